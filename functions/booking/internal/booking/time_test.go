package booking

import (
	"context"
	"errors"
	"testing"
	"time"

	"kikite/events"
)

// hours is an availability on all days of the week.
func hours(zone events.Zone, start, end int) Availability {
	return Availability{Zone: zone, Horizon: 60, Rules: []Rule{{RRule: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", Start: start, End: end}}}
}

func TestSlotsAcrossClockChanges(t *testing.T) {
	t.Parallel()
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		date         string
		start, end   int    // minutes
		first, last  string // local starts of half-hour slots
		count        int
		lengthOfOpen time.Duration
	}{
		"an ordinary night":                  {"2026-03-07", 60, 300, "01:00 EST", "04:30 EST", 8, 4 * time.Hour},
		"clocks go forward within the hours": {"2026-03-08", 60, 300, "01:00 EST", "04:30 EDT", 6, 3 * time.Hour},
		"clocks go forward at the begin":     {"2026-03-08", 150, 300, "03:00 EDT", "04:30 EDT", 4, 2 * time.Hour},
		"hours that do not exist":            {"2026-03-08", 120, 180, "", "", 0, 0},
		"clocks go back within the hours":    {"2026-11-01", 0, 240, "00:00 EDT", "03:30 EST", 10, 5 * time.Hour},
		"clocks go back at the begin":        {"2026-11-01", 90, 240, "01:30 EDT", "03:30 EST", 7, 3*time.Hour + 30*time.Minute},
		"office hours on the day of change":  {"2026-03-08", 540, 1020, "09:00 EDT", "16:30 EDT", 16, 8 * time.Hour},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			date, err := time.Parse(time.DateOnly, c.date)
			if err != nil {
				t.Fatal(err)
			}
			a := hours("America/New_York", c.start, c.end)
			a.Lengths = map[events.Code]int{events.Exit: 30}
			now := date.AddDate(0, 0, -5)
			day := Span{instant(date, 0, newYork), instant(date.AddDate(0, 0, 1), 0, newYork)}
			slots, err := a.Slots(a.Length(events.Exit), day, NewCalendar(), now)
			if err != nil || len(slots) != c.count {
				t.Fatalf("%d slots, want %d (%v): %v", len(slots), c.count, err, slots)
			}
			if c.count == 0 {
				return
			}
			const form = "15:04 MST"
			first, last := slots[0].StartsAt.In(newYork).Format(form), slots[len(slots)-1].StartsAt.In(newYork).Format(form)
			if first != c.first || last != c.last || slots[len(slots)-1].EndsAt.Sub(slots[0].StartsAt) != c.lengthOfOpen {
				t.Errorf("%s to %s, want %s to %s", first, last, c.first, c.last)
			}
			for _, s := range slots { // what is shown can be held
				if err := a.Offered(Span{s.StartsAt, s.EndsAt}, NewCalendar(), now, ""); err != nil {
					t.Errorf("%s: %v", s.StartsAt, err)
				}
			}
		})
	}
}

func TestBookingAtTheConsultantsLocalTime(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a := hours("America/New_York", 9*60, 17*60)
	if err := w.desk.setPlan(context.Background(), w.consultant, a); err != nil {
		t.Fatal(err)
	}
	before := w.book(w.employee(), w.ask(time.Date(2026, 10, 31, 13, 0, 0, 0, time.UTC))) // 09:00 EDT
	after := w.book(w.employee(), w.ask(time.Date(2026, 11, 2, 14, 0, 0, 0, time.UTC)))   // 09:00 EST
	if before.EndsAt.Sub(before.StartsAt) != after.EndsAt.Sub(after.StartsAt) {
		t.Errorf("%v %v", before, after)
	}
	if _, err := w.desk.Hold(context.Background(), w.employee(), w.ask(time.Date(2026, 11, 2, 13, 0, 0, 0, time.UTC))); !errors.Is(err, ErrNotOffered) {
		t.Errorf("08:00 EST was offered: %v", err)
	}
}

