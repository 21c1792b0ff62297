package sessions_test

import (
	"math/rand/v2"
	"net/http"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/testkit"
)

// TestBookingsInAnyOrder: the session ends in the newest state, however often and in whatever order the states come.
func TestBookingsInAnyOrder(t *testing.T) {
	t.Parallel()
	for range 5 {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			moved := w.booking
			moved.StartsAt, moved.EndsAt, moved.Sequence = start.Add(time.Hour), start.Add(2*time.Hour), 1
			states := []events.Envelope{
				event(w, events.BookingBooked, w.booking.BookingID, 1, w.booking),
				event(w, events.BookingMoved, w.booking.BookingID, 2, moved),
			}
			states = append(states, states...)
			rand.Shuffle(len(states), func(i, j int) { states[i], states[j] = states[j], states[i] })
			w.deliver(states...)
			if v := w.view(w.consultant); v.Status != "scheduled" || v.StartsAt != "2026-10-01T00:30:00Z" {
				t.Errorf("%+v", v)
			}
			cancelled := moved
			cancelled.Status, cancelled.CancelledBy = events.BookingCancelled, events.RoleEmployee
			w.deliver(event(w, events.BookingCancelledEvent, w.booking.BookingID, 3, cancelled), states[0])
			w.clock.Advance(25 * time.Hour)
			w.refused(w.consultant, http.MethodPost, w.path("start"), nil, 409, "cancelled")
			w.refused(w.consultant, http.MethodPost, w.path("finish"), body{"outcome": "held"}, 409, "cancelled")
			if v := w.view(w.employee); v.Status != "cancelled" || v.When != "past" {
				t.Errorf("%+v", v)
			}
		})
	}
}

func TestALateCancellationDoesNotUndoATalk(t *testing.T) {
	t.Parallel()
	w := booked(t, events.RegularCare)
	w.ok(w.consultant, http.MethodPost, w.path("start"), nil, nil)
	cancelled := w.booking
	cancelled.Status = events.BookingCancelled
	w.deliver(event(w, events.BookingCancelledEvent, w.booking.BookingID, 2, cancelled))
	w.ok(w.consultant, http.MethodPost, w.path("finish"), body{"outcome": "held"}, nil)
}

func TestReplicasKeepTheNewestState(t *testing.T) {
	t.Parallel()
	w := booked(t, events.RegularCare)
	old, newest := w.account(w.employee, events.StatusActive, 2), w.account(w.employee, events.StatusDeactivated, 3)
	w.deliver(newest, old, old)
	w.clock.Advance(time.Hour)
	w.refused(w.employee, http.MethodPost, w.path("no-show"), nil, 403, "account_inactive")
	w.refused(w.employee, http.MethodPost, "/self-checks", sheet("", 1), 403, "account_inactive")
	w.deliver(event(w, events.SignupConsultantChanged, w.consultant.ConsultantID, 2, events.ConsultantChanged{
		ConsultantID: w.consultant.ConsultantID, AccountID: w.consultant.AccountID, Status: events.StatusSuspended,
	}))
	w.refused(w.consultant, http.MethodPost, w.path("start"), nil, 403, "account_inactive")
	w.ok(w.consultant, http.MethodPost, w.path("finish"), body{"outcome": "held"}, nil) // what happened may still be told
}

func TestAnUnknownAccountIsAskedToWait(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.employee
	p.AccountID = w.source.New("acc")
	w.refused(p, http.MethodPost, "/self-checks", sheet("", 1), 503, "account_not_ready")
	p = w.employee
	p.Role = events.RoleConsultant // a token whose role is not the account's
	w.refused(p, http.MethodPost, w.path("start"), nil, 403, "account_inactive")
}

func TestWorkerRefusesWhatItCannotRead(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	broken := event(w, events.BookingBooked, w.booking.BookingID, 1, w.booking)
	broken.Data = []byte(`{"starts_at":3}`)
	stranger := event(w, events.RemindersDue, w.source.New("rem"), 1, events.ReminderDue{})
	good := event(w, events.BookingBooked, w.booking.BookingID, 1, w.booking)
	if n := w.feed(w.service.Consumer(), broken, good, stranger); n != 2 {
		t.Errorf("%d refused, not 2", n)
	}
	if v := w.view(w.employee); v.Status != "scheduled" {
		t.Errorf("%+v", v)
	}
}

// TestSubscriptions: worker and analyst handle exactly what the bus gives them.
func TestSubscriptions(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	testkit.Subscribed(t, "sessions-worker", w.service.Consumer().Types())
	if got := w.outbox(); len(got) != 0 {
		t.Errorf("the worker published %d events", len(got))
	}
}
