package booking

import (
	"context"
	"errors"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

func TestWaitlist(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	for name, run := range map[string]func(*testing.T, *waiters, *Booking, *Booking){
		"first come, first served, and the next when an offer runs out": func(t *testing.T, w *waiters, ten, _ *Booking) {
			a, b, c := w.employee(), w.employee(), w.employee()
			for _, p := range []principal.Principal{a, b, c} {
				w.await(p)
			}
			w.cancel(ten)
			first := w.offer(a)
			if first == nil || !first.StartsAt.Equal(at(1, 10, 0)) || !first.HeldUntil.Equal(w.desk.now().Add(OfferTime)) || w.offer(b) != nil {
				t.Fatalf("offers %v %v", first, w.offer(b))
			}
			if _, err := w.desk.Hold(ctx, w.employee(), w.ask(at(1, 10, 0))); !errors.Is(err, ErrTaken) {
				t.Errorf("an offered time is open to others: %v", err)
			}
			w.pass(OfferTime - time.Second)
			if w.offer(a) == nil || w.offer(b) != nil {
				t.Error("the offer ended too early")
			}
			w.pass(time.Second)
			second := w.offer(b)
			if second == nil || !second.StartsAt.Equal(at(1, 10, 0)) || w.offer(a) != nil || w.offer(c) != nil {
				t.Fatalf("the next: %v", second)
			}
			if _, err := w.desk.Book(ctx, a, first.ID); !errors.Is(err, ErrHoldExpired) {
				t.Errorf("an offer that ran out was booked: %v", err)
			}
			if _, err := w.desk.Book(ctx, b, second.ID); err != nil {
				t.Fatal(err)
			}
			w.settle()
			if waits, err := w.desk.Waits(ctx, b); err != nil || len(waits) != 0 {
				t.Errorf("still waits after booking: %v %v", waits, err)
			}
			if waits, err := w.desk.Waits(ctx, c); err != nil || len(waits) != 1 || waits[0].Before != 1 {
				t.Errorf("the third: %+v %v", waits, err)
			}
			if n := len(w.published("booking.slot_offered")); n != 2 {
				t.Errorf("%d offers were told", n)
			}
		},
		"given back, it goes to the next at once": func(t *testing.T, w *waiters, ten, eleven *Booking) {
			a, b := w.employee(), w.employee()
			w.await(a)
			w.await(b)
			w.cancel(ten)
			if err := w.desk.Release(ctx, a, w.offer(a).ID); err != nil {
				t.Fatal(err)
			}
			w.settle()
			if w.offer(a) != nil || w.offer(b) == nil {
				t.Fatalf("offers %v %v", w.offer(a), w.offer(b))
			}
			w.cancel(eleven) // another time: the first still stands first
			if got := w.offer(a); got == nil || !got.StartsAt.Equal(at(1, 11, 0)) {
				t.Errorf("offer %v", got)
			}
		},
		"who leaves the list gives the offer back": func(t *testing.T, w *waiters, ten, _ *Booking) {
			a, b := w.employee(), w.employee()
			wait := w.await(a)
			w.await(b)
			w.cancel(ten)
			for range 2 {
				if err := w.desk.Unwait(ctx, a, wait.ID); err != nil {
					t.Fatal(err)
				}
			}
			w.settle()
			if w.offer(b) == nil {
				t.Error("the next got nothing")
			}
			if err := w.desk.Unwait(ctx, a, ids.Default{}.New(ids.Wait)); !errors.Is(err, ErrNotFound) {
				t.Errorf("unknown: %v", err)
			}
			if err := w.desk.Unwait(ctx, b, wait.ID); !errors.Is(err, ErrNotFound) {
				t.Errorf("foreign: %v", err)
			}
		},
		"wishes decide": func(t *testing.T, w *waiters, _, eleven *Booking) {
			late, other, fits := w.employee(), w.employee(), w.employee()
			w.await(late, func(r *WaitRequest) { r.Parts = []events.Code{evening, afternoon} })
			w.await(other, func(r *WaitRequest) { r.From = "2026-10-07" })
			w.await(fits, func(r *WaitRequest) { r.Parts, r.To = []events.Code{morning}, "2026-10-06" })
			w.cancel(eleven)
			if w.offer(late) != nil || w.offer(other) != nil || w.offer(fits) == nil {
				t.Errorf("offers %v %v %v", w.offer(late), w.offer(other), w.offer(fits))
			}
		},
		"who may not book is passed over": func(t *testing.T, w *waiters, ten, _ *Booking) {
			busy, used, holding, gone, next := w.employee(), w.employee(), w.employee(), w.employee(), w.employee()
			other := w.approve(ids.Default{}.New(ids.Consultant), officeHours())
			ask := func(at time.Time) HoldRequest {
				return HoldRequest{ConsultantID: other.ConsultantID, Program: events.OneOnOne, StartsAt: at}
			}
			for _, p := range []principal.Principal{busy, used, holding, gone, next} {
				w.await(p)
			}
			w.book(busy, ask(at(1, 10, 30)))
			for i := range 4 {
				w.book(used, ask(at(2, 9+i, 0)))
			}
			for i := range 3 {
				if _, err := w.desk.Hold(ctx, holding, ask(at(3, 9+i, 0))); err != nil {
					t.Fatal(err)
				}
			}
			w.status(gone, events.StatusDeactivated)
			w.cancel(ten)
			if w.offer(busy) != nil || w.offer(used) != nil || w.offer(holding) != nil || w.offer(next) == nil {
				t.Errorf("offers %v %v %v, then %v", w.offer(busy), w.offer(used), w.offer(holding), w.offer(next))
			}
			if list, err := w.table.waits(ctx, w.consultant); err != nil || len(list) != 4 {
				t.Errorf("%d wait, want 4: one account closed (%v)", len(list), err)
			}
		},
		"an offer counts as a hold": func(t *testing.T, w *waiters, ten, _ *Booking) {
			w.contract(func(c *events.CompanyChanged) { c.QuotaPerMonth = 1 })
			a := w.employee()
			other := w.approve(ids.Default{}.New(ids.Consultant), officeHours())
			w.await(a)
			w.cancel(ten)
			ask := HoldRequest{ConsultantID: other.ConsultantID, Program: events.OneOnOne, StartsAt: at(2, 9, 0)}
			if _, err := w.desk.Hold(ctx, a, ask); !errors.Is(err, ErrQuota) {
				t.Errorf("beside the offer: %v", err)
			}
			if same, err := w.desk.Hold(ctx, a, w.ask(at(1, 10, 0))); err != nil || same.ID != w.offer(a).ID {
				t.Errorf("the offered time held again: %v %v", same, err)
			}
			w.pass(OfferTime)
			if _, err := w.desk.Hold(ctx, a, ask); err != nil {
				t.Errorf("after the offer: %v", err)
			}
		},
		"a hold that somebody drops goes to who waits": func(t *testing.T, w *waiters, ten, _ *Booking) {
			passer := w.employee()
			w.cancel(ten)
			if _, err := w.desk.Hold(ctx, passer, w.ask(at(1, 10, 0))); err != nil {
				t.Fatal(err)
			}
			a := w.employee()
			w.await(a)
			if w.offer(a) != nil {
				t.Error("offered while it is held")
			}
			w.pass(HoldTime + time.Minute)
			if w.offer(a) == nil {
				t.Error("nothing offered when the hold had ended")
			}
		},
		"new hours and moved talks free times, too": func(t *testing.T, w *waiters, ten, _ *Booking) {
			a, b := w.employee(), w.employee()
			w.await(a)
			w.await(b)
			plan := Availability{Zone: "Asia/Tokyo", Horizon: 30, Lengths: map[events.Code]int{events.OneOnOne: 60}, Exceptions: []Exception{
				{Date: "2026-10-06", Start: 600, End: 720}, {Date: "2026-10-07", Start: 600, End: 660}}}
			if err := w.desk.setPlan(ctx, w.consultant, plan); err != nil {
				t.Fatal(err)
			}
			w.settle()
			if got := w.offer(a); got == nil || !got.StartsAt.Equal(at(2, 10, 0)) || w.offer(b) != nil {
				t.Fatalf("offers %v %v", got, w.offer(b))
			}
			plan.Exceptions = append(plan.Exceptions, Exception{Date: "2026-10-08", Start: 600, End: 630}) // too short for anybody
			if err := w.desk.setPlan(ctx, w.consultant, plan); err != nil {
				t.Fatal(err)
			}
			w.settle()
			if w.offer(b) != nil {
				t.Fatalf("offered %v", w.offer(b))
			}
			plan.Exceptions[2].End = 660
			if err := w.desk.setPlan(ctx, w.consultant, plan); err != nil {
				t.Fatal(err)
			}
			if _, err := w.desk.Move(ctx, principalOf(ten), ten.ID, at(3, 10, 0), ""); err != nil { // faster than the walk
				t.Fatal(err)
			}
			w.settle()
			if got := w.offer(b); got == nil || !got.StartsAt.Equal(at(1, 10, 0)) {
				t.Errorf("offer %v", got)
			}
		},
		"who does not answer rests a day, and leaves after three": func(t *testing.T, w *waiters, ten, eleven *Booking) {
			a := w.employee()
			w.await(a)
			w.cancel(ten)
			w.pass(OfferTime)
			w.cancel(eleven)
			if w.offer(a) != nil {
				t.Error("offered again at once")
			}
			if err := w.desk.setPlan(ctx, w.consultant, officeHours()); err != nil {
				t.Fatal(err)
			}
			w.settle()
			w.pass(11 * 24 * time.Hour)
			if n := len(w.published("booking.slot_offered")); n != maxUnanswered {
				t.Errorf("%d offers", n)
			}
			if list, err := w.table.waits(ctx, w.consultant); err != nil || len(list) != 0 {
				t.Errorf("still in the list: %v %v", list, err)
			}
		},
		"ends with its last day, even if nothing happens": func(t *testing.T, w *waiters, _, _ *Booking) {
			a := w.employee()
			w.await(a, func(r *WaitRequest) { r.To = "2026-10-06" })
			if err := w.sleep(3); err != nil {
				t.Fatal(err)
			}
			w.settle()
			if list, err := w.table.waits(ctx, w.consultant); err != nil || len(list) != 0 {
				t.Errorf("still in the list: %v %v", list, err)
			}
		},
		"ends when the account closes, and the offer goes on": func(t *testing.T, w *waiters, ten, _ *Booking) {
			a, b := w.employee(), w.employee()
			w.await(a)
			w.await(b)
			w.cancel(ten)
			w.status(a, events.StatusErased)
			w.settle()
			if w.offer(b) == nil {
				t.Error("the next got nothing")
			}
		},
		"ends when the same is booked another way": func(t *testing.T, w *waiters, ten, eleven *Booking) {
			a := w.employee()
			w.await(a, func(r *WaitRequest) { r.Parts = []events.Code{afternoon} })
			w.cancel(eleven)
			w.book(a, w.ask(at(1, 11, 0)))
			w.settle()
			if waits, err := w.desk.Waits(ctx, a); err != nil || len(waits) != 0 {
				t.Errorf("still waits: %v %v", waits, err)
			}
		},
		"a suspended consultant's offers are withdrawn, the places stay": func(t *testing.T, w *waiters, ten, _ *Booking) {
			a := w.employee()
			w.await(a)
			w.cancel(ten)
			w.deliver(w.consultantIs(events.StatusSuspended), nil)
			w.settle()
			if w.offer(a) != nil || w.quota(a, "2026-10") != 0 {
				t.Errorf("still offered: %v", w.offer(a))
			}
			w.deliver(w.consultantIs(events.StatusApproved), nil)
			w.settle()
			if got := w.offer(a); got == nil || !got.StartsAt.Equal(at(1, 10, 30)) { // 10:00 was offered already
				t.Errorf("after the return: %v", got)
			}
		},
		"the night brings what nothing told": func(t *testing.T, w *waiters, ten, _ *Booking) {
			a := w.employee()
			w.contract(func(c *events.CompanyChanged) { c.QuotaPerMonth = 0 })
			w.await(a)
			w.cancel(ten)
			w.contract(func(*events.CompanyChanged) {})
			if w.offer(a) != nil {
				t.Fatal("offered without quota")
			}
			if err := w.sleep(1); err != nil {
				t.Fatal(err)
			}
			w.settle()
			if w.offer(a) != nil {
				t.Error("offered in the night")
			}
			w.pass(5 * time.Hour)
			if w.offer(a) == nil {
				t.Error("nothing offered in the morning")
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, ten, eleven := full(t, newWorld(t))
			run(t, w, ten, eleven)
		})
	}
}
