package booking

import (
	"context"
	"errors"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/principal"
)

// askSeries asks for n talks of regular care, one a week, from a start on.
func (w *world) askSeries(first time.Time, n int) SeriesRequest {
	r := SeriesRequest{ConsultantID: w.consultant, Program: events.RegularCare}
	for i := range n {
		r.Starts = append(r.Starts, first.AddDate(0, 0, 7*i))
	}
	return r
}

// bookSeries holds and books.
func (w *world) bookSeries(who principal.Principal, r SeriesRequest) []*Booking {
	w.t.Helper()
	held, err := w.desk.HoldSeries(context.Background(), who, r)
	if err != nil {
		w.t.Fatalf("hold: %v", err)
	}
	made, err := w.desk.BookSeries(context.Background(), who, held[0].SeriesID)
	if err != nil {
		w.t.Fatalf("book: %v", err)
	}
	return made
}

func (w *world) longHorizon() principal.Principal {
	plan := officeHours()
	plan.Horizon = maxHorizon
	return w.approve(w.consultant, plan)
}

func TestSeriesJourney(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := newWorld(t)
	w.contract(func(c *events.CompanyChanged) { c.QuotaPerMonth = 5 })
	w.longHorizon()
	e := w.employee()
	made := w.bookSeries(e, w.askSeries(at(1, 10, 0), 6))
	again, err := w.desk.BookSeries(ctx, e, made[0].SeriesID)
	if err != nil || len(again) != 6 || again[5].ID != made[5].ID || again[5].Room == again[4].Room {
		t.Fatalf("booked again: %v %v", again, err)
	}
	told := w.published("booking.confirmed")
	if len(told) != 6 {
		t.Fatalf("%d events", len(told))
	}
	for _, e := range told {
		b, err := events.BookingBooked.Parse(e)
		i := b.SeriesNumber - 1
		if err != nil || b.SeriesCount != 6 || b.SeriesID != made[0].SeriesID || !b.StartsAt.Equal(at(1+7*i, 10, 0)) || b.BookingID != made[i].ID {
			t.Errorf("%+v %v", b, err)
		}
	}
	// Each is a booking as any other.
	if b, err := w.desk.Move(ctx, e, made[1].ID, at(9, 11, 0), ""); err != nil || b.SeriesNumber() != 2 {
		t.Errorf("move: %+v %v", b, err)
	}
	if _, err := w.desk.Cancel(ctx, e, made[2].ID); err != nil {
		t.Error(err)
	}
	w.clock.Advance(3 * 24 * time.Hour) // the first is over
	left, err := w.desk.CancelSeries(ctx, e, made[0].SeriesID)
	if err != nil || len(left) != 6 || left[0].Status != events.BookingConfirmed {
		t.Fatalf("cancel: %v %v", left, err)
	}
	for _, b := range left[1:] {
		if b.Status != events.BookingCancelled {
			t.Errorf("%d is %s", b.Number, b.Status)
		}
	}
	if n := len(w.published("booking.cancelled")); n != 5 {
		t.Errorf("%d cancellations", n)
	}
	if _, err := w.desk.CancelSeries(ctx, e, made[0].SeriesID); err != nil || len(w.published("booking.cancelled")) != 5 {
		t.Errorf("cancelled again: %v", err)
	}
	w.bookSeries(w.employee(), w.askSeries(at(8, 10, 0), 2)) // the times are free again
}

// SeriesNumber is what the booking's events say.
func (b *Booking) SeriesNumber() int { return b.state().SeriesNumber }

func TestSeriesIsAllOrNothing(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	for name, c := range map[string]struct {
		before func(*world, principal.Principal)
		want   error
	}{
		"one time is taken":    {func(w *world, _ principal.Principal) { w.book(w.employee(), w.ask(at(15, 10, 30))) }, ErrTaken},
		"one time is not open": {func(w *world, _ principal.Principal) { w.close("2026-10-20") }, ErrNotOffered},
		"the contract ends": {func(w *world, _ principal.Principal) {
			w.contract(func(c *events.CompanyChanged) { c.EndsOn = "2026-10-15" })
		}, ErrNoContract},
		"one month is used up": {func(w *world, _ principal.Principal) {
			w.contract(func(c *events.CompanyChanged) { c.QuotaPerMonth = 2 })
		}, ErrQuota},
		"another talk that day": {func(w *world, e principal.Principal) { w.elsewhere(e, at(8, 10, 30)) }, ErrBusy},
		"another booking counts": {func(w *world, e principal.Principal) {
			w.contract(func(c *events.CompanyChanged) { c.QuotaPerMonth = 3 })
			w.elsewhere(e, at(0, 12, 0))
		}, ErrQuota},
		"three holds": {func(w *world, e principal.Principal) {
			for i := range 3 {
				if _, err := w.desk.Hold(ctx, e, w.ask(at(2, 10+i, 0))); err != nil {
					w.t.Fatal(err)
				}
			}
		}, ErrTooManyHolds},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			e := w.employee()
			c.before(w, e)
			n := w.everything()
			if _, err := w.desk.HoldSeries(ctx, e, w.askSeries(at(1, 10, 0), 3)); !errors.Is(err, c.want) {
				t.Errorf("%v, want %v", err, c.want)
			}
			if w.everything() != n {
				t.Error("something was written")
			}
		})
	}
}
