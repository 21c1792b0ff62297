package operations

import (
	"context"
	"log/slog"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"kikite/events"
)

// How something is. Unknown: nothing wrong was seen, but not everything could be read.
const (
	Healthy   events.Code = "healthy"
	Unknown   events.Code = "unknown"
	Attention events.Code = "attention"
)

// Reading all queues must fit into one request, even where some do not answer.
const (
	readsAtOnce = 10
	patience    = 1500 * time.Millisecond // for one of them
)

// deadLetters is the end of the name of the queue of what a function gave up.
const deadLetters = "-dlq"

// Depth is how many messages a queue holds, approximately.
type Depth struct {
	Waiting  int `json:"waiting"`
	InFlight int `json:"in_flight" doc:"With the function now"`
	Delayed  int `json:"delayed"`
}

func (d Depth) total() int { return d.Waiting + d.InFlight + d.Delayed }

// FunctionHealth is how a function's queues are. A number that is absent is in Unread, or the function has no such queue.
type FunctionHealth struct {
	Function    string        `json:"function" doc:"signup-worker"`
	Context     events.Code   `json:"context"`
	State       events.Code   `json:"state" enum:"healthy,unknown,attention"`
	Queue       *Depth        `json:"queue,omitempty" doc:"Absent for functions that no queue feeds"`
	DeadLetters *int          `json:"dead_letters,omitempty" doc:"Messages that the function gave up"`
	Unread      []events.Code `json:"unread" nullable:"false" enum:"queue,dead_letters" doc:"What could not be read just now"`
}

// judge sets the state: a single dead letter is a matter for somebody.
func (f *FunctionHealth) judge() {
	switch {
	case f.DeadLetters != nil && *f.DeadLetters > 0:
		f.State = Attention
	case len(f.Unread) > 0:
		f.State = Unknown
	default:
		f.State = Healthy
	}
}

// Health is the state of the product at a moment. It holds counts only: nothing of it leads to a person.
type Health struct {
	State     events.Code      `json:"state" enum:"healthy,unknown,attention" doc:"The worst of all"`
	CheckedAt time.Time        `json:"checked_at"`
	Functions []FunctionHealth `json:"functions" nullable:"false" doc:"Those with a queue"`
	Mail      MailHealth       `json:"mail"`
}

// Queues reads queues.
type Queues interface {
	// Depth of a queue by its name without the stage. Any error means that it could not be read.
	Depth(ctx context.Context, name string) (Depth, error)
}

// Clock is the time.
type Clock interface{ Now() time.Time }

// Watch looks at the product.
type Watch struct {
	queues Queues
	mail   Mail
	clock  Clock
	names  []string
}

// NewWatch makes a watch over the queues with these names: <function> and <function>-dlq.
func NewWatch(queues Queues, mail Mail, clock Clock, names []string) *Watch {
	return &Watch{queues: queues, mail: mail, clock: clock, names: names}
}

// Health reads everything at once. What cannot be read is said where its number would stand, and the rest is answered.
func (w *Watch) Health(ctx context.Context) Health {
	depths, account := make([]*Depth, len(w.names)), (*MailAccount)(nil)
	var all errgroup.Group
	all.SetLimit(readsAtOnce)
	all.Go(func() error {
		account = read(ctx, "mail account", w.mail.Account)
		return nil
	})
	for i, name := range w.names {
		all.Go(func() error {
			depths[i] = read(ctx, name, func(ctx context.Context) (Depth, error) { return w.queues.Depth(ctx, name) })
			return nil
		})
	}
	_ = all.Wait() // none fails: see read
	h := Health{CheckedAt: w.clock.Now(), Functions: byFunction(w.names, depths)}
	h.Mail = mailHealth(account, h.Functions)
	h.State = h.Mail.State
	for _, f := range h.Functions {
		h.State = worse(h.State, f.State)
	}
	return h
}

// read returns nil where reading fails or takes too long.
func read[T any](ctx context.Context, what string, from func(context.Context) (T, error)) *T {
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	got, err := from(ctx)
	if err != nil {
		slog.WarnContext(ctx, "not readable", "what", what, "error", err.Error())
		return nil
	}
	return &got
}

// byFunction puts the queues of each function together, in the order of the names.
func byFunction(names []string, depths []*Depth) []FunctionHealth {
	out, at := []FunctionHealth{}, map[string]int{}
	for i, name := range names {
		function, dead := strings.CutSuffix(name, deadLetters)
		if _, known := at[function]; !known {
			context, _, _ := strings.Cut(function, "-")
			at[function] = len(out)
			out = append(out, FunctionHealth{Function: function, Context: events.Code(context), Unread: []events.Code{}})
		}
		f, depth := &out[at[function]], depths[i]
		switch {
		case depth == nil && dead:
			f.Unread = append(f.Unread, "dead_letters")
		case depth == nil:
			f.Unread = append(f.Unread, "queue")
		case dead:
			n := depth.total()
			f.DeadLetters = &n
		default:
			f.Queue = depth
		}
	}
	for i := range out {
		out[i].judge()
	}
	return out
}

// worse is the state that somebody should hear of first.
func worse(a, b events.Code) events.Code {
	for _, state := range []events.Code{Attention, Unknown} {
		if a == state || b == state {
			return state
		}
	}
	return Healthy
}
