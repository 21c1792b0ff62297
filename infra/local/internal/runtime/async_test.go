package runtime_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/queue"
	"kikite/infra/local/internal/queue/queuetest"
	"kikite/infra/local/internal/runtime"
	"kikite/infra/local/internal/state"
)

// known makes the functions of queuetest say which exist.
type known struct{ queuetest.Functions }

func (k known) Exists(function string) bool {
	for arn := range k.Functions {
		if strings.HasSuffix(arn, function) {
			return true
		}
	}
	return false
}

type asyncWorld struct {
	t      *testing.T
	path   string
	store  *state.Store
	clock  *queuetest.Clock
	queues *queue.Service
	async  *runtime.Async
	fns    known
	cfg    []runtime.AsyncFunction
	stop   func()
}

func newAsync(t *testing.T, cfg runtime.AsyncFunction, fn func(int64) (awsapi.InvokeResult, error)) (*asyncWorld, *atomic.Int64) {
	t.Helper()
	var calls atomic.Int64
	w := &asyncWorld{t: t, path: filepath.Join(t.TempDir(), "state"), clock: queuetest.NewClock(), stop: func() {}}
	w.fns = known{queuetest.Functions{runtime.ARN("fire"): func(context.Context, []byte) (awsapi.InvokeResult, error) { return fn(calls.Add(1)) }}}
	cfg.Function = runtime.ARN("fire")
	w.cfg = []runtime.AsyncFunction{cfg}
	w.open()
	t.Cleanup(func() { w.stop(); _ = w.store.Close() })
	return w, &calls
}

func (w *asyncWorld) open() {
	w.t.Helper()
	var err error
	if w.store, err = state.Open(w.path); err != nil {
		w.t.Fatal(err)
	}
	var ids atomic.Int64
	id := func() string { return fmt.Sprint(ids.Add(1)) }
	log := slog.New(slog.DiscardHandler)
	if w.queues, err = queue.New(queue.Config{Queues: []queue.Queue{{Name: "failed"}, {Name: "dead"}}}, queue.Deps{Store: w.store, Clock: w.clock, Log: log, NewID: id}); err != nil {
		w.t.Fatal(err)
	}
	w.async, err = runtime.NewAsync(w.cfg, runtime.AsyncDeps{Store: w.store, Clock: w.clock, Functions: w.fns, Queues: w.queues, Log: log, NewID: id})
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *asyncWorld) run() {
	ctx, cancel := context.WithCancel(w.t.Context())
	done := make(chan struct{})
	go func() { defer close(done); _ = w.async.Run(ctx) }()
	w.stop = func() { cancel(); <-done }
}

func (w *asyncWorld) accept(payload string) {
	w.t.Helper()
	e, err := w.async.Prepare(runtime.ARN("fire"), []byte(payload))
	if err != nil {
		w.t.Fatal(err)
	}
	if err := w.store.Update(func(tx *state.Tx) error { return w.async.Write(tx, e) }); err != nil {
		w.t.Fatal(err)
	}
	w.async.Announce(e)
}

func succeed(int64) (awsapi.InvokeResult, error) {
	return awsapi.InvokeResult{Payload: []byte("null")}, nil
}

func failAlways(int64) (awsapi.InvokeResult, error) {
	return awsapi.InvokeResult{FunctionError: "Unhandled", Payload: []byte(`{"errorType":"x"}`)}, nil
}

func TestAsyncRunsOnce(t *testing.T) {
	t.Parallel()
	w, calls := newAsync(t, runtime.AsyncFunction{}, succeed)
	w.run()
	w.accept(`{}`)
	queuetest.Eventually(t, "done", w.async.Idle)
	w.stop()
	_ = w.store.Close()
	w.open()
	if calls.Load() != 1 || !w.async.Idle() {
		t.Errorf("%d calls, idle %v", calls.Load(), w.async.Idle())
	}
}

func TestAsyncSurvivesAKill(t *testing.T) {
	t.Parallel()
	w, calls := newAsync(t, runtime.AsyncFunction{}, succeed)
	w.accept(`{"a":1}`)
	if err := w.store.Close(); err != nil { // killed before it ran
		t.Fatal(err)
	}
	w.open()
	w.run()
	queuetest.Eventually(t, "run by the next process", func() bool { return w.async.Idle() && calls.Load() == 1 })
}

