package booking

import (
	"context"
	"errors"
	"testing"
	"time"

	"kikite/events"
)

func TestHold(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	for name, run := range map[string]func(*testing.T, *world){
		"expires, and then the time is free for others": func(t *testing.T, w *world) {
			first, second := w.employee(), w.employee()
			h, err := w.desk.Hold(ctx, first, w.ask(at(1, 10, 0)))
			if err != nil {
				t.Fatal(err)
			}
			w.clock.Advance(HoldTime - time.Second)
			if _, err := w.desk.Hold(ctx, second, w.ask(at(1, 10, 0))); !errors.Is(err, ErrTaken) {
				t.Errorf("while it is held: %v", err)
			}
			w.clock.Advance(time.Second)
			if _, err := w.desk.Book(ctx, first, h.ID); !errors.Is(err, ErrHoldExpired) {
				t.Errorf("an expired hold was booked: %v", err)
			}
			b := w.book(second, w.ask(at(1, 10, 0)))
			if _, err := w.desk.Book(ctx, first, h.ID); !errors.Is(err, ErrHoldExpired) {
				t.Errorf("a hold that was taken over was booked: %v", err)
			}
			if err := w.desk.Release(ctx, first, h.ID); err != nil { // must not free the time of the second
				t.Errorf("release of an expired hold: %v", err)
			}
			if _, err := w.desk.Hold(ctx, w.employee(), w.ask(at(1, 10, 0))); !errors.Is(err, ErrTaken) {
				t.Errorf("the time of %s is free: %v", b.ID, err)
			}
		},
		"is booked by its owner only": func(t *testing.T, w *world) {
			h, err := w.desk.Hold(ctx, w.employee(), w.ask(at(1, 10, 0)))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.desk.Book(ctx, w.employee(), h.ID); !errors.Is(err, ErrNotFound) {
				t.Errorf("a foreign hold was booked: %v", err)
			}
			if err := w.desk.Release(ctx, w.employee(), h.ID); !errors.Is(err, ErrNotFound) {
				t.Errorf("a foreign hold was released: %v", err)
			}
		},
		"is not shown as a booking, not even to the consultant": func(t *testing.T, w *world) {
			e := w.employee()
			h, err := w.desk.Hold(ctx, e, w.ask(at(1, 10, 0)))
			if err != nil {
				t.Fatal(err)
			}
			consultant := w.approve(w.consultant, officeHours())
			if _, err := w.desk.Booking(ctx, e, h.ID); !errors.Is(err, ErrNotFound) {
				t.Errorf("employee: %v", err)
			}
			if _, err := w.desk.Cancel(ctx, consultant, h.ID); !errors.Is(err, ErrNotFound) {
				t.Errorf("consultant: %v", err)
			}
			if _, err := w.desk.Move(ctx, e, h.ID, at(1, 12, 0), ""); !errors.Is(err, ErrNotFound) {
				t.Errorf("move: %v", err)
			}
		},
		"released, it can be held again": func(t *testing.T, w *world) {
			e := w.employee()
			h, err := w.desk.Hold(ctx, e, w.ask(at(1, 10, 0)))
			if err != nil {
				t.Fatal(err)
			}
			for range 2 {
				if err := w.desk.Release(ctx, e, h.ID); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := w.desk.Book(ctx, e, h.ID); !errors.Is(err, ErrHoldExpired) {
				t.Errorf("a released hold was booked: %v", err)
			}
			w.book(w.employee(), w.ask(at(1, 10, 0)))
		},
		"asked for twice without a key is one hold": func(t *testing.T, w *world) {
			e := w.employee()
			a, err := w.desk.Hold(ctx, e, w.ask(at(1, 10, 0)))
			if err != nil {
				t.Fatal(err)
			}
			w.clock.Advance(time.Minute)
			b, err := w.desk.Hold(ctx, e, w.ask(at(1, 10, 0)))
			if err != nil || a.ID != b.ID || !a.HeldUntil.Equal(b.HeldUntil) {
				t.Errorf("%v %v %v", a, b, err)
			}
		},
		"a key belongs to one request": func(t *testing.T, w *world) {
			e, r := w.employee(), w.ask(at(1, 10, 0))
			r.Key = "key"
			if _, err := w.desk.Hold(ctx, e, r); err != nil {
				t.Fatal(err)
			}
			r.StartsAt = at(1, 12, 0)
			if _, err := w.desk.Hold(ctx, e, r); !errors.Is(err, ErrKeyReused) {
				t.Errorf("same key, other request: %v", err)
			}
			if _, err := w.desk.Hold(ctx, w.employee(), r); err != nil {
				t.Errorf("same key, other person: %v", err)
			}
		},
		"three at most": func(t *testing.T, w *world) {
			e := w.employee()
			for i := range 3 {
				if _, err := w.desk.Hold(ctx, e, w.ask(at(1, 10+i, 0))); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := w.desk.Hold(ctx, e, w.ask(at(1, 14, 0))); !errors.Is(err, ErrTooManyHolds) {
				t.Errorf("fourth: %v", err)
			}
		},
		"counts on the quota, and no longer when it ended": func(t *testing.T, w *world) {
			w.contract(func(c *events.CompanyChanged) { c.QuotaPerMonth = 2 })
			e := w.employee()
			w.book(e, w.ask(at(1, 10, 0)))
			if _, err := w.desk.Hold(ctx, e, w.ask(at(1, 12, 0))); err != nil {
				t.Fatal(err)
			}
			if _, err := w.desk.Hold(ctx, e, w.ask(at(1, 14, 0))); !errors.Is(err, ErrQuota) {
				t.Errorf("third: %v", err)
			}
			if _, err := w.desk.Hold(ctx, e, w.ask(at(28, 14, 0))); err != nil {
				t.Errorf("next month: %v", err)
			}
			w.clock.Advance(HoldTime)
			w.book(e, w.ask(at(1, 14, 0)))
		},
		"between suspension and booking the consultant is lost": func(t *testing.T, w *world) {
			e := w.employee()
			h, err := w.desk.Hold(ctx, e, w.ask(at(1, 10, 0)))
			if err != nil {
				t.Fatal(err)
			}
			w.version++
			w.deliver(events.SignupConsultantChanged.New(w.meta(w.consultant), events.ConsultantChanged{
				ConsultantID: w.consultant, Status: events.StatusSuspended, Programs: events.Programs()}))
			if _, err := w.desk.Book(ctx, e, h.ID); !errors.Is(err, ErrNotOffered) {
				t.Errorf("booked with a suspended consultant: %v", err)
			}
			if _, err := w.desk.Slots(ctx, w.consultant, events.Exit, monday, 7, time.UTC); !errors.Is(err, ErrNotFound) {
				t.Errorf("slots of a suspended consultant: %v", err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			run(t, newWorld(t))
		})
	}
}

func TestContractDecides(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		edit func(*events.CompanyChanged)
		want error
	}{
		"live":                  {func(*events.CompanyChanged) {}, nil},
		"contracted":            {func(c *events.CompanyChanged) { c.Status = events.CompanyContracted }, nil},
		"prospect":              {func(c *events.CompanyChanged) { c.Status = events.CompanyProspect }, ErrNoContract},
		"ended":                 {func(c *events.CompanyChanged) { c.Status = events.CompanyEnded }, ErrNoContract},
		"begins later":          {func(c *events.CompanyChanged) { c.StartsOn = "2026-10-07" }, ErrNoContract},
		"begins that day":       {func(c *events.CompanyChanged) { c.StartsOn = "2026-10-06" }, nil},
		"ends that day":         {func(c *events.CompanyChanged) { c.EndsOn = "2026-10-06" }, nil},
		"over by then":          {func(c *events.CompanyChanged) { c.EndsOn = "2026-10-05" }, ErrNoContract},
		"without the program":   {func(c *events.CompanyChanged) { c.Programs = []events.Code{events.Exit} }, ErrProgram},
		"no talks per employee": {func(c *events.CompanyChanged) { c.QuotaPerMonth = 0 }, ErrQuota},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.contract(c.edit)
			if _, err := w.desk.Hold(context.Background(), w.employee(), w.ask(at(1, 10, 0))); !errors.Is(err, c.want) {
				t.Errorf("%v, want %v", err, c.want)
			}
		})
	}
}

func TestOldEventsChangeNothing(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := newWorld(t)
	e := w.employee()
	w.status(e, events.StatusDeactivated)
	w.version -= 2
	w.status(e, events.StatusActive) // an older event that comes late
	if _, err := w.desk.Hold(ctx, e, w.ask(at(1, 10, 0))); !errors.Is(err, ErrAccountInactive) {
		t.Errorf("an old event reactivated an account: %v", err)
	}
	w.version = 50
	w.contract(func(c *events.CompanyChanged) { c.Status = events.CompanyEnded })
	w.version = 40
	w.contract(func(*events.CompanyChanged) {})
	if _, err := w.desk.Hold(ctx, w.employee(), w.ask(at(1, 10, 0))); !errors.Is(err, ErrNoContract) {
		t.Errorf("an old event revived a contract: %v", err)
	}
}

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
