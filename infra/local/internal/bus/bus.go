package bus

import (
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/queue"
	"kikite/infra/local/internal/state"
)

// Service is all buses of the local cloud.
type Service struct {
	deps  Deps
	rules map[string][]rule // by bus
	flow  *flow

	mu        sync.Mutex
	unmatched uint64 // events since start that no rule wanted
}

// New compiles the rules. It fails for what is not emulated, naming rule and target.
func New(cfg Config, deps Deps) (*Service, error) {
	s := &Service{deps: deps, rules: map[string][]rule{DefaultBus: nil}}
	for _, name := range cfg.Buses {
		s.rules[nameOf(name)] = nil
	}
	for _, r := range cfg.Rules {
		name := nameOf(r.Bus)
		if _, known := s.rules[name]; !known {
			return nil, fmt.Errorf("rule %s: bus %s does not exist", r.Name, name)
		}
		compiled, err := compile(r, deps.Queues)
		if err != nil {
			return nil, err
		}
		if !r.Disabled {
			s.rules[name] = append(s.rules[name], compiled)
		}
	}
	var err error
	s.flow, err = openFlow(deps.Store)
	return s, err
}

// Entry is an event on its way in. Time zero is now; Bus empty is the default bus.
type Entry struct {
	Bus        string
	Source     string
	DetailType string
	Detail     json.RawMessage // a JSON object
	Resources  []string
	Time       time.Time
}

// envelope is the event as targets get it.
type envelope struct {
	Version    string          `json:"version"`
	ID         string          `json:"id"`
	DetailType string          `json:"detail-type"`
	Source     string          `json:"source"`
	Account    string          `json:"account"`
	Time       time.Time       `json:"time"`
	Region     string          `json:"region"`
	Resources  []string        `json:"resources"`
	Detail     json.RawMessage `json:"detail"`
}

// accepted is an event that has passed all checks: its messages and its line in the flow log.
type accepted struct {
	out  []*queue.Outgoing
	line Event
}

// Put accepts one event of a publisher inside the local cloud, such as SES, and returns its ID. It is on the target queues
// when Put returns. Errors: an entry that is not valid, an unknown bus, the state file.
func (s *Service) Put(e Entry) (string, error) {
	a, err := s.accept(e)
	if err != nil {
		return "", err
	}
	if err := s.commit([]accepted{a}); err != nil {
		return "", err
	}
	return a.line.BusID, nil
}

// accept checks an entry and matches it. Errors are *awsapi.Error.
func (s *Service) accept(e Entry) (accepted, error) {
	name := nameOf(e.Bus)
	rules, known := s.rules[name]
	if !known {
		return accepted{}, entryError("ResourceNotFoundException", "Event bus "+name+" does not exist.")
	}
	if err := e.check(); err != nil {
		return accepted{}, err
	}
	env := s.wrap(e)
	raw, err := json.Marshal(env)
	if err != nil {
		return accepted{}, entryError("MalformedDetail", "Detail is malformed.")
	}
	a := accepted{line: s.flow.line(env, name, s.deps.Clock.Now())}
	for _, r := range rules {
		matches, err := r.pattern.Match(raw)
		if err != nil {
			return accepted{}, entryError("InternalFailure", err.Error())
		}
		if !matches {
			continue
		}
		a.line.Rules = append(a.line.Rules, r.name)
		for _, target := range r.queues {
			out, err := s.deps.Queues.Prepare(target, queue.Draft{Body: string(raw), Delay: -1, Trace: env.ID})
			if err != nil {
				return accepted{}, fmt.Errorf("rule %s: target %s: %w", r.name, target, err)
			}
			a.out = append(a.out, out)
		}
	}
	return a, nil
}

func (s *Service) wrap(e Entry) envelope {
	at := e.Time
	if at.IsZero() {
		at = s.deps.Clock.Now()
	}
	if e.Resources == nil {
		e.Resources = []string{}
	}
	return envelope{Version: "0", ID: s.deps.NewID(), DetailType: e.DetailType, Source: e.Source,
		Account: awsapi.Account, Time: at.UTC().Truncate(time.Second), Region: awsapi.Region,
		Resources: e.Resources, Detail: e.Detail}
}

// commit stores events, messages and flow in one transaction.
func (s *Service) commit(all []accepted) error {
	if len(all) == 0 {
		return nil
	}
	err := s.deps.Store.Batch(func(tx *state.Tx) error {
		for _, a := range all {
			if err := errors.Join(s.deps.Queues.Write(tx, a.out...), s.flow.write(tx, a.line)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, a := range all {
		s.flow.add(a.line)
		if len(a.line.Rules) == 0 {
			s.mu.Lock()
			s.unmatched++
			s.mu.Unlock()
			s.deps.Log.Warn("event without a rule", "bus", a.line.Bus, "type", a.line.Type)
		}
		s.deps.Queues.Announce(a.out...)
	}
	return nil
}

// Unmatched counts the events since start that no rule wanted.
func (s *Service) Unmatched() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.unmatched
}
