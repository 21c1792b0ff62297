package booking

import (
	"context"
	"errors"

	"kikite/events"
	"kikite/shared/consumer"
	"kikite/shared/store"
)

// Consumer keeps the replicas, records how sessions went and publishes what matching may know of open time.
//
// It can not run in circles: nothing that it consumes follows from booking.availability_changed or booking.slot_offered.
func (d *Desk) Consumer() *consumer.Consumer {
	return consumer.New(map[string]consumer.Handler{
		events.SignupAccountChanged.Name():    consumer.Typed(events.SignupAccountChanged, d.accountChanged),
		events.SignupConsultantChanged.Name(): consumer.Typed(events.SignupConsultantChanged, d.consultantChanged),
		events.SignupCompanyChanged.Name():    consumer.Typed(events.SignupCompanyChanged, d.companyChanged),
		events.BookingBooked.Name():           consumer.Typed(events.BookingBooked, d.bookingChanged),
		events.BookingMoved.Name():            consumer.Typed(events.BookingMoved, d.bookingChanged),
		events.BookingCancelledEvent.Name():   consumer.Typed(events.BookingCancelledEvent, d.bookingChanged),
		events.SessionsFinished.Name():        consumer.Typed(events.SessionsFinished, d.sessionFinished),
		events.BookingWaitlistDue.Name():      consumer.Typed(events.BookingWaitlistDue, d.waitlistDue),
		events.SignupExportAsked.Name():       consumer.Typed(events.SignupExportAsked, d.exportAsked),
	})
}

// again repeats a handler until nothing changed between its read and its write. An event that is older than what is
// stored changes nothing and needs no dedupe item.
func again(ctx context.Context, once func() error) error {
	_, err := decide(ctx, func() (struct{}, error) { return struct{}{}, once() })
	return err
}

// once is again for a change that a message makes only the first time; what follows from it is done every time, so that a message
// that comes again completes what a crash cut short.
func once(ctx context.Context, change func() error) error {
	if err := again(ctx, change); !errors.Is(err, store.ErrDuplicate) {
		return err
	}
	return nil
}

func (d *Desk) accountChanged(ctx context.Context, e events.Envelope, data events.AccountChanged) error {
	err := once(ctx, func() error {
		p, err := d.table.read(ctx, wanted{accounts: []events.ID{data.AccountID}})
		if err != nil {
			return err
		}
		a := p.accounts[data.AccountID]
		if a.Version >= e.EntityVersion {
			return nil
		}
		a.Version, a.Role, a.Status = e.EntityVersion, data.Role, data.Status
		a.CompanyID, a.ConsultantID, a.Locale, a.Zone = data.CompanyID, data.ConsultantID, data.Locale, data.Zone
		a.Left = data.Left
		change := d.table.change().account(a).member(a)
		change.tx.Once(e, d.now())
		return change.run(ctx)
	})
	if err != nil {
		return err
	}
	if data.Status != events.StatusErased {
		return d.accountLeaves(ctx, e, data.AccountID)
	}
	if err := d.EndFeed(ctx, data.AccountID); err != nil {
		return err
	}
	if err := d.accountLeaves(ctx, e, data.AccountID); err != nil {
		return err
	}
	return d.forget(ctx, e, data.AccountID)
}

func (d *Desk) companyChanged(ctx context.Context, e events.Envelope, data events.CompanyChanged) error {
	err := once(ctx, func() error {
		p, err := d.table.read(ctx, wanted{company: data.CompanyID})
		if err != nil {
			return err
		}
		stored := p.company
		if stored.Version >= e.EntityVersion {
			return nil
		}
		company := &Company{
			ID: data.CompanyID, Status: data.Status, Programs: data.Programs, Quota: data.QuotaPerMonth,
			StartsOn: data.StartsOn, EndsOn: data.EndsOn, Version: e.EntityVersion,
		}
		company.Settled = stored.Settled && company.sameTerm(stored)
		change := d.table.change().company(company, stored.Version)
		change.tx.Once(e, d.now())
		return change.run(ctx)
	})
	if err != nil {
		return err
	}
	return d.contractChanges(ctx, e, data.CompanyID)
}

