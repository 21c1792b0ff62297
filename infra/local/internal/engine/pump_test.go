package engine_test

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"kikite/infra/local/internal/engine"
	"kikite/infra/local/internal/state"
)

const streamARN = "arn:aws:dynamodb:ap-northeast-1:000000000000:table/" + tableName + "/stream/x"

// world is an engine with a pump in front of a fake function.
type world struct {
	*testing.T
	dir     string
	engine  *engine.Engine
	store   *state.Store
	fn      *function
	dead    *letters
	mapping engine.Mapping
	pump    *engine.Pump
	stop    func()
}

func newWorld(t *testing.T, fn *function, change func(*engine.Mapping)) *world {
	t.Helper()
	w := &world{T: t, dir: t.TempDir(), fn: fn, dead: &letters{}}
	w.mapping = engine.Mapping{ID: "m1", Table: tableName, StreamARN: streamARN, FunctionARN: "arn:relay", BatchSize: 10, MaximumRetryAttempts: -1,
		Filters: []json.RawMessage{[]byte(`{"eventName":["INSERT"],"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"OUTBOX#"}]}}}}`)}}
	if change != nil {
		change(&w.mapping)
	}
	w.engine = start(t, w.dir)
	store, err := state.Open(filepath.Join(w.dir, "state.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	w.store = store
	return w
}

// run starts the pump; the returned function stops it and waits.
func (w *world) run() {
	w.Helper()
	pump, err := engine.NewPump([]engine.Mapping{w.mapping}, engine.PumpDeps{Engine: w.engine, Store: w.store, Invoker: w.fn, Dead: w.dead, Log: quiet})
	if err != nil {
		w.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = pump.Run(ctx)
	}()
	w.pump = pump
	w.stop = func() { cancel(); <-done }
	w.Cleanup(w.stop)
}

func (w *world) outbox(ids ...string) {
	w.Helper()
	for _, id := range ids {
		put(w.T, w.engine, "OUTBOX#1", id)
	}
	w.pump.Wake(tableName)
}

// await waits until the function has seen exactly want, in order.
func (w *world) await(want ...string) {
	w.Helper()
	w.until(func() bool { return slices.Equal(w.fn.seen(), want) }, func() string { return fmt.Sprint(w.fn.seen(), " instead of ", want) })
}

func (w *world) until(ok func() bool, got func() string) {
	w.Helper()
	for deadline := time.Now().Add(10 * time.Second); !ok(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(deadline) {
			w.Fatal(got())
		}
	}
}

func TestPumpFiltersAndGoesOnAfterRestart(t *testing.T) {
	t.Parallel()
	w := newWorld(t, &function{}, nil)
	w.run()
	put(t, w.engine, "BOOKING#1", "unwanted")
	w.outbox("1", "2")
	w.await("1", "2")
	w.until(w.pump.Idle, func() string { return "never idle" })
	w.stop()
	put(t, w.engine, "OUTBOX#1", "3")
	w.run()
	w.await("1", "2", "3")
	event := string(w.fn.events[0])
	for _, part := range []string{`"eventSourceARN":"` + streamARN + `"`, `"awsRegion":"ap-northeast-1"`, `"eventName":"INSERT"`, `"NewImage":{`} {
		if !strings.Contains(event, part) {
			t.Errorf("the event lacks %s: %s", part, event)
		}
	}
}

func TestPumpWakesAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t, &function{}, nil)
	w.run()
	w.outbox("warm")
	w.await("warm")
	began := time.Now()
	w.outbox("1")
	w.await("warm", "1")
	// The poll alone would take up to half a second.
	if took := time.Since(began); took > 250*time.Millisecond {
		t.Errorf("took %s", took)
	}
}

func TestPartialFailureRepeatsFromTheLowestNumber(t *testing.T) {
	t.Parallel()
	tries := 0
	fn := &function{hook: func(batch []string) ([]string, bool) {
		if slices.Contains(batch, "2") && tries < 2 {
			tries++
			return []string{"2"}, false
		}
		return nil, false
	}}
	w := newWorld(t, fn, func(m *engine.Mapping) { m.ReportBatchItemFailure = true; m.Window = 300 * time.Millisecond })
	w.run()
	w.outbox("1", "2", "3")
	w.await("1", "2", "3", "2", "3", "2", "3")
}

func TestPoisonRecordIsBisectedOutAndGivenUp(t *testing.T) {
	t.Parallel()
	fn := &function{hook: func(batch []string) ([]string, bool) { return nil, slices.Contains(batch, "3") }}
	w := newWorld(t, fn, func(m *engine.Mapping) {
		m.BisectOnError, m.MaximumRetryAttempts, m.OnFailureARN, m.Window = true, 1, "arn:dlq", 300*time.Millisecond
	})
	w.run()
	w.outbox("1", "2", "3", "4")
	w.until(func() bool { return slices.Contains(w.fn.seen(), "4") && len(w.dead.all()) == 1 && fn.last() == "4" },
		func() string { return fmt.Sprint(w.fn.calls, w.dead.all()) })
	var letter struct {
		RequestContext struct{ Condition string }
		Batch          struct {
			Size  int    `json:"batchSize"`
			First string `json:"startSequenceNumber"`
		} `json:"DDBStreamBatchInfo"`
	}
	if err := json.Unmarshal([]byte(w.dead.all()[0]), &letter); err != nil || letter.Batch.Size != 1 || letter.Batch.First == "" ||
		letter.RequestContext.Condition != "RetryAttemptsExhausted" {
		t.Errorf("letter %+v, %v", letter, err)
	}
	alone := 0
	for _, c := range fn.calls {
		if slices.Equal(c, []string{"3"}) {
			alone++
		}
	}
	if alone != 2 {
		t.Errorf("the poison record was tried %d times alone, want once and one retry", alone)
	}
}

func (f *function) last() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	c := f.calls[len(f.calls)-1]
	return c[len(c)-1]
}

func TestUnfinishedBatchIsDeliveredAgainAfterAStop(t *testing.T) {
	t.Parallel()
	fn := &function{hook: func([]string) ([]string, bool) { return nil, true }}
	w := newWorld(t, fn, nil)
	w.run()
	w.outbox("1")
	w.until(func() bool { return len(w.fn.seen()) > 0 }, func() string { return "never delivered" })
	if w.pump.Idle() {
		t.Error("idle with an undelivered record")
	}
	w.stop()
	fn.mu.Lock()
	fn.hook, fn.calls = nil, nil
	fn.mu.Unlock()
	w.run()
	w.await("1")
}

func TestMalformedBatchResponseFailsTheBatch(t *testing.T) {
	t.Parallel()
	tries := 0
	fn := &function{hook: func([]string) ([]string, bool) {
		tries++
		if tries == 1 {
			return []string{"no such record"}, false // becomes an empty identifier
		}
		return nil, false
	}}
	w := newWorld(t, fn, func(m *engine.Mapping) { m.ReportBatchItemFailure = true })
	w.run()
	w.outbox("1")
	w.await("1", "1")
}

func TestPumpRefusesBadMappings(t *testing.T) {
	t.Parallel()
	for name, m := range map[string]engine.Mapping{
		"batch size": {Table: "t", BatchSize: 0},
		"filter":     {Table: "t", BatchSize: 1, Filters: []json.RawMessage{[]byte(`{"a":1}`)}},
	} {
		if _, err := engine.NewPump([]engine.Mapping{m}, engine.PumpDeps{Log: quiet}); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
