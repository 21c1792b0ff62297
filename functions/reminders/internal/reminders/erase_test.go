package reminders

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/testkit"
)

// TestErasure forgets an employee: no item names the person's bookings, no schedule is left, and nothing that comes late brings anything back.
func TestErasure(t *testing.T) {
	t.Parallel()
	erased := func(s *events.AccountChanged) { s.Status = events.StatusErased }
	for name, run := range map[string]func(*world, events.Envelope){
		"after the booking": func(w *world, booked events.Envelope) {
			w.deliver(booked, nil)
			w.deliver(w.account(erased), nil)
		},
		"the cancellation comes last": func(w *world, booked events.Envelope) {
			w.deliver(booked, nil)
			cancelled := w.cancelled()
			w.deliver(w.account(erased), nil)
			w.deliver(cancelled, nil)
		},
		"the booking comes last": func(w *world, booked events.Envelope) {
			w.deliver(w.account(erased), nil)
			w.deliver(booked, nil)
		},
		"older news of the account come last": func(w *world, booked events.Envelope) {
			older := w.account(func(*events.AccountChanged) {})
			w.deliver(booked, nil)
			w.deliver(w.account(erased), nil)
			w.deliver(older, nil)
			w.deliver(w.wishes(events.MailNothingBooked), nil)
		},
		"the scheduler fails in the middle; the message comes again": func(w *world, booked events.Envelope) {
			w.deliver(booked, nil)
			e := w.account(erased)
			w.schedules.fail = 1
			if w.try(e) {
				w.t.Error("consumed though schedules are left")
			}
			w.deliver(e, nil)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.deliver(w.account(func(*events.AccountChanged) {}), nil)
			w.deliver(w.wishes(events.MailNothingBooked), nil)
			run(w, w.confirmed())
			if n := w.schedules.count(); n != 0 {
				t.Errorf("%d schedules are left", n)
			}
			items, err := testkit.Raw(t.Context(), testkit.Client(t), w.table.Name())
			if err != nil {
				t.Fatal(err)
			}
			acknowledged := 0
			for _, i := range items {
				raw, err := json.Marshal(i)
				if err != nil {
					t.Fatal(err)
				}
				text := string(raw)
				if strings.Contains(text, `OUTBOX#`) && strings.Contains(text, events.RemindersPersonErased.Name()) {
					acknowledged++
					continue
				}
				if strings.Contains(text, string(w.booking.BookingID)) {
					t.Errorf("the booking is left: %s", text)
				}
				if strings.Contains(text, string(w.booking.EmployeeID)) && (strings.Contains(text, "Asia/Tokyo") || !strings.Contains(text, `"ttl"`) || strings.Contains(text, "gsi1")) {
					t.Errorf("of the employee is left: %s", text)
				}
			}
			if acknowledged == 0 {
				t.Error("the erasure is not acknowledged")
			}
			w.pass(20 * 24 * time.Hour)
			if got := w.sent(); len(got) != 0 {
				t.Errorf("sent %v", got)
			}
		})
	}
}
