package reminders

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"kikite/events"
	"kikite/shared/ids"
)

// Firing is the input of a schedule.
type Firing struct {
	ReminderID events.ID `json:"reminder_id"`
	BookingID  events.ID `json:"booking_id"`
}

// clockSkew is how much earlier than due a firing may come. One that comes earlier meets a slow clock (a reminder never changes
// its time), and the scheduler is asked to try again.
const clockSkew = time.Minute

// Fire decides a reminder once: it publishes that it is due, or not. A reminder that is not known, over or dropped is nothing to do.
func (c *Clerk) Fire(ctx context.Context, f Firing) error {
	if !f.ReminderID.Valid() || !f.BookingID.Valid() {
		return fmt.Errorf("firing without IDs")
	}
	return again(ctx, func() error { return c.fireOnce(ctx, f) })
}

func (c *Clerk) fireOnce(ctx context.Context, f Firing) error {
	now := c.clock.Now()
	a, err := c.agenda(ctx, f.BookingID)
	if err != nil {
		return err
	}
	r := a.find(f.ReminderID)
	if r == nil || r.State != Planned && r.State != Set {
		slog.InfoContext(ctx, "nothing to remind of", "reminder_id", f.ReminderID)
		return nil
	}
	if early := r.DueAt.Sub(now); early > clockSkew {
		return fmt.Errorf("reminder %s fired %s early", r.ID, early)
	}
	rule := r.rule()
	if !now.Before(rule.until(a)) {
		return c.skip(ctx, a, r, "too late")
	}
	to, err := c.reader(ctx, a, r)
	switch {
	case err != nil:
		return err
	case to.Status == events.StatusErased:
		return c.skip(ctx, a, r, "erased")
	case r.Kind == events.ReminderSurveyNudge && to.NoNudge:
		return c.skip(ctx, a, r, "not wanted")
	}
	if at := later(now, r.DueAt); rule.quiet != never && quiet(at, zone(to.Zone)) {
		return c.postpone(ctx, a, r, at, zone(to.Zone))
	}
	r.State = Sent
	return c.put(a).Emit(events.RemindersDue.New(
		events.Meta{ID: ids.Derive(ids.Event, string(r.ID), "due"), Time: now, EntityID: r.ID, EntityVersion: 1, CorrelationID: a.Chain},
		events.ReminderDue{
			ReminderID: r.ID, Kind: r.Kind, BookingID: a.BookingID, RecipientID: to.ID,
			StartsAt: a.StartsAt.UTC(), EndsAt: a.EndsAt.UTC(),
		})).Run(ctx)
}

// skip decides that a reminder is not sent.
func (c *Clerk) skip(ctx context.Context, a *Agenda, r *Reminder, why string) error {
	r.State = Skipped
	slog.WarnContext(ctx, "reminder not sent", "reminder_id", r.ID, "kind", r.Kind, "why", why)
	return c.put(a).Run(ctx)
}

// postpone lets a reminder that comes in its reader's quiet hours, because it is late or the reader moved, wait for the morning. It only says so; the
// worker, to which the message goes, makes the schedule.
func (c *Clerk) postpone(ctx context.Context, a *Agenda, r *Reminder, at time.Time, loc *time.Location) error {
	next, sensible := r.rule().nextMorning(a, at, loc)
	if !sensible {
		return c.skip(ctx, a, r, "quiet until too late")
	}
	a.postpone(r, next)
	return c.put(a).Emit(events.RemindersPostponed.New(
		events.Meta{ID: ids.Derive(ids.Event, string(r.ID), "postponed"), Time: c.clock.Now(), EntityID: r.ID, EntityVersion: 1, CorrelationID: a.Chain},
		events.ReminderPostponed{ReminderID: r.ID, BookingID: a.BookingID})).Run(ctx)
}

// reader is the account of the reminder's side. A consultant whose account is not known yet is an error: the scheduler tries
// again.
func (c *Clerk) reader(ctx context.Context, a *Agenda, r *Reminder) (*Account, error) {
	if r.Role == events.RoleEmployee {
		return c.account(ctx, a.EmployeeID)
	}
	to, known, err := c.consultantsAccount(ctx, a.ConsultantID)
	if err == nil && !known {
		err = fmt.Errorf("the account of consultant %s is not known yet", a.ConsultantID)
	}
	return to, err
}
