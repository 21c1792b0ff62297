package booking

import (
	"context"
	"errors"

	"kikite/events"
	"kikite/shared/rights"
	"kikite/shared/store"
)

// forget leaves of an erased account's talks that they were booked, with whom and when, for what the consultant is paid, and not by whom. It runs
// after what lies ahead was withdrawn. The list of days goes last, because the bookings are found by it; a message that comes again does what is left.
func (d *Desk) forget(ctx context.Context, cause events.Envelope, id events.ID) error {
	calendar, err := d.table.daysFrom(ctx, pkAccount(id), "")
	if err != nil {
		return err
	}
	for date, day := range calendar.days {
		for _, e := range day.Entries {
			if err := again(ctx, func() error { return d.unlink(ctx, id, e.ID) }); err != nil {
				return err
			}
		}
		gone := d.table.Delete(store.PK, pkAccount(id)).Range(store.SK, dayPrefix+date)
		if err := d.table.Tx().Delete(gone, nil).Run(ctx); err != nil {
			return err
		}
	}
	waits, err := d.table.waiting(ctx, id)
	if err != nil {
		return err
	}
	for _, w := range waits {
		if err := d.table.Tx().Delete(d.table.Delete(store.PK, w.PK).Range(store.SK, w.SK), nil).Run(ctx); err != nil {
			return err
		}
	}
	if err := again(ctx, func() error { return d.bare(ctx, id) }); err != nil {
		return err
	}
	if err := d.copies.Erase(ctx, events.Signup, id); err != nil {
		return err
	}
	return rights.Erased(d.table.Tx(), events.BookingPersonErased, cause, id, d.now()).Run(ctx)
}

// unlink takes the employee from a booking.
func (d *Desk) unlink(ctx context.Context, account, id events.ID) error {
	b, err := d.table.booking(ctx, id)
	if errors.Is(err, ErrNotFound) || err == nil && b.EmployeeID != account {
		return nil
	}
	if err != nil {
		return err
	}
	before := b.Version
	b.EmployeeID, b.Asked, b.Ops, b.Room = "", "", nil, ""
	b.Version++
	return d.table.change().booking(b, before).run(ctx)
}

// bare leaves of an account that it was erased, so that nothing is booked for it any more.
func (d *Desk) bare(ctx context.Context, id events.ID) error {
	p, err := d.table.read(ctx, wanted{accounts: []events.ID{id}})
	if err != nil {
		return err
	}
	a := p.accounts[id]
	rest := &Account{ID: id, Status: a.Status, Version: a.Version, Rev: a.Rev}
	return d.table.change().account(rest).run(ctx)
}
