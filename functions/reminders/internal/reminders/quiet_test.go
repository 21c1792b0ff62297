package reminders

import (
	"maps"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kikite/events"
)

// local reads a wall clock.
func local(t testing.TB, zone, text string) time.Time {
	t.Helper()
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", text, loc)
	if err != nil {
		t.Fatal(err)
	}
	return at.UTC()
}

// TestQuietHours is the table of docs/reminders.md: what is due at night comes in the evening or in the morning, on the reader's clock.
func TestQuietHours(t *testing.T) {
	t.Parallel()
	const none = ""
	for name, c := range map[string]struct {
		zone, booked, starts string // the talk lasts an hour
		day, hour            string
		survey, nudge        string
	}{
		"by day": {"Asia/Tokyo", "2026-10-01 12:00", "2026-10-08 15:00",
			"2026-10-07 15:00", "2026-10-08 14:00", "2026-10-08 16:10", "2026-10-09 16:10"},
		"late in the evening": {"Asia/Tokyo", "2026-10-01 12:00", "2026-10-08 22:30",
			"2026-10-07 20:45", "2026-10-08 21:30", "2026-10-09 08:00", "2026-10-10 08:00"},
		"early in the morning": {"Asia/Tokyo", "2026-10-01 12:00", "2026-10-08 06:30",
			"2026-10-06 20:45", "2026-10-08 05:30", "2026-10-08 08:00", "2026-10-09 08:00"},
		"at the last quiet minute": {"Asia/Tokyo", "2026-10-01 12:00", "2026-10-08 07:59",
			"2026-10-06 20:45", "2026-10-08 06:59", "2026-10-08 09:09", "2026-10-09 09:09"},
		"when it ends": {"Asia/Tokyo", "2026-10-01 12:00", "2026-10-08 08:00",
			"2026-10-07 08:00", "2026-10-08 07:00", "2026-10-08 09:10", "2026-10-09 09:10"},
		"when it begins": {"Asia/Tokyo", "2026-10-01 12:00", "2026-10-08 21:00",
			"2026-10-07 20:45", "2026-10-08 20:00", "2026-10-09 08:00", "2026-10-10 08:00"},
		"booked after that evening: in the morning": {"Asia/Tokyo", "2026-10-07 19:30", "2026-10-08 22:30",
			"2026-10-08 08:00", "2026-10-08 21:30", "2026-10-09 08:00", "2026-10-10 08:00"},
		"booked that very evening: in the morning": {"Asia/Tokyo", "2026-10-06 20:00", "2026-10-08 01:00",
			"2026-10-07 08:00", "2026-10-08 00:00", "2026-10-08 08:00", "2026-10-09 08:00"},
		"booked within the day": {"Asia/Tokyo", "2026-10-08 09:00", "2026-10-08 22:30",
			none, "2026-10-08 21:30", "2026-10-09 08:00", "2026-10-10 08:00"},
		"the clock goes back that night": {"America/New_York", "2026-10-20 12:00", "2026-11-01 23:00",
			"2026-10-31 20:45", "2026-11-01 22:00", "2026-11-02 08:00", "2026-11-03 08:00"},
		"the clock goes forward that night": {"Europe/Berlin", "2026-03-20 12:00", "2026-03-29 06:00",
			"2026-03-27 20:45", "2026-03-29 05:00", "2026-03-29 08:00", "2026-03-30 08:00"},
		"half an hour off": {"Asia/Kolkata", "2026-10-01 12:00", "2026-10-08 22:30",
			"2026-10-07 20:45", "2026-10-08 21:30", "2026-10-09 08:00", "2026-10-10 08:00"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			starts := local(t, c.zone, c.starts)
			a := &Agenda{BookingID: "bkg_x", StartsAt: starts, EndsAt: starts.Add(time.Hour)}
			got := map[events.Code]string{}
			loc := zone(events.Zone(c.zone))
			for _, r := range a.plan(local(t, c.zone, c.booked), zones{events.RoleEmployee: loc, events.RoleConsultant: loc}) {
				if r.Role == events.RoleEmployee {
					got[r.Kind] = r.DueAt.In(loc).Format("2006-01-02 15:04")
				}
			}
			want := map[events.Code]string{events.ReminderDayBefore: c.day, events.ReminderHourBefore: c.hour,
				events.ReminderSurvey: c.survey, events.ReminderSurveyNudge: c.nudge}
			maps.DeleteFunc(want, func(_ events.Code, at string) bool { return at == none })
			if !maps.Equal(got, want) {
				t.Errorf("got %v\nwant %v", got, want)
			}
		})
	}
}

