package booking

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"maps"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"kikite/events"
)

// shift is one change of a zone's clocks.
type shift struct {
	zone          events.Zone
	loc           *time.Location
	at            time.Time
	before, after int // seconds east of UTC
}

// shifts are all changes from 2025 to 2035 of every zone of the tz database that came with Go. Zones whose clocks always show the same are looked at
// once, under the first of their names: nothing in the product depends on a name. The second result counts the names that change.
func shifts(t *testing.T) ([]shift, int) {
	t.Helper()
	root, err := exec.CommandContext(context.Background(), "go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	names, err := zip.OpenReader(filepath.Join(strings.TrimSpace(string(root)), "lib", "time", "zoneinfo.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = names.Close() }()
	var out []shift
	seen, changing := map[string]bool{}, 0
	for _, f := range names.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		loc, err := time.LoadLocation(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		found := shiftsOf(events.Zone(f.Name), loc)
		if len(found) == 0 {
			continue
		}
		changing++
		clocks := ""
		for _, s := range found {
			clocks += fmt.Sprint(s.at.Unix(), s.before, s.after, " ")
		}
		if !seen[clocks] {
			seen[clocks] = true
			out = append(out, found...)
		}
	}
	return out, changing
}

func shiftsOf(zone events.Zone, loc *time.Location) []shift {
	var out []shift
	for at := day("2025-01-01"); ; {
		_, before := at.In(loc).Zone()
		_, next := at.In(loc).ZoneBounds()
		if next.IsZero() || !next.Before(day("2036-01-01")) {
			return out
		}
		if _, after := next.In(loc).Zone(); after != before {
			out = append(out, shift{zone, loc, next.UTC(), before, after})
		}
		at = next
	}
}

// wallStep divides every change and every time in these tests.
const wallStep = 15 * time.Minute

// wall is a clock on the wall near a change, written down quarter by quarter: what the code computes by offsets is looked up here.
type wall struct {
	from  time.Time
	dates []string
	mins  []int
}

func (s shift) wall() wall {
	w := wall{from: s.at.Add(-60 * time.Hour)}
	for t := w.from; t.Before(s.at.Add(60 * time.Hour)); t = t.Add(wallStep) {
		local := t.In(s.loc)
		w.dates = append(w.dates, local.Format(time.DateOnly))
		w.mins = append(w.mins, local.Hour()*60+local.Minute())
	}
	return w
}

// first is when the clock first shows a minute of a date, or what comes after it.
func (w wall) first(date string, minute int) time.Time {
	for i := range w.dates {
		if w.dates[i] > date || w.dates[i] == date && w.mins[i] >= minute {
			return w.from.Add(time.Duration(i) * wallStep)
		}
	}
	return time.Time{}
}

// starts are the slots of an opening on every date.
func (w wall) starts(dates []string, opens, closes int, length time.Duration) []time.Time {
	var out []time.Time
	for _, date := range dates {
		end := w.first(date, closes)
		for t := w.first(date, opens); !t.Add(length).After(end); t = t.Add(SlotStep) {
			out = append(out, t)
		}
	}
	return out
}

// hoursAround are openings that have to do with a change: the whole day, office hours, and some that begin, end or lie inside of what is skipped or
// shown twice.
func (s shift) hoursAround() [][2]int {
	from, to := s.minutes()
	mid := (from + to) / 2 / 15 * 15
	var out [][2]int
	for _, h := range [][2]int{{0, minutesOfDay}, {9 * 60, 17 * 60}, {from - 60, to + 120}, {mid, to + 120}, {from - 120, mid}, {from, to}} {
		h[0], h[1] = max(h[0], 0), min(h[1], minutesOfDay)
		if h[0] < h[1] {
			out = append(out, h)
		}
	}
	return out
}

// minutes are between which minutes of the day the clock jumps; one of them may be the next day's.
func (s shift) minutes() (int, int) {
	local := s.at.Add(time.Duration(min(s.before, s.after)) * time.Second)
	from := local.Hour()*60 + local.Minute()
	return from, from + max(s.before-s.after, s.after-s.before)/60
}

