package booking

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// night is 03:00 in Tokyo, days after monday.
func night(days int) Scheduled { return Scheduled{ScheduledFor: at(days, 3, 0)} }

// sleep lets time pass until shortly after a night's scheduled time and runs what was scheduled.
func (w *world) sleep(days int) error {
	w.t.Helper()
	w.clock.Advance(at(days, 3, 0).Add(20 * time.Second).Sub(w.clock.Now()))
	return w.desk.Refresh(context.Background(), night(days))
}

// consultants makes more of them, with the same hours.
func (w *world) consultants(n int) []events.ID {
	w.t.Helper()
	all := []events.ID{w.consultant}
	for range n {
		id := ids.Default{}.New(ids.Consultant)
		w.approve(id, officeHours())
		all = append(all, id)
	}
	return all
}

// summaries are a consultant's published summaries, the newest last.
func (w *world) summaries(id events.ID) []events.AvailabilityChanged {
	w.t.Helper()
	var own []events.Envelope
	for _, e := range w.published("booking.availability_changed") {
		if e.EntityID == id {
			own = append(own, e)
		}
	}
	slices.SortFunc(own, func(a, b events.Envelope) int { return int(a.EntityVersion - b.EntityVersion) })
	var out []events.AvailabilityChanged
	for i, e := range own {
		s, err := events.BookingAvailabilityChanged.Parse(e)
		if err != nil || e.EntityVersion != int64(i+1) || e.CorrelationID == "" {
			w.t.Fatalf("summary %d of %s: %+v, %v", i, id, e, err)
		}
		out = append(out, s)
	}
	return out
}

func TestRefreshMovesSummariesOnWithoutBookings(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	first := w.summaries(w.consultant)
	if len(first) != 1 || first[0].Windows[0].Date != "2026-10-05" || first[0].Windows[len(first[0].Windows)-1].Date != "2026-10-23" {
		t.Fatalf("at first: %+v", first)
	}
	for _, days := range []int{7, 14, 27} { // Monday, Monday, Sunday
		if err := w.sleep(days); err != nil {
			t.Fatal(err)
		}
	}
	got := w.summaries(w.consultant)
	if len(got) != 4 {
		t.Fatalf("%d summaries, want one more each week", len(got))
	}
	last := got[3]
	if !last.NextFree.Equal(at(28, 9, 0)) || last.Windows[0].Date != "2026-11-02" || last.Windows[len(last.Windows)-1].Date != "2026-11-20" {
		t.Errorf("the last one is behind: %+v", last)
	}
}

// TestRefreshSpreadsTheWeek shows that a week of nights makes every summary once, a night only some, and that someone who can't be
// booked far ahead is there every night.
func TestRefreshSpreadsTheWeek(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	all := w.consultants(60)
	short := ids.Default{}.New(ids.Consultant)
	soon := officeHours()
	soon.Horizon = summaryDays - 1
	w.approve(short, soon)
	before := len(w.published("booking.availability_changed"))
	for day := 1; day <= 7; day++ {
		if err := w.sleep(day); err != nil {
			t.Fatal(err)
		}
		now := len(w.published("booking.availability_changed"))
		if n := now - before; n < 2 || n > 25 {
			t.Errorf("night %d makes %d of %d", day, n, len(all)+1)
		}
		before = now
	}
	for _, id := range all {
		if n := len(w.summaries(id)); n != 2 {
			t.Errorf("%s has %d summaries after a week, want 2", id, n)
		}
	}
	if n := len(w.summaries(short)); n < 6 { // a night of a weekend may have nothing new
		t.Errorf("%d summaries after a week with a short horizon, want one a night", n)
	}
}

func TestRefreshWritesOnlyWhatIsNew(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := &faults{}
	w := worldOn(t, faultyTable(t, f))
	once, late := ids.Default{}.New(ids.Consultant), ids.Default{}.New(ids.Consultant)
	w.approve(once, Availability{Zone: "Asia/Tokyo", Horizon: 30, Exceptions: []Exception{{Date: "2026-10-09", Start: 600, End: 720}}})
	never := ids.Default{}.New(ids.Consultant) // can be booked, but has no hours
	w.approve(never, Availability{Zone: "Asia/Tokyo", Horizon: 30})
	closed, gone := ids.Default{}.New(ids.Consultant), ids.Default{}.New(ids.Consultant)
	if err := w.desk.setPlan(ctx, closed, officeHours()); err != nil { // never approved
		t.Fatal(err)
	}
	left := w.approve(gone, officeHours())
	w.version++
	w.deliver(events.SignupConsultantChanged.New(w.meta(gone), events.ConsultantChanged{
		ConsultantID: gone, AccountID: left.AccountID, Status: events.StatusSuspended, Programs: events.Programs(), Zone: "Asia/Tokyo",
	}))
	if err := w.desk.setPlan(ctx, late, officeHours()); err != nil { // approved after the hours were set
		t.Fatal(err)
	}
	w.approve(late, officeHours())
	count := func() []int {
		var out []int
		for _, id := range []events.ID{w.consultant, once, late, never, closed, gone} {
			out = append(out, len(w.summaries(id)))
		}
		return out
	}
	if got := count(); !slices.Equal(got, []int{1, 1, 1, 0, 0, 2}) {
		t.Fatalf("at first: %v", got)
	}
	for _, c := range []struct {
		name    string
		in      Scheduled
		advance time.Duration
		writes  int
		want    []int
	}{
		{"the same day", night(0), time.Hour, 0, []int{1, 1, 1, 0, 0, 2}},
		{"the next night: two say nothing new, but when they are due again is noted", night(7), 6*24*time.Hour + 18*time.Hour, 4, []int{2, 2, 2, 0, 0, 2}},
		{"the same night again", night(7), time.Hour, 0, []int{2, 2, 2, 0, 0, 2}},
		{"a night of long ago, redriven", night(-30), 0, 0, []int{2, 2, 2, 0, 0, 2}},
		{"a week later", night(14), 7 * 24 * time.Hour, 4, []int{3, 2, 3, 0, 0, 2}},
		{"a night that was missed", night(10), 0, 0, []int{3, 2, 3, 0, 0, 2}},
	} {
		w.clock.Advance(c.advance)
		f.reset()
		if err := w.desk.Refresh(ctx, c.in); err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if got := count(); len(f.writes) != c.writes || !slices.Equal(got, c.want) {
			t.Errorf("%s: %d transactions, want %d; summaries %v, want %v", c.name, len(f.writes), c.writes, got, c.want)
		}
	}
}

