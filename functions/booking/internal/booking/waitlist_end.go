package booking

import (
	"context"
	"slices"
	"strconv"
	"time"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

// Unwait gives up the caller's own place and what is offered; again, it does nothing. Error: ErrNotFound.
func (d *Desk) Unwait(ctx context.Context, caller principal.Principal, id events.ID) error {
	if err := d.active(ctx, caller); err != nil {
		return err
	}
	all, err := d.table.waiting(ctx, caller.AccountID)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(all, func(i waitingItem) bool { return i.ID == id })
	if at < 0 {
		return ErrNotFound
	}
	return d.endWaits(ctx, caller.AccountID, func(w *Wait) bool { return w.ID == id })
}

// endWaits ends those of an employee's waits; a time that is offered becomes free for the next.
func (d *Desk) endWaits(ctx context.Context, employee events.ID, which func(*Wait) bool) error {
	all, err := d.table.waiting(ctx, employee)
	if err != nil {
		return err
	}
	for _, i := range all {
		if i.Over {
			continue
		}
		err := again(ctx, func() error {
			w, err := d.table.wait(ctx, i.ConsultantID, i.Place)
			if err != nil || w == nil || !which(w) {
				return err
			}
			return d.endWait(ctx, w)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (d *Desk) endWait(ctx context.Context, w *Wait) error {
	now, change := d.now(), d.table.change()
	change.over(w, now)
	if w.Offer != "" {
		b, err := d.table.booking(ctx, w.Offer)
		if err != nil {
			return err
		}
		if b.Status == StatusHold {
			if err := d.giveBack(ctx, change, b, now); err != nil {
				return err
			}
		}
	}
	return change.run(ctx)
}

// giveBack adds the release of a hold to a change.
func (d *Desk) giveBack(ctx context.Context, change *change, b *Booking, now time.Time) error {
	p, err := d.around(ctx, principal.Principal{AccountID: b.EmployeeID}, b)
	if err != nil {
		return err
	}
	before := b.Version
	if err := b.ReleaseHold(); err != nil {
		return err
	}
	account := p.accounts[b.EmployeeID]
	account.Drop(b.ID, now)
	p.con.Release(b.ID, b.Span(), false, now)
	p.emp.Release(b.ID, b.Span(), false, now)
	change.booking(b, before).account(account).days(pkConsultant(b.ConsultantID), p.con).days(pkAccount(b.EmployeeID), p.emp).
		emit(d.freed(b, now))
	return nil
}

// freed tells that the time of a released hold may be due to somebody.
func (d *Desk) freed(b *Booking, now time.Time) (events.Envelope, error) {
	return waitlistDue(ids.Derive(ids.Event, string(b.ID), strconv.FormatInt(b.Version, 10), "freed"), b.ConsultantID, now)
}

func waitlistDue(event, consultant events.ID, now time.Time) (events.Envelope, error) {
	return events.BookingWaitlistDue.New(events.Meta{ID: event, Time: now, EntityID: consultant, EntityVersion: now.Unix()},
		events.WaitlistDue{ConsultantID: consultant})
}
