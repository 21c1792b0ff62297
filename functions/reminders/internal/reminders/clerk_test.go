package reminders

import (
	"context"
	"maps"
	"testing"
	"time"

	"kikite/events"
)

// whole is what a session gets that was booked early and about which nobody does anything afterwards.
func whole() map[string]int {
	return map[string]int{
		"day_before to employee": 1, "day_before to consultant": 1, "hour_before to employee": 1, "hour_before to consultant": 1,
		"survey to employee": 1, "survey_nudge to employee": 1, "record_due to consultant": 1,
	}
}

func without(kinds ...string) map[string]int {
	out := whole()
	for _, k := range kinds {
		delete(out, k)
	}
	return out
}

func TestReminders(t *testing.T) {
	t.Parallel()
	afterwards := []string{"survey to employee", "survey_nudge to employee", "record_due to consultant"}
	for name, c := range map[string]struct {
		run  func(*world)
		want map[string]int
	}{
		"booked early": {func(w *world) {
			w.deliver(w.confirmed(), nil)
		}, whole()},
		"booked two hours before": {func(w *world) {
			w.booking.StartsAt, w.booking.EndsAt = noon.Add(2*time.Hour), noon.Add(3*time.Hour)
			w.deliver(w.confirmed(), nil)
		}, without("day_before to employee", "day_before to consultant")},
		"booked 25 hours before: no reminder right after the confirmation": {func(w *world) {
			w.booking.StartsAt, w.booking.EndsAt = noon.Add(25*time.Hour), noon.Add(26*time.Hour)
			w.deliver(w.confirmed(), nil)
		}, without("day_before to employee", "day_before to consultant")},
		"booked half an hour before": {func(w *world) {
			w.booking.StartsAt, w.booking.EndsAt = noon.Add(30*time.Minute), noon.Add(90*time.Minute)
			w.deliver(w.confirmed(), nil)
		}, map[string]int{"survey to employee": 1, "survey_nudge to employee": 1, "record_due to consultant": 1}},
		"cancelled": {func(w *world) {
			w.deliver(w.confirmed(), nil)
			w.deliver(w.cancelled(), nil)
		}, map[string]int{}},
		"cancelled after the first reminder": {func(w *world) {
			w.deliver(w.confirmed(), nil)
			w.pass(49 * time.Hour)
			w.deliver(w.cancelled(), nil)
		}, map[string]int{"day_before to employee": 1, "day_before to consultant": 1}},
		"moved": {func(w *world) {
			w.deliver(w.confirmed(), nil)
			w.deliver(w.moved(noon.Add(100*time.Hour)), nil)
		}, whole()},
		"moved after the first reminder: reminded again": {func(w *world) {
			w.deliver(w.confirmed(), nil)
			w.pass(49 * time.Hour)
			w.deliver(w.moved(noon.Add(200*time.Hour)), nil)
		}, func() map[string]int {
			m := whole()
			m["day_before to employee"], m["day_before to consultant"] = 2, 2
			return m
		}()},
		"answered and recorded": {func(w *world) {
			w.deliver(w.confirmed(), nil)
			w.pass(73 * time.Hour)
			w.deliver(w.finished(events.OutcomeHeld), nil)
			w.pass(time.Hour)
			w.deliver(w.answered(), nil)
			w.deliver(w.recorded(), nil)
		}, without("survey_nudge to employee", "record_due to consultant")},
		"nobody came": {func(w *world) {
			w.deliver(w.confirmed(), nil)
			w.pass(72*time.Hour + 20*time.Minute)
			w.deliver(w.finished(events.OutcomeNoShowEmployee), nil)
		}, without(afterwards...)},
		"events in reverse order, each twice": {func(w *world) {
			first, second := w.confirmed(), w.moved(noon.Add(100*time.Hour))
			third := w.cancelled()
			for _, e := range []events.Envelope{third, second, third, first, second, first} {
				w.deliver(e, nil)
			}
		}, map[string]int{}},
		"the answer comes before the booking": {func(w *world) {
			w.deliver(w.answered(), nil)
			w.deliver(w.recorded(), nil)
			w.deliver(w.confirmed(), nil)
		}, without(afterwards...)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			c.run(w)
			w.pass(20 * 24 * time.Hour)
			if got := w.sent(); !maps.Equal(got, c.want) {
				t.Errorf("sent %v\nwant %v", got, c.want)
			}
			if n := w.schedules.count(); n != 0 {
				t.Errorf("%d schedules are left", n)
			}
		})
	}
}

