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