func TestRefreshLeavesTheRestToTheNextRun(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	everybody := func(t *testing.T, w *world, all []events.ID) {
		t.Helper()
		for _, id := range all {
			if n := len(w.summaries(id)); n != 2 {
				t.Errorf("%s has %d summaries, want 2", id, n)
			}
		}
	}
	t.Run("when its time is over", func(t *testing.T) {
		t.Parallel()
		w := newWorld(t)
		all := w.consultants(3)
		w.clock.Advance(7 * 24 * time.Hour)
		short, cancel := context.WithTimeout(ctx, refreshMargin)
		defer cancel()
		if err := w.desk.Refresh(short, night(7)); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("cut short: %v", err)
		}
		if err := w.desk.Refresh(ctx, night(7)); err != nil {
			t.Error(err)
		}
		everybody(t, w, all)
	})
	t.Run("when answers are lost and others write too", func(t *testing.T) {
		t.Parallel()
		f := &faults{}
		w := worldOn(t, faultyTable(t, f))
		all := w.consultants(30)
		w.clock.Advance(7 * 24 * time.Hour)
		f.set(0.3, 0.3)
		failures := 0
		for ; ; failures++ {
			err := w.desk.Refresh(ctx, night(7))
			if err == nil {
				break
			}
			if failures == 20 {
				t.Fatal(err)
			}
		}
		if failures == 0 {
			t.Error("no answer was lost")
		}
		f.set(0, 0)
		everybody(t, w, all)
	})
	t.Run("when it runs several times at once", func(t *testing.T) {
		t.Parallel()
		w := newWorld(t)
		all := w.consultants(10)
		w.clock.Advance(7 * 24 * time.Hour)
		done := make(chan error)
		for range 4 {
			go func() { done <- w.desk.Refresh(ctx, night(7)) }()
		}
		for range 4 {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
		everybody(t, w, all)
	})
	t.Run("when one cannot be read", func(t *testing.T) {
		t.Parallel()
		w := newWorld(t)
		all := w.consultants(4)
		broken := w.table.Update(store.PK, pkConsultant(all[2])).Range(store.SK, skPlan).Set("plan", "{")
		if err := broken.Run(ctx); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if err := w.sleep(7); err == nil || !strings.Contains(err.Error(), "1 summaries") {
				t.Errorf("error %v", err)
			}
		}
		everybody(t, w, slices.Delete(all, 2, 3))
	})
}

func TestRefreshStopsWhenNothingCanBeWritten(t *testing.T) {
	t.Parallel()
	f := &faults{}
	w := worldOn(t, faultyTable(t, f))
	w.consultants(tooManyFailed + 30)
	f.set(1, 0)
	f.reset()
	err := w.sleep(7)
	if err == nil || !strings.Contains(err.Error(), "not all refreshed") {
		t.Errorf("error %v", err)
	}
	f.set(0, 0)
	written := len(w.published("booking.availability_changed")) - (tooManyFailed + 31)
	if written < tooManyFailed || written > tooManyFailed+refreshParallel {
		t.Errorf("went on with %d", written)
	}
}

func TestRefreshNeedsItsTime(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	if err := w.desk.Refresh(context.Background(), Scheduled{}); problem.CodeOf(err) != problem.Invalid {
		t.Error(err)
	}
}

// TestRefreshAfterABooking shows that a summary that a booking made on the same day is not made again, and that it counts bookings.
func TestRefreshAfterABooking(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.book(w.employee(), w.ask(at(1, 9, 0)))
	w.clock.Advance(24*time.Hour - 7*time.Hour) // 02:00 of the next day
	w.deliver(w.published("booking.confirmed")[0], nil)
	for _, days := range []int{1, 8} {
		if err := w.sleep(days); err != nil {
			t.Fatal(err)
		}
	}
	got := w.summaries(w.consultant)
	if len(got) != 3 || !got[1].NextFree.Equal(at(1, 10, 0)) {
		t.Errorf("%d summaries: %+v", len(got), got)
	}
}
