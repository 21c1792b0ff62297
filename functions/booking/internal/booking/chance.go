package booking

import (
	"context"
	"time"

	"kikite/events"
)

// maxAlternatives is how many other times an employee is told of.
const maxAlternatives = 3

// chance is all that decides which of a consultant's open times an employee could book.
type chance struct {
	consultant *Consultant
	company    *Company
	account    *Account
	program    events.Code
	con, emp   *Calendar
}

// open are the consultant's next open times that suit and that the employee could book, at most n, in order.
func (c chance) open(now time.Time, n int, suits func(Slot) bool) ([]Slot, error) {
	if c.never() {
		return nil, nil
	}
	plan := c.consultant.Plan
	ahead := Span{now, now.AddDate(0, 0, plan.Horizon+1)}
	slots, err := plan.Slots(plan.Length(c.program), ahead, c.con, now)
	if err != nil {
		return nil, err
	}
	var out []Slot
	for _, s := range slots {
		if len(out) == n {
			break
		}
		if suits(s) && c.could(s, now) {
			out = append(out, s)
		}
	}
	return out, nil
}

// never says that no time is open to the employee at all.
func (c chance) never() bool {
	return c.account.Active() != nil || c.consultant.For(c.account.CompanyID) != nil || c.consultant.Offers(c.program) != nil
}

// could says whether the employee could book an open time: there is no other talk then, the contract covers it and the month has some quota left.
func (c chance) could(s Slot, now time.Time) bool {
	c.account.tidy(now)
	return c.company.Covers(c.program, s.StartsAt) == nil && c.account.room(month(s.StartsAt), 1, c.company.Quota) == nil &&
		c.emp.Free(Span{s.StartsAt, s.EndsAt}, now, "")
}

// alternatives are the next open starts of a booking's consultant for its employee, whose quota is as it will be. They are asked for while
// the booking still has its time, so that this time is none of them.
func (d *Desk) alternatives(ctx context.Context, b *Booking, account *Account, company *Company) ([]time.Time, error) {
	now := d.now()
	first := summaryFrom(now)
	consultant, con, err := d.table.from(ctx, b.ConsultantID, first, true)
	if err != nil {
		return nil, err
	}
	emp, err := d.table.daysFrom(ctx, pkAccount(b.EmployeeID), first)
	if err != nil {
		return nil, err
	}
	c := chance{consultant: consultant, company: company, account: account, program: b.Program, con: con, emp: emp}
	slots, err := c.open(now, maxAlternatives, func(Slot) bool { return true })
	if err != nil {
		return nil, err
	}
	var out []time.Time
	for _, s := range slots {
		out = append(out, s.StartsAt)
	}
	return out, nil
}
