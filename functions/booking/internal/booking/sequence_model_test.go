package booking

import (
	"errors"
	"slices"

	"kikite/events"
	"kikite/functions/booking/internal/audit"
)

// expected is what the model says of a command: what speaks against it, and what becomes of it otherwise.
type expected struct {
	against []error
	target  *reserved
}

func (s *sequence) expect(c command) expected {
	if c.op == "hold" {
		r, against := s.hold(c.who, c.consultant, c.program, s.slots[c.slot])
		return expected{against, r}
	}
	r := s.target(c)
	if r == nil {
		return expected{[]error{ErrNotFound}, nil}
	}
	switch c.op {
	case "book":
		return expected{s.model.book(c.who, r), r}
	case "release":
		return expected{s.release(c.who, r), r}
	case "move":
		return expected{s.move(c.who, r, s.slots[c.slot]), r}
	default:
		return expected{s.cancel(c.who, c.byConsultant, r), r}
	}
}

func (s *sequence) target(c command) *reserved {
	if c.target < len(s.list) {
		return s.list[c.target]
	}
	return nil
}

// judge compares an answer with what was expected, and lets the model go on.
func (s *sequence) judge(c command, want expected, b *Booking, err error) {
	if len(want.against) > 0 {
		if !slices.ContainsFunc(want.against, func(e error) bool { return errors.Is(err, e) }) {
			s.rt.Fatalf("%#v: got %v, want one of %v", c, err, want.against)
		}
		return
	}
	if err != nil {
		s.rt.Fatalf("%#v: nothing speaks against it, got %v", c, err)
	}
	id := events.ID("")
	if b != nil {
		id = b.ID
	}
	s.apply(c, want, id)
}

// apply lets the model go on; id is that of the booking in the answer.
func (s *sequence) apply(c command, want expected, id events.ID) {
	if len(want.against) > 0 {
		s.rt.Fatalf("%#v: it was done, want one of %v", c, want.against)
	}
	r := want.target
	switch c.op {
	case "hold":
		if r.id != "" && r.id != id {
			s.rt.Fatalf("%#v: %s is held already, got %s", c, r.id, id)
		}
		r.id = id
		s.add(r)
	case "book":
		if !r.wasBooked() {
			r.status = events.BookingConfirmed
		}
	case "release":
		r.status = StatusReleased
	case "move":
		if !r.start.Equal(s.slots[c.slot]) {
			r.start, r.end = s.slots[c.slot], s.slots[c.slot].Add(lengths[r.program])
		}
	case "cancel":
		if r.status != events.BookingCancelled {
			s.cancelled(r, c.byConsultant)
		}
	}
}

// compare demands that the table is sound and has just what the model has.
func (s *sequence) compare() {
	report := audit.Check(s.raw(), audit.Options{Now: s.desk.now(), Outbox: true, Quota: true, Gap: crowdGap})
	for _, v := range append(report.Violations, s.broken(s.t, s.table)...) {
		s.rt.Error(v)
	}
	if len(report.Reservations) != len(s.list) {
		s.rt.Errorf("%d reservations, want %d", len(report.Reservations), len(s.list))
	}
	for _, got := range report.Reservations {
		i := slices.IndexFunc(s.list, func(r *reserved) bool { return string(r.id) == got.ID })
		if i < 0 {
			s.rt.Fatalf("%s is not known to anybody", got.ID)
		}
		want := s.list[i]
		if got.Status != string(want.status) || !got.Starts.Equal(want.start) || !got.Ends.Equal(want.end) {
			s.rt.Errorf("%s is %s from %s to %s, want %s from %s to %s", got.ID, got.Status, got.Starts, got.Ends, want.status, want.start, want.end)
		}
	}
	if s.rt.Failed() {
		s.rt.FailNow()
	}
}
