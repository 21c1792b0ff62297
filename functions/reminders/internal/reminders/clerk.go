package reminders

import (
	"context"
	"errors"
	"time"

	"golang.org/x/sync/errgroup"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/consumer"
	"kikite/shared/rights"
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
	copies    rights.Claims // of data for its owner; of the worker
}

// NewClerk wires a clerk. The one that only fires needs no schedules.
func NewClerk(table *store.Table, schedules Schedules, clk clock.Clock) *Clerk {
	return &Clerk{table: table, schedules: schedules, clock: clk, copies: rights.NoClaims{}}
}

// Consumer is the worker's side.
func (c *Clerk) Consumer() *consumer.Consumer {
	return consumer.New(map[string]consumer.Handler{
		events.BookingBooked.Name():            consumer.Typed(events.BookingBooked, c.bookingChanged),
		events.BookingMoved.Name():             consumer.Typed(events.BookingMoved, c.bookingChanged),
		events.BookingCancelledEvent.Name():    consumer.Typed(events.BookingCancelledEvent, c.bookingChanged),
		events.SignupConsultantChanged.Name():  consumer.Typed(events.SignupConsultantChanged, c.consultantChanged),
		events.SignupAccountChanged.Name():     consumer.Typed(events.SignupAccountChanged, c.accountChanged),
		events.SignupCompanyChanged.Name():     consumer.Typed(events.SignupCompanyChanged, c.companyChanged),
		events.MailerPreferencesChanged.Name(): consumer.Typed(events.MailerPreferencesChanged, c.wishesChanged),
		events.SignupExportAsked.Name():        consumer.Typed(events.SignupExportAsked, c.exportAsked),
		events.RemindersPostponed.Name(): consumer.Typed(events.RemindersPostponed,
			func(ctx context.Context, _ events.Envelope, s events.ReminderPostponed) error {
				return again(ctx, func() error { return c.sync(ctx, s.BookingID) })
			}),
		events.SessionsFinished.Name(): consumer.Typed(events.SessionsFinished,
			func(ctx context.Context, e events.Envelope, s events.SessionFinished) error {
				return c.handle(ctx, e, s.BookingID, func(a *Agenda) { a.Finish(s.Outcome) })
			}),
		events.SessionsRecordSubmitted.Name(): consumer.Typed(events.SessionsRecordSubmitted,
			func(ctx context.Context, e events.Envelope, s events.RecordSubmitted) error {
				return c.handle(ctx, e, s.BookingID, func(a *Agenda) { a.Record() })
			}),
		events.SessionsPulseAnswered.Name(): consumer.Typed(events.SessionsPulseAnswered,
			func(ctx context.Context, e events.Envelope, s events.PulseAnswered) error {
				return c.handle(ctx, e, s.BookingID, func(a *Agenda) { a.Answer() })
			}),
	})
}

// bookingChanged takes over a booking's state and plans its reminders for the zones of the two people.
func (c *Clerk) bookingChanged(ctx context.Context, e events.Envelope, s events.BookingState) error {
	return c.change(ctx, e, s.BookingID, func(a *Agenda) (bool, error) {
		employee, err := c.account(ctx, s.EmployeeID)
		if err != nil {
			return false, err
		}
		if employee.Status == events.StatusErased && a.Rev == 0 {
			return false, nil // what was known of the booking is erased, too
		}
		consultant, _, err := c.consultantsAccount(ctx, s.ConsultantID)
		if err != nil {
			return false, err
		}
		a.Chain = e.CorrelationID
		return a.Apply(s, e.EntityVersion, e.Time, zones{
			events.RoleEmployee: zone(employee.Zone), events.RoleConsultant: zone(consultant.Zone),
		}), nil
	})
}

// handle is for what happens to a booking besides.
func (c *Clerk) handle(ctx context.Context, e events.Envelope, booking events.ID, do func(*Agenda)) error {
	return c.change(ctx, e, booking, func(a *Agenda) (bool, error) { do(a); return true, nil })
}

// change writes the state first and then brings the schedules in line with it. A message that comes again skips what is
// written and completes the schedules, so that it is done only when both are.
func (c *Clerk) change(ctx context.Context, e events.Envelope, booking events.ID, do func(*Agenda) (bool, error)) error {
	err := again(ctx, func() error {
		a, err := c.agenda(ctx, booking)
		if err != nil {
			return err
		}
		if changed, err := do(a); err != nil || !changed {
			return err
		}
		return c.write(ctx, a, e)
	})
	if err != nil && !errors.Is(err, store.ErrDuplicate) {
		return err
	}
	return again(ctx, func() error { return c.sync(ctx, booking) })
}

// write stores an agenda and, in the same transaction, where the booking now counts for its employee.
func (c *Clerk) write(ctx context.Context, a *Agenda, e events.Envelope) error {
	now := c.clock.Now()
	if a.EmployeeID == "" { // an answer that came before its booking
		return c.put(a).Once(e, now).Run(ctx)
	}
	employee, err := c.account(ctx, a.EmployeeID)
	if err != nil {
		return err
	}
	tx := c.put(a)
	if employee.Status != events.StatusErased && employee.Keep(a.place(), now) {
		tx = c.putAccount(tx, employee)
	}
	return tx.Once(e, now).Run(ctx)
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

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
