package booking

import (
	"slices"
	"time"

	"kikite/events"
)

// model is what booking should do, said a second time as simply as possible: a list of reservations and rules over all of it.
type model struct {
	now   time.Time
	quota int
	list  []*reserved
	late  map[month2]int // talks that count although they were cancelled
}

type month2 struct {
	employee int
	name     string
}

// reserved is one reservation.
type reserved struct {
	employee, consultant int
	start, end           time.Time
	status               events.Code // hold, released, confirmed, cancelled
	until                time.Time
	program              events.Code
	id                   events.ID
}

func (r *reserved) takes(now time.Time) bool {
	return r.status == events.BookingConfirmed || r.status == StatusHold && now.Before(r.until)
}

func (r *reserved) wasBooked() bool {
	return r.status == events.BookingConfirmed || r.status == events.BookingCancelled
}

// lengths of the programs in the tests that use the model.
var lengths = map[events.Code]time.Duration{
	events.OneOnOne: 50 * time.Minute, events.EngagementCareer: 30 * time.Minute, events.RegularCare: 60 * time.Minute,
}

// free lists what speaks against a time; except is the reservation that would move there.
func (m *model) free(employee, consultant int, start, end time.Time, except *reserved) []error {
	var out []error
	local := start.Add(9 * time.Hour)
	opening := local.Truncate(24 * time.Hour).Add(8 * time.Hour)
	if w := local.Weekday(); w == time.Saturday || w == time.Sunday || local.Before(opening) ||
		end.Add(9*time.Hour).After(opening.Add(9*time.Hour)) || !start.After(m.now) || start.After(m.now.Add(30*24*time.Hour)) {
		out = append(out, ErrNotOffered)
	}
	for _, r := range m.list {
		if r == except || !r.takes(m.now) {
			continue
		}
		if r.consultant == consultant && start.Before(r.end.Add(crowdGap)) && r.start.Before(end.Add(crowdGap)) {
			out = append(out, ErrTaken)
		}
		if r.employee == employee && start.Before(r.end) && r.start.Before(end) {
			out = append(out, ErrBusy)
		}
	}
	return out
}

// used is what counts on the quota in the month of t.
func (m *model) used(employee int, t time.Time, except *reserved) int {
	name := t.Add(9 * time.Hour).Format("2006-01")
	n := m.late[month2{employee, name}]
	for _, r := range m.list {
		if r != except && r.employee == employee && r.takes(m.now) && r.start.Add(9*time.Hour).Format("2006-01") == name {
			n++
		}
	}
	return n
}

// hold says what speaks against it, or which reservation it should be.
func (m *model) hold(employee, consultant int, program events.Code, start time.Time) (*reserved, []error) {
	for _, r := range m.list {
		if r.employee == employee && r.consultant == consultant && r.program == program && r.start.Equal(start) && r.status == StatusHold && r.takes(m.now) {
			return r, nil
		}
	}
	end := start.Add(lengths[program])
	against := m.free(employee, consultant, start, end, nil)
	if m.used(employee, start, nil) >= m.quota {
		against = append(against, ErrQuota)
	}
	holds := 0
	for _, r := range m.list {
		if r.employee == employee && r.status == StatusHold && r.takes(m.now) {
			holds++
		}
	}
	if holds >= 3 {
		against = append(against, ErrTooManyHolds)
	}
	return &reserved{employee: employee, consultant: consultant, program: program, start: start, end: end, status: StatusHold,
		until: m.now.Add(5 * time.Minute)}, against
}

func (m *model) book(employee int, r *reserved) []error {
	switch {
	case r.employee != employee:
		return []error{ErrNotFound}
	case r.wasBooked():
		return nil
	case r.status == StatusReleased || !r.takes(m.now):
		return []error{ErrHoldExpired}
	}
	return nil
}

func (m *model) release(employee int, r *reserved) []error {
	switch {
	case r.employee != employee:
		return []error{ErrNotFound}
	case r.wasBooked():
		return []error{ErrAlreadyBooked}
	}
	return nil
}

func (m *model) move(employee int, r *reserved, start time.Time) []error {
	switch {
	case r.employee != employee || !r.wasBooked():
		return []error{ErrNotFound}
	case r.status == events.BookingConfirmed && r.start.Equal(start):
		return nil
	case r.status != events.BookingConfirmed:
		return []error{ErrNotBooked}
	case !m.now.Before(r.start):
		return []error{ErrStarted}
	}
	against := m.free(employee, r.consultant, start, start.Add(lengths[r.program]), r)
	if m.used(employee, start, r) >= m.quota {
		against = append(against, ErrQuota)
	}
	return against
}

// cancel is by the employee, or by the consultant if byConsultant.
func (m *model) cancel(who int, byConsultant bool, r *reserved) []error {
	switch {
	case byConsultant && r.consultant != who, !byConsultant && r.employee != who, !r.wasBooked():
		return []error{ErrNotFound}
	case r.status == events.BookingCancelled:
		return nil
	case !m.now.Before(r.start):
		return []error{ErrStarted}
	}
	return nil
}

// cancelled notes a cancellation that took place.
func (m *model) cancelled(r *reserved, byConsultant bool) {
	if !byConsultant && m.now.After(r.start.Add(-24*time.Hour)) {
		m.late[month2{r.employee, r.start.Add(9 * time.Hour).Format("2006-01")}]++
	}
	r.status = events.BookingCancelled
}

// add puts a reservation into the list unless it is there.
func (m *model) add(r *reserved) {
	if !slices.Contains(m.list, r) {
		m.list = append(m.list, r)
	}
}
