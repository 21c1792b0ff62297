package booking

import (
	"context"
	"slices"
	"time"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

// HoldRequest asks to hold a time. Key is the Idempotency-Key, empty if there was none.
type HoldRequest struct {
	ConsultantID events.ID
	Program      events.Code
	StartsAt     time.Time
	Key          string
}

func (r HoldRequest) asked() string {
	return string(ids.Derive(ids.Request, string(r.ConsultantID), string(r.Program), r.StartsAt.UTC().Format(time.RFC3339)))
}

// Hold takes a time for five minutes. Asking again for the same time while it is held gives the same hold.
func (d *Desk) Hold(ctx context.Context, caller principal.Principal, r HoldRequest) (*Booking, error) {
	id := d.ids.New(ids.Booking)
	if r.Key != "" {
		id = ids.Derive(ids.Booking, string(caller.AccountID), "hold", r.Key)
	}
	return decide(ctx, func() (*Booking, error) { return d.holdOnce(ctx, caller, r, id) })
}

func (d *Desk) holdOnce(ctx context.Context, caller principal.Principal, r HoldRequest, id events.ID) (*Booking, error) {
	now := d.now()
	widest := Span{r.StartsAt, r.StartsAt.Add(time.Hour)}
	dates := datesAround(widest)
	p, err := d.table.read(ctx, wanted{
		accounts: []events.ID{caller.AccountID}, company: caller.CompanyID, consultant: r.ConsultantID,
		employee: caller.AccountID, bookings: []events.ID{id}, conDays: dates, empDays: dates,
	})
	if err != nil {
		return nil, err
	}
	account, err := p.actor(caller)
	if err != nil {
		return nil, err
	}
	if b := p.bookings[id]; b != nil {
		return repeated(b, r)
	}
	if b, err := d.sameHold(ctx, account, r, now); b != nil || err != nil {
		return b, err
	}
	b, err := p.hold(account, r, id, HoldTime, now)
	if err != nil {
		return nil, err
	}
	return b, d.table.change().booking(b, 0).account(account).contract(p.consultant, p.company).
		days(pkConsultant(b.ConsultantID), p.con).days(pkAccount(b.EmployeeID), p.emp).run(ctx)
}

// hold decides and changes the picture.
func (p *picture) hold(account *Account, r HoldRequest, id events.ID, lasts time.Duration, now time.Time) (*Booking, error) {
	if err := p.consultant.For(account.CompanyID); err != nil {
		return nil, err
	}
	if err := p.consultant.Offers(r.Program); err != nil {
		return nil, err
	}
	if err := account.Entitled(r.Program); err != nil {
		return nil, err
	}
	if err := p.company.Covers(r.Program, r.StartsAt); err != nil {
		return nil, err
	}
	plan := p.consultant.Plan
	s := Span{r.StartsAt.UTC(), r.StartsAt.UTC().Add(plan.Length(r.Program))}
	if err := plan.Offered(s, p.con, now, ""); err != nil {
		return nil, err
	}
	if !p.emp.Free(s, now, "") {
		return nil, ErrBusy
	}
	until := now.Add(lasts)
	if err := account.Reserve(id, s.Start, until, p.company.Quota, now); err != nil {
		return nil, err
	}
	for _, c := range []*Calendar{p.con, p.emp} {
		if err := c.Take(id, s, until, now); err != nil {
			return nil, err
		}
	}
	return &Booking{
		ID: id, EmployeeID: account.ID, ConsultantID: r.ConsultantID, CompanyID: account.CompanyID, Program: r.Program,
		Status: StatusHold, StartsAt: s.Start, EndsAt: s.End, HeldUntil: until, Version: 1, Asked: r.asked(),
	}, nil
}

// repeated is the answer to a request whose hold exists. Error: ErrKeyReused.
func repeated(b *Booking, r HoldRequest) (*Booking, error) {
	if b.Asked != r.asked() {
		return nil, ErrKeyReused
	}
	return b, nil
}

// sameHold finds a running hold of the caller for just this request.
func (d *Desk) sameHold(ctx context.Context, account *Account, r HoldRequest, now time.Time) (*Booking, error) {
	var running []events.ID
	for _, h := range account.Holds {
		if h.N == 0 && h.Until > now.Unix() && h.Month == month(r.StartsAt) {
			running = append(running, h.ID)
		}
	}
	if len(running) == 0 {
		return nil, nil
	}
	p, err := d.table.read(ctx, wanted{bookings: running})
	if err != nil {
		return nil, err
	}
	for _, b := range p.bookings {
		if b.Asked == r.asked() && b.Status == StatusHold && now.Before(b.HeldUntil) {
			return b, nil
		}
	}
	return nil, nil
}

// Release gives a hold back; one that ended by itself counts as given back. Errors: ErrNotFound, ErrAlreadyBooked.
func (d *Desk) Release(ctx context.Context, caller principal.Principal, id events.ID) error {
	_, err := decide(ctx, func() (struct{}, error) { return struct{}{}, d.releaseOnce(ctx, caller, id) })
	return err
}

func (d *Desk) releaseOnce(ctx context.Context, caller principal.Principal, id events.ID) error {
	now := d.now()
	b, err := d.owned(ctx, caller, id)
	if err != nil {
		return err
	}
	if b.Status == StatusReleased {
		return nil
	}
	if b.SeriesID != "" {
		return ErrPartOfSeries
	}
	p, err := d.around(ctx, caller, b)
	if err != nil {
		return err
	}
	account, err := p.actor(caller)
	if err != nil {
		return err
	}
	before := b.Version
	if err := b.ReleaseHold(); err != nil {
		return err
	}
	account.Drop(id, now)
	p.con.Release(id, b.Span(), false, now)
	p.emp.Release(id, b.Span(), false, now)
	return d.table.change().booking(b, before).account(account).
		days(pkConsultant(b.ConsultantID), p.con).days(pkAccount(b.EmployeeID), p.emp).
		emit(d.freed(b, now)).run(ctx)
}

// owned reads an employee's own reservation. Error: ErrNotFound, for a foreign one too.
func (d *Desk) owned(ctx context.Context, caller principal.Principal, id events.ID) (*Booking, error) {
	b, err := d.table.booking(ctx, id)
	if err != nil {
		return nil, err
	}
	if caller.Role != events.RoleEmployee || b.EmployeeID != caller.AccountID {
		return nil, ErrNotFound
	}
	return b, nil
}

// around reads what decisions about an existing reservation need; more spans add the days of other times.
func (d *Desk) around(ctx context.Context, caller principal.Principal, b *Booking, more ...Span) (*picture, error) {
	dates := datesAround(append(more, b.Span())...)
	accounts := []events.ID{b.EmployeeID}
	if !slices.Contains(accounts, caller.AccountID) {
		accounts = append(accounts, caller.AccountID)
	}
	return d.table.read(ctx, wanted{
		accounts: accounts, company: b.CompanyID, consultant: b.ConsultantID, employee: b.EmployeeID,
		conDays: dates, empDays: dates,
	})
}
