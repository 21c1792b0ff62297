package reminders

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/ids"
	"kikite/shared/problem"
)

const (
	// monthlyParallel is how many employees are looked at at once.
	monthlyParallel = 8
	// monthlyMargin is how long before its end a run stops, so that it can still say how far it came.
	monthlyMargin = 5 * time.Second
	// monthlyFrom is the hour of the reader's day from which the mail of an empty month is sent.
	monthlyFrom = 10
)

// Scheduled is the input of a scheduled function.
type Scheduled struct {
	ScheduledFor time.Time `json:"scheduled_for"`
}

// counts of a run.
type counts struct{ told, fine, waiting, failed atomic.Int64 }

// round is one run for a month.
type round struct {
	*Clerk
	counts
	month     events.Month
	mu        sync.Mutex
	companies map[events.ID]Company
}

// Monthly tells every employee who wishes so that the month of the schedule has no talk yet.
//
// About each is decided in a transaction of its own, which demands that no booking came meanwhile and notes the month. So a run that was cut short leaves
// just the rest to the next one, and a repeated run has nothing to do. It runs every hour of a few days: whoever's clock shows no fit hour is left to a later run.
// An error says that some are left for another reason.
func (c *Clerk) Monthly(ctx context.Context, in Scheduled) error {
	if in.ScheduledFor.IsZero() {
		return problem.New(problem.Invalid, "scheduled_for", "The input does not say for when.")
	}
	r := &round{Clerk: c, month: monthOf(in.ScheduledFor), companies: map[events.ID]Company{}}
	if now := monthOf(c.clock.Now()); now != r.month {
		slog.WarnContext(ctx, "the month is over", "month", r.month)
		return nil
	}
	if deadline, ok := ctx.Deadline(); ok {
		var cancel context.CancelFunc
		ctx, cancel = context.WithDeadline(ctx, deadline.Add(-monthlyMargin))
		defer cancel()
	}
	var stopped error
	for _, shard := range rand.Perm(emptyShards) { // so that runs that come together help each other
		if stopped = r.shard(ctx, shard); stopped != nil {
			break
		}
	}
	slog.InfoContext(ctx, "empty months", "month", r.month, "told", r.told.Load(), "fine", r.fine.Load(), "waiting", r.waiting.Load(), "failed", r.failed.Load())
	if stopped != nil {
		return fmt.Errorf("not all were told about %s: %w", r.month, stopped)
	}
	if n := r.failed.Load(); n > 0 {
		return fmt.Errorf("%d could not be told about %s", n, r.month)
	}
	return nil
}

// shard looks at those of one partition about whom is to be decided. It fails if it was cut short.
func (r *round) shard(ctx context.Context, shard int) error {
	waiting, err := r.undecided(ctx, shard, r.month)
	if err != nil {
		return err
	}
	var group errgroup.Group
	group.SetLimit(monthlyParallel)
	for _, id := range waiting {
		if ctx.Err() != nil {
			break
		}
		group.Go(func() error {
			err := again(ctx, func() error { return r.one(ctx, id) })
			if err != nil && ctx.Err() == nil { // of this employee alone
				r.failed.Add(1)
				slog.ErrorContext(ctx, "not told", "account_id", id, "error", err.Error())
			}
			return nil
		})
	}
	_ = group.Wait()
	return ctx.Err()
}

// one decides about one employee.
func (r *round) one(ctx context.Context, id events.ID) error {
	a, err := r.account(ctx, id)
	if err != nil || !a.waits() || a.Settled >= r.month {
		return err
	}
	now := r.clock.Now()
	company, err := r.company(ctx, a.CompanyID)
	if err != nil {
		return err
	}
	loc := zone(a.Zone)
	if !company.covers(now) || quiet(now, loc) || now.In(loc).Hour() < monthlyFrom {
		r.waiting.Add(1)
		return nil
	}
	a.Settled = r.month
	tx := r.putAccount(r.table.Tx(), a)
	if a.talks(r.month) {
		err = tx.Run(ctx)
		r.add(err, &r.fine)
		return err
	}
	reminder := ids.Derive(ids.Reminder, string(id), "nothing_booked", string(r.month))
	err = tx.Emit(events.RemindersNothingBooked.New(
		events.Meta{ID: ids.Derive(ids.Event, string(reminder), "due"), Time: now, EntityID: reminder, EntityVersion: 1},
		events.NothingBooked{ReminderID: reminder, RecipientID: id, Month: r.month})).Run(ctx)
	r.add(err, &r.told)
	return err
}

func (r *round) add(err error, to *atomic.Int64) {
	if err == nil {
		to.Add(1)
	}
}

// company reads a contract once in a run; one that is not known covers nothing.
func (r *round) company(ctx context.Context, id events.ID) (Company, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if c, ok := r.companies[id]; ok {
		return c, nil
	}
	var item companyItem
	if _, err := r.table.One(ctx, pkCompany(id), skCompany, &item); err != nil {
		return Company{}, err
	}
	r.companies[id] = item.Company
	return item.Company, nil
}

// monthOf is the month in which a moment counts.
func monthOf(t time.Time) events.Month { return events.Month(t.In(clock.Tokyo()).Format("2006-01")) }
