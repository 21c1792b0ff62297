package reminders

import (
	"context"
	"errors"

	"kikite/events"
	"kikite/shared/rights"
	"kikite/shared/store"
)

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

// accountChanged keeps what is known of a person, and forgets who is erased with all of their bookings. A message that comes again completes that.
func (c *Clerk) accountChanged(ctx context.Context, e events.Envelope, s events.AccountChanged) error {
	err := c.changeAccount(ctx, e, s.AccountID, func(a *Account) bool { return a.Change(s, e.EntityVersion) })
	if err != nil || s.Status != events.StatusErased {
		return err
	}
	if err := c.forget(ctx, s.AccountID); err != nil {
		return err
	}
	if err := c.copies.Erase(ctx, events.Signup, s.AccountID); err != nil {
		return err
	}
	return rights.Erased(c.table.Tx(), events.RemindersPersonErased, e, s.AccountID, c.clock.Now()).Run(ctx)
}

// wishesChanged keeps which optional mails are wanted.
func (c *Clerk) wishesChanged(ctx context.Context, e events.Envelope, s events.PreferencesChanged) error {
	return c.changeAccount(ctx, e, s.AccountID, func(a *Account) bool { return a.Wish(s.Wanted, e.EntityVersion) })
}

func (c *Clerk) changeAccount(ctx context.Context, e events.Envelope, id events.ID, do func(*Account) bool) error {
	err := again(ctx, func() error {
		a, err := c.account(ctx, id)
		if err != nil || !do(a) {
			return err
		}
		return c.putAccount(c.table.Tx(), a).Once(e, c.clock.Now()).Run(ctx)
	})
	if errors.Is(err, store.ErrDuplicate) {
		return nil
	}
	return err
}

// forget removes the agendas of an erased employee and their schedules, one after the other, and then the list of them.
func (c *Clerk) forget(ctx context.Context, id events.ID) error {
	return again(ctx, func() error {
		a, err := c.account(ctx, id)
		if err != nil || len(a.Bookings) == 0 {
			return err
		}
		for _, p := range a.Bookings {
			if err := c.forgetBooking(ctx, p.Booking); err != nil {
				return err
			}
		}
		a.Bookings = nil
		return c.putAccount(c.table.Tx(), a).Run(ctx)
	})
}

func (c *Clerk) forgetBooking(ctx context.Context, id events.ID) error {
	a, err := c.agenda(ctx, id)
	if err != nil || a.Rev == 0 {
		return err
	}
	for _, r := range a.Reminders { // also of those that fired: removing what is gone does no harm
		if err := c.schedules.Remove(ctx, r.ID); err != nil {
			return err
		}
	}
	gone := c.table.Delete(store.PK, pkBooking(id)).Range(store.SK, skAgenda).If("rev = ?", a.Rev)
	return c.table.Tx().Delete(gone, errStale).Run(ctx)
}

// companyChanged keeps the contract: who cannot book is not told that nothing is booked.
func (c *Clerk) companyChanged(ctx context.Context, e events.Envelope, s events.CompanyChanged) error {
	return again(ctx, func() error {
		var item companyItem
		found, err := c.table.One(ctx, pkCompany(s.CompanyID), skCompany, &item)
		if err != nil || item.Version >= e.EntityVersion {
			return err
		}
		put := c.table.Put(companyItem{PK: pkCompany(s.CompanyID), SK: skCompany, Company: companyOf(s, e.EntityVersion)})
		if found {
			put.If("ver = ?", item.Version)
		} else {
			put.If("attribute_not_exists(pk)")
		}
		return c.table.Tx().Put(put, errStale).Once(e, c.clock.Now()).Run(ctx)
	})
}
