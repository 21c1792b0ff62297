package queue_test

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/queue"
	"kikite/infra/local/internal/queue/queuetest"
)

func TestDeliversAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t, mapped(queue.Mapping{BatchSize: 1}))
	c := &consumer{}
	w.fns[worker] = c.invoke
	var seen atomic.Int64
	w.queues.OnDelivery(func(d queue.Delivery) {
		if d.OK && d.Receives == 1 {
			seen.Add(1)
		}
	})
	w.run()
	if !w.queues.Idle() {
		t.Error("not idle before the first message")
	}
	w.send("a", "b", "c")
	queuetest.Eventually(t, "three messages processed", w.queues.Idle)
	if c.count() != 3 || seen.Load() != 3 {
		t.Errorf("got %d, observed %d", c.count(), seen.Load())
	}
	m := c.got[0]
	if m.EventSourceARN != queue.ARN("work") || m.EventSource != "aws:sqs" || m.Attributes["ApproximateReceiveCount"] != "1" || m.Md5OfBody == "" {
		t.Errorf("event %+v", m)
	}
}

func TestFailureComesBackAfterVisibilityTimeout(t *testing.T) {
	t.Parallel()
	w := newWorld(t, mapped(queue.Mapping{}))
	var failing atomic.Bool
	failing.Store(true)
	c := &consumer{reply: func(events.SQSEvent) (any, error) {
		if failing.Load() {
			return nil, errors.New("no")
		}
		return nil, nil
	}}
	w.fns[worker] = c.invoke
	w.run()
	w.send("a")
	queuetest.Eventually(t, "first try", func() bool { return c.count() == 1 && w.depth("work").InFlight == 1 })
	time.Sleep(20 * time.Millisecond)
	if c.count() != 1 || w.queues.Idle() {
		t.Fatalf("tried %d times, idle %v", c.count(), w.queues.Idle())
	}
	failing.Store(false)
	w.clock.Advance(24 * time.Hour) // the timeout ends on the local clock; nothing expires
	queuetest.Eventually(t, "second try", w.queues.Idle)
	if c.got[1].Attributes["ApproximateReceiveCount"] != "2" {
		t.Errorf("receive count %v", c.got[1].Attributes)
	}
}

func TestDeadLetterAndRedrive(t *testing.T) {
	t.Parallel()
	w := newWorld(t, mapped(queue.Mapping{PartialBatch: true, BatchSize: 10}))
	var healed atomic.Bool
	c := &consumer{reply: func(e events.SQSEvent) (any, error) {
		var out events.SQSEventResponse
		for _, m := range e.Records {
			if m.Body == "poison" && !healed.Load() {
				out.BatchItemFailures = append(out.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: m.MessageId})
			}
		}
		return out, nil
	}}
	w.fns[worker] = c.invoke
	w.send("good", "poison", "fine")
	w.run()
	for try := 1; try <= 2; try++ {
		queuetest.Eventually(t, "poison tried", func() bool { return c.received("poison") == try && w.depth("work").InFlight == 1 })
		w.clock.Advance(time.Minute)
	}
	queuetest.Eventually(t, "poison in the dead-letter queue", func() bool { return w.depth("work-dlq").Visible == 1 })
	if !w.queues.Idle() || c.received("good") != 1 || c.received("fine") != 1 || c.received("poison") != 2 {
		t.Errorf("idle %v, got %v", w.queues.Idle(), c.got)
	}
	w.restart()
	dead, err := w.queues.Messages("work-dlq", 10)
	if err != nil || len(dead) != 1 || dead[0].Body != "poison" || dead[0].Source != queue.ARN("work") {
		t.Fatalf("dead-letter queue %+v, %v", dead, err)
	}
	healed.Store(true)
	w.run()
	if n, err := w.queues.Redrive("work-dlq"); n != 1 || err != nil {
		t.Fatalf("Redrive = %d, %v", n, err)
	}
	queuetest.Eventually(t, "redriven message processed", func() bool { return w.queues.Idle() && c.received("poison") == 3 })
	if d := w.depth("work-dlq"); d.Visible != 0 {
		t.Errorf("dead-letter queue %+v", d)
	}
}

