package queue

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"kikite/infra/local/internal/state"
)

// Service is all queues of the local cloud.
type Service struct {
	cfg  Config
	deps Deps

	mu        sync.Mutex
	boxes     map[string]*box
	seq       uint64
	faults    Faults
	deliverer func(Delivery)
}

// New reads what the queues held when the last run ended. Messages that were in the hands of a function then
// are visible again: that function is gone. It fails if the configuration names a queue that does not exist.
// Messages of a queue that vanished from the configuration stay on disk and return with it.
func New(cfg Config, deps Deps) (*Service, error) {
	s := &Service{cfg: cfg, deps: deps, boxes: map[string]*box{}, deliverer: func(Delivery) {}}
	for _, q := range cfg.Queues {
		if err := checkQueue(q); err != nil {
			return nil, err
		}
		q.DeadLetterQueue = nameOf(q.DeadLetterQueue)
		s.boxes[q.Name] = newBox(q)
	}
	for _, b := range s.boxes {
		if b.DeadLetterQueue != "" && s.boxes[b.DeadLetterQueue] == nil {
			return nil, fmt.Errorf("queue %s: its dead-letter queue %s does not exist", b.Name, b.DeadLetterQueue)
		}
	}
	s.cfg.Mappings = nil
	for _, m := range cfg.Mappings {
		m = withDefaults(m)
		if s.boxes[m.Queue] == nil {
			return nil, fmt.Errorf("mapping to %s: queue %s does not exist", m.FunctionARN, m.Queue)
		}
		if err := checkMapping(m); err != nil {
			return nil, err
		}
		s.boxes[m.Queue].consumers++
		s.cfg.Mappings = append(s.cfg.Mappings, m)
	}
	if err := s.load(); err != nil {
		return nil, fmt.Errorf("read queued messages: %w", err)
	}
	return s, nil
}

func withDefaults(m Mapping) Mapping {
	m.Queue = nameOf(m.Queue)
	if m.BatchSize == 0 {
		m.BatchSize = defaultBatchSize
	}
	if m.MaxConcurrency == 0 {
		m.MaxConcurrency = defaultWorkers
	}
	return m
}

func (s *Service) load() error {
	now := s.deps.Clock.Now()
	return s.deps.Store.View(func(tx *state.Tx) error {
		return tx.Range(table, "", func(k string, raw []byte) (bool, error) {
			var m Message
			if err := json.Unmarshal(raw, &m); err != nil {
				return false, fmt.Errorf("%s: %w", k, err)
			}
			s.seq = max(s.seq, m.Seq)
			name, _, _ := strings.Cut(k, "/")
			if b := s.boxes[name]; b != nil {
				b.add(&entry{Message: m, received: m.Receives > 0}, now)
			}
			return true, nil
		})
	})
}

// Run delivers messages to functions until ctx ends, then waits for the invocations under way: what they
// finish is not delivered again. It returns nil.
func (s *Service) Run(ctx context.Context) error {
	var group sync.WaitGroup
	for _, m := range s.cfg.Mappings {
		p := &poller{service: s, mapping: m, slots: make(chan struct{}, m.MaxConcurrency)}
		group.Go(func() { p.run(ctx) })
	}
	group.Wait()
	return nil
}

// box finds a queue by name, ARN or URL. The map never changes after New.
func (s *Service) box(ref string) (*box, error) {
	if b := s.boxes[nameOf(ref)]; b != nil {
		return b, nil
	}
	return nil, noSuchQueue()
}

// Exists reports whether there is such a queue, by name, ARN or URL.
func (s *Service) Exists(queue string) bool { return s.boxes[nameOf(queue)] != nil }

// URL of a queue, as GetQueueUrl and a template's Ref give it.
func (s *Service) URL(name string) string {
	return strings.TrimSuffix(s.cfg.BaseURL, "/") + "/" + account + "/" + name
}
