package booking

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
)

func times(t *testing.T, got []time.Time, want ...time.Time) {
	t.Helper()
	if !slices.EqualFunc(got, want, time.Time.Equal) {
		t.Errorf("alternatives %v, want %v", got, want)
	}
}

// TestAlternatives: who loses a talk through the consultant is told the next times, none of which is the lost one or one of the
// employee's other talks.
func TestAlternatives(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := newWorld(t)
	me := w.employee()
	consultant := w.approve(w.consultant, officeHours())
	other := ids.Default{}.New(ids.Consultant)
	w.approve(other, officeHours())
	b := w.book(me, w.ask(at(1, 10, 0)))
	w.book(w.employee(), w.ask(at(0, 9, 30)))
	w.book(me, HoldRequest{ConsultantID: other, Program: events.OneOnOne, StartsAt: at(0, 11, 0)})
	w.clock.Advance(80 * time.Minute) // 10:20, so that 10:30 overlaps my other talk
	if _, err := w.desk.Cancel(ctx, consultant, b.ID); err != nil {
		t.Fatal(err)
	}
	times(t, w.cancellations()[b.ID].Alternatives, at(0, 12, 0), at(0, 12, 30), at(0, 13, 0))

	byMe := w.book(me, w.ask(at(2, 10, 0)))
	if _, err := w.desk.Cancel(ctx, me, byMe.ID); err != nil {
		t.Fatal(err)
	}
	times(t, w.cancellations()[byMe.ID].Alternatives)
}

// TestAlternativesLeaveOutTheCancelledTime and the months whose talks are used up.
func TestAlternativesLeaveOutTheCancelledTime(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := newWorld(t)
	w.contract(func(c *events.CompanyChanged) { c.QuotaPerMonth = 1 })
	me := w.employee()
	consultant := w.approve(w.consultant, Availability{Zone: "Asia/Tokyo", Horizon: 60, Exceptions: []Exception{
		{Date: "2026-10-06", Start: 600, End: 720}, {Date: "2026-11-04", Start: 600, End: 720}, {Date: "2026-12-01", Start: 600, End: 660}}})
	b := w.book(me, w.ask(at(1, 10, 0)))
	w.book(me, w.ask(at(30, 10, 0)))
	if _, err := w.desk.Cancel(ctx, consultant, b.ID); err != nil {
		t.Fatal(err)
	}
	times(t, w.cancellations()[b.ID].Alternatives, at(1, 11, 0), at(57, 10, 0))
}

// TestConsultantDidNotCome: the talk goes back to the quota once, and the employee is told once.
func TestConsultantDidNotCome(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	for name, c := range map[string]struct {
		outcome events.Code
		missed  bool
	}{
		"consultant": {events.OutcomeNoShowConsultant, true},
		"employee":   {events.OutcomeNoShowEmployee, false},
		"nobody":     {events.OutcomeHeld, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := &faults{}
			w := worldOn(t, faultyTable(t, f))
			w.contract(func(c *events.CompanyChanged) { c.QuotaPerMonth = 1 })
			me := w.employee()
			b := w.book(me, w.ask(at(1, 10, 0)))
			w.clock.Advance(26 * time.Hour)
			w.version++
			e, err := events.SessionsFinished.New(w.meta(b.ID), events.SessionFinished{
				SessionID: ids.Default{}.New(ids.Session), BookingID: b.ID, Outcome: c.outcome})
			if err != nil {
				t.Fatal(err)
			}
			f.set(1, 0)
			if w.handled(ctx, e) {
				t.Fatal("the answer was not lost")
			}
			f.set(0, 0)
			for range 2 {
				w.deliver(e, nil)
			}
			got := w.published("booking.missed")
			if c.missed != (len(got) == 1) || len(got) > 1 {
				t.Fatalf("%d events", len(got))
			}
			if len(got) == 1 {
				s, err := events.BookingMissed.Parse(got[0])
				if err != nil || s.Status != events.BookingNoShow || got[0].EntityVersion != 3 || got[0].CausationID != e.ID {
					t.Errorf("%+v %v", s, err)
				}
				times(t, s.Alternatives, at(1, 11, 30), at(1, 12, 0), at(1, 12, 30))
			}
			_, err = w.desk.Hold(ctx, me, w.ask(at(7, 10, 0)))
			if c.missed != (err == nil) || err != nil && !errors.Is(err, ErrQuota) {
				t.Errorf("next hold: %v", err)
			}
		})
	}
}
