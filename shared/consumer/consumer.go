// Package consumer turns SQS batches of EventBridge events into calls of handlers, with partial batch responses: only the
// messages that failed come again.
package consumer

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/events"
	"kikite/shared/logging"
	"kikite/shared/store"
)

// Handler applies one event. It must make its change in a transaction with store.Tx.Once; store.ErrDuplicate counts as done.
// An error makes the message come again, and go to the dead-letter queue after five times.
type Handler func(context.Context, events.Envelope) error

// Consumer dispatches by event type.
type Consumer struct{ handlers map[string]Handler }

// New returns a consumer of the given types. An event of any other type is an error: the rule and the code disagree.
func New(handlers map[string]Handler) *Consumer { return &Consumer{handlers: handlers} }

// Typed adapts a handler of parsed data.
func Typed[T any](t events.Type[T], fn func(context.Context, events.Envelope, T) error) Handler {
	return func(ctx context.Context, e events.Envelope) error {
		data, err := t.Parse(e)
		if err != nil {
			return err
		}
		return fn(ctx, e, data)
	}
}

// Types lists what the consumer handles.
func (c *Consumer) Types() []string {
	names := make([]string, 0, len(c.handlers))
	for n := range c.handlers {
		names = append(names, n)
	}
	return names
}

// Handle is the Lambda handler.
func (c *Consumer) Handle(ctx context.Context, batch lambdaevents.SQSEvent) (lambdaevents.SQSEventResponse, error) {
	var failed lambdaevents.SQSEventResponse
	for _, m := range batch.Records {
		if err := c.one(ctx, m.Body); err != nil {
			slog.ErrorContext(ctx, "message failed", "message_id", m.MessageId, "error", err.Error())
			failed.BatchItemFailures = append(failed.BatchItemFailures, lambdaevents.SQSBatchItemFailure{ItemIdentifier: m.MessageId})
		}
	}
	return failed, nil
}

func (c *Consumer) one(ctx context.Context, body string) (err error) {
	defer func() { // a handler that panics must not take the rest of the batch with it
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	var entry struct {
		Detail events.Envelope `json:"detail"`
	}
	if err := json.Unmarshal([]byte(body), &entry); err != nil {
		return fmt.Errorf("message is not an event: %w", err)
	}
	e := entry.Detail
	h, ok := c.handlers[e.Type]
	if !ok {
		return fmt.Errorf("event type %q has no handler", e.Type)
	}
	ctx = logging.WithCorrelation(ctx, string(e.CorrelationID))
	if err := h(ctx, e); err != nil && !errors.Is(err, store.ErrDuplicate) {
		return fmt.Errorf("%s %s: %w", e.Type, e.ID, err)
	}
	slog.DebugContext(ctx, "event applied", "type", e.Type, "event_id", e.ID)
	return nil
}
