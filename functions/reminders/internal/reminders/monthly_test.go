package reminders

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/store"
	"kikite/shared/testkit"
)

// tenth is the first run of October: 10:00 in Tokyo.
var tenth = time.Date(2026, 10, 10, 1, 0, 0, 0, time.UTC)

// empty is a world whose employee wishes to hear of empty months, on the tenth of October.
func empty(t testing.TB) *world { return emptyOn(t, testkit.Table(t)) }

func emptyOn(t testing.TB, table *store.Table) *world {
	w := worldOn(t, table)
	w.deliver(w.company(func(*events.CompanyChanged) {}), nil)
	w.deliver(w.account(func(*events.AccountChanged) {}), nil)
	w.deliver(w.wishes(events.MailNothingBooked), nil)
	w.clock.Advance(tenth.Sub(w.clock.Now()))
	return w
}

// run is a run of the schedule at the clock's time.
func (w *world) run() {
	w.t.Helper()
	if err := w.clerk.Monthly(context.Background(), Scheduled{w.clock.Now()}); err != nil {
		w.t.Fatal(err)
	}
}

// told lists the months that the employee was told about.
func (w *world) told() string {
	w.t.Helper()
	var out []string
	for _, e := range w.published(events.RemindersNothingBooked.Name()) {
		n, err := events.RemindersNothingBooked.Parse(e)
		if err != nil || n.RecipientID != w.booking.EmployeeID || n.ReminderID != e.EntityID {
			w.t.Fatalf("%+v %v", n, err)
		}
		out = append(out, string(n.Month)+" ")
	}
	slices.Sort(out)
	return strings.Join(out, "")
}

func TestMonthly(t *testing.T) {
	t.Parallel()
	october := time.Date(2026, 10, 20, 3, 0, 0, 0, time.UTC)
	booked := func(w *world, at time.Time) events.Envelope {
		w.booking.StartsAt, w.booking.EndsAt = at, at.Add(time.Hour)
		return w.confirmed()
	}
	for name, c := range map[string]struct {
		run  func(*world)
		want string
	}{
		"nothing booked":        {func(w *world) {}, "2026-10 "},
		"a talk is booked":      {func(w *world) { w.deliver(booked(w, october), nil) }, ""},
		"a talk in September":   {func(w *world) { w.deliver(booked(w, october.AddDate(0, -1, 0)), nil) }, "2026-10 "},
		"a talk in November":    {func(w *world) { w.deliver(booked(w, october.AddDate(0, 1, 0)), nil) }, "2026-10 "},
		"at 00:30 on 1 October": {func(w *world) { w.deliver(booked(w, time.Date(2026, 9, 30, 15, 30, 0, 0, time.UTC)), nil) }, ""},
		"at 00:30 on 1 November, which is October in London": {
			func(w *world) { w.deliver(booked(w, time.Date(2026, 10, 31, 15, 30, 0, 0, time.UTC)), nil) }, "2026-10 "},
		"moved into the month":   {func(w *world) { w.deliver(booked(w, october.AddDate(0, 1, 0)), nil); w.deliver(w.moved(october), nil) }, ""},
		"moved out of the month": {func(w *world) { w.deliver(booked(w, october), nil); w.deliver(w.moved(october.AddDate(0, 1, 0)), nil) }, "2026-10 "},
		"moved away and back, heard in wrong order": {func(w *world) {
			first := booked(w, october)
			second, third := w.moved(october.AddDate(0, 1, 0)), w.moved(october)
			for _, e := range []events.Envelope{third, first, second, third} {
				w.deliver(e, nil)
			}
		}, ""},
		"cancelled": {func(w *world) { w.deliver(booked(w, october), nil); w.deliver(w.cancelled(), nil) }, "2026-10 "},
		"cancelled, heard before it was booked": {func(w *world) {
			first, second := booked(w, october), w.cancelled()
			w.deliver(second, nil)
			w.deliver(first, nil)
		}, "2026-10 "},
		"one of two is left": {func(w *world) {
			w.deliver(booked(w, october), nil)
			w.booking.BookingID, w.version = ids.Default{}.New(ids.Booking), 0
			w.deliver(booked(w, october.AddDate(0, 0, 2)), nil)
			w.deliver(w.cancelled(), nil)
		}, ""},
		"held on the third": {func(w *world) {
			w.deliver(booked(w, october.AddDate(0, 0, -17)), nil)
			w.deliver(w.finished(events.OutcomeHeld), nil)
		}, ""},
		"nobody came on the third": {func(w *world) {
			w.deliver(booked(w, october.AddDate(0, 0, -17)), nil)
			w.deliver(w.finished(events.OutcomeNoShowConsultant), nil)
		}, "2026-10 "},
		"nobody came, heard before it was booked": {func(w *world) {
			first := booked(w, october.AddDate(0, 0, -17))
			w.deliver(w.finished(events.OutcomeNoShowConsultant), nil)
			w.deliver(first, nil)
		}, "2026-10 "},
		"not wished":   {func(w *world) { w.deliver(w.wishes(events.MailSurveyNudge), nil) }, ""},
		"wished again": {func(w *world) { w.deliver(w.wishes(), nil); w.deliver(w.wishes(events.MailNothingBooked), nil) }, "2026-10 "},
		"wish and its end, in wrong order": {func(w *world) {
			first, second := w.wishes(events.MailNothingBooked), w.wishes()
			w.deliver(second, nil)
			w.deliver(first, nil)
		}, ""},
		"deactivated": {func(w *world) {
			w.deliver(w.account(func(s *events.AccountChanged) { s.Status = events.StatusDeactivated }), nil)
		}, ""},
		"erased": {func(w *world) {
			w.deliver(w.account(func(s *events.AccountChanged) { s.Status = events.StatusErased }), nil)
		}, ""},
		"a consultant now": {func(w *world) {
			w.deliver(w.account(func(s *events.AccountChanged) { s.Role = events.RoleConsultant }), nil)
		}, ""},
		"the contract ended": {func(w *world) {
			w.deliver(w.company(func(s *events.CompanyChanged) { s.Status = events.CompanyEnded }), nil)
		}, ""},
		"the contract is over": {func(w *world) { w.deliver(w.company(func(s *events.CompanyChanged) { s.EndsOn = "2026-10-09" }), nil) }, ""},
		"the contract begins": {func(w *world) {
			w.deliver(w.company(func(s *events.CompanyChanged) { s.StartsOn = "2026-10-10" }), nil)
		}, "2026-10 "},
		"no talks per employee":   {func(w *world) { w.deliver(w.company(func(s *events.CompanyChanged) { s.QuotaPerMonth = 0 }), nil) }, ""},
		"the run is a month late": {func(w *world) { w.clock.Advance(25 * 24 * time.Hour) }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := empty(t)
			c.run(w)
			for range 2 { // the second run has nothing to do
				if err := w.clerk.Monthly(context.Background(), Scheduled{tenth}); err != nil {
					t.Fatal(err)
				}
			}
			if got := w.told(); got != c.want {
				t.Errorf("told about %q, want %q", got, c.want)
			}
		})
	}
}

