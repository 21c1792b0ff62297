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
		"a consultant who is paused keeps what is booked and held, and takes nothing new": func(t *testing.T, w *world) {
			e := w.employee()
			b := w.book(e, w.ask(at(1, 12, 0)))
			h, err := w.desk.Hold(ctx, e, w.ask(at(1, 10, 0)))
			if err != nil {
				t.Fatal(err)
			}
			pause := func(paused bool) {
				w.version++
				w.deliver(events.SignupConsultantChanged.New(w.meta(w.consultant), events.ConsultantChanged{
					ConsultantID: w.consultant, Status: events.StatusApproved, Programs: events.Programs(), Paused: paused}))
			}
			pause(true)
			if kept, err := w.table.booking(ctx, b.ID); err != nil || kept.Status != events.BookingConfirmed {
				t.Errorf("what was booked: %+v %v", kept, err)
			}
			if _, err := w.desk.Hold(ctx, w.employee(), w.ask(at(1, 14, 0))); !errors.Is(err, ErrNotFound) {
				t.Errorf("held anew: %v", err)
			}
			if _, err := w.desk.Slots(ctx, "", w.consultant, events.Exit, monday, 7, time.UTC); !errors.Is(err, ErrNotFound) {
				t.Errorf("slots: %v", err)
			}
			if _, err := w.desk.Book(ctx, e, h.ID); err != nil {
				t.Errorf("what was held: %v", err)
			}
			pause(false)
			if _, err := w.desk.Hold(ctx, w.employee(), w.ask(at(1, 14, 0))); err != nil {
				t.Errorf("after the pause: %v", err)
			}
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
			if _, err := w.desk.Book(ctx, e, h.ID); !errors.Is(err, ErrHoldExpired) {
				t.Errorf("booked with a suspended consultant: %v", err)
			}
			if _, err := w.desk.Slots(ctx, "", w.consultant, events.Exit, monday, 7, time.UTC); !errors.Is(err, ErrNotFound) {
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