// TestEveryClockChange goes through every change of every zone from 2025 to 2035 with openings that have to do with it.
func TestEveryClockChange(t *testing.T) {
	t.Parallel()
	all, zones := shifts(t)
	if zones < 100 || len(all) < 500 {
		t.Fatalf("%d changes of %d zones are too few to be all", len(all), zones)
	}
	slots := 0
	for i, s := range all {
		if s.at.Truncate(wallStep) != s.at {
			t.Fatalf("%s changes at %s", s.zone, s.at)
		}
		slots += s.check(t, []int{30, 50, 60}[i%3], i)
		if t.Failed() {
			t.Fatalf("%s at %s, %+d minutes", s.zone, s.at, (s.after-s.before)/60)
		}
	}
	t.Logf("%d zones, %d different changes, %d slots", zones, len(all), slots)
}

// check compares the slots of three dates with the clock on the wall, and counts them.
func (s shift) check(t *testing.T, minutes, turn int) int {
	t.Helper()
	w, now, length := s.wall(), s.at.AddDate(0, 0, -5), time.Duration(minutes)*time.Minute
	middle := localDate(s.at, s.loc)
	var dates []string
	for d := -1; d <= 1; d++ {
		dates = append(dates, middle.AddDate(0, 0, d).Format(time.DateOnly))
	}
	within := Span{w.first(dates[0], 0), w.first(dates[2], minutesOfDay)}
	n := 0
	for i, h := range s.hoursAround() {
		a := hours(s.zone, h[0], h[1])
		a.Lengths = map[events.Code]int{events.Exit: minutes}
		got, err := a.Slots(a.Length(events.Exit), within, NewCalendar(), now)
		if err != nil {
			t.Fatal(err)
		}
		want := w.starts(dates, h[0], h[1], length)
		if !slices.EqualFunc(got, want, func(g Slot, w time.Time) bool { return g.StartsAt.Equal(w) && g.EndsAt.Sub(g.StartsAt) == length }) {
			t.Errorf("hours %v: slots %v, want %v", h, got, want)
		}
		for _, g := range got {
			s.exists(t, g)
		}
		n += len(got)
		if i == turn%3 {
			s.holdable(t, a, want, now, length)
		}
	}
	s.series(t, w, dates)
	return n
}

// exists shows a slot as a page does and reads it back.
func (s shift) exists(t *testing.T, g Slot) {
	t.Helper()
	local := g.StartsAt.In(s.loc)
	shown := time.Date(local.Year(), local.Month(), local.Day(), local.Hour(), local.Minute(), 0, 0, s.loc)
	if shown.Hour() != local.Hour() || shown.Minute() != local.Minute() || shown.Day() != local.Day() {
		t.Errorf("%s is shown as %s, which no clock shows", g.StartsAt, local)
	}
	if d := shown.Sub(g.StartsAt).Abs(); d != 0 && d != time.Duration(max(s.before-s.after, s.after-s.before))*time.Second {
		t.Errorf("%s is shown as %s, %s away", g.StartsAt, local, d)
	}
}

// holdable tries every quarter of an hour near the change: what is a slot can be held, and nothing else; and a session that is booked keeps just
// those away that overlap it.
func (s shift) holdable(t *testing.T, a Availability, slots []time.Time, now time.Time, length time.Duration) {
	t.Helper()
	var inside []time.Time
	for at := s.at.Add(-3 * time.Hour); at.Before(s.at.Add(3 * time.Hour)); at = at.Add(wallStep) {
		err := a.Offered(Span{at, at.Add(length)}, NewCalendar(), now, "")
		offered := slices.ContainsFunc(slots, at.Equal)
		if offered != (err == nil) || !offered && !errors.Is(err, ErrNotOffered) {
			t.Errorf("%s: slot %v, held with %v", at, offered, err)
		}
		if offered {
			inside = append(inside, at)
		}
	}
	if len(inside) == 0 {
		return
	}
	taken := Span{inside[len(inside)/2], inside[len(inside)/2].Add(length)}
	calendar := NewCalendar()
	if err := calendar.Take("bkg_00000000000000000000000000", taken, time.Time{}, now); err != nil {
		t.Fatal(err)
	}
	for _, at := range inside {
		err := a.Offered(Span{at, at.Add(length)}, calendar, now, "")
		if overlaps := at.Before(taken.End) && taken.Start.Before(at.Add(length)); overlaps != errors.Is(err, ErrTaken) {
			t.Errorf("%s beside %s: %v", at, taken.Start, err)
		}
	}
}