func (d *Desk) consultantChanged(ctx context.Context, e events.Envelope, data events.ConsultantChanged) error {
	err := once(ctx, func() error {
		now := d.now()
		c, calendar, err := d.table.from(ctx, data.ConsultantID, summaryFrom(now), true)
		if err != nil {
			return err
		}
		if c.Version >= e.EntityVersion {
			return nil
		}
		c.Version, c.AccountID, c.Status, c.Programs = e.EntityVersion, data.AccountID, data.Status, data.Programs
		c.Paused = data.Paused
		c.Connected = connectionsOf(data.ConnectedCompanies)
		published := c.SummaryVersion
		summary, err := d.summarise(c, calendar, now)
		if err != nil {
			return err
		}
		change := d.table.change().consultant(c, published)
		if summary != nil {
			change.emit(causedBy(*summary, e), nil)
		}
		change.tx.Once(e, now)
		return change.run(ctx)
	})
	if err != nil {
		return err
	}
	if err := d.consultantLeaves(ctx, e, data.ConsultantID); err != nil {
		return err
	}
	return d.serve(ctx, e, data.ConsultantID)
}

// bookingChanged publishes the summary anew, and offers a time that became free to who waits for it. It reads the days as they are now, so the
// order of the events does not matter.
func (d *Desk) bookingChanged(ctx context.Context, e events.Envelope, data events.BookingState) error {
	err := once(ctx, func() error {
		change := d.table.change()
		news, err := d.publish(ctx, change, e, data.ConsultantID)
		if err != nil || !news {
			return err
		}
		change.tx.Once(e, d.now())
		return change.run(ctx)
	})
	if err != nil {
		return err
	}
	if e.Type == events.BookingBooked.Name() {
		return d.endWaits(ctx, data.EmployeeID, func(w *Wait) bool {
			return w.ConsultantID == data.ConsultantID && w.Program == data.Program
		})
	}
	return d.serve(ctx, e, data.ConsultantID)
}

// sessionFinished records how the session went and lets the summary move on with the days.
func (d *Desk) sessionFinished(ctx context.Context, e events.Envelope, data events.SessionFinished) error {
	return again(ctx, func() error {
		b, err := d.table.booking(ctx, data.BookingID)
		if errors.Is(err, ErrNotFound) {
			return nil // not one of ours: nothing to record
		}
		if err != nil {
			return err
		}
		before := b.Version
		if !b.Finish(data.Outcome) {
			return nil
		}
		change := d.table.change().booking(b, before)
		if data.Outcome == events.OutcomeNoShowConsultant {
			if err := d.missed(ctx, change, e, b); err != nil {
				return err
			}
		}
		if _, err := d.publish(ctx, change, e, b.ConsultantID); err != nil {
			return err
		}
		change.tx.Once(e, d.now())
		return change.run(ctx)
	})
}

// missed makes good for a consultant who did not come: the talk goes back to the quota, and the employee is told with other times.
func (d *Desk) missed(ctx context.Context, change *change, cause events.Envelope, b *Booking) error {
	if b.EmployeeID == "" {
		return nil // erased meanwhile: there is nobody to make good for
	}
	p, err := d.table.read(ctx, wanted{accounts: []events.ID{b.EmployeeID}, company: b.CompanyID})
	if err != nil {
		return err
	}
	account := p.accounts[b.EmployeeID]
	account.Return(b.StartsAt)
	state := b.state()
	if state.Alternatives, err = d.alternatives(ctx, b, account, p.company); err != nil {
		return err
	}
	change.account(account).emit(events.BookingMissed.New(d.meta(b, d.now()).CausedBy(cause), state))
	return nil
}

// publish adds a consultant's new summary to a change; false means that there is nothing new to say.
func (d *Desk) publish(ctx context.Context, change *change, cause events.Envelope, id events.ID) (bool, error) {
	now := d.now()
	c, calendar, err := d.table.from(ctx, id, summaryFrom(now), true)
	if err != nil {
		return false, err
	}
	published := c.SummaryVersion
	summary, err := d.summarise(c, calendar, now)
	if err != nil || summary == nil {
		return false, err
	}
	change.summary(c, published).emit(causedBy(*summary, cause), nil)
	return true, nil
}

// causedBy puts an event into the chain of the one that caused it.
func causedBy(e, cause events.Envelope) events.Envelope {
	e.CorrelationID, e.CausationID = cause.CorrelationID, cause.ID
	return e
}
