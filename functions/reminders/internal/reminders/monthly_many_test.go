package reminders

import (
	"context"
	"errors"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/testkit"
)

// TestMonthlyManyAtOnce lets runs come together, be cut short and come again, while the employees book.
func TestMonthlyManyAtOnce(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := empty(t)
	const n = 60
	employees := make([]events.ID, n)
	for i := range employees {
		w.booking.EmployeeID = ids.Default{}.New(ids.Account)
		employees[i] = w.booking.EmployeeID
		w.deliver(w.account(func(*events.AccountChanged) {}), nil)
		w.wishVersion = 0
		w.deliver(w.wishes(events.MailNothingBooked), nil)
	}
	short, cancel := context.WithCancel(ctx)
	defer cancel()
	done := make(chan error)
	go func() {
		for range 3 {
			done <- w.clerk.Monthly(short, Scheduled{tenth})
		}
	}()
	booked := map[events.ID]bool{}
	for i, e := range employees {
		if i%3 == 0 {
			w.booking.BookingID, w.booking.EmployeeID, w.version = ids.Default{}.New(ids.Booking), e, 0
			w.booking.StartsAt = tenth.AddDate(0, 0, 5)
			w.booking.EndsAt = w.booking.StartsAt.Add(time.Hour)
			w.deliver(w.confirmed(), nil)
			booked[e] = true
		}
		if i == n/2 {
			cancel()
		}
	}
	for range 3 {
		if err := <-done; err != nil && !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	}
	w.run()
	told := map[events.ID]int{}
	for _, e := range w.published(events.RemindersNothingBooked.Name()) {
		d, err := events.RemindersNothingBooked.Parse(e)
		if err != nil {
			t.Fatal(err)
		}
		told[d.RecipientID]++
	}
	for _, e := range employees {
		a, err := w.clerk.account(ctx, e)
		if err != nil || a.Settled != "2026-10" || told[e] > 1 || !booked[e] && told[e] != 1 || a.talks("2026-10") != booked[e] {
			t.Errorf("%s: %+v, told %d times, booked %v, %v", e, a, told[e], booked[e], err)
		}
	}
}

// TestMeanwhile lets something happen between reading and writing: whoever writes second has to know of the first.
func TestMeanwhile(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		run  func(w *world, m *testkit.Memory)
		want string
	}{
		"booked while it is decided": {func(w *world, m *testkit.Memory) {
			m.Before(func() { w.deliver(w.confirmed(), nil) })
			w.run()
		}, ""},
		"cancelled while it is decided": {func(w *world, m *testkit.Memory) {
			w.deliver(w.confirmed(), nil)
			m.Before(func() { w.deliver(w.cancelled(), nil) })
			w.run()
		}, "2026-10 "},
		"no longer wished while it is decided": {func(w *world, m *testkit.Memory) {
			m.Before(func() { w.deliver(w.wishes(), nil) })
			w.run()
		}, ""},
		"erased while it is decided": {func(w *world, m *testkit.Memory) {
			m.Before(func() { w.deliver(w.account(func(s *events.AccountChanged) { s.Status = events.StatusErased }), nil) })
			w.run()
		}, ""},
		"another run while it is decided": {func(w *world, m *testkit.Memory) {
			m.Before(w.run)
			w.run()
		}, "2026-10 "},
		"decided while the booking is written": {func(w *world, m *testkit.Memory) {
			m.Before(w.run)
			w.deliver(w.confirmed(), nil)
			w.run()
			if a, err := w.clerk.account(t.Context(), w.booking.EmployeeID); err != nil || !a.talks("2026-10") || a.Settled != "2026-10" {
				t.Errorf("%+v %v", a, err)
			}
		}, "2026-10 "},
		"two bookings at once, one of which is cancelled": {func(w *world, m *testkit.Memory) {
			first := w.confirmed()
			w.booking.BookingID, w.version = ids.Default{}.New(ids.Booking), 0
			second := w.confirmed()
			m.Before(func() { w.deliver(second, nil) })
			w.deliver(first, nil)
			w.deliver(w.cancelled(), nil)
			w.run()
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			table, memory := testkit.InMemory()
			w := emptyOn(t, table)
			w.booking.StartsAt = tenth.AddDate(0, 0, 5)
			w.booking.EndsAt = w.booking.StartsAt.Add(time.Hour)
			c.run(w, memory)
			if got := w.told(); got != c.want {
				t.Errorf("told about %q, want %q", got, c.want)
			}
		})
	}
}

// TestMonthlyRefusesAnInputWithoutATime as a schedule never sends it.
func TestMonthlyRefusesAnInputWithoutATime(t *testing.T) {
	t.Parallel()
	if err := empty(t).clerk.Monthly(context.Background(), Scheduled{}); err == nil {
		t.Error("no error")
	}
}

// TestUnknownCompanyWaits: the contract may be heard of later.
func TestUnknownCompanyWaits(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.deliver(w.wishes(events.MailNothingBooked), nil)
	w.deliver(w.account(func(*events.AccountChanged) {}), nil)
	w.clock.Advance(tenth.Sub(w.clock.Now()))
	w.run()
	if got := w.told(); got != "" {
		t.Errorf("told about %q", got)
	}
	w.deliver(w.company(func(*events.CompanyChanged) {}), nil)
	w.run()
	if got := w.told(); got != "2026-10 " {
		t.Errorf("told about %q", got)
	}
}
