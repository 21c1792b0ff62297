package booking

import (
	"context"
	"errors"
	"slices"
	"time"

	"kikite/events"
	"kikite/shared/principal"
	"kikite/shared/problem"
)

// whyBeyond is the reason of a date beyond the consultant's horizon; the other reasons are those of Hold.
const whyBeyond = "beyond_horizon"

// SeriesAsk asks when a series would take place: from First on, Every so many weeks at the same local time in Zone, the employee's.
type SeriesAsk struct {
	ConsultantID events.ID
	Program      events.Code
	First        time.Time
	Every, Count int
	Zone         *time.Location
}

// starts keeps the time of day in the zone over clock changes. A time that a change skips stands for the first moment after the gap.
func (a SeriesAsk) starts() []time.Time {
	date, local := localDate(a.First, a.Zone), a.First.In(a.Zone)
	out := []time.Time{a.First.UTC()}
	for i := 1; i < a.Count; i++ {
		out = append(out, instant(date.AddDate(0, 0, 7*a.Every*i), local.Hour()*60+local.Minute(), a.Zone).UTC())
	}
	return out
}

// SeriesDate is a date of a series as it would be held now.
type SeriesDate struct {
	Slot
	Why          string // empty: it is open
	Alternatives []Slot // open ones of the same day, then of the same week, the nearest first
}

// SeriesDates says of each date whether it can be held together with those before, and what is open instead. It holds nothing and reads the
// consultant's days once, not consistently: the holds decide. The zone is the consultant's. Errors: ErrNotFound, ErrProgram, ErrNoSeries, those of actor.
func (d *Desk) SeriesDates(ctx context.Context, caller principal.Principal, ask SeriesAsk) ([]SeriesDate, events.Zone, error) {
	if ask.Every != 1 && ask.Every != 2 && ask.Every != 4 {
		return nil, "", problem.New(problem.Invalid, "series_invalid", "A series is every week, every two or every four.")
	}
	now := d.now()
	consultant, calendar, err := d.table.from(ctx, ask.ConsultantID, summaryFrom(now), false)
	if err != nil {
		return nil, "", err
	}
	p, err := d.table.read(ctx, wanted{accounts: []events.ID{caller.AccountID}, company: caller.CompanyID})
	if err != nil {
		return nil, "", err
	}
	account, err := p.actor(caller)
	if err != nil {
		return nil, "", err
	}
	if err := consultant.For(account.CompanyID); err != nil {
		return nil, "", err
	}
	if err := consultant.offersSeries(ask.Program); err != nil {
		return nil, "", err
	}
	p.consultant, p.con = consultant, calendar
	if p.emp, err = d.table.daysFrom(ctx, pkAccount(account.ID), summaryFrom(now)); err != nil {
		return nil, "", err
	}
	account.tidy(now)
	var out []SeriesDate
	for _, start := range ask.starts() {
		date, err := p.seriesDate(account, ask, start, now)
		if err != nil {
			return nil, "", err
		}
		out = append(out, date)
	}
	return out, consultant.Plan.Zone, nil
}

// seriesDate looks at one date; if it is open, the account counts it.
func (p *picture) seriesDate(account *Account, ask SeriesAsk, start, now time.Time) (SeriesDate, error) {
	plan := p.consultant.Plan
	out := SeriesDate{Slot: Slot{start, start.Add(plan.Length(ask.Program))}}
	err := p.room(account, ask.Program, out.Slot, now)
	var refused *problem.Error
	switch {
	case err == nil:
		account.add(month(start), 1)
		return out, nil
	case !errors.As(err, &refused):
		return out, err
	}
	out.Why = refused.Reason
	if start.After(now.Add(time.Duration(plan.Horizon) * 24 * time.Hour)) {
		out.Why = whyBeyond
	}
	out.Alternatives, err = p.alternatives(account, ask, start, now)
	if len(out.Alternatives) > 0 { // one of them is likely to be taken
		account.add(month(out.Alternatives[0].StartsAt), 1)
	}
	return out, err
}

// room is open with the quota.
func (p *picture) room(account *Account, program events.Code, s Slot, now time.Time) error {
	b := &Booking{Program: program, StartsAt: s.StartsAt, EndsAt: s.EndsAt}
	if err := p.open(b, now); err != nil {
		return err
	}
	return account.room(month(s.StartsAt), 1, p.company.Quota)
}

// alternatives are open slots of the local week (Monday to Sunday in the employee's zone) of a start.
func (p *picture) alternatives(account *Account, ask SeriesAsk, start, now time.Time) ([]Slot, error) {
	plan, date := p.consultant.Plan, localDate(start, ask.Zone)
	monday := date.AddDate(0, 0, -(int(date.Weekday())+6)%7)
	week := Span{instant(monday, 0, ask.Zone), instant(monday.AddDate(0, 0, 7), 0, ask.Zone)}
	slots, err := plan.Slots(plan.Length(ask.Program), week, p.con, now)
	if err != nil {
		return nil, err
	}
	slots = slices.DeleteFunc(slots, func(s Slot) bool { return p.room(account, ask.Program, s, now) != nil })
	otherDay := func(s Slot) int {
		if localDate(s.StartsAt, ask.Zone).Equal(date) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(slots, func(a, b Slot) int {
		if d := otherDay(a) - otherDay(b); d != 0 {
			return d
		}
		return int(a.StartsAt.Sub(start).Abs() - b.StartsAt.Sub(start).Abs())
	})
	return slots[:min(len(slots), maxAlternatives)], nil
}
