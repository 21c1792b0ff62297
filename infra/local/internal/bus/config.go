// Package bus is the local EventBridge: it matches events to rules and puts them on the target queues.
//
// An event that was accepted is on every target queue before the caller has the answer: matching, queueing and
// the flow log are one state transaction. Only SQS targets with the whole event as input exist, because nothing else is
// used; New refuses anything else by name.
package bus

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/pattern"
	"kikite/infra/local/internal/queue"
	"kikite/infra/local/internal/state"
)

// DefaultBus is the bus of AWS services' own events, such as those of SES.
const DefaultBus = "default"

// Target of a rule. The last three are refused: they are here so that the refusal can name them.
type Target struct {
	ID               string
	ARN              string // of an SQS queue
	Input            string
	InputPath        string
	InputTransformer json.RawMessage
}

// Rule is one rule. Disabled rules may be left out or passed with Disabled set.
type Rule struct {
	Name     string
	Bus      string // name or ARN; empty is the default bus
	Pattern  json.RawMessage
	Disabled bool
	Targets  []Target
}

// Config is everything there is, resolved from the templates. The default bus always exists.
type Config struct {
	Buses []string // names
	Rules []Rule
}

// Queues is where targets' messages go; queue.Service implements it.
type Queues interface {
	Exists(queue string) bool
	// Prepare fails with *awsapi.Error for an unknown queue or a message that is too long.
	Prepare(queue string, d queue.Draft) (*queue.Outgoing, error)
	Write(tx *state.Tx, out ...*queue.Outgoing) error
	Announce(out ...*queue.Outgoing)
}

// Deps are what the bus works with. All are needed.
type Deps struct {
	Store  *state.Store
	Clock  awsapi.Clock
	Queues Queues
	Log    *slog.Logger
	NewID  func() string // event IDs as EventBridge assigns them, unique
}

// rule is a compiled Rule.
type rule struct {
	name    string
	pattern pattern.Pattern
	queues  []string // ARNs
}

// ARN of a bus.
func ARN(name string) string {
	return fmt.Sprintf("arn:%s:events:%s:%s:event-bus/%s", awsapi.Partition, awsapi.Region, awsapi.Account, name)
}

// nameOf takes a name or an ARN; empty is the default bus.
func nameOf(ref string) string {
	if ref == "" {
		return DefaultBus
	}
	if strings.HasPrefix(ref, "arn:") {
		_, name, _ := strings.Cut(ref, "event-bus/")
		return name
	}
	return ref
}

func compile(r Rule, queues Queues) (rule, error) {
	p, err := pattern.Compile(r.Pattern)
	if err != nil {
		return rule{}, fmt.Errorf("rule %s: %w", r.Name, err)
	}
	out := rule{name: r.Name, pattern: p}
	for _, t := range r.Targets {
		switch {
		case !strings.Contains(t.ARN, ":sqs:"):
			return rule{}, fmt.Errorf("rule %s: target %s: only SQS queues are emulated, not %s", r.Name, t.ID, t.ARN)
		case !queues.Exists(t.ARN):
			return rule{}, fmt.Errorf("rule %s: target %s: queue %q does not exist", r.Name, t.ID, t.ARN)
		case t.Input != "":
			return rule{}, fmt.Errorf("rule %s: target %s: Input is not emulated", r.Name, t.ID)
		case t.InputPath != "":
			return rule{}, fmt.Errorf("rule %s: target %s: InputPath is not emulated", r.Name, t.ID)
		case len(t.InputTransformer) > 0:
			return rule{}, fmt.Errorf("rule %s: target %s: InputTransformer is not emulated", r.Name, t.ID)
		}
		out.queues = append(out.queues, t.ARN)
	}
	return out, nil
}
