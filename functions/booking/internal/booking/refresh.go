package booking

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"kikite/events"
	"kikite/shared/problem"
)

const (
	// refreshParallel is how many summaries are made at once.
	refreshParallel = 8
	// refreshMargin is how long before its end work that can go on later stops, so that it can still say how far it came.
	refreshMargin = 5 * time.Second
	// tooManyFailed failures are no matter of single consultants any more; the run stops.
	tooManyFailed = 50
)

// Scheduled is the input of a scheduled function.
type Scheduled struct {
	ScheduledFor time.Time `json:"scheduled_for"`
}

// refreshed counts the consultants of a run: whose summary was made, said something new, could not be made.
type refreshed struct{ made, changed, failed atomic.Int64 }

func (r *refreshed) count(o outcome) {
	if o != upToDate {
		r.made.Add(1)
	}
	if o == saidNew {
		r.changed.Add(1)
	}
}

// outcome of one consultant.
type outcome int

const (
	upToDate outcome = iota // the index was behind, or somebody was faster
	sameAsBefore
	saidNew
)

// Refresh makes the summary of every consultant who can be booked and whose summary is due on the scheduled day (in Asia/Tokyo),
// and publishes those that say something new: without bookings nothing else moves a summary's days on.
//
// Every consultant is a transaction of its own that also notes when the summary is due again, so a run that was cut short, or one summary that cannot
// be made, leaves just the rest to the next run of the same day, and a repeated run has nothing to do. An error says
// that some are left.
func (d *Desk) Refresh(ctx context.Context, in Scheduled) error {
	if in.ScheduledFor.IsZero() {
		return problem.New(problem.Invalid, "scheduled_for", "The input does not say for when.")
	}
	ctx, done := beforeDeadline(ctx)
	defer done()
	day := summaryDay(in.ScheduledFor)
	if err := d.remindWaitlists(ctx, day); err != nil {
		return fmt.Errorf("the waitlists were not looked at on %s: %w", day, err)
	}
	var r refreshed
	var stopped error
	for _, shard := range rand.Perm(summaryShards) { // so that runs that come together help each other
		if stopped = d.refreshShard(ctx, shard, day, &r); stopped != nil {
			break
		}
	}
	slog.InfoContext(ctx, "summaries refreshed", "day", day, "consultants", r.made.Load(), "changed", r.changed.Load(), "failed", r.failed.Load())
	if stopped != nil {
		return fmt.Errorf("the summaries of %s are not all refreshed: %w", day, stopped)
	}
	if n := r.failed.Load(); n > 0 {
		return fmt.Errorf("%d summaries of %s could not be refreshed", n, day)
	}
	return nil
}

// refreshShard fails if it was cut short.
func (d *Desk) refreshShard(ctx context.Context, shard int, day events.Date, r *refreshed) error {
	consultants, err := d.table.summariesDue(ctx, shard, day)
	if err != nil {
		return err
	}
	var group errgroup.Group
	group.SetLimit(refreshParallel)
	for _, id := range consultants {
		if ctx.Err() != nil || r.failed.Load() >= tooManyFailed {
			break
		}
		group.Go(func() error {
			o, err := d.refreshOne(ctx, id, day)
			switch {
			case err == nil:
				r.count(o)
			case ctx.Err() == nil: // of this consultant alone
				r.failed.Add(1)
				slog.ErrorContext(ctx, "summary not refreshed", "consultant_id", id, "error", err.Error())
			}
			return nil
		})
	}
	_ = group.Wait()
	if n := r.failed.Load(); n >= tooManyFailed {
		return fmt.Errorf("%d failed", n)
	}
	return ctx.Err()
}

func (d *Desk) refreshOne(ctx context.Context, id events.ID, day events.Date) (outcome, error) {
	return decide(ctx, func() (outcome, error) {
		now := d.now()
		c, calendar, err := d.table.from(ctx, id, summaryFrom(now), true)
		if err != nil || c.Bookable() != nil || c.SummaryDue > day {
			return upToDate, err
		}
		published := c.SummaryVersion
		event, err := d.summarise(c, calendar, now)
		if err != nil {
			return upToDate, err
		}
		change := d.table.change().summary(c, published)
		if event == nil {
			return sameAsBefore, change.run(ctx)
		}
		return saidNew, change.emit(*event, nil).run(ctx)
	})
}

// beforeDeadline is a context that ends a little before the function does.
func beforeDeadline(ctx context.Context) (context.Context, context.CancelFunc) {
	end, limited := ctx.Deadline()
	if !limited {
		return ctx, func() {}
	}
	return context.WithDeadline(ctx, end.Add(-refreshMargin))
}
