package booking

import (
	"context"
	"maps"
	"slices"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/store"
)

// change collects the writes of one decision. Each demands that its item is as it was read; otherwise Run returns errStale.
type change struct {
	table *Table
	tx    *store.Tx
	err   error
}

func (t *Table) change() *change { return &change{table: t, tx: t.Tx()} }

// unchanged is the condition that an item still has the revision that was read; 0 means that there was none.
func unchanged(p *dynamo.Put, attribute string, rev int64) *dynamo.Put {
	if rev == 0 {
		return p.If("attribute_not_exists(pk)")
	}
	return p.If("$ = ?", attribute, rev)
}

func (c *change) account(a *Account) *change {
	rev := a.Rev
	a.Rev++
	put := c.table.Put(accountItem{PK: pkAccount(a.ID), SK: skAccount, Account: *a})
	c.tx.Put(unchanged(put, "rev", int64(rev)), errStale)
	return c
}

// booking writes a booking; before is the version that was read, 0 for a new one.
func (c *change) booking(b *Booking, before int64) *change {
	c.tx.Put(unchanged(c.table.Put(newBookingItem(b)), "ver", before), errStale)
	return c
}

// consultant writes a consultant; published is the SummaryVersion that was read.
func (c *change) consultant(k *Consultant, published int64) *change {
	rev := k.Rev
	k.Rev++
	item, err := newConsultantItem(k)
	if err != nil {
		c.err = err
	}
	put := unchanged(c.table.Put(item), "rev", int64(rev))
	if rev != 0 {
		put.If("sumver = ?", published)
	}
	c.tx.Put(put, errStale)
	return c
}

// summary writes what the consultant's summary is now and when it is due again; published is the SummaryVersion that was read.
func (c *change) summary(k *Consultant, published int64) *change {
	update := c.table.Update(store.PK, pkConsultant(k.ID)).Range(store.SK, skPlan).
		Set("sumver", k.SummaryVersion).Set("sum", k.SummaryHash).If("sumver = ? AND rev = ?", published, k.Rev)
	if k.Bookable() == nil {
		update.Set(store.GSI1PK, pkSummaries(summaryShard(k.ID))).Set(store.GSI1SK, k.SummaryDue)
	}
	c.tx.Update(update, errStale)
	return c
}

// member keeps the way from a company to an employee, which an erased account no longer needs.
func (c *change) member(a *Account) *change {
	switch item := newMemberItem(a); {
	case a.Role != events.RoleEmployee || a.CompanyID == "":
	case a.Status == events.StatusErased:
		c.tx.Delete(c.table.Delete(store.PK, item.PK).Range(store.SK, item.SK), nil)
	default:
		c.tx.Put(c.table.Put(item), nil)
	}
	return c
}

func (c *change) company(k *Company, before int64) *change {
	c.tx.Put(unchanged(c.table.Put(companyItem{PK: pkCompany(k.ID), SK: skCompany, Company: *k}), "ver", before), errStale)
	return c
}

// days writes the changed days of a person and checks those that were looked at.
func (c *change) days(pk string, calendar *Calendar) *change {
	for _, date := range slices.Sorted(maps.Keys(calendar.looked)) {
		if calendar.changed[date] {
			continue
		}
		check := c.table.Check(store.PK, pk).Range(store.SK, dayPrefix+date)
		if rev := calendar.day(date).Rev; rev == 0 {
			check.If("attribute_not_exists(pk)")
		} else {
			check.If("rev = ?", rev)
		}
		c.tx.Check(check, errStale)
	}
	for _, date := range slices.Sorted(maps.Keys(calendar.changed)) {
		d := calendar.day(date)
		item, err := newDayItem(pk, d)
		if err != nil {
			c.err = err
		}
		c.tx.Put(unchanged(c.table.Put(item), "rev", int64(d.Rev)), errStale)
	}
	return c
}

// contract checks that consultant and company are as they were read.
func (c *change) contract(k *Consultant, of *Company) *change {
	c.tx.Check(c.table.Check(store.PK, pkConsultant(k.ID)).Range(store.SK, skPlan).If("rev = ?", k.Rev), errStale)
	c.tx.Check(c.table.Check(store.PK, pkCompany(of.ID)).Range(store.SK, skCompany).If("ver = ?", of.Version), errStale)
	return c
}

func (c *change) emit(e events.Envelope, err error) *change {
	c.tx.Emit(e, err)
	return c
}

func (c *change) run(ctx context.Context) error {
	if c.err != nil {
		return c.err
	}
	return c.tx.Run(ctx)
}
