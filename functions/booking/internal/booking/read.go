package booking

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/store"
)

// picture is what a decision is made from. What does not exist is there as its zero value with its ID.
type picture struct {
	accounts   map[events.ID]*Account
	company    *Company
	consultant *Consultant
	bookings   map[events.ID]*Booking
	con, emp   *Calendar
}

// wanted says what to read.
type wanted struct {
	accounts   []events.ID
	company    events.ID
	consultant events.ID
	employee   events.ID // whose days
	bookings   []events.ID
	conDays    []string
	empDays    []string
}

// Read reads consistently in one request. It is no snapshot: the write checks that nothing changed since.
func (t *Table) read(ctx context.Context, w wanted) (*picture, error) {
	var keys []dynamo.Keyed
	for _, id := range w.accounts {
		keys = append(keys, key{pkAccount(id), skAccount})
	}
	if w.company != "" {
		keys = append(keys, key{pkCompany(w.company), skCompany})
	}
	if w.consultant != "" {
		keys = append(keys, key{pkConsultant(w.consultant), skPlan})
	}
	for _, id := range w.bookings {
		keys = append(keys, key{pkBooking(id), skBooking})
	}
	for _, d := range w.conDays {
		keys = append(keys, key{pkConsultant(w.consultant), dayPrefix + d})
	}
	for _, d := range w.empDays {
		keys = append(keys, key{pkAccount(w.employee), dayPrefix + d})
	}
	p := &picture{
		accounts: map[events.ID]*Account{}, bookings: map[events.ID]*Booking{},
		company: &Company{ID: w.company}, consultant: &Consultant{ID: w.consultant}, con: NewCalendar(), emp: NewCalendar(),
	}
	for _, id := range w.accounts {
		p.accounts[id] = &Account{ID: id}
	}
	var items []dynamo.Item
	err := t.Batch(store.PK, store.SK).Get(keys...).Consistent(true).All(ctx, &items)
	if err != nil && !errors.Is(err, dynamo.ErrNotFound) {
		return nil, fmt.Errorf("read: %w", err)
	}
	for _, item := range items {
		if err := p.add(item, w); err != nil {
			return nil, err
		}
	}
	return p, nil
}

func (p *picture) add(item dynamo.Item, w wanted) error {
	var k struct {
		PK string `dynamo:"pk"`
		SK string `dynamo:"sk"`
	}
	if err := dynamo.UnmarshalItem(item, &k); err != nil {
		return fmt.Errorf("item without keys: %w", err)
	}
	switch {
	case k.SK == skAccount:
		return into(item, func(i *accountItem) error { p.accounts[i.ID] = &i.Account; return nil })
	case k.SK == skCompany:
		return into(item, func(i *companyItem) error { p.company = &i.Company; return nil })
	case k.SK == skBooking:
		return into(item, func(i *bookingItem) error { p.bookings[i.ID] = &i.Booking; return nil })
	case k.SK == skPlan:
		return into(item, func(i *consultantItem) (err error) { p.consultant, err = i.consultant(); return err })
	case strings.HasPrefix(k.SK, dayPrefix):
		return into(item, func(i *dayItem) error {
			d, err := i.day()
			if k.PK == pkAccount(w.employee) {
				p.emp.days[d.Date] = d
			} else {
				p.con.days[d.Date] = d
			}
			return err
		})
	}
	return nil
}

func into[T any](item dynamo.Item, use func(*T) error) error {
	var v T
	if err := dynamo.UnmarshalItem(item, &v); err != nil {
		return fmt.Errorf("stored item: %w", err)
	}
	return use(&v)
}

// from reads a consultant's plan and all days from a date onward, in one query.
func (t *Table) from(ctx context.Context, id events.ID, date string, consistent bool) (*Consultant, *Calendar, error) {
	p := &picture{consultant: &Consultant{ID: id}, con: NewCalendar()}
	var items []dynamo.Item
	err := t.Get(store.PK, pkConsultant(id)).Range(store.SK, dynamo.Between, dayPrefix+date, skPlan).
		Consistent(consistent).All(ctx, &items)
	if err != nil {
		return nil, nil, fmt.Errorf("days of %s: %w", id, err)
	}
	for _, item := range items {
		if err := p.add(item, wanted{}); err != nil {
			return nil, nil, err
		}
	}
	return p.consultant, p.con, nil
}

