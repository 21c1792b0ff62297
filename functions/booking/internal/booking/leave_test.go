package booking

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

func TestWhenSomebodyLeaves(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	for name, c := range map[string]struct {
		leave  func(w *world, me principal.Principal) events.Envelope
		reason events.Code
		others bool // the other people's talks are withdrawn, too
	}{
		"consultant suspended": {func(w *world, _ principal.Principal) events.Envelope { return w.consultantIs(events.StatusSuspended) },
			events.ReasonConsultantSuspended, true},
		"company connected": {func(w *world, me principal.Principal) events.Envelope {
			return w.consultantIs(events.StatusApproved, ids.Default{}.New(ids.Company), me.CompanyID)
		}, events.ReasonCompanyConnected, true},
		"account deactivated": {func(w *world, me principal.Principal) events.Envelope {
			return w.accountIs(me, events.StatusDeactivated)
		},
			events.ReasonAccountClosed, false},
		"account erased": {func(w *world, me principal.Principal) events.Envelope { return w.accountIs(me, events.StatusErased) },
			events.ReasonAccountClosed, false},
		"contract over": {func(w *world, _ principal.Principal) events.Envelope {
			return w.contractIs(func(c *events.CompanyChanged) { c.Status = events.CompanyEnded })
		}, events.ReasonContractEnded, true},
		"contract ends earlier": {func(w *world, _ principal.Principal) events.Envelope {
			return w.contractIs(func(c *events.CompanyChanged) { c.EndsOn = "2026-10-05" })
		}, events.ReasonContractEnded, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			me, colleague, elsewhere := w.employee(), w.employee(), w.employeeElsewhere()
			begun := w.book(me, w.ask(at(0, 9, 30)))
			mine := []*Booking{w.book(me, w.ask(at(1, 10, 0))), w.book(me, w.ask(at(28, 10, 0)))}
			theirs := w.book(colleague, w.ask(at(1, 12, 0)))
			foreign := w.book(elsewhere, w.ask(at(1, 14, 0)))
			w.clock.Advance(45 * time.Minute)
			held, err := w.desk.Hold(ctx, me, w.ask(at(2, 10, 0)))
			if err != nil {
				t.Fatal(err)
			}
			e := c.leave(w, me)
			for range 2 {
				w.deliver(e, nil)
			}
			got := w.cancellations()
			for _, b := range mine {
				s := got[b.ID]
				if s.Status != events.BookingCancelled || s.CancelReason != c.reason || s.CancelledBy != events.ByService || s.Sequence != 1 || s.Alternatives != nil {
					t.Errorf("my talk: %+v", s)
				}
			}
			if _, ok := got[begun.ID]; ok {
				t.Error("a talk that has begun is cancelled")
			}
			if s, ok := got[theirs.ID]; ok != c.others {
				t.Errorf("the colleague's talk: %+v", s)
			}
			if _, ok := got[foreign.ID]; ok != (c.reason == events.ReasonConsultantSuspended) {
				t.Error("the other company's talk", ok)
			}
			if b, err := w.table.booking(ctx, held.ID); err != nil || b.Status != StatusReleased {
				t.Errorf("my hold: %+v %v", b, err)
			}
			want := [2]int{1, 0}
			if name == "account erased" {
				want = [2]int{} // what is left of the account says no more than that
			}
			if used := [2]int{w.quota(me, "2026-10"), w.quota(me, "2026-11")}; used != want {
				t.Errorf("used after that: %v", used)
			}
			for _, cancelled := range w.published("booking.cancelled") {
				if cancelled.CausationID != e.ID || cancelled.CorrelationID != e.CorrelationID {
					t.Errorf("not caused by the leaving: %+v", cancelled)
				}
			}
			if reserved, err := w.table.reserved(ctx, pkAccount(me.AccountID), "2026-10-06", w.desk.now()); err != nil || len(reserved) != 0 {
				t.Errorf("still takes my time: %v %v", reserved, err)
			}
		})
	}
}

func TestLeavingIsDecidedFromWhatIsKnown(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := newWorld(t)
	me := w.employee()
	b := w.book(me, w.ask(at(5, 10, 0).AddDate(0, 0, 3)))
	suspended, approved := w.consultantIs(events.StatusSuspended), w.consultantIs(events.StatusApproved)
	w.deliver(approved, nil)
	w.deliver(suspended, nil) // older
	if got := w.cancellations(); len(got) != 0 {
		t.Fatalf("an old event cancelled %v", got)
	}
	w.deliver(w.contractIs(func(c *events.CompanyChanged) { c.EndsOn = "2026-10-13" }), nil)
	if got := w.cancellations(); len(got) != 0 {
		t.Fatalf("a contract that ends on the day cancelled %v", got)
	}
	p, err := w.table.read(ctx, wanted{company: w.company})
	if err != nil || !p.company.Settled {
		t.Errorf("not settled: %+v %v", p.company, err)
	}
	w.deliver(w.contractIs(func(c *events.CompanyChanged) { c.EndsOn = "2026-10-13"; c.Seats = 9 }), nil)
	if p, err = w.table.read(ctx, wanted{company: w.company}); err != nil || !p.company.Settled {
		t.Errorf("the same term is gone through again: %+v %v", p.company, err)
	}
	w.deliver(w.contractIs(func(c *events.CompanyChanged) { c.EndsOn = "2026-10-12" }), nil)
	if got := w.cancellations(); got[b.ID].CancelReason != events.ReasonContractEnded {
		t.Errorf("not cancelled: %v", got)
	}
}

