package runtime

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/queue"
	"kikite/infra/local/internal/state"
)

// AsyncFunction is a function's configuration of asynchronous invocation.
type AsyncFunction struct {
	Function string // name or ARN
	Retries  *int   // after function errors; nil = 2, as in Lambda
	// Where an event goes that failed for good, both ARNs of queues: OnFailure (an on-failure destination) gets a record of
	// the invocation, DeadLetter (the function's dead-letter queue) the event itself. With neither, it is dropped, as
	// in Lambda.
	OnFailure  string
	DeadLetter string
}

// AsyncDeps are what asynchronous invocation works with. All are needed.
type AsyncDeps struct {
	Store     *state.Store
	Clock     awsapi.Clock
	Functions Functions
	Queues    Queues
	Log       *slog.Logger
	NewID     func() string
}

// Functions is what runs the events; Runtime implements it.
type Functions interface {
	awsapi.Invoker
	Exists(function string) bool
}

// Queues is where events go that failed for good; queue.Service implements it.
type Queues interface {
	Exists(queue string) bool
	Prepare(queue string, d queue.Draft) (*queue.Outgoing, error)
	Write(tx *state.Tx, out ...*queue.Outgoing) error
	Announce(out ...*queue.Outgoing)
}

const (
	asyncTable       = "async"
	asyncRetries     = 2
	asyncConcurrency = 4 // invocations of one function at a time
	droppedKept      = 100
)

// AsyncEvent is an accepted invocation of type Event.
type AsyncEvent struct {
	Seq        uint64          `json:"seq"`
	ID         string          `json:"id"`
	Function   string          `json:"function"` // name
	Payload    json.RawMessage `json:"payload"`
	AcceptedAt time.Time       `json:"accepted_at"`
	DueAt      time.Time       `json:"due_at"`
	Attempts   int             `json:"attempts"`

	running bool
	waits   int // attempts that did not reach the function
}

// Async invokes functions from a durable queue: an accepted event is on disk until the function has succeeded,
// or has failed for good and its record is on the on-failure queue. Retries come one and two minutes after a function
// error, on the local clock. Lambda's maximum event age is not emulated, so that moving the clock drops nothing.
type Async struct {
	deps      AsyncDeps
	functions map[string]AsyncFunction

	mu      sync.Mutex
	seq     uint64
	events  map[uint64]*AsyncEvent
	active  map[string]int // running by function
	signal  chan struct{}
	dropped []Dropped
}

// NewAsync reads what the last run left. It fails if a function or queue of cfg does not exist.
func NewAsync(cfg []AsyncFunction, deps AsyncDeps) (*Async, error) {
	a := &Async{deps: deps, functions: map[string]AsyncFunction{}, events: map[uint64]*AsyncEvent{},
		active: map[string]int{}, signal: make(chan struct{})}
	for _, f := range cfg {
		if !deps.Functions.Exists(f.Function) {
			return nil, fmt.Errorf("asynchronous invocation: function %s does not exist", f.Function)
		}
		for _, q := range []string{f.OnFailure, f.DeadLetter} {
			if q != "" && !deps.Queues.Exists(q) {
				return nil, fmt.Errorf("asynchronous invocation of %s: queue %s does not exist", f.Function, q)
			}
		}
		a.functions[nameOf(f.Function)] = f
	}
	err := deps.Store.View(func(tx *state.Tx) error {
		return tx.Range(asyncTable, "", func(_ string, raw []byte) (bool, error) {
			var e AsyncEvent
			if err := json.Unmarshal(raw, &e); err != nil {
				return false, err
			}
			a.events[e.Seq], a.seq = &e, max(a.seq, e.Seq)
			return true, nil
		})
	})
	if err != nil {
		return nil, fmt.Errorf("read asynchronous invocations: %w", err)
	}
	return a, nil
}

func asyncKey(seq uint64) string { return fmt.Sprintf("%020d", seq) }

// Prepare checks an event. Then Write it in a transaction and Announce it after the commit, as with queue.Outgoing.
// Errors: *awsapi.Error if there is no such function.
func (a *Async) Prepare(functionARN string, payload []byte) (*AsyncEvent, error) {
	if !a.deps.Functions.Exists(functionARN) {
		return nil, unknownFunction(functionARN)
	}
	if !json.Valid(payload) {
		return nil, &awsapi.Error{Status: 400, Code: "InvalidRequestContentException", Message: "Could not parse request body into json."}
	}
	now := a.deps.Clock.Now()
	a.mu.Lock()
	defer a.mu.Unlock()
	a.seq++
	return &AsyncEvent{Seq: a.seq, ID: a.deps.NewID(), Function: nameOf(functionARN), Payload: payload, AcceptedAt: now, DueAt: now}, nil
}

// Write stores prepared events in tx.
func (a *Async) Write(tx *state.Tx, events ...*AsyncEvent) error {
	for _, e := range events {
		if err := tx.Put(asyncTable, asyncKey(e.Seq), e); err != nil {
			return err
		}
	}
	return nil
}

// Announce lets written events run.
func (a *Async) Announce(events ...*AsyncEvent) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, e := range events {
		a.events[e.Seq] = e
	}
	a.wake()
}

// Idle reports whether no event waits, not even for a retry.
func (a *Async) Idle() bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return len(a.events) == 0
}

func (a *Async) wake() {
	close(a.signal)
	a.signal = make(chan struct{})
}

// Run invokes functions until ctx ends, then waits for the invocations under way. It returns nil.
func (a *Async) Run(ctx context.Context) error {
	var group sync.WaitGroup
	for ctx.Err() == nil {
		changed := a.deps.Clock.Changed() // before Now
		now := a.deps.Clock.Now()
		due, next, signal := a.due(now)
		for _, e := range due {
			group.Go(func() { a.attempt(context.WithoutCancel(ctx), e) })
		}
		var timer <-chan time.Time
		if !next.IsZero() {
			timer = time.After(next.Sub(now))
		}
		select {
		case <-ctx.Done():
		case <-signal:
		case <-changed:
		case <-timer:
		}
	}
	group.Wait()
	return nil
}