func TestBadBatchResponseFailsAll(t *testing.T) {
	t.Parallel()
	for name, answer := range map[string]any{
		"unknown identifier": map[string]any{"batchItemFailures": []map[string]any{{"itemIdentifier": "nobody"}}},
		"null identifier":    map[string]any{"batchItemFailures": []map[string]any{{"itemIdentifier": nil}}},
		"not an object":      "text",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, mapped(queue.Mapping{PartialBatch: true}))
			c := &consumer{reply: func(events.SQSEvent) (any, error) { return answer, nil }}
			w.fns[worker] = c.invoke
			w.send("a", "b")
			w.run()
			queuetest.Eventually(t, "both waiting", func() bool { return w.depth("work").InFlight == 2 && c.count() == 2 })
		})
	}
}

func TestUnreachableFunctionDoesNotCountAsReceive(t *testing.T) {
	t.Parallel()
	w := newWorld(t, mapped(queue.Mapping{}))
	c := &consumer{}
	var tries atomic.Int64
	w.fns[worker] = func(ctx context.Context, payload []byte) (awsapi.InvokeResult, error) {
		if tries.Add(1) <= 3 { // more often than maxReceiveCount
			return awsapi.InvokeResult{}, errors.New("throttled")
		}
		return c.invoke(ctx, payload)
	}
	w.run()
	w.send("a")
	queuetest.Eventually(t, "delivered at last", w.queues.Idle)
	if c.count() != 1 || c.got[0].Attributes["ApproximateReceiveCount"] != "1" {
		t.Errorf("got %+v", c.got)
	}
}

func TestBatchingAndConcurrency(t *testing.T) {
	t.Parallel()
	w := newWorld(t, mapped(queue.Mapping{BatchSize: 2, MaxConcurrency: 2}))
	release := make(chan struct{})
	c := &consumer{reply: func(events.SQSEvent) (any, error) { <-release; return nil, nil }}
	w.fns[worker] = c.invoke
	for i := range 9 {
		w.send(fmt.Sprint(i))
	}
	w.run()
	queuetest.Eventually(t, "two batches of two", func() bool { return c.count() == 4 })
	time.Sleep(20 * time.Millisecond)
	if d := w.depth("work"); d.InFlight != 4 || d.Visible != 5 {
		t.Errorf("depth %+v", d)
	}
	close(release)
	queuetest.Eventually(t, "all done", w.queues.Idle)
	if c.most != 2 || c.count() != 9 {
		t.Errorf("at most %d at once, %d in all", c.most, c.count())
	}
}

func TestBatchingWindowFillsABatch(t *testing.T) {
	t.Parallel()
	w := newWorld(t, mapped(queue.Mapping{BatchSize: 3, BatchingWindow: 5 * time.Second}))
	c := &consumer{}
	w.fns[worker] = c.invoke
	w.run()
	w.send("a")
	time.Sleep(10 * time.Millisecond)
	w.send("b", "c")
	queuetest.Eventually(t, "delivered when full, before the window ends", w.queues.Idle)
	if len(c.batches) != 1 || c.batches[0] != 3 {
		t.Errorf("batches %v", c.batches)
	}
}

func TestStopLetsInvocationsFinish(t *testing.T) {
	t.Parallel()
	w := newWorld(t, mapped(queue.Mapping{}))
	began, release := make(chan struct{}), make(chan struct{})
	c := &consumer{reply: func(events.SQSEvent) (any, error) { close(began); <-release; return nil, nil }}
	w.fns[worker] = c.invoke
	w.run()
	w.send("a")
	<-began
	stopped := make(chan struct{})
	go func() { w.stop(); close(stopped) }()
	select {
	case <-stopped:
		t.Fatal("stopped with an invocation under way")
	case <-time.After(20 * time.Millisecond):
	}
	close(release)
	<-stopped
	w.stop = func() {}
	w.restart()
	if !w.queues.Idle() {
		t.Error("the finished message came back")
	}
}

func TestFaultsDuplicateAndReorderLoseNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t, mapped(queue.Mapping{BatchSize: 3}))
	c := &consumer{}
	w.fns[worker] = c.invoke
	w.queues.SetFaults(queue.Faults{Duplicate: 1, Reorder: 0.5})
	w.run()
	for i := range 30 {
		w.send(fmt.Sprint(i))
	}
	w.queues.SetFaults(queue.Faults{Duplicate: w.queues.Faults().Duplicate})
	w.clock.Advance(time.Second)
	queuetest.Eventually(t, "all processed", w.queues.Idle)
	for i := range 30 {
		if n := c.received(fmt.Sprint(i)); n != 2 {
			t.Errorf("message %d delivered %d times", i, n)
		}
	}
}
