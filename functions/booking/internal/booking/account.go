package booking

import (
	"maps"
	"slices"
	"time"

	"kikite/events"
	"kikite/shared/clock"
)

// maxHolds is how many times an employee may hold at once.
const maxHolds = 3

// Account is the context's replica of an account with, for an employee, the use of the quota. Version is that of signup's
// event; Rev counts the writes of this context.
type Account struct {
	ID           events.ID      `dynamo:"id"`
	Role         events.Code    `dynamo:"role"`
	Status       events.Code    `dynamo:"status"`
	CompanyID    events.ID      `dynamo:"company,omitempty"`
	ConsultantID events.ID      `dynamo:"consultant,omitempty"`
	Locale       events.Code    `dynamo:"loc,omitempty"` // "" counts as Japanese
	Zone         events.Zone    `dynamo:"zone,omitempty"`
	Left         bool           `dynamo:"left,omitempty"` // works at the company no more
	Version      int64          `dynamo:"ver"`
	Rev          int            `dynamo:"rev"`
	Used         map[string]int `dynamo:"used,omitempty"`  // month (Asia/Tokyo) → bookings that count
	Holds        []HoldUse      `dynamo:"holds,omitempty"` // holds count too, until they end
}

// HoldUse is the part of a month's quota that a hold, or the holds of a series together, reserve.
type HoldUse struct {
	ID    events.ID `dynamo:"id"` // of the hold or the series
	Month string    `dynamo:"month"`
	Until int64     `dynamo:"until"`       // epoch seconds
	N     int       `dynamo:"n,omitempty"` // sessions of a series; 0 is one hold
}

func (h HoldUse) sessions() int { return max(h.N, 1) }

// Active is nil for an account that may act. Errors: ErrAccountPending, ErrAccountInactive.
func (a *Account) Active() error {
	switch {
	case a.Version == 0:
		return ErrAccountPending
	case a.Status != events.StatusActive:
		return ErrAccountInactive
	}
	return nil
}

// Entitled says whether the account may book talks of a program at all: who left the company has the exit talk that it offers, and no
// other. Error: ErrProgram.
func (a *Account) Entitled(program events.Code) error {
	if a.Left && program != events.Exit {
		return ErrProgram
	}
	return nil
}

// location is the zone of the account's days; that of Tokyo if it has none.
func (a *Account) location() *time.Location {
	if loc, err := loadZone(a.Zone); err == nil {
		return loc
	}
	return clock.Tokyo()
}

// month is the month in which a session counts.
func month(t time.Time) string { return t.In(clock.Tokyo()).Format("2006-01") }

// Reserve counts a hold. Errors: ErrTooManyHolds, ErrQuota.
func (a *Account) Reserve(id events.ID, start time.Time, until time.Time, quota int, now time.Time) error {
	a.tidy(now)
	if a.holding() >= maxHolds {
		return ErrTooManyHolds
	}
	if err := a.room(month(start), 1, quota); err != nil {
		return err
	}
	a.Holds = append(a.Holds, HoldUse{ID: id, Month: month(start), Until: until.Unix()})
	return nil
}

// ReserveSeries counts the holds of a series, of which there is one at a time. Errors: ErrTooManyHolds, ErrQuota.
func (a *Account) ReserveSeries(id events.ID, starts []time.Time, until time.Time, quota int, now time.Time) error {
	a.tidy(now)
	if a.holding() >= maxHolds || a.heldSeries(now) != "" {
		return ErrTooManyHolds
	}
	months := map[string]int{}
	for _, s := range starts {
		months[month(s)]++
	}
	for _, m := range slices.Sorted(maps.Keys(months)) {
		if err := a.room(m, months[m], quota); err != nil {
			return err
		}
		a.Holds = append(a.Holds, HoldUse{ID: id, Month: m, Until: until.Unix(), N: months[m]})
	}
	return nil
}

// heldSeries is the series that is held, or empty.
func (a *Account) heldSeries(now time.Time) events.ID {
	for _, h := range a.Holds {
		if h.N > 0 && h.Until > now.Unix() {
			return h.ID
		}
	}
	return ""
}

// holding is how many holds there are; a series is one.
func (a *Account) holding() int {
	seen := map[events.ID]bool{}
	for _, h := range a.Holds {
		seen[h.ID] = true
	}
	return len(seen)
}

// CommitSeries turns the share of a series' holds into that of its bookings.
func (a *Account) CommitSeries(id events.ID, starts []time.Time, now time.Time) {
	a.Drop(id, now)
	for _, s := range starts {
		a.add(month(s), 1)
	}
}

// Commit turns a hold's share into a booking's.
func (a *Account) Commit(id events.ID, start time.Time, now time.Time) {
	a.Drop(id, now)
	a.add(month(start), 1)
}

// Drop gives a hold's share back.
func (a *Account) Drop(id events.ID, now time.Time) {
	a.Holds = slices.DeleteFunc(a.Holds, func(h HoldUse) bool { return h.ID == id })
	a.tidy(now)
}

// Return gives a booking's share back.
func (a *Account) Return(start time.Time) { a.add(month(start), -1) }

// Shift counts a booking in another month. Error: ErrQuota.
func (a *Account) Shift(from, to time.Time, quota int, now time.Time) error {
	if month(from) == month(to) {
		return nil
	}
	a.tidy(now)
	if err := a.room(month(to), 1, quota); err != nil {
		return err
	}
	a.add(month(from), -1)
	a.add(month(to), 1)
	return nil
}

// room checks that n more sessions fit into a month. Error: ErrQuota.
func (a *Account) room(m string, n, quota int) error {
	n += a.Used[m]
	for _, h := range a.Holds {
		if h.Month == m {
			n += h.sessions()
		}
	}
	if n > quota {
		return ErrQuota
	}
	return nil
}

func (a *Account) add(m string, n int) {
	if a.Used == nil {
		a.Used = map[string]int{}
	}
	a.Used[m] += n
	if a.Used[m] <= 0 {
		delete(a.Used, m)
	}
}

// tidy drops expired holds and months that are over.
func (a *Account) tidy(now time.Time) {
	a.Holds = slices.DeleteFunc(a.Holds, func(h HoldUse) bool { return h.Until <= now.Unix() })
	last := month(now.AddDate(0, 0, -40))
	for m := range a.Used {
		if m < last {
			delete(a.Used, m)
		}
	}
}