func TestAcrossMidnight(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := newWorld(t)
	if err := w.desk.setPlan(ctx, w.consultant, hours("Asia/Tokyo", 6*60, 22*60)); err != nil {
		t.Fatal(err)
	}
	e := w.employee()
	b := w.book(e, w.ask(at(1, 8, 30))) // 23:30 to 00:20 UTC
	for _, start := range []time.Time{at(1, 8, 0), at(1, 8, 30), at(1, 9, 0)} {
		if _, err := w.desk.Hold(ctx, w.employee(), w.ask(start)); !errors.Is(err, ErrTaken) {
			t.Errorf("overlap at %s: %v", start, err)
		}
	}
	mine, err := w.desk.Mine(ctx, e, Span{monday, monday.AddDate(0, 0, 7)})
	if err != nil || len(mine) != 1 {
		t.Errorf("%d bookings in the list, %v", len(mine), err)
	}
	if _, err := w.desk.Cancel(ctx, e, b.ID); err != nil {
		t.Fatal(err)
	}
	w.book(w.employee(), w.ask(at(1, 8, 0)))
	w.book(w.employee(), w.ask(at(1, 9, 0)))
}

func TestBuffersAndCap(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := newWorld(t)
	a := hours("Asia/Tokyo", 6*60, 22*60)
	a.Before, a.After, a.Cap, a.Notice = 15, 10, 3, 24
	if err := w.desk.setPlan(ctx, w.consultant, a); err != nil {
		t.Fatal(err)
	}
	w.book(w.employee(), w.ask(at(2, 9, 0))) // begins at UTC midnight; to 9:50, with buffers 8:45 to 10:00
	for name, c := range map[string]struct {
		start time.Time
		want  error
	}{
		"too close before, in the UTC day before": {at(2, 8, 0), ErrTaken}, // ends 8:50, needs to 9:00, but the other needs 8:45
		"too close after":                         {at(2, 10, 0), ErrTaken},
		"inside the notice":                       {at(0, 20, 0), ErrNotOffered},
	} {
		if _, err := w.desk.Hold(ctx, w.employee(), w.ask(c.start)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	w.book(w.employee(), w.ask(at(2, 7, 30)))
	w.book(w.employee(), w.ask(at(2, 10, 30)))
	if _, err := w.desk.Hold(ctx, w.employee(), w.ask(at(2, 18, 0))); !errors.Is(err, ErrDayFull) {
		t.Errorf("fourth of the day: %v", err)
	}
	if _, err := w.desk.Hold(ctx, w.employee(), w.ask(at(3, 7, 0))); err != nil { // the same UTC day, the next local day
		t.Errorf("next local day: %v", err)
	}
	slots, err := w.desk.Slots(ctx, "", w.consultant, events.OneOnOne, at(2, 0, 0).UTC().AddDate(0, 0, 1).Truncate(24*time.Hour), 1, time.FixedZone("", 9*3600))
	if err != nil || len(slots) != 0 {
		t.Errorf("a full day offers %v %v", slots, err)
	}
}

func TestExceptions(t *testing.T) {
	t.Parallel()
	a := hours("Asia/Tokyo", 9*60, 12*60)
	a.Exceptions = []Exception{
		{Date: "2026-10-07", Closed: true},
		{Date: "2026-10-08", Closed: true}, {Date: "2026-10-08", Start: 20 * 60, End: 21 * 60},
		{Date: "2026-10-09", Start: 11 * 60, End: 14 * 60},
	}
	first := time.Date(2026, 10, 6, 0, 0, 0, 0, time.UTC)
	got, err := a.Openings(first, first.AddDate(0, 0, 3))
	if err != nil {
		t.Fatal(err)
	}
	want := []Span{{at(1, 9, 0), at(1, 12, 0)}, {at(3, 20, 0), at(3, 21, 0)}, {at(4, 9, 0), at(4, 14, 0)}}
	if len(got) != len(want) {
		t.Fatalf("%v", got)
	}
	for i := range want {
		if !got[i].Start.Equal(want[i].Start) || !got[i].End.Equal(want[i].End) {
			t.Errorf("%d: %v, want %v", i, got[i], want[i])
		}
	}
}