// series keeps the time of day from a week before the change to the day of it and a week after.
func (s shift) series(t *testing.T, w wall, dates []string) {
	t.Helper()
	from, to := s.minutes()
	for _, date := range dates {
		for _, minute := range []int{from - 15, from, from + 15, to, 12 * 60} {
			if minute < 0 || minute >= minutesOfDay {
				continue
			}
			first := instant(day(date).AddDate(0, 0, -7), minute, s.loc)
			if local := first.In(s.loc); local.Hour()*60+local.Minute() != minute {
				continue // another change a week before
			}
			got := (SeriesAsk{First: first, Every: 1, Count: 2, Zone: s.loc}).starts()
			if want := w.first(date, minute); !got[1].Equal(want) {
				t.Errorf("a week after %s: %s, want %s", first.In(s.loc), got[1].In(s.loc), want.In(s.loc))
			}
		}
	}
}

// TestBookingsAroundClockChanges books on the real engine the last slot before and the first after the next two changes of every zone.
func TestBookingsAroundClockChanges(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	all, _ := shifts(t)
	ahead := map[events.Zone][]shift{}
	for _, s := range all {
		if s.at.After(monday.AddDate(0, 0, 3)) && len(ahead[s.zone]) < 2 {
			ahead[s.zone] = append(ahead[s.zone], s)
		}
	}
	next := slices.Concat(slices.Collect(maps.Values(ahead))...)
	slices.SortFunc(next, func(a, b shift) int { return a.at.Compare(b.at) })
	w := newWorld(t)
	booked := 0
	for _, s := range next {
		w.clock.Advance(s.at.AddDate(0, 0, -2).Sub(w.clock.Now()))
		if err := w.desk.setPlan(ctx, w.consultant, hours(s.zone, 0, minutesOfDay)); err != nil {
			t.Fatal(err)
		}
		slots, err := w.desk.Slots(ctx, w.company, w.consultant, events.RegularCare, localDate(s.at, s.loc).AddDate(0, 0, -1), 3, s.loc)
		if err != nil {
			t.Fatal(err)
		}
		i, _ := slices.BinarySearchFunc(slots, s.at, func(g Slot, at time.Time) int { return g.StartsAt.Compare(at) })
		e := w.employee()
		for _, g := range []Slot{slots[i-2], slots[i]} {
			b := w.book(e, HoldRequest{ConsultantID: w.consultant, Program: events.RegularCare, StartsAt: g.StartsAt})
			if !b.StartsAt.Equal(g.StartsAt) || b.EndsAt.Sub(b.StartsAt) != defaultLength {
				t.Errorf("%s: %s to %s, shown was %s", s.zone, b.StartsAt.In(s.loc), b.EndsAt.In(s.loc), g.StartsAt.In(s.loc))
			}
			s.exists(t, Slot{b.StartsAt, b.EndsAt})
			booked++
		}
		mine, err := w.desk.Mine(ctx, e, Span{s.at.AddDate(0, 0, -3), s.at.AddDate(0, 0, 3)})
		if err != nil || len(mine) != 2 || !mine[0].StartsAt.Equal(slots[i-2].StartsAt) {
			t.Errorf("%s: %v %v", s.zone, mine, err)
		}
		for _, b := range mine { // two zones may change at one time
			if _, err := w.desk.Cancel(ctx, e, b.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("%d bookings around %d changes of %d zones", booked, len(next), len(ahead))
}
