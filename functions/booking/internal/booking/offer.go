package booking

import (
	"context"
	"errors"
	"strconv"
	"time"

	"kikite/events"
	"kikite/shared/ids"
)

// offer holds the first of the times that the employee could book. Nothing is offered to who may not book now.
func (r *round) offer(ctx context.Context, w *Wait, account *Account, open []Slot) error {
	p, err := r.desk.table.read(ctx, wanted{company: account.CompanyID})
	if err != nil {
		return err
	}
	emp, err := r.desk.table.daysFrom(ctx, pkAccount(account.ID), summaryFrom(r.now))
	if err != nil {
		return err
	}
	c := chance{consultant: r.consultant, company: p.company, account: account, program: w.Program, con: r.con, emp: emp}
	if c.never() {
		return nil
	}
	tries := 0
	for _, h := range account.Holds { // which may be all that stands in the way
		r.sooner(time.Unix(h.Until, 0))
	}
	for _, s := range open {
		if !c.could(s, r.now) {
			continue
		}
		b, err := r.desk.offerOnce(ctx, r.cause, w, s, account.CompanyID)
		switch {
		case err == nil:
			r.slots = map[events.Code][]Slot{}
			r.sooner(b.HeldUntil)
			return r.con.Take(b.ID, b.Span(), b.HeldUntil, r.now)
		case errors.Is(err, ErrTaken), errors.Is(err, ErrBusy), errors.Is(err, ErrDayFull), errors.Is(err, ErrNotOffered), errors.Is(err, ErrQuota):
			if tries++; tries == tried {
				return errStale // too much has changed since the walk began
			}
		case errors.Is(err, ErrTooManyHolds), errors.Is(err, ErrNotFound), errors.Is(err, ErrNoContract), errors.Is(err, ErrProgram),
			errors.Is(err, ErrAccountInactive), errors.Is(err, ErrAccountPending):
			return nil
		default:
			return err
		}
	}
	return nil
}

// offerOnce holds a time for half an hour for who waits for it, in one transaction with the event. Its ID follows from the wait's version, so it
// cannot be made twice.
func (d *Desk) offerOnce(ctx context.Context, cause events.Envelope, w *Wait, s Slot, company events.ID) (*Booking, error) {
	now := d.now()
	dates := datesAround(Span{s.StartsAt, s.StartsAt.Add(time.Hour)})
	p, err := d.table.read(ctx, wanted{
		accounts: []events.ID{w.EmployeeID}, company: company, consultant: w.ConsultantID, employee: w.EmployeeID,
		conDays: dates, empDays: dates,
	})
	if err != nil {
		return nil, err
	}
	account := p.accounts[w.EmployeeID]
	if err := account.Active(); err != nil {
		return nil, err
	}
	id := ids.Derive(ids.Booking, string(w.ID), "offer", strconv.FormatInt(w.Version, 10))
	b, err := p.hold(account, HoldRequest{ConsultantID: w.ConsultantID, Program: w.Program, StartsAt: s.StartsAt}, id, OfferTime, now)
	if err != nil {
		return nil, err
	}
	next := *w
	next.offered(b)
	offer, err := events.BookingSlotOffered.New(d.meta(b, now).CausedBy(cause), events.SlotOffered{
		BookingID: b.ID, CompanyID: b.CompanyID, EmployeeID: b.EmployeeID, ConsultantID: b.ConsultantID, Program: b.Program,
		StartsAt: b.StartsAt.UTC(), EndsAt: b.EndsAt.UTC(), ExpiresAt: b.HeldUntil.UTC(),
	})
	return b, d.table.change().booking(b, 0).account(account).contract(p.consultant, p.company).
		days(pkConsultant(b.ConsultantID), p.con).days(pkAccount(b.EmployeeID), p.emp).
		wait(&next, w.Version).emit(offer, err).run(ctx)
}