// TestLeavingIsCompleted breaks off in the middle again and again: the message comes until all is done, and nothing is done twice.
func TestLeavingIsCompleted(t *testing.T) {
	t.Parallel()
	for name, leave := range map[string]func(*world) events.Envelope{
		"consultant": func(w *world) events.Envelope { return w.consultantIs(events.StatusSuspended) },
		"company": func(w *world) events.Envelope {
			return w.contractIs(func(c *events.CompanyChanged) { c.Status = events.CompanyEnded })
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := &faults{}
			w := worldOn(t, faultyTable(t, f))
			var people []principal.Principal
			for i := range 6 {
				people = append(people, w.employee())
				for day := range 2 {
					w.book(people[i], w.ask(at(1+day, 9+i, 0)))
				}
			}
			e := leave(w)
			short, cancel := context.WithTimeout(context.Background(), refreshMargin)
			defer cancel()
			if w.handled(short, e) {
				t.Error("done without time")
			}
			f.set(0.5, 0.1)
			tries := 0
			for ; !w.handled(context.Background(), e); tries++ {
				if tries == 40 {
					t.Fatal("never completed")
				}
			}
			f.set(0, 0)
			if got := w.cancellations(); len(got) != 12 || tries == 0 {
				t.Errorf("%d of 12 cancelled, after %d failures", len(got), tries)
			}
			for _, p := range people {
				if n := w.quota(p, "2026-10"); n != 0 {
					t.Errorf("%d talks count", n)
				}
			}
		})
	}
}

// TestBookingWhileSomebodyLeaves: a talk that is booked at the very moment is refused or cancelled, never forgotten.
func TestBookingWhileSomebodyLeaves(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	for name, leave := range map[string]func(*world, []principal.Principal) []events.Envelope{
		"consultant": func(w *world, _ []principal.Principal) []events.Envelope {
			return []events.Envelope{w.consultantIs(events.StatusSuspended)}
		},
		"connection": func(w *world, _ []principal.Principal) []events.Envelope {
			return []events.Envelope{w.consultantIs(events.StatusApproved, w.company)}
		},
		"contract": func(w *world, _ []principal.Principal) []events.Envelope {
			return []events.Envelope{w.contractIs(func(c *events.CompanyChanged) { c.Status = events.CompanyEnded })}
		},
		"accounts": func(w *world, people []principal.Principal) (out []events.Envelope) {
			for _, p := range people {
				out = append(out, w.accountIs(p, events.StatusDeactivated))
			}
			return out
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			var people []principal.Principal
			for range 8 {
				people = append(people, w.employee())
			}
			leaving := leave(w, people)
			var mu sync.Mutex
			booked := map[events.ID]bool{}
			enough := make(chan struct{}) // so that some are booked before and some after
			var wg sync.WaitGroup
			for i, p := range people {
				wg.Go(func() {
					for day := range 4 {
						h, err := w.desk.Hold(ctx, p, w.ask(at(1+day, 9+i, 0)))
						if err != nil {
							continue
						}
						b, err := w.desk.Book(ctx, p, h.ID)
						if err != nil {
							continue
						}
						mu.Lock()
						if booked[b.ID] = true; len(booked) == 3 {
							close(enough)
						}
						mu.Unlock()
						if _, err := w.desk.Move(ctx, p, b.ID, at(7+day, 9+i, 0), ""); err != nil && !errors.Is(err, ErrNotBooked) &&
							!errors.Is(err, ErrNotOffered) && !errors.Is(err, ErrNoContract) && !errors.Is(err, ErrAccountInactive) && !errors.Is(err, ErrCrowded) {
							t.Error(err)
						}
					}
				})
			}
			for _, e := range leaving {
				wg.Go(func() {
					<-enough
					for !w.handled(ctx, e) {
						continue
					}
				})
			}
			wg.Wait()
			got := w.cancellations()
			for id := range booked {
				if _, ok := got[id]; !ok {
					t.Errorf("%s is forgotten", id)
				}
			}
			for _, p := range people {
				if n := w.quota(p, "2026-10"); n != 0 {
					t.Errorf("%d talks or holds count", n)
				}
			}
			t.Logf("%d were booked in time to be cancelled", len(booked))
		})
	}
}
