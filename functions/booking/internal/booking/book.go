package booking

import (
	"context"
	"time"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

// Book turns the caller's own hold into a booking; again, it gives the same booking. Errors: ErrNotFound, ErrHoldExpired,
// ErrNoContract, ErrProgram, ErrNotOffered.
func (d *Desk) Book(ctx context.Context, caller principal.Principal, hold events.ID) (*Booking, error) {
	return decide(ctx, func() (*Booking, error) { return d.bookOnce(ctx, caller, hold) })
}

func (d *Desk) bookOnce(ctx context.Context, caller principal.Principal, hold events.ID) (*Booking, error) {
	now := d.now()
	b, err := d.owned(ctx, caller, hold)
	if err != nil {
		return nil, err
	}
	p, err := d.around(ctx, caller, b)
	if err != nil {
		return nil, err
	}
	account, err := p.actor(caller)
	if err != nil {
		return nil, err
	}
	if !b.BookedAt.IsZero() {
		return b, nil
	}
	if b.SeriesID != "" {
		return nil, ErrPartOfSeries
	}
	if err := p.book(b, now); err != nil {
		return nil, err
	}
	account.Commit(b.ID, b.StartsAt, now)
	return b, d.table.change().booking(b, b.Version-1).account(account).contract(p.consultant, p.company).
		days(pkConsultant(b.ConsultantID), p.con).days(pkAccount(b.EmployeeID), p.emp).
		emit(events.BookingBooked.New(d.meta(b, now), b.state())).run(ctx)
}

// book decides and changes the picture.
func (p *picture) book(b *Booking, now time.Time) error {
	if b.Status == StatusReleased || !p.con.Has(b.ID, b.Span(), now) || !p.emp.Has(b.ID, b.Span(), now) {
		return ErrHoldExpired
	}
	if !p.consultant.keeps(b.CompanyID) {
		return ErrNotOffered
	}
	if err := p.company.Covers(b.Program, b.StartsAt); err != nil {
		return err
	}
	if err := b.Confirm(now, ids.Secret()); err != nil {
		return err
	}
	return p.retake(b, b.Span(), now)
}

// retake replaces the entries of a reservation by those of a booking at another (or the same) time.
func (p *picture) retake(b *Booking, old Span, now time.Time) error {
	for _, c := range []*Calendar{p.con, p.emp} {
		c.Release(b.ID, old, false, now)
		if err := c.Take(b.ID, b.Span(), time.Time{}, now); err != nil {
			return err
		}
	}
	return nil
}

// Move puts a booking at another time of the same consultant: the new time is taken and the old one freed, or neither.
func (d *Desk) Move(ctx context.Context, caller principal.Principal, id events.ID, start time.Time, key string) (*Booking, error) {
	return decide(ctx, func() (*Booking, error) { return d.moveOnce(ctx, caller, id, start.UTC(), opKey("move", key)) })
}

func (d *Desk) moveOnce(ctx context.Context, caller principal.Principal, id events.ID, start time.Time, op string) (*Booking, error) {
	now := d.now()
	b, err := d.owned(ctx, caller, id)
	if err != nil {
		return nil, err
	}
	if b.BookedAt.IsZero() {
		return nil, ErrNotFound // a hold is no booking
	}
	p, err := d.around(ctx, caller, b, Span{start, start.Add(time.Hour)})
	if err != nil {
		return nil, err
	}
	account, err := p.actor(caller)
	if err != nil {
		return nil, err
	}
	if b.did(op) || b.Status == events.BookingConfirmed && b.StartsAt.Equal(start) {
		return b, nil
	}
	if err := p.move(b, account, start, now); err != nil {
		return nil, err
	}
	b.note(op)
	return b, d.table.change().booking(b, b.Version-1).account(account).contract(p.consultant, p.company).
		days(pkConsultant(b.ConsultantID), p.con).days(pkAccount(b.EmployeeID), p.emp).
		emit(events.BookingMoved.New(d.meta(b, now), b.state())).run(ctx)
}

// move decides and changes the picture.
func (p *picture) move(b *Booking, account *Account, start, now time.Time) error {
	if err := b.open(now); err != nil {
		return err
	}
	if p.consultant.For(b.CompanyID) != nil {
		return ErrNotOffered
	}
	if err := p.company.Covers(b.Program, start); err != nil {
		return err
	}
	old, to := b.Span(), Span{start, start.Add(p.consultant.Plan.Length(b.Program))}
	if err := p.consultant.Plan.Offered(to, p.con, now, b.ID); err != nil {
		return err
	}
	if !p.emp.Free(to, now, b.ID) {
		return ErrBusy
	}
	if err := account.Shift(old.Start, to.Start, p.company.Quota, now); err != nil {
		return err
	}
	if err := b.Move(to, now); err != nil {
		return err
	}
	return p.retake(b, old, now)
}

// Cancel ends a booking; the employee and the consultant may. Again, it gives the same cancelled booking.
func (d *Desk) Cancel(ctx context.Context, caller principal.Principal, id events.ID) (*Booking, error) {
	return decide(ctx, func() (*Booking, error) { return d.cancelOnce(ctx, caller, id) })
}

func (d *Desk) cancelOnce(ctx context.Context, caller principal.Principal, id events.ID) (*Booking, error) {
	now := d.now()
	b, err := d.visible(ctx, caller, id)
	if err != nil {
		return nil, err
	}
	p, err := d.around(ctx, caller, b)
	if err != nil {
		return nil, err
	}
	if _, err := p.actor(caller); err != nil {
		return nil, err
	}
	if b.Status == events.BookingCancelled {
		return b, nil
	}
	refund, err := b.Cancel(caller.Role, now)
	if err != nil {
		return nil, err
	}
	account := p.accounts[b.EmployeeID]
	if refund {
		account.Return(b.StartsAt)
	}
	state := b.state()
	if caller.Role == events.RoleConsultant {
		if state.Alternatives, err = d.alternatives(ctx, b, account, p.company); err != nil {
			return nil, err
		}
	}
	p.con.Release(b.ID, b.Span(), false, now)
	p.emp.Release(b.ID, b.Span(), true, now)
	return b, d.table.change().booking(b, b.Version-1).account(account).
		days(pkConsultant(b.ConsultantID), p.con).days(pkAccount(b.EmployeeID), p.emp).
		emit(events.BookingCancelledEvent.New(d.meta(b, now), state)).run(ctx)
}

// opKey is the remembered form of an Idempotency-Key; empty for none.
func opKey(operation, key string) string {
	if key == "" {
		return ""
	}
	return string(ids.Derive(ids.Request, operation, key))[:16]
}