// TestNeverAtNight looks at any talk, any booking time and many zones.
func TestNeverAtNight(t *testing.T) {
	t.Parallel()
	names := []string{"Asia/Tokyo", "America/New_York", "America/St_Johns", "Europe/London", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Kiritimati",
		"Asia/Kathmandu", "Africa/Casablanca", "America/Santiago", "Pacific/Chatham", "UTC"}
	rapid.Check(t, func(t *rapid.T) {
		loc := zone(events.Zone(rapid.SampledFrom(names).Draw(t, "zone")))
		starts := noon.Add(time.Duration(rapid.IntRange(0, 400*24*60).Draw(t, "start")) * time.Minute)
		booked := starts.Add(-time.Duration(rapid.IntRange(0, 5*24*60).Draw(t, "ahead")) * time.Minute)
		a := &Agenda{BookingID: "bkg_x", StartsAt: starts, EndsAt: starts.Add(50 * time.Minute)}
		seen := map[string]time.Time{}
		for _, r := range a.plan(booked, zones{events.RoleEmployee: loc, events.RoleConsultant: loc}) {
			clock := r.DueAt.In(loc).Format("15:04")
			if r.Kind != events.ReminderHourBefore && (clock >= "21:00" || clock < "08:00") {
				t.Errorf("%s at %s", r.Kind, clock)
			}
			if r.DueAt.Before(booked) {
				t.Errorf("%s is due %s before the booking", r.Kind, booked.Sub(r.DueAt))
			}
			if r.Kind == events.ReminderDayBefore && (starts.Sub(r.DueAt) > 36*time.Hour || starts.Sub(r.DueAt) < 4*time.Hour) {
				t.Errorf("day before: %s before the talk", starts.Sub(r.DueAt))
			}
			seen[string(r.Kind)] = r.DueAt
		}
		survey, nudge := seen["survey"], seen["survey_nudge"]
		if wait := survey.Sub(a.EndsAt); wait < 10*time.Minute || wait > 13*time.Hour || nudge.Sub(survey) < 22*time.Hour {
			t.Errorf("survey %s after the talk, nudge %s after that", wait, nudge.Sub(survey))
		}
	})
}

// TestQuietInTheReadersZone lets employee and consultant live apart: each has their own night.
func TestQuietInTheReadersZone(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.deliver(w.account(func(s *events.AccountChanged) { s.Zone = "America/Los_Angeles" }), nil)
	starts := local(t, "Asia/Tokyo", "2026-10-08 10:00") // 18:00 in Los Angeles, where it ends at 19:00
	w.booking.StartsAt, w.booking.EndsAt = starts, starts.Add(time.Hour)
	w.deliver(w.confirmed(), nil)
	a, err := w.clerk.agenda(t.Context(), w.booking.BookingID)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]time.Time{
		"day_before employee": starts.Add(-24 * time.Hour), "day_before consultant": starts.Add(-24 * time.Hour),
		"survey employee": starts.Add(70 * time.Minute), "record_due consultant": starts.Add(4 * time.Hour),
	}
	for _, r := range a.Reminders {
		if at, ok := want[string(r.Kind+" "+r.Role)]; ok && !r.DueAt.Equal(at) {
			t.Errorf("%s for the %s at %s, want %s", r.Kind, r.Role, r.DueAt, at)
		}
	}
	w.deliver(w.moved(local(t, "America/Los_Angeles", "2026-10-09 21:30")), nil) // 13:30 in Tokyo
	w.pass(20 * 24 * time.Hour)
	if got := w.sent(); !maps.Equal(got, whole()) {
		t.Errorf("sent %v", got)
	}
	for _, e := range w.published(events.RemindersDue.Name()) {
		due, err := events.RemindersDue.Parse(e)
		if err != nil {
			t.Fatal(err)
		}
		loc := zone("Asia/Tokyo")
		if due.RecipientID == w.booking.EmployeeID {
			loc = zone("America/Los_Angeles")
		}
		if due.Kind != events.ReminderHourBefore && quiet(e.Time, loc) {
			t.Errorf("%s at %s", due.Kind, e.Time.In(loc))
		}
	}
}

