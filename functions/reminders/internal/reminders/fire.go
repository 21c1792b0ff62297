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
	if !a.timely(r, now) {
		r.State = Skipped
		slog.WarnContext(ctx, "reminder came too late", "reminder_id", f.ReminderID, "kind", r.Kind)
		return c.put(a).Run(ctx)
	}
	recipient, err := c.recipient(ctx, a, r)
	if err != nil {
		return err
	}
	r.State = Sent
	return c.put(a).Emit(events.RemindersDue.New(
		events.Meta{ID: ids.Derive(ids.Event, string(r.ID), "due"), Time: now, EntityID: r.ID, EntityVersion: 1, CorrelationID: a.Chain},
		events.ReminderDue{
			ReminderID: r.ID, Kind: r.Kind, BookingID: a.BookingID, RecipientID: recipient,
			StartsAt: a.StartsAt.UTC(), EndsAt: a.EndsAt.UTC(),
		})).Run(ctx)
}

// recipient is the account of the reminder's side. A consultant whose account is not known yet is an error: the scheduler tries
// again.
func (c *Clerk) recipient(ctx context.Context, a *Agenda, r *Reminder) (events.ID, error) {
	if r.Role == events.RoleEmployee {
		return a.EmployeeID, nil
	}
	var item consultantItem
	found, err := c.table.One(ctx, pkConsultant(a.ConsultantID), skConsultant, &item)
	if err != nil {
		return "", err
	}
	if !found {
		return "", fmt.Errorf("the account of consultant %s is not known yet", a.ConsultantID)
	}
	return item.AccountID, nil
}
