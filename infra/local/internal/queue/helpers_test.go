package queue_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/service/sqs"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/queue"
	"kikite/infra/local/internal/queue/queuetest"
	"kikite/infra/local/internal/state"
)

const worker = "arn:aws:lambda:ap-northeast-1:000000000000:function:worker"

// world is a queue "work" with a dead-letter queue "work-dlq" on a state file that survives restart().
type world struct {
	t       *testing.T
	path    string
	store   *state.Store
	clock   *queuetest.Clock
	queues  *queue.Service
	client  *sqs.Client
	gateway *queuetest.Gateway
	cfg     queue.Config
	fns     queuetest.Functions
	stop    func()
}

func newWorld(t *testing.T, change func(*queue.Config)) *world {
	t.Helper()
	w := &world{t: t, path: filepath.Join(t.TempDir(), "state"), clock: queuetest.NewClock(), fns: queuetest.Functions{}, stop: func() {}}
	w.cfg = queue.Config{
		BaseURL: "http://gateway",
		Queues: []queue.Queue{
			{Name: "work", VisibilityTimeout: time.Minute, MaxReceiveCount: 2, DeadLetterQueue: queue.ARN("work-dlq")},
			{Name: "work-dlq", VisibilityTimeout: time.Minute},
		},
	}
	if change != nil {
		change(&w.cfg)
	}
	w.open()
	t.Cleanup(func() { w.stop(); _ = w.store.Close() })
	return w
}

func (w *world) open() {
	w.t.Helper()
	var err error
	if w.store, err = state.Open(w.path); err != nil {
		w.t.Fatal(err)
	}
	var ids atomic.Int64
	w.queues, err = queue.New(w.cfg, queue.Deps{
		Store: w.store, Clock: w.clock, Invoker: w.fns, Log: slog.New(slog.DiscardHandler),
		NewID:  func() string { return fmt.Sprintf("id-%d", ids.Add(1)) },
		Random: rand.Float64,
	})
	if err != nil {
		w.t.Fatal(err)
	}
	w.gateway = queuetest.NewGateway(w.t)
	w.queues.Register(w.gateway)
	w.client = sqs.NewFromConfig(w.gateway.Config())
}

// run starts the pollers.
func (w *world) run() {
	ctx, cancel := context.WithCancel(w.t.Context())
	done := make(chan struct{})
	go func() { defer close(done); _ = w.queues.Run(ctx) }()
	w.stop = func() { cancel(); <-done }
}

// restart loses everything but the state file.
func (w *world) restart() {
	w.t.Helper()
	w.stop()
	w.stop = func() {}
	if err := w.store.Close(); err != nil {
		w.t.Fatal(err)
	}
	w.open()
}

func (w *world) send(bodies ...string) {
	w.t.Helper()
	for _, body := range bodies {
		url := w.queues.URL("work")
		if _, err := w.client.SendMessage(w.t.Context(), &sqs.SendMessageInput{QueueUrl: &url, MessageBody: &body}); err != nil {
			w.t.Fatal(err)
		}
	}
}

func (w *world) depth(name string) queue.Depth {
	w.t.Helper()
	for _, d := range w.queues.Depths() {
		if d.Name == name {
			return d
		}
	}
	w.t.Fatalf("no queue %s", name)
	return queue.Depth{}
}

func mapped(m queue.Mapping) func(*queue.Config) {
	m.Queue, m.FunctionARN = "work", worker
	return func(c *queue.Config) { c.Mappings = []queue.Mapping{m} }
}

// consumer is a function that records what it got and answers through reply (nil: success).
type consumer struct {
	mu      sync.Mutex
	got     []events.SQSMessage
	batches []int
	running int
	most    int
	reply   func(events.SQSEvent) (any, error)
}

func (c *consumer) invoke(_ context.Context, payload []byte) (awsapi.InvokeResult, error) {
	var e events.SQSEvent
	if err := json.Unmarshal(payload, &e); err != nil {
		return awsapi.InvokeResult{}, err
	}
	c.mu.Lock()
	c.running++
	c.most = max(c.most, c.running)
	c.got = append(c.got, e.Records...)
	c.batches = append(c.batches, len(e.Records))
	c.mu.Unlock()
	defer func() { c.mu.Lock(); c.running--; c.mu.Unlock() }()
	if c.reply == nil {
		return awsapi.InvokeResult{Payload: []byte("null")}, nil
	}
	answer, err := c.reply(e)
	if err != nil {
		return awsapi.InvokeResult{FunctionError: "Unhandled", Payload: []byte(`{"errorMessage":"x"}`)}, nil
	}
	raw, err := json.Marshal(answer)
	return awsapi.InvokeResult{Payload: raw}, err
}

func (c *consumer) received(body string) (n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, m := range c.got {
		if m.Body == body {
			n++
		}
	}
	return n
}

func (c *consumer) count() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.got)
}
