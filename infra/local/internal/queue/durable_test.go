package queue_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"kikite/infra/local/internal/queue"
	"kikite/infra/local/internal/queue/queuetest"
	"kikite/infra/local/internal/state"
)

func TestRestartKeepsWhatWasAcknowledged(t *testing.T) {
	t.Parallel()
	w := newWorld(t, mapped(queue.Mapping{}))
	w.send("a", "b")
	w.restart()
	c := &consumer{}
	w.fns[worker] = c.invoke
	w.run()
	queuetest.Eventually(t, "both processed", w.queues.Idle)
	w.restart()
	if !w.queues.Idle() || c.count() != 2 {
		t.Errorf("after another restart: idle %v, %d delivered", w.queues.Idle(), c.count())
	}
}

func TestInterruptedDeliveryIsRepeatedAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	w.send("a")
	// A state file as kill -9 leaves it while a function works on the message: nothing of the receive is on disk.
	if err := w.store.Close(); err != nil {
		t.Fatal(err)
	}
	w.cfg.Mappings = []queue.Mapping{{Queue: queue.ARN("work"), FunctionARN: worker}}
	c := &consumer{}
	w.fns[worker] = c.invoke
	w.open()
	w.run()
	queuetest.Eventually(t, "delivered without waiting for the visibility timeout", w.queues.Idle)
	if c.count() != 1 {
		t.Errorf("delivered %d times", c.count())
	}
}

func TestTransactionalSend(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	out, err := w.queues.Prepare(queue.ARN("work"), queue.Draft{Body: "a", Delay: -1})
	if err != nil {
		t.Fatal(err)
	}
	refused := errors.New("rolled back")
	if err := w.store.Update(func(tx *state.Tx) error { return errors.Join(w.queues.Write(tx, out), refused) }); !errors.Is(err, refused) {
		t.Fatal(err)
	}
	w.restart()
	if d := w.depth("work"); d.Visible != 0 {
		t.Fatalf("a rolled back message is there: %+v", d)
	}
	if err := w.store.Update(func(tx *state.Tx) error { return w.queues.Write(tx, out) }); err != nil {
		t.Fatal(err)
	}
	w.restart() // killed between commit and Announce
	if d := w.depth("work"); d.Visible != 1 {
		t.Errorf("a committed message is missing: %+v", d)
	}
	if before := w.queues.Sent(); before != 0 {
		t.Errorf("Sent = %d after a restart", before)
	}
}

func TestConfigIsChecked(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		change func(*queue.Config)
		reason string
	}{
		"fifo":             {func(c *queue.Config) { c.Queues[0].Name = "work.fifo" }, "FIFO"},
		"name":             {func(c *queue.Config) { c.Queues[0].Name = "a/b" }, "not valid"},
		"dead letters":     {func(c *queue.Config) { c.Queues[0].DeadLetterQueue = "nowhere" }, "does not exist"},
		"half a policy":    {func(c *queue.Config) { c.Queues[0].MaxReceiveCount = 0 }, "belong together"},
		"visibility":       {func(c *queue.Config) { c.Queues[0].VisibilityTimeout = 13 * time.Hour }, "12 h"},
		"delay":            {func(c *queue.Config) { c.Queues[0].Delay = time.Hour }, "15 min"},
		"mapping's queue":  {func(c *queue.Config) { c.Mappings = []queue.Mapping{{Queue: "x", FunctionARN: worker}} }, "queue x does not exist"},
		"mapping's target": {func(c *queue.Config) { c.Mappings = []queue.Mapping{{Queue: "work"}} }, "no function"},
		"batch size": {func(c *queue.Config) {
			c.Mappings = []queue.Mapping{{Queue: "work", FunctionARN: worker, BatchSize: 11}}
		}, "batching window"},
		"window": {func(c *queue.Config) {
			c.Mappings = []queue.Mapping{{Queue: "work", FunctionARN: worker, BatchingWindow: time.Hour}}
		}, "5 min"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, nil)
			cfg := queue.Config{Queues: append([]queue.Queue(nil), w.cfg.Queues...)}
			c.change(&cfg)
			_, err := queue.New(cfg, queue.Deps{Store: w.store, Clock: w.clock})
			if err == nil || !strings.Contains(err.Error(), c.reason) {
				t.Errorf("New = %v, want %q", err, c.reason)
			}
		})
	}
}
