package runtime

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/queue"
	"kikite/infra/local/internal/state"
)

// Dropped is an event that failed for good and had no on-failure queue.
type Dropped struct {
	Function string
	EventID  string
	Reason   string // RetriesExhausted, or the error that made trying pointless
	At       time.Time
}

// Dropped lists the newest dropped events since start, for the console.
func (a *Async) Dropped() []Dropped {
	a.mu.Lock()
	defer a.mu.Unlock()
	return slices.Clone(a.dropped)
}

// due takes the events that may run now, oldest first, and says when the next one is due.
func (a *Async) due(now time.Time) (due []*AsyncEvent, next time.Time, signal <-chan struct{}) {
	a.mu.Lock()
	defer a.mu.Unlock()
	var ready []*AsyncEvent
	for _, e := range a.events {
		switch {
		case e.running:
		case !e.DueAt.After(now):
			ready = append(ready, e)
		case next.IsZero() || e.DueAt.Before(next):
			next = e.DueAt
		}
	}
	slices.SortFunc(ready, func(x, y *AsyncEvent) int { return cmp.Compare(x.Seq, y.Seq) })
	for _, e := range ready {
		if a.active[e.Function] < asyncConcurrency {
			a.active[e.Function]++
			e.running = true
			due = append(due, e)
		}
	}
	return due, next, a.signal
}

func (a *Async) attempt(ctx context.Context, e *AsyncEvent) {
	result, err := a.deps.Functions.Invoke(ctx, ARN(e.Function), e.Payload)
	var known *awsapi.Error
	switch {
	case errors.As(err, &known) && known.Status == http.StatusNotFound:
		err = a.fail(e, result, known.Code)
	case err != nil: // throttled: the event is not to blame
		e.waits++
		err = nil
		a.postpone(e, min(time.Second<<min(e.waits-1, 10), 5*time.Minute))
	case result.FunctionError == "":
		err = a.forget(e)
	case e.Attempts >= a.retries(e.Function):
		err = a.fail(e, result, "RetriesExhausted")
	default:
		e.Attempts++
		a.postpone(e, time.Duration(e.Attempts)*time.Minute)
		err = a.deps.Store.Batch(func(tx *state.Tx) error { return a.Write(tx, e) })
	}
	if err != nil { // the event stays on disk and runs again: after all, at least once is what is promised
		a.deps.Log.Error("asynchronous invocation not settled", "function", e.Function, "event", e.ID, "error", err)
		a.postpone(e, time.Minute)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.active[e.Function]--
	e.running = false
	a.wake()
}

func (a *Async) retries(function string) int {
	if r := a.functions[function].Retries; r != nil {
		return *r
	}
	return asyncRetries
}

func (a *Async) postpone(e *AsyncEvent, by time.Duration) {
	a.mu.Lock()
	defer a.mu.Unlock()
	e.DueAt = a.deps.Clock.Now().Add(by)
}

// forget ends an event, together with the messages that report its failure, if any.
func (a *Async) forget(e *AsyncEvent, reports ...*queue.Outgoing) error {
	err := a.deps.Store.Batch(func(tx *state.Tx) error {
		return errors.Join(a.deps.Queues.Write(tx, reports...), tx.Delete(asyncTable, asyncKey(e.Seq)))
	})
	if err != nil {
		return err
	}
	a.deps.Queues.Announce(reports...)
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.events, e.Seq)
	return nil
}

// fail sends the event to the function's on-failure queues, or drops it as Lambda does without one.
func (a *Async) fail(e *AsyncEvent, result awsapi.InvokeResult, condition string) error {
	f := a.functions[e.Function]
	log := a.deps.Log.With("function", e.Function, "event", e.ID, "condition", condition)
	var reports []*queue.Outgoing
	if f.OnFailure != "" {
		record, err := json.Marshal(a.record(e, result, condition))
		if err != nil {
			return err
		}
		report, err := a.deps.Queues.Prepare(f.OnFailure, queue.Draft{Body: string(record), Delay: -1})
		if err != nil {
			return err
		}
		reports = append(reports, report)
	}
	if f.DeadLetter != "" {
		letter, err := a.deps.Queues.Prepare(f.DeadLetter, queue.Draft{Body: string(e.Payload), Attributes: deadLetter(e, result), Delay: -1})
		if err != nil {
			return err
		}
		reports = append(reports, letter)
	}
	if len(reports) > 0 {
		log.Warn("asynchronous invocation failed for good: sent to its failure queue")
		return a.forget(e, reports...)
	}
	log.Error("asynchronous invocation failed for good and its function has no failure queue: dropped")
	a.mu.Lock()
	a.dropped = append(a.dropped, Dropped{Function: e.Function, EventID: e.ID, Reason: condition, At: a.deps.Clock.Now()})
	a.dropped = a.dropped[max(0, len(a.dropped)-droppedKept):]
	a.mu.Unlock()
	return a.forget(e)
}

// deadLetter attributes, from "Adding a dead-letter queue" of the Lambda guide: at most 1 KB of the error.
func deadLetter(e *AsyncEvent, result awsapi.InvokeResult) map[string]queue.Attribute {
	reason := string(result.Payload[:min(len(result.Payload), 1024)])
	if reason == "" {
		reason = "function not found"
	}
	return map[string]queue.Attribute{
		"RequestID":    {DataType: "String", StringValue: e.ID},
		"ErrorCode":    {DataType: "Number", StringValue: "200"},
		"ErrorMessage": {DataType: "String", StringValue: strings.ToValidUTF8(reason, "")},
	}
}

// record is the document of a failure destination, from "Capturing records of Lambda asynchronous invocations".
func (a *Async) record(e *AsyncEvent, result awsapi.InvokeResult, condition string) map[string]any {
	r := map[string]any{
		"version":   "1.0",
		"timestamp": a.deps.Clock.Now().UTC().Format("2006-01-02T15:04:05.000Z"),
		"requestContext": map[string]any{"requestId": e.ID, "functionArn": ARN(e.Function) + ":$LATEST",
			"condition": condition, "approximateInvokeCount": e.Attempts + 1},
		"requestPayload": e.Payload,
	}
	if result.FunctionError != "" {
		r["responseContext"] = map[string]any{"statusCode": http.StatusOK, "executedVersion": "$LATEST", "functionError": result.FunctionError}
	}
	if json.Valid(result.Payload) {
		r["responsePayload"] = json.RawMessage(result.Payload)
	}
	return r
}
