package engine

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/pattern"
	"kikite/infra/local/internal/state"
)

// Mapping carries the stream records of a table to a function.
type Mapping struct {
	ID                     string // names the checkpoints; stable from run to run
	Table                  string
	StreamARN              string // as the templates know it; the engine's own differs
	FunctionARN            string
	BatchSize              int
	Window                 time.Duration // to fill a batch
	Filters                []json.RawMessage
	ReportBatchItemFailure bool
	BisectOnError          bool
	MaximumRetryAttempts   int           // -1 = until the record expires
	MaximumRecordAge       time.Duration // 0 = 24 hours, when the stream drops it
	OnFailureARN           string        // queue, "" = discarded batches are only logged
}

// DeadLetters takes the message about a discarded batch. write stores it in the transaction that also moves the
// checkpoint, announce makes it visible after the commit.
type DeadLetters interface {
	Prepare(queueARN, body string) (write func(*state.Tx) error, announce func(), err error)
}

// Delivery is one attempt to hand a batch to a function, for the console.
type Delivery struct {
	Table    string
	Function string // ARN
	Records  int
	Attempt  int
	Took     time.Duration
	Error    string // "" when the whole batch was done
}

// PumpDeps are what a pump works with. All but Delivered are needed.
type PumpDeps struct {
	Engine    *Engine
	Store     *state.Store
	Invoker   awsapi.Invoker
	Dead      DeadLetters
	Log       *slog.Logger
	Delivered func(Delivery)
}

// Pump polls table streams for functions. A write through the gateway wakes it, so that an event does not wait for
// the next poll.
type Pump struct {
	deps  PumpDeps
	flows []*flow
	wakes map[string][]*flow // by table
}

// flow is one mapping at work.
type flow struct {
	Mapping
	filters []pattern.Pattern
	wake    chan struct{}
	deps    PumpDeps

	// written counts the wakes, drained is the count up to which the stream was read to its end and delivered.
	written, drained atomic.Uint64
}

// NewPump checks the mappings. Errors: a filter that is no event pattern, a batch size outside 1 to 10,000.
func NewPump(mappings []Mapping, deps PumpDeps) (*Pump, error) {
	if deps.Delivered == nil {
		deps.Delivered = func(Delivery) {}
	}
	p := &Pump{deps: deps, wakes: map[string][]*flow{}}
	for _, m := range mappings {
		if m.BatchSize < 1 || m.BatchSize > 10000 {
			return nil, fmt.Errorf("mapping of %s to %s: batch size %d is outside 1–10,000", m.Table, m.FunctionARN, m.BatchSize)
		}
		f := &flow{Mapping: m, wake: make(chan struct{}, 1), deps: deps}
		f.written.Store(1) // what the last run left behind has not been looked at
		for _, raw := range m.Filters {
			compiled, err := pattern.Compile(raw)
			if err != nil {
				return nil, fmt.Errorf("mapping of %s to %s: %w", m.Table, m.FunctionARN, err)
			}
			f.filters = append(f.filters, compiled)
		}
		p.flows = append(p.flows, f)
		p.wakes[m.Table] = append(p.wakes[m.Table], f)
	}
	return p, nil
}

// Wake says that a table has been written to.
func (p *Pump) Wake(table string) {
	for _, f := range p.wakes[table] {
		f.written.Add(1)
		select {
		case f.wake <- struct{}{}:
		default:
		}
	}
}

// Idle reports whether every record written so far was delivered, dropped by a filter or given up.
func (p *Pump) Idle() bool {
	for _, f := range p.flows {
		if f.drained.Load() < f.written.Load() {
			return false
		}
	}
	return true
}

// Run delivers until ctx ends, then waits for the batches in functions' hands.
func (p *Pump) Run(ctx context.Context) error {
	var group sync.WaitGroup
	for _, f := range p.flows {
		group.Go(func() { f.run(ctx) })
	}
	group.Wait()
	return nil
}

// The pauses after a failed attempt to read a stream.
const (
	firstPause = 50 * time.Millisecond
	lastPause  = 5 * time.Second
)

// run reads all shards again and again: new ones appear in a foreign DynamoDB.
func (f *flow) run(ctx context.Context) {
	pause := firstPause
	for ctx.Err() == nil {
		err := f.shards(ctx)
		if err == nil || ctx.Err() != nil {
			pause = firstPause
			continue
		}
		if !errors.Is(err, errRestart) {
			f.deps.Log.Warn("the stream of a table cannot be read; trying again", "table", f.Table, "error", err)
		}
		sleep(ctx, pause)
		pause = min(2*pause, lastPause)
	}
}

func sleep(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}