func TestAsyncRetriesThenDestination(t *testing.T) {
	t.Parallel()
	w, calls := newAsync(t, runtime.AsyncFunction{OnFailure: queue.ARN("failed"), DeadLetter: queue.ARN("dead")}, failAlways)
	w.run()
	w.accept(`{"scheduled_for":"x"}`)
	for try := int64(1); try <= 3; try++ {
		queuetest.Eventually(t, fmt.Sprintf("try %d", try), func() bool { return calls.Load() == try })
		time.Sleep(10 * time.Millisecond)
		if calls.Load() != try {
			t.Fatalf("tried again at once: %d", calls.Load())
		}
		w.clock.Advance(time.Duration(try) * time.Minute)
	}
	queuetest.Eventually(t, "given up", w.async.Idle)
	messages, err := w.queues.Messages("failed", 10)
	if err != nil || len(messages) != 1 {
		t.Fatalf("destination %v, %v", messages, err)
	}
	var record struct {
		RequestContext struct {
			Condition string `json:"condition"`
			Count     int    `json:"approximateInvokeCount"`
		} `json:"requestContext"`
		RequestPayload  map[string]string `json:"requestPayload"`
		ResponsePayload map[string]string `json:"responsePayload"`
	}
	if err := json.Unmarshal([]byte(messages[0].Body), &record); err != nil || record.RequestContext.Condition != "RetriesExhausted" ||
		record.RequestContext.Count != 3 || record.RequestPayload["scheduled_for"] != "x" || record.ResponsePayload["errorType"] != "x" {
		t.Errorf("record %s, %v", messages[0].Body, err)
	}
	letters, err := w.queues.Messages("dead", 10)
	if err != nil || len(letters) != 1 || letters[0].Body != `{"scheduled_for":"x"}` || letters[0].Attributes["ErrorMessage"].StringValue != `{"errorType":"x"}` {
		t.Errorf("dead letters %+v, %v", letters, err)
	}
}

func TestAsyncWithoutDestinationIsDroppedVisibly(t *testing.T) {
	t.Parallel()
	none := 0
	w, _ := newAsync(t, runtime.AsyncFunction{Retries: &none}, failAlways)
	w.run()
	w.accept(`{}`)
	queuetest.Eventually(t, "given up", w.async.Idle)
	if d := w.async.Dropped(); len(d) != 1 || d[0].Function != "fire" || d[0].Reason != "RetriesExhausted" {
		t.Errorf("dropped %+v", d)
	}
}

func TestAsyncThrottleIsNoAttempt(t *testing.T) {
	t.Parallel()
	w, calls := newAsync(t, runtime.AsyncFunction{}, func(n int64) (awsapi.InvokeResult, error) {
		if n <= 4 {
			return awsapi.InvokeResult{}, errors.New("throttled")
		}
		return succeed(n)
	})
	w.run()
	w.accept(`{}`)
	queuetest.Eventually(t, "done", func() bool { w.clock.Advance(time.Minute); return w.async.Idle() })
	if calls.Load() != 5 || len(w.async.Dropped()) != 0 {
		t.Errorf("%d calls, dropped %v", calls.Load(), w.async.Dropped())
	}
}

func TestAsyncRefusals(t *testing.T) {
	t.Parallel()
	w, _ := newAsync(t, runtime.AsyncFunction{}, succeed)
	if _, err := w.async.Prepare(runtime.ARN("nobody"), []byte(`{}`)); err == nil {
		t.Error("unknown function accepted")
	}
	if _, err := w.async.Prepare(runtime.ARN("fire"), []byte(`{`)); err == nil {
		t.Error("broken payload accepted")
	}
	deps := runtime.AsyncDeps{Store: w.store, Functions: w.fns, Queues: w.queues}
	for _, cfg := range []runtime.AsyncFunction{{Function: "nobody"}, {Function: "fire", OnFailure: queue.ARN("nowhere")}} {
		if _, err := runtime.NewAsync([]runtime.AsyncFunction{cfg}, deps); err == nil {
			t.Errorf("accepted %+v", cfg)
		}
	}
}
