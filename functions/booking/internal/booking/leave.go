package booking

import (
	"context"
	"errors"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"kikite/events"
	"kikite/shared/principal"
	"kikite/shared/store"
)

// leaveParallel is how many employees of a company are gone through at once.
const leaveParallel = 4

// unfit is why the service takes a reservation back: somebody it needs is not there for it any more. Empty if it may stay. It decides
// from the replicas as they are, so it does not matter in which order their events came.
func (p *picture) unfit(b *Booking) events.Code {
	switch {
	case errors.Is(p.accounts[b.EmployeeID].Active(), ErrAccountInactive):
		return events.ReasonAccountClosed
	case p.consultant.Version > 0 && p.consultant.Status != events.StatusApproved:
		return events.ReasonConsultantSuspended
	case p.consultant.Connected.with(b.CompanyID):
		return events.ReasonCompanyConnected
	case p.company.Version > 0 && errors.Is(p.company.Covers(b.Program, b.StartsAt), ErrNoContract):
		return events.ReasonContractEnded
	}
	return ""
}

// accountLeaves withdraws what a closed account has reserved.
func (d *Desk) accountLeaves(ctx context.Context, cause events.Envelope, id events.ID) error {
	ctx, done := beforeDeadline(ctx)
	defer done()
	p, err := d.table.read(ctx, wanted{accounts: []events.ID{id}})
	if err != nil {
		return err
	}
	a := p.accounts[id]
	if a.Role != events.RoleEmployee || a.Active() == nil {
		return nil
	}
	if err := d.endWaits(ctx, id, func(*Wait) bool { return true }); err != nil {
		return err
	}
	return d.withdrawUnfit(ctx, cause, pkAccount(id))
}

// consultantLeaves withdraws what a consultant can no longer do: everything after a suspension, else the talks with employees of
// connected companies.
func (d *Desk) consultantLeaves(ctx context.Context, cause events.Envelope, id events.ID) error {
	ctx, done := beforeDeadline(ctx)
	defer done()
	p, err := d.table.read(ctx, wanted{consultant: id})
	if err != nil {
		return err
	}
	if p.consultant.Status == events.StatusApproved && len(p.consultant.Connected) == 0 {
		return nil
	}
	return d.withdrawUnfit(ctx, cause, pkConsultant(id))
}

// contractChanges withdraws what a contract no longer covers. It goes through the days of every employee, and notes when none is left to
// go through: as long as the term stays, nobody can book outside it.
func (d *Desk) contractChanges(ctx context.Context, cause events.Envelope, id events.ID) error {
	ctx, done := beforeDeadline(ctx)
	defer done()
	p, err := d.table.read(ctx, wanted{company: id})
	if err != nil || p.company.Settled || p.company.Version == 0 {
		return err
	}
	employees, err := d.table.employees(ctx, id)
	if err != nil {
		return err
	}
	var group errgroup.Group
	group.SetLimit(leaveParallel)
	for _, e := range employees {
		if ctx.Err() != nil {
			break
		}
		group.Go(func() error { return d.withdrawUnfit(ctx, cause, pkAccount(e)) })
	}
	if err := errors.Join(group.Wait(), ctx.Err()); err != nil {
		return err
	}
	return d.table.settle(ctx, p.company)
}

// settle notes that nothing is booked that the contract does not cover, unless it changed meanwhile.
func (t *Table) settle(ctx context.Context, c *Company) error {
	err := t.Tx().Update(t.Update(store.PK, pkCompany(c.ID)).Range(store.SK, skCompany).
		Set("settled", true).If("ver = ?", c.Version), errStale).Run(ctx)
	if errors.Is(err, errStale) {
		return nil // the newer event sees to it
	}
	return err
}

// withdrawUnfit withdraws what is unfit of the reservations in a person's days from today on. They are read after the replica that makes
// them unfit was written, and whoever books checks that replica in the same transaction: so none is missed. One that fails does
// not keep the others; the message then comes again and does the rest.
func (d *Desk) withdrawUnfit(ctx context.Context, cause events.Envelope, pk string) error {
	now := d.now()
	reserved, err := d.table.reserved(ctx, pk, now.UTC().Format(time.DateOnly), now)
	if err != nil {
		return err
	}
	var failed error
	for _, id := range reserved {
		if ctx.Err() != nil {
			return errors.Join(failed, ctx.Err())
		}
		if err := again(ctx, func() error { return d.withdrawOnce(ctx, cause, id) }); err != nil {
			failed = errors.Join(failed, fmt.Errorf("withdraw %s: %w", id, err))
		}
	}
	return failed
}

// withdrawOnce cancels a booking that lies ahead, or releases a hold, if it is unfit now. The talk goes back to the quota.
func (d *Desk) withdrawOnce(ctx context.Context, cause events.Envelope, id events.ID) error {
	now := d.now()
	b, err := d.table.booking(ctx, id)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	p, err := d.around(ctx, principal.Principal{AccountID: b.EmployeeID}, b)
	if err != nil {
		return err
	}
	reason := p.unfit(b)
	if reason == "" {
		return nil
	}
	account, before, change := p.accounts[b.EmployeeID], b.Version, d.table.change()
	switch b.Status {
	case StatusHold:
		if err := b.ReleaseHold(); err != nil {
			return err
		}
		account.Drop(b.ID, now)
		change.emit(d.freed(b, now))
	case events.BookingConfirmed:
		if _, err := b.Cancel(events.ByService, now); errors.Is(err, ErrStarted) {
			return nil
		}
		b.CancelReason = reason
		account.Return(b.StartsAt)
		e, err := events.BookingCancelledEvent.New(d.meta(b, now).CausedBy(cause), b.state())
		change.emit(e, err)
	default:
		return nil
	}
	p.con.Release(b.ID, b.Span(), false, now)
	p.emp.Release(b.ID, b.Span(), b.Status == events.BookingCancelled, now)
	return change.booking(b, before).account(account).
		days(pkConsultant(b.ConsultantID), p.con).days(pkAccount(b.EmployeeID), p.emp).run(ctx)
}