func TestSchedulerFailureIsRepaired(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	e := w.confirmed()
	for failures := range 5 { // the state is written at the first try; the schedules at the last
		w.schedules.fail = 5 - failures
		if w.try(e) {
			t.Fatalf("consumed though the scheduler failed (%d)", failures)
		}
		w.schedules.fail = 0
	}
	w.deliver(e, nil)
	w.pass(20 * 24 * time.Hour)
	if got := w.sent(); !maps.Equal(got, whole()) {
		t.Errorf("sent %v", got)
	}
}

func TestFire(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	setUp := func(t *testing.T) (*world, Firing) {
		w := newWorld(t)
		w.deliver(w.confirmed(), nil)
		a, err := w.clerk.agenda(ctx, w.booking.BookingID)
		if err != nil || len(a.Reminders) != 7 {
			t.Fatalf("%+v %v", a, err)
		}
		return w, Firing{ReminderID: a.Reminders[0].ID, BookingID: w.booking.BookingID}
	}
	t.Run("twice at the same moment sends once", func(t *testing.T) {
		t.Parallel()
		w, f := setUp(t)
		w.clock.Advance(48 * time.Hour)
		errs := make(chan error)
		for range 8 {
			go func() { errs <- w.clerk.Fire(ctx, f) }()
		}
		for range 8 {
			if err := <-errs; err != nil {
				t.Error(err)
			}
		}
		if got := w.sent(); !maps.Equal(got, map[string]int{"day_before to employee": 1}) {
			t.Errorf("sent %v", got)
		}
	})
	t.Run("before its time is an error, so that the scheduler tries again", func(t *testing.T) {
		t.Parallel()
		w, f := setUp(t)
		w.clock.Advance(47 * time.Hour)
		if err := w.clerk.Fire(ctx, f); err == nil {
			t.Error("no error")
		}
	})
	t.Run("too late is skipped for good", func(t *testing.T) {
		t.Parallel()
		w, f := setUp(t)
		w.clock.Advance(71*time.Hour + time.Minute)
		for range 2 {
			if err := w.clerk.Fire(ctx, f); err != nil {
				t.Error(err)
			}
		}
		if got := w.sent(); len(got) != 0 {
			t.Errorf("sent %v", got)
		}
	})
	t.Run("unknown", func(t *testing.T) {
		t.Parallel()
		w, f := setUp(t)
		f.ReminderID = "rem_00000000000000000000000000"
		if err := w.clerk.Fire(ctx, f); err != nil {
			t.Error(err)
		}
		if err := w.clerk.Fire(ctx, Firing{}); err == nil {
			t.Error("a firing without IDs is no error")
		}
	})
	t.Run("a consultant whose account is unknown is an error", func(t *testing.T) {
		t.Parallel()
		w := newWorld(t)
		w.booking.ConsultantID = "con_00000000000000000000000000"
		w.deliver(w.confirmed(), nil)
		a, err := w.clerk.agenda(ctx, w.booking.BookingID)
		if err != nil {
			t.Fatal(err)
		}
		w.clock.Advance(48 * time.Hour)
		if err := w.clerk.Fire(ctx, Firing{a.Reminders[1].ID, a.BookingID}); err == nil {
			t.Error("no error")
		}
	})
}
