package booking

import (
	"context"
	"errors"
	"testing"
	"time"

	"kikite/events"
)

func TestCancelAndQuota(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	for name, c := range map[string]struct {
		wait         time.Duration // until the cancellation; the talk is 49 hours ahead
		byConsultant bool
		refund       bool
	}{
		"in time":                    {24 * time.Hour, false, true},
		"25 hours before":            {25 * time.Hour, false, true},
		"later":                      {25*time.Hour + time.Second, false, false},
		"later, by the consultant":   {48 * time.Hour, true, true},
		"in time, by the consultant": {0, true, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.contract(func(c *events.CompanyChanged) { c.QuotaPerMonth = 1 })
			e := w.employee()
			by := e
			b := w.book(e, w.ask(at(2, 10, 0)))
			if c.byConsultant {
				by = w.approve(w.consultant, officeHours())
			}
			w.clock.Advance(c.wait)
			for range 2 { // again: no second refund, no second event
				got, err := w.desk.Cancel(ctx, by, b.ID)
				if err != nil || got.Status != events.BookingCancelled {
					t.Fatalf("%+v %v", got, err)
				}
			}
			if got := w.published("booking.cancelled"); len(got) != 1 {
				t.Errorf("%d events", len(got))
			}
			_, err := w.desk.Hold(ctx, e, w.ask(at(7, 10, 0)))
			if c.refund != (err == nil) || err != nil && !errors.Is(err, ErrQuota) {
				t.Errorf("next hold: %v", err)
			}
		})
	}
}

func TestMoveIsAllOrNothing(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := newWorld(t)
	w.contract(func(c *events.CompanyChanged) { c.QuotaPerMonth = 1 })
	e, other := w.employee(), w.employee()
	b := w.book(e, w.ask(at(1, 10, 0)))
	w.book(other, w.ask(at(1, 12, 0)))
	if _, err := w.desk.Move(ctx, e, b.ID, at(1, 12, 30), ""); !errors.Is(err, ErrTaken) {
		t.Errorf("move onto another talk: %v", err)
	}
	if _, err := w.desk.Hold(ctx, w.employee(), w.ask(at(1, 10, 0))); !errors.Is(err, ErrTaken) {
		t.Errorf("the old time is free after a failed move: %v", err)
	}
	half, err := w.desk.Move(ctx, e, b.ID, at(1, 10, 30), "a") // overlaps its own old time
	if err != nil || half.Sequence != 1 {
		t.Fatalf("%+v %v", half, err)
	}
	next, err := w.desk.Move(ctx, e, b.ID, at(28, 10, 0), "b") // another month, whose quota it takes
	if err != nil || next.Sequence != 2 {
		t.Fatalf("%+v %v", next, err)
	}
	late, err := w.desk.Move(ctx, e, b.ID, at(1, 10, 30), "a") // the first request again, late
	if err != nil || !late.StartsAt.Equal(at(28, 10, 0)) || late.Sequence != 2 {
		t.Errorf("a late repetition moved the booking back: %+v %v", late, err)
	}
	if _, err := w.desk.Hold(ctx, e, w.ask(at(29, 10, 0))); !errors.Is(err, ErrQuota) {
		t.Errorf("quota of the new month: %v", err)
	}
	if _, err := w.desk.Hold(ctx, e, w.ask(at(1, 10, 0))); err != nil {
		t.Errorf("quota of the old month: %v", err)
	}
	w.clock.Advance(28*24*time.Hour + time.Hour)
	if _, err := w.desk.Move(ctx, e, b.ID, at(29, 10, 0), ""); !errors.Is(err, ErrStarted) {
		t.Errorf("move after the start: %v", err)
	}
	if _, err := w.desk.Cancel(ctx, e, b.ID); !errors.Is(err, ErrStarted) {
		t.Errorf("cancel after the start: %v", err)
	}
}

// TestLostAnswers lets every transaction commit and loses its answer: the repetition must find the same result.
func TestLostAnswers(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := &faults{}
	w := worldOn(t, faultyTable(t, f))
	e := w.employee()
	lost := func(request func() (*Booking, error)) *Booking {
		t.Helper()
		f.set(1, 0)
		if _, err := request(); !errors.Is(err, errLost) {
			t.Fatalf("the answer was not lost: %v", err)
		}
		f.set(0, 0)
		b, err := request()
		if err != nil {
			t.Fatalf("repetition: %v", err)
		}
		return b
	}
	ask := w.ask(at(1, 10, 0))
	ask.Key = "k"
	h := lost(func() (*Booking, error) { return w.desk.Hold(ctx, e, ask) })
	b := lost(func() (*Booking, error) { return w.desk.Book(ctx, e, h.ID) })
	m := lost(func() (*Booking, error) { return w.desk.Move(ctx, e, b.ID, at(1, 12, 0), "m") })
	c := lost(func() (*Booking, error) { return w.desk.Cancel(ctx, e, b.ID) })
	if m.Sequence != 1 || c.Sequence != 2 || c.Version != 4 {
		t.Errorf("moved %+v\ncancelled %+v", m, c)
	}
	for _, name := range []string{"booking.confirmed", "booking.moved", "booking.cancelled"} {
		if n := len(w.published(name)); n != 1 {
			t.Errorf("%d × %s", n, name)
		}
	}
	again := lost(func() (*Booking, error) { return w.desk.Hold(ctx, e, w.ask(at(2, 10, 0))) }) // without a key
	if err := w.desk.Release(ctx, e, again.ID); err != nil {
		t.Error(err)
	}
	plan := officeHours()
	plan.Notice = 12
	lost(func() (*Booking, error) { return nil, w.desk.setPlan(ctx, w.consultant, plan) })
}
