package matching

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/shared/clock"
	"kikite/shared/consumer"
)

// When the worker writes a snapshot: after so many messages, or with the first ones after a pause, so that a starting function
// reads little of the change log.
const (
	snapshotAfter = 1000
	snapshotPause = 30 * time.Minute
)

// Worker consumes events and now and then stores a snapshot of what they came to.
type Worker struct {
	consumer *consumer.Consumer
	applier  *Applier
	live     *Live
	clock    clock.Clock

	mu       sync.Mutex
	messages int
	written  time.Time
}

// NewWorker returns the worker. The clock is the machine's.
func NewWorker(a *Applier, live *Live, machine clock.Clock) *Worker {
	return &Worker{consumer: consumer.New(a.Handlers()), applier: a, live: live, clock: machine, written: machine.Now()}
}

// Handle is the Lambda handler. A snapshot that cannot be written fails no message: the change log has everything. Only an erasure is
// not done before there is a snapshot without the erased texts: its messages come again, which erases again.
func (w *Worker) Handle(ctx context.Context, batch lambdaevents.SQSEvent) (lambdaevents.SQSEventResponse, error) {
	out, err := w.consumer.Handle(ctx, batch)
	due := w.due(len(batch.Records))
	if erased := w.applier.takeErased(); len(erased) > 0 {
		if err := w.live.forget(ctx, erased); err != nil {
			return out, fmt.Errorf("snapshot without erased texts: %w", err)
		}
		return out, errors.Join(err, w.applier.pay(ctx))
	}
	if err := w.applier.pay(ctx); err != nil {
		return out, err
	}
	if due {
		if err := w.live.renewSnapshot(ctx); err != nil {
			slog.ErrorContext(ctx, "snapshot not written", "error", err.Error())
		}
	}
	return out, err
}

func (w *Worker) due(messages int) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.messages += messages
	now := w.clock.Now()
	if w.messages < snapshotAfter && now.Sub(w.written) < snapshotPause {
		return false
	}
	w.messages, w.written = 0, now
	return true
}
