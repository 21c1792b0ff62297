// Package queue is the local SQS and the event source mappings that carry messages to functions.
//
// Standard queues only. A message whose sending was answered is on disk. Messages never expire here
// (MessageRetentionPeriod is not emulated), so that moving the clock by months drops nothing.
//
// Time: visibility timeouts and delays run on the local clock. That clock is the machine's plus an offset that only
// grows, so a deadline on it passes after the real duration at the latest, and at once when the clock is moved over it.
package queue

import (
	"fmt"
	"log/slog"
	"strings"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/state"
)

// Limits of SQS, from "Amazon SQS message quotas".
const (
	maxMessageBytes  = 1 << 20 // body and attributes of one message, and of one batch
	maxBatch         = 10
	maxDelay         = 15 * time.Minute
	maxVisibility    = 12 * time.Hour
	maxReceiveWait   = 20 * time.Second
	defaultBatchSize = 10
	defaultWorkers   = 4
)

// Queue is one standard queue.
type Queue struct {
	Name              string
	VisibilityTimeout time.Duration // 0 makes a failed message visible at once
	Delay             time.Duration // of every message
	MaxReceiveCount   int           // 0: no dead-letter queue
	DeadLetterQueue   string        // name or ARN
}

// Mapping is one event source mapping: the messages of a queue go to a function.
type Mapping struct {
	Queue          string // name or ARN
	FunctionARN    string
	BatchSize      int           // 0 = 10, as in Lambda
	BatchingWindow time.Duration // real time to fill a batch; 0 delivers at once
	MaxConcurrency int           // simultaneous batches; 0 = 4
	PartialBatch   bool          // FunctionResponseTypes contains ReportBatchItemFailures
}

// Config is everything there is, resolved from the templates.
type Config struct {
	BaseURL  string // of the gateway; a queue's URL is <BaseURL>/<account>/<name>
	Queues   []Queue
	Mappings []Mapping
}

// Deps are what the service works with. All are needed.
type Deps struct {
	Store   *state.Store
	Clock   awsapi.Clock
	Invoker awsapi.Invoker
	Log     *slog.Logger
	NewID   func() string  // message IDs, unique
	Random  func() float64 // [0,1), for fault injection; safe for concurrent use
}

// ARN of a queue.
func ARN(name string) string {
	return fmt.Sprintf("arn:%s:sqs:%s:%s:%s", awsapi.Partition, awsapi.Region, awsapi.Account, name)
}

// nameOf takes a name, an ARN or a URL and gives the name.
func nameOf(ref string) string {
	if i := strings.LastIndexAny(ref, ":/"); i >= 0 {
		return ref[i+1:]
	}
	return ref
}

func checkQueue(q Queue) error {
	switch {
	case q.Name == "" || strings.ContainsAny(q.Name, "/:"):
		return fmt.Errorf("queue name %q is not valid", q.Name)
	case strings.HasSuffix(q.Name, ".fifo"):
		return fmt.Errorf("queue %s: FIFO queues are not emulated", q.Name)
	case q.VisibilityTimeout < 0 || q.VisibilityTimeout > maxVisibility:
		return fmt.Errorf("queue %s: visibility timeout %s is outside 0–12 h", q.Name, q.VisibilityTimeout)
	case q.Delay < 0 || q.Delay > maxDelay:
		return fmt.Errorf("queue %s: delay %s is outside 0–15 min", q.Name, q.Delay)
	case (q.MaxReceiveCount > 0) != (q.DeadLetterQueue != ""):
		return fmt.Errorf("queue %s: maxReceiveCount and dead-letter queue belong together", q.Name)
	}
	return nil
}

func checkMapping(m Mapping) error {
	switch {
	case m.FunctionARN == "":
		return fmt.Errorf("mapping of queue %s: no function", m.Queue)
	case m.BatchSize < 1 || m.BatchSize > 10000:
		return fmt.Errorf("mapping of queue %s: batch size %d is outside 1–10,000", m.Queue, m.BatchSize)
	case m.BatchSize > maxBatch && m.BatchingWindow < time.Second:
		return fmt.Errorf("mapping of queue %s: a batch above 10 needs a batching window of at least 1 s", m.Queue)
	case m.BatchingWindow < 0 || m.BatchingWindow > 5*time.Minute:
		return fmt.Errorf("mapping of queue %s: batching window %s is outside 0–5 min", m.Queue, m.BatchingWindow)
	}
	return nil
}