// summariesDue lists the consultants of a shard who can be booked and whose summary is due on a day or before. The index may
// lag by a moment.
func (t *Table) summariesDue(ctx context.Context, shard int, day events.Date) ([]events.ID, error) {
	var items []struct {
		PK string `dynamo:"pk"`
	}
	err := t.Get(store.GSI1PK, pkSummaries(shard)).Index(store.Index).
		Range(store.GSI1SK, dynamo.LessOrEqual, day).All(ctx, &items)
	if err != nil {
		return nil, fmt.Errorf("summaries due on %s: %w", day, err)
	}
	out := make([]events.ID, len(items))
	for i, item := range items {
		out[i] = consultantOf(item.PK)
	}
	return out, nil
}

// ofEmployee reads an employee's bookings whose first UTC day is in a range of dates, in order of start.
func (t *Table) ofEmployee(ctx context.Context, id events.ID, first, last string) ([]*Booking, error) {
	var items []dayItem
	err := t.Get(store.PK, pkAccount(id)).Range(store.SK, dynamo.Between, dayPrefix+first, dayPrefix+last).
		Consistent(true).All(ctx, &items)
	if err != nil {
		return nil, fmt.Errorf("days of an employee: %w", err)
	}
	var ids []events.ID
	for _, i := range items {
		d, err := i.day()
		if err != nil {
			return nil, err
		}
		for _, e := range d.Entries {
			if e.Kind != held && !e.Continued && !slices.Contains(ids, e.ID) {
				ids = append(ids, e.ID)
			}
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	p, err := t.read(ctx, wanted{bookings: ids})
	if err != nil {
		return nil, err
	}
	out := make([]*Booking, 0, len(p.bookings))
	for _, b := range p.bookings {
		out = append(out, b)
	}
	slices.SortFunc(out, func(a, b *Booking) int { return a.StartsAt.Compare(b.StartsAt) })
	return out, nil
}

// ofConsultant reads a consultant's bookings that start in a span, in order, from the index.
func (t *Table) ofConsultant(ctx context.Context, id events.ID, s Span) ([]*Booking, error) {
	var items []bookingItem
	err := t.Get(store.GSI1PK, pkConsultant(id)).Index(store.Index).
		Range(store.GSI1SK, dynamo.Between, s.Start.UTC().Format(time.RFC3339), s.End.UTC().Format(time.RFC3339)).All(ctx, &items)
	if err != nil {
		return nil, fmt.Errorf("bookings of %s: %w", id, err)
	}
	out := make([]*Booking, len(items))
	for i := range items {
		out[i] = &items[i].Booking
	}
	return out, nil
}

// reserved lists what takes time in a partition's days from a date on: bookings and running holds. It reads consistently.
func (t *Table) reserved(ctx context.Context, pk, date string, now time.Time) ([]events.ID, error) {
	c, err := t.daysFrom(ctx, pk, date)
	if err != nil {
		return nil, err
	}
	var out []events.ID
	for _, date := range slices.Sorted(maps.Keys(c.days)) {
		for _, e := range c.days[date].Entries {
			if e.live(now) && !e.Continued {
				out = append(out, e.ID)
			}
		}
	}
	return out, nil
}

// employees lists the accounts of a company. It reads consistently.
func (t *Table) employees(ctx context.Context, company events.ID) ([]events.ID, error) {
	var items []memberItem
	if err := t.Prefix(ctx, pkCompany(company), empPrefix, &items); err != nil {
		return nil, fmt.Errorf("employees of %s: %w", company, err)
	}
	out := make([]events.ID, len(items))
	for i, item := range items {
		out[i] = item.AccountID
	}
	return out, nil
}

// daysFrom reads the days of a person from a date on, consistently.
func (t *Table) daysFrom(ctx context.Context, pk, date string) (*Calendar, error) {
	var items []dayItem
	if err := t.Get(store.PK, pk).Range(store.SK, dynamo.Between, dayPrefix+date, dayPrefix+"~").Consistent(true).All(ctx, &items); err != nil {
		return nil, fmt.Errorf("days of %s: %w", pk, err)
	}
	c := NewCalendar()
	for _, i := range items {
		d, err := i.day()
		if err != nil {
			return nil, err
		}
		c.days[d.Date] = d
	}
	return c, nil
}