// TestLateAtNight fires reminders late, or for a reader who has moved: they wait for the morning, once.
func TestLateAtNight(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		starts string
		before func(*world)    // after planning
		late   []time.Duration // of the firings of the employee's first survey; the worker hears of a postponement after that
		want   string          // when the survey is sent
	}{
		"an hour late":      {"2026-10-08 19:00", func(*world) {}, []time.Duration{time.Hour}, "2026-10-09 08:00"},
		"fired twice":       {"2026-10-08 19:00", func(*world) {}, []time.Duration{time.Hour, 65 * time.Minute}, "2026-10-09 08:00"},
		"twelve hours late": {"2026-10-08 19:00", func(*world) {}, []time.Duration{12 * time.Hour}, "2026-10-09 08:10"},
		"in time":           {"2026-10-08 19:00", func(*world) {}, []time.Duration{time.Minute}, "2026-10-08 20:11"},
		"the reader moved eastwards": {"2026-10-08 18:00", func(w *world) {
			w.deliver(w.account(func(s *events.AccountChanged) { s.Zone = "Pacific/Auckland" }), nil)
		}, []time.Duration{0}, "2026-10-09 04:00"},
		"too late, the nudge is next": {"2026-10-08 19:00", func(*world) {}, []time.Duration{25 * time.Hour}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.booking.StartsAt = local(t, "Asia/Tokyo", c.starts)
			w.booking.EndsAt = w.booking.StartsAt.Add(time.Hour)
			w.deliver(w.confirmed(), nil)
			c.before(w)
			due := w.booking.EndsAt.Add(surveyDelay)
			id := (&Agenda{BookingID: w.booking.BookingID}).reminderID(events.ReminderSurvey, events.RoleEmployee)
			for _, late := range c.late {
				w.clock.Advance(due.Add(late).Sub(w.clock.Now()))
				if err := w.clerk.Fire(t.Context(), Firing{ReminderID: id, BookingID: w.booking.BookingID}); err != nil {
					t.Fatal(err)
				}
			}
			w.relay()
			w.pass(2 * 24 * time.Hour)
			got := ""
			for _, e := range w.published(events.RemindersDue.Name()) {
				if d, err := events.RemindersDue.Parse(e); err != nil || d.Kind == events.ReminderSurvey {
					got += e.Time.In(zone("")).Format("2006-01-02 15:04")
				}
			}
			if got != c.want {
				t.Errorf("sent at %q, want %q", got, c.want)
			}
		})
	}
}

func TestUnwantedNudge(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		run  func(*world)
		want map[string]int
	}{
		"never chose":  {func(w *world) { w.deliver(w.account(func(*events.AccountChanged) {}), nil) }, whole()},
		"switched off": {func(w *world) { w.deliver(w.wishes(), nil) }, without("survey_nudge to employee")},
		"switched on":  {func(w *world) { w.deliver(w.wishes(events.MailSurveyNudge), nil) }, whole()},
		"off, then on": {func(w *world) { w.deliver(w.wishes(), nil); w.deliver(w.wishes(events.MailSurveyNudge), nil) }, whole()},
		"in wrong order": {func(w *world) {
			off, on := w.wishes(), w.wishes(events.MailSurveyNudge)
			w.deliver(on, nil)
			w.deliver(off, nil)
		}, whole()},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.deliver(w.confirmed(), nil)
			w.pass(time.Hour)
			c.run(w)
			w.pass(20 * 24 * time.Hour)
			if got := w.sent(); !maps.Equal(got, c.want) {
				t.Errorf("sent %v\nwant %v", got, c.want)
			}
		})
	}
}