// TestMonthlyGoesOn: each month once, whatever the employee does after it was decided.
func TestMonthlyGoesOn(t *testing.T) {
	t.Parallel()
	w := empty(t)
	w.run()
	w.deliver(w.wishes(), nil)
	w.deliver(w.wishes(events.MailNothingBooked), nil)
	w.clock.Advance(24 * time.Hour)
	w.run()
	w.clock.Advance(30 * 24 * time.Hour) // 10 November
	w.booking.StartsAt = w.clock.Now().Add(72 * time.Hour)
	w.booking.EndsAt = w.booking.StartsAt.Add(time.Hour)
	w.deliver(w.confirmed(), nil)
	w.run()
	w.deliver(w.cancelled(), nil) // November is decided
	w.clock.Advance(time.Hour)
	w.run()
	w.clock.Advance(30 * 24 * time.Hour)
	w.run()
	if got := w.told(); got != "2026-10 2026-12 " {
		t.Errorf("told about %q", got)
	}
}

// TestMonthlyByDay runs the whole schedule for a reader of every zone that keeps other hours: told once, by day.
func TestMonthlyByDay(t *testing.T) {
	t.Parallel()
	for _, name := range []events.Zone{"Asia/Tokyo", "America/New_York", "America/Los_Angeles", "Pacific/Honolulu", "Europe/Berlin", "Asia/Kolkata",
		"Asia/Kathmandu", "Pacific/Auckland", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Sao_Paulo", "Atlantic/Azores"} {
		t.Run(string(name), func(t *testing.T) {
			t.Parallel()
			w := empty(t)
			w.deliver(w.account(func(s *events.AccountChanged) { s.Zone = name }), nil)
			for day := range 3 {
				for hour := range 14 { // 10:00 to 23:00 in Tokyo
					w.clock.Advance(tenth.Add(time.Duration(24*day+hour) * time.Hour).Sub(w.clock.Now()))
					w.run()
				}
			}
			if got := w.told(); got != "2026-10 " {
				t.Fatalf("told about %q", got)
			}
			at := w.published(events.RemindersNothingBooked.Name())[0].Time.In(zone(name))
			if at.Hour() < 10 || at.Hour() >= 21 || at.Before(tenth) || at.After(tenth.Add(14*time.Hour)) {
				t.Errorf("told at %s", at)
			}
		})
	}
}
