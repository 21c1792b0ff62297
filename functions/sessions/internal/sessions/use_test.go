package sessions_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/testkit"
)

// used returns the facts of a kind that wait in the outbox.
func (w *world) used(kind events.Code) []events.FactRecorded {
	w.t.Helper()
	var out []events.FactRecorded
	for _, e := range testkit.Outbox(w.t, w.table) {
		if f, err := events.SessionsFactRecorded.Parse(e); err == nil && f.Kind == kind {
			out = append(out, f)
		}
	}
	return out
}

func TestRegistrationsAndBookingsAreCountedOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	again := w.account(w.employee, events.StatusActive, 2)
	w.deliver(again, again, w.account(w.employee, events.StatusActive, 1))
	if got := w.used(events.FactRegistered); len(got) != 2 || got[0].Subject == got[1].Subject { // employee and colleague
		t.Errorf("registered: %+v", got)
	}
	for i, program := range []events.Code{events.RegularCare, events.OneOnOne, events.Exit, events.PreJoining} {
		b := w.booking
		b.BookingID, b.Program = w.source.New(ids.Booking), program
		first := event(w, events.BookingBooked, b.BookingID, 1, b)
		w.deliver(first, first)
		if i == 0 {
			w.deliver(event(w, events.BookingMoved, b.BookingID, 2, b))
		}
	}
	later := w.booking
	later.BookingID, later.BookedAt = w.source.New(ids.Booking), w.booking.BookedAt.Add(40*24*time.Hour)
	w.deliver(event(w, events.BookingBooked, later.BookingID, 1, later))
	got := w.used(events.FactBooked)
	if len(got) != 2 || got[0].Subject != got[1].Subject || got[0].Month == got[1].Month {
		t.Errorf("booked in two months: %+v", got)
	}
	for _, f := range append(got, w.used(events.FactRegistered)...) {
		if f.DepartmentID != "" || len(f.Attributes)+len(f.Measures)+len(f.Topics) > 0 || f.Program != "" {
			t.Errorf("more than that it happened: %+v", f)
		}
		if raw, err := json.Marshal(f); err != nil || strings.Contains(string(raw), string(w.employee.AccountID)) {
			t.Errorf("the fact names the account: %s %v", raw, err)
		}
	}
}

// TestABookingOfSomebodyNotYetKnownWaits: the queue brings it again, and then it is counted.
func TestABookingOfSomebodyNotYetKnownWaits(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	stranger := w.employee
	stranger.AccountID = w.source.New(ids.Account)
	b := w.booking
	b.BookingID, b.EmployeeID = w.source.New(ids.Booking), stranger.AccountID
	booked := event(w, events.BookingBooked, b.BookingID, 1, b)
	if n := w.feed(w.service.Consumer(), booked); n != 1 {
		t.Error("the booking was taken as counted")
	}
	w.deliver(w.account(stranger, events.StatusActive, 1), booked)
	if got := w.used(events.FactBooked); len(got) != 1 {
		t.Errorf("%+v", got)
	}
}

func TestTheErasedAreNotCounted(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.deliver(w.account(w.employee, events.StatusErased, 9), event(w, events.BookingBooked, w.booking.BookingID, 1, w.booking))
	if got := w.used(events.FactBooked); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	if left := w.keysOf(w.employee); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
}
