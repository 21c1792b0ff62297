package booking

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
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

// close takes a date out of the consultant's availability.
func (w *world) close(date events.Date) {
	w.t.Helper()
	plan := officeHours()
	plan.Exceptions = []Exception{{Date: date, Closed: true}}
	if err := w.desk.setPlan(context.Background(), w.consultant, plan); err != nil {
		w.t.Fatal(err)
	}
}

// elsewhere books a talk with another consultant.
func (w *world) elsewhere(e principal.Principal, start time.Time) {
	w.t.Helper()
	other := ids.Default{}.New(ids.Consultant)
	w.approve(other, officeHours())
	w.book(e, HoldRequest{ConsultantID: other, Program: events.OneOnOne, StartsAt: start})
}

func TestSeriesHolds(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	for name, run := range map[string]func(*testing.T, *world, principal.Principal){
		"asked for twice without a key are the same": func(t *testing.T, w *world, e principal.Principal) {
			a, err := w.desk.HoldSeries(ctx, e, w.askSeries(at(1, 10, 0), 3))
			if err != nil {
				t.Fatal(err)
			}
			w.clock.Advance(time.Minute)
			r := w.askSeries(at(1, 10, 0), 3)
			slices.Reverse(r.Starts)
			b, err := w.desk.HoldSeries(ctx, e, r)
			if err != nil || a[0].ID != b[0].ID || !a[2].HeldUntil.Equal(b[2].HeldUntil) {
				t.Errorf("%v %v %v", a, b, err)
			}
			if _, err := w.desk.HoldSeries(ctx, e, w.askSeries(at(2, 10, 0), 2)); !errors.Is(err, ErrTooManyHolds) {
				t.Errorf("a second series: %v", err)
			}
		},
		"a key belongs to one request": func(t *testing.T, w *world, e principal.Principal) {
			r := w.askSeries(at(1, 10, 0), 2)
			r.Key = "key"
			if _, err := w.desk.HoldSeries(ctx, e, r); err != nil {
				t.Fatal(err)
			}
			r.Starts = r.Starts[:1:1]
			r.Starts = append(r.Starts, at(2, 10, 0))
			if _, err := w.desk.HoldSeries(ctx, e, r); !errors.Is(err, ErrKeyReused) {
				t.Errorf("same key, other request: %v", err)
			}
		},
		"end together, and then the times and the quota are free": func(t *testing.T, w *world, e principal.Principal) {
			held, err := w.desk.HoldSeries(ctx, e, w.askSeries(at(1, 10, 0), 4))
			if err != nil {
				t.Fatal(err)
			}
			w.clock.Advance(HoldTime)
			if _, err := w.desk.BookSeries(ctx, e, held[0].SeriesID); !errors.Is(err, ErrHoldExpired) {
				t.Errorf("booked after its end: %v", err)
			}
			w.bookSeries(e, w.askSeries(at(1, 10, 0), 4))
		},
		"one that was taken over is not booked, and neither are the others": func(t *testing.T, w *world, e principal.Principal) {
			held, err := w.desk.HoldSeries(ctx, e, w.askSeries(at(1, 10, 0), 3))
			if err != nil {
				t.Fatal(err)
			}
			w.clock.Advance(HoldTime)
			w.book(w.employee(), w.ask(at(8, 10, 0)))
			if _, err := w.desk.BookSeries(ctx, e, held[0].SeriesID); !errors.Is(err, ErrHoldExpired) {
				t.Errorf("%v", err)
			}
			if n := len(w.published("booking.confirmed")); n != 1 {
				t.Errorf("%d bookings", n)
			}
		},
		"released, they can be held again": func(t *testing.T, w *world, e principal.Principal) {
			held, err := w.desk.HoldSeries(ctx, e, w.askSeries(at(1, 10, 0), 4))
			if err != nil {
				t.Fatal(err)
			}
			for range 2 {
				if err := w.desk.ReleaseSeries(ctx, e, held[0].SeriesID); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := w.desk.BookSeries(ctx, e, held[0].SeriesID); !errors.Is(err, ErrHoldExpired) {
				t.Errorf("released holds were booked: %v", err)
			}
			made := w.bookSeries(e, w.askSeries(at(1, 10, 0), 4))
			if err := w.desk.ReleaseSeries(ctx, e, made[0].SeriesID); !errors.Is(err, ErrAlreadyBooked) {
				t.Errorf("a booked series was released: %v", err)
			}
		},
		"are booked and released together only": func(t *testing.T, w *world, e principal.Principal) {
			held, err := w.desk.HoldSeries(ctx, e, w.askSeries(at(1, 10, 0), 2))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.desk.Book(ctx, e, held[1].ID); !errors.Is(err, ErrPartOfSeries) {
				t.Errorf("booked alone: %v", err)
			}
			if err := w.desk.Release(ctx, e, held[1].ID); !errors.Is(err, ErrPartOfSeries) {
				t.Errorf("released alone: %v", err)
			}
		},
		"are their owner's": func(t *testing.T, w *world, e principal.Principal) {
			held, err := w.desk.HoldSeries(ctx, e, w.askSeries(at(1, 10, 0), 2))
			if err != nil {
				t.Fatal(err)
			}
			id, other, consultant := held[0].SeriesID, w.employee(), w.approve(w.consultant, officeHours())
			for who, p := range map[string]principal.Principal{"another employee": other, "the consultant": consultant} {
				_, booked := w.desk.BookSeries(ctx, p, id)
				_, seen := w.desk.Series(ctx, p, id)
				_, cancelled := w.desk.CancelSeries(ctx, p, id)
				for _, err := range []error{booked, seen, cancelled, w.desk.ReleaseSeries(ctx, p, id)} {
					if !errors.Is(err, ErrNotFound) {
						t.Errorf("%s: %v", who, err)
					}
				}
			}
			if _, err := w.desk.Series(ctx, e, id); !errors.Is(err, ErrNotFound) {
				t.Errorf("holds are shown as bookings: %v", err)
			}
			if _, err := w.desk.BookSeries(ctx, e, id); err != nil {
				t.Fatal(err)
			}
			if made, err := w.desk.CancelSeries(ctx, consultant, id); err != nil || made[1].CancelledBy != events.RoleConsultant {
				t.Errorf("the consultant cancels: %v %v", made, err)
			}
		},
		"are for a habit": func(t *testing.T, w *world, e principal.Principal) {
			r := w.askSeries(at(1, 10, 0), 2)
			r.Program = events.MentalHarassment
			if _, err := w.desk.HoldSeries(ctx, e, r); !errors.Is(err, ErrNoSeries) {
				t.Errorf("%v", err)
			}
			r = w.askSeries(at(1, 10, 0), 1)
			r.Starts = append(r.Starts, r.Starts[0])
			if _, err := w.desk.HoldSeries(ctx, e, r); err == nil {
				t.Error("the same time twice is a series")
			}
			r.Starts[1] = r.Starts[0].Add(30 * time.Minute)
			if _, err := w.desk.HoldSeries(ctx, e, r); !errors.Is(err, ErrTaken) {
				t.Errorf("times that overlap: %v", err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			run(t, w, w.employee())
		})
	}
}

// TestSeriesLostAnswers lets every transaction commit and loses its answer: the repetition finds the same result, and a cancellation that
// broke half-way goes on.
func TestSeriesLostAnswers(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := &faults{}
	w := worldOn(t, faultyTable(t, f))
	e := w.employee()
	lost := func(request func() ([]*Booking, error)) []*Booking {
		t.Helper()
		f.set(1, 0)
		if _, err := request(); !errors.Is(err, errLost) {
			t.Fatalf("the answer was not lost: %v", err)
		}
		f.set(0, 0)
		made, err := request()
		if err != nil {
			t.Fatalf("repetition: %v", err)
		}
		return made
	}
	for _, key := range []string{"", "k"} {
		r := w.askSeries(at(1, 10, 0), 4)
		r.Key = key
		held := lost(func() ([]*Booking, error) { return w.desk.HoldSeries(ctx, e, r) })
		id := held[0].SeriesID
		lost(func() ([]*Booking, error) { return w.desk.BookSeries(ctx, e, id) })
		for _, b := range lost(func() ([]*Booking, error) { return w.desk.CancelSeries(ctx, e, id) }) { // the first commits, then it breaks
			if b.Status != events.BookingCancelled || b.Version != 3 {
				t.Errorf("%+v", b)
			}
		}
	}
	if booked, gone := len(w.published("booking.confirmed")), len(w.published("booking.cancelled")); booked != 8 || gone != 8 {
		t.Errorf("%d and %d events", booked, gone)
	}
}
