package booking

import (
	"context"
	"errors"
	"slices"
	"time"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

// HoldSeries holds all of the times for five minutes, or none. Asking again for the same times while they are held gives the same holds.
// Errors: those of Hold, ErrNoSeries.
func (d *Desk) HoldSeries(ctx context.Context, caller principal.Principal, r SeriesRequest) ([]*Booking, error) {
	r, err := r.tidied()
	if err != nil {
		return nil, err
	}
	id := d.ids.New(ids.Series)
	if r.Key != "" {
		id = ids.Derive(ids.Series, string(caller.AccountID), "hold", r.Key)
	}
	return decide(ctx, func() ([]*Booking, error) { return d.holdSeriesOnce(ctx, caller, r, id) })
}

func (d *Desk) holdSeriesOnce(ctx context.Context, caller principal.Principal, r SeriesRequest, id events.ID) ([]*Booking, error) {
	now := d.now()
	var spans []Span
	for _, s := range r.Starts {
		spans = append(spans, Span{s, s.Add(time.Hour)})
	}
	dates := datesAround(spans...)
	p, err := d.table.read(ctx, wanted{
		accounts: []events.ID{caller.AccountID}, company: caller.CompanyID, consultant: r.ConsultantID,
		employee: caller.AccountID, bookings: memberIDs(id), conDays: dates, empDays: dates,
	})
	if err != nil {
		return nil, err
	}
	account, err := p.actor(caller)
	if err != nil {
		return nil, err
	}
	if made := p.members(id); len(made) > 0 {
		if made[0].Asked != r.asked() {
			return nil, ErrKeyReused
		}
		return made, nil
	}
	if made, err := d.sameSeries(ctx, account, r, now); made != nil || err != nil {
		return made, err
	}
	made, err := p.holdSeries(account, r, id, now)
	if err != nil {
		return nil, err
	}
	change := d.table.change().account(account).contract(p.consultant, p.company).
		days(pkConsultant(r.ConsultantID), p.con).days(pkAccount(account.ID), p.emp)
	for _, b := range made {
		change.booking(b, 0)
	}
	return made, change.run(ctx)
}

// sameSeries finds the running holds of the caller for just this request.
func (d *Desk) sameSeries(ctx context.Context, account *Account, r SeriesRequest, now time.Time) ([]*Booking, error) {
	id := account.heldSeries(now)
	if id == "" {
		return nil, nil
	}
	p, err := d.table.read(ctx, wanted{bookings: memberIDs(id)})
	if err != nil {
		return nil, err
	}
	made := p.members(id)
	if len(made) == 0 || made[0].Asked != r.asked() || made[0].Status != StatusHold {
		return nil, nil
	}
	return made, nil
}

// Series are the talks of a series for one of its participants, in order of number. Errors: ErrNotFound, for holds and foreign ones too.
func (d *Desk) Series(ctx context.Context, caller principal.Principal, id events.ID) ([]*Booking, error) {
	p, err := d.table.read(ctx, wanted{bookings: memberIDs(id)})
	if err != nil {
		return nil, err
	}
	made := p.members(id)
	if len(made) == 0 || !made[0].of(caller) || made[0].BookedAt.IsZero() {
		return nil, ErrNotFound
	}
	return made, nil
}

// ownSeries reads an employee's own series and what decisions about it need. Errors: ErrNotFound, those of actor.
func (d *Desk) ownSeries(ctx context.Context, caller principal.Principal, id events.ID) ([]*Booking, *picture, *Account, error) {
	p, err := d.table.read(ctx, wanted{bookings: memberIDs(id)})
	if err != nil {
		return nil, nil, nil, err
	}
	made := p.members(id)
	if len(made) == 0 || caller.Role != events.RoleEmployee || !made[0].of(caller) {
		return nil, nil, nil, ErrNotFound
	}
	var spans []Span
	for _, b := range made {
		spans = append(spans, b.Span())
	}
	if p, err = d.around(ctx, caller, made[0], spans...); err != nil {
		return nil, nil, nil, err
	}
	account, err := p.actor(caller)
	return made, p, account, err
}

// BookSeries turns the holds of a series into bookings, all or none; again, it gives the same. Errors: those of Book.
func (d *Desk) BookSeries(ctx context.Context, caller principal.Principal, id events.ID) ([]*Booking, error) {
	return decide(ctx, func() ([]*Booking, error) { return d.bookSeriesOnce(ctx, caller, id) })
}

func (d *Desk) bookSeriesOnce(ctx context.Context, caller principal.Principal, id events.ID) ([]*Booking, error) {
	now := d.now()
	made, p, account, err := d.ownSeries(ctx, caller, id)
	if err != nil || !made[0].BookedAt.IsZero() {
		return made, err
	}
	change := d.table.change()
	var starts []time.Time
	for _, b := range made {
		if err := p.book(b, now); err != nil {
			return nil, ofDate(b, err)
		}
		starts = append(starts, b.StartsAt)
		change.booking(b, b.Version-1).emit(events.BookingBooked.New(d.meta(b, now), b.state()))
	}
	account.CommitSeries(id, starts, now)
	return made, change.account(account).contract(p.consultant, p.company).
		days(pkConsultant(made[0].ConsultantID), p.con).days(pkAccount(account.ID), p.emp).run(ctx)
}

// ReleaseSeries gives all holds of a series back; what ended by itself counts as given back. Errors: ErrNotFound, ErrAlreadyBooked.
func (d *Desk) ReleaseSeries(ctx context.Context, caller principal.Principal, id events.ID) error {
	return again(ctx, func() error {
		now := d.now()
		made, p, account, err := d.ownSeries(ctx, caller, id)
		if err != nil || !slices.ContainsFunc(made, func(b *Booking) bool { return b.Status != StatusReleased }) {
			return err
		}
		change := d.table.change()
		for _, b := range made {
			if b.Status == StatusReleased {
				continue // withdrawn by itself
			}
			before := b.Version
			if err := b.ReleaseHold(); err != nil {
				return err
			}
			p.con.Release(b.ID, b.Span(), false, now)
			p.emp.Release(b.ID, b.Span(), false, now)
			change.booking(b, before)
		}
		account.Drop(id, now)
		return change.account(account).days(pkConsultant(made[0].ConsultantID), p.con).days(pkAccount(account.ID), p.emp).
			emit(d.freed(made[0], now)).run(ctx)
	})
}

// CancelSeries cancels every talk of a series that is still to come, each by the rules of Cancel and in a transaction of its own: what a
// broken request left over, its repetition finishes. It returns all talks of the series. Error: ErrNotFound.
func (d *Desk) CancelSeries(ctx context.Context, caller principal.Principal, id events.ID) ([]*Booking, error) {
	made, err := d.Series(ctx, caller, id)
	if err != nil {
		return nil, err
	}
	for i, b := range made {
		if b.open(d.now()) != nil {
			continue // over, or cancelled before
		}
		b, err := d.Cancel(ctx, caller, b.ID)
		switch {
		case err == nil:
			made[i] = b
		case !errors.Is(err, ErrStarted) && !errors.Is(err, ErrNotBooked): // these two: meanwhile begun or finished
			return nil, err
		}
	}
	return made, nil
}

// of says whether the caller is one of the two participants.
func (b *Booking) of(caller principal.Principal) bool {
	employee := caller.Role == events.RoleEmployee && b.EmployeeID == caller.AccountID
	consultant := caller.Role == events.RoleConsultant && caller.ConsultantID != "" && b.ConsultantID == caller.ConsultantID
	return employee || consultant
}
