package reminders

import (
	"context"
	"errors"
	"time"

	"golang.org/x/sync/errgroup"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/consumer"
	"kikite/shared/store"
)

// syncParallel is how many scheduler calls one message makes at once.
const syncParallel = 4

// soonest is the least time ahead at which a schedule is set: one for the past would be refused.
const soonest = time.Minute

// Clerk keeps agendas and their schedules.
type Clerk struct {
	table     *store.Table
	schedules Schedules
	clock     clock.Clock
}

// NewClerk wires a clerk. The one that only fires needs no schedules.
func NewClerk(table *store.Table, schedules Schedules, clk clock.Clock) *Clerk {
	return &Clerk{table: table, schedules: schedules, clock: clk}
}

// Consumer is the worker's side.
func (c *Clerk) Consumer() *consumer.Consumer {
	booking := func(ctx context.Context, e events.Envelope, s events.BookingState) error {
		return c.handle(ctx, e, s.BookingID, func(a *Agenda) bool {
			a.Chain = e.CorrelationID
			return a.Apply(s, e.EntityVersion, e.Time)
		})
	}
	return consumer.New(map[string]consumer.Handler{
		events.BookingBooked.Name():           consumer.Typed(events.BookingBooked, booking),
		events.BookingMoved.Name():            consumer.Typed(events.BookingMoved, booking),
		events.BookingCancelledEvent.Name():   consumer.Typed(events.BookingCancelledEvent, booking),
		events.SignupConsultantChanged.Name(): consumer.Typed(events.SignupConsultantChanged, c.consultantChanged),
		events.SessionsFinished.Name(): consumer.Typed(events.SessionsFinished,
			func(ctx context.Context, e events.Envelope, s events.SessionFinished) error {
				return c.handle(ctx, e, s.BookingID, func(a *Agenda) bool { a.Finish(s.Outcome); return true })
			}),
		events.SessionsRecordSubmitted.Name(): consumer.Typed(events.SessionsRecordSubmitted,
			func(ctx context.Context, e events.Envelope, s events.RecordSubmitted) error {
				return c.handle(ctx, e, s.BookingID, func(a *Agenda) bool { a.Record(); return true })
			}),
		events.SessionsPulseAnswered.Name(): consumer.Typed(events.SessionsPulseAnswered,
			func(ctx context.Context, e events.Envelope, s events.PulseAnswered) error {
				return c.handle(ctx, e, s.BookingID, func(a *Agenda) bool { a.Answer(); return true })
			}),
	})
}

// handle writes the state first and then brings the schedules in line with it. A message that comes again skips what is
// written and completes the schedules, so that it is done only when both are.
func (c *Clerk) handle(ctx context.Context, e events.Envelope, booking events.ID, change func(*Agenda) bool) error {
	err := again(ctx, func() error {
		a, err := c.agenda(ctx, booking)
		if err != nil {
			return err
		}
		if !change(a) {
			return nil
		}
		return c.put(a).Once(e, c.clock.Now()).Run(ctx)
	})
	if err != nil && !errors.Is(err, store.ErrDuplicate) {
		return err
	}
	return again(ctx, func() error { return c.sync(ctx, booking) })
}

// sync makes the schedules of planned reminders and removes those of dropped ones, and then marks that. Planned reminders never
// change their time (a moved booking gets new ones), so a repetition does no harm and a straggler can only leave a
// schedule behind that fires for nothing.
func (c *Clerk) sync(ctx context.Context, booking events.ID) error {
	a, err := c.agenda(ctx, booking)
	if err != nil {
		return err
	}
	if !a.unsettled() {
		return nil
	}
	done := append([]Reminder(nil), a.Reminders...)
	group, inGroup := errgroup.WithContext(ctx)
	group.SetLimit(syncParallel)
	for _, r := range done {
		group.Go(func() error {
			switch r.State {
			case Planned:
				return c.schedules.Set(inGroup, booking, r.ID, later(r.DueAt, c.clock.Now().Add(soonest)))
			case Dropping:
				return c.schedules.Remove(inGroup, r.ID)
			default:
				return nil
			}
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	a.settled(done)
	return c.put(a).Run(ctx)
}

func (c *Clerk) consultantChanged(ctx context.Context, e events.Envelope, s events.ConsultantChanged) error {
	return again(ctx, func() error {
		var item consultantItem
		found, err := c.table.One(ctx, pkConsultant(s.ConsultantID), skConsultant, &item)
		if err != nil || item.Version >= e.EntityVersion {
			return err
		}
		before := item.Version
		item = consultantItem{PK: pkConsultant(s.ConsultantID), SK: skConsultant, AccountID: s.AccountID, Version: e.EntityVersion}
		put := c.table.Put(item)
		if found {
			put.If("ver = ?", before)
		} else {
			put.If("attribute_not_exists(pk)")
		}
		return c.table.Tx().Put(put, errStale).Once(e, c.clock.Now()).Run(ctx)
	})
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
