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

func TestAwaitRefuses(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w, ten, _ := full(t, newWorld(t))
	me := w.employee()
	request := WaitRequest{ConsultantID: w.consultant, Program: events.OneOnOne, Key: "k"}
	first, err := w.desk.Await(ctx, me, request)
	if err != nil || first.To != "2026-11-04" {
		t.Fatalf("%+v %v", first, err)
	}
	again, err := w.desk.Await(ctx, me, request)
	if err != nil || again.ID != first.ID || again.Place != first.Place {
		t.Errorf("with the same key: %+v %v", again, err)
	}
	request.Key = ""
	if again, err = w.desk.Await(ctx, me, request); err != nil || again.ID != first.ID {
		t.Errorf("without a key: %+v %v", again, err)
	}
	for name, c := range map[string]struct {
		edit func(*WaitRequest)
		who  principal.Principal
		want error
	}{
		"another wish, same key": {func(r *WaitRequest) { r.Key = "k"; r.Parts = []events.Code{morning} }, me, ErrKeyReused},
		"another wish":           {func(r *WaitRequest) { r.Parts = []events.Code{morning} }, me, ErrAlreadyWaiting},
		"unknown consultant":     {func(r *WaitRequest) { r.ConsultantID = ids.Default{}.New(ids.Consultant) }, w.employee(), ErrNotFound},
		"no such program":        {func(r *WaitRequest) { r.Program = "gossip" }, w.employee(), ErrProgram},
		"a time is open": {func(r *WaitRequest) {
			r.ConsultantID = w.approve(ids.Default{}.New(ids.Consultant), officeHours()).ConsultantID
		}, w.employee(), ErrSlotOpen},
		"a day that is over":        {func(r *WaitRequest) { r.To = "2026-10-04" }, w.employee(), errWish("")},
		"the last before the first": {func(r *WaitRequest) { r.From, r.To = "2026-10-09", "2026-10-08" }, w.employee(), errWish("")},
		"too far ahead":             {func(r *WaitRequest) { r.To = "2026-12-05" }, w.employee(), errWish("")},
	} {
		r := request
		c.edit(&r)
		if _, err := w.desk.Await(ctx, c.who, r); err == nil || !errors.Is(err, c.want) && c.want.Error() != errWish("").Error() {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if err := w.desk.Unwait(ctx, me, first.ID); err != nil {
		t.Fatal(err)
	}
	request.Key = "k"
	if _, err := w.desk.Await(ctx, me, request); !errors.Is(err, ErrWaitOver) {
		t.Errorf("a late repetition after leaving: %v", err)
	}
	w.cancel(ten)
	if _, err := w.desk.Await(ctx, me, WaitRequest{ConsultantID: w.consultant, Program: events.OneOnOne}); !errors.Is(err, ErrSlotOpen) {
		t.Errorf("while a time is open: %v", err)
	}
	for i := range maxWaits + 1 {
		id := ids.Default{}.New(ids.Consultant)
		w.approve(id, Availability{Zone: "Asia/Tokyo", Horizon: 30})
		_, err := w.desk.Await(ctx, me, WaitRequest{ConsultantID: id, Program: events.OneOnOne})
		if (i == maxWaits) != errors.Is(err, ErrTooManyWaits) || i < maxWaits && err != nil {
			t.Errorf("wait %d: %v", i, err)
		}
	}
}

func TestQuiet(t *testing.T) {
	t.Parallel()
	tokyo, newYork := mustZone(t, "Asia/Tokyo"), mustZone(t, "America/New_York")
	for name, c := range map[string]struct {
		now, until time.Time
		zone       *time.Location
	}{
		"evening":             {at(0, 20, 59), time.Time{}, tokyo},
		"night":               {at(0, 21, 0), at(1, 8, 0), tokyo},
		"after midnight":      {at(1, 3, 0), at(1, 8, 0), tokyo},
		"morning":             {at(1, 8, 0), time.Time{}, tokyo},
		"elsewhere":           {at(0, 12, 0), time.Date(2026, 10, 5, 12, 0, 0, 0, time.UTC), newYork},
		"the clock goes back": {time.Date(2026, 11, 1, 3, 0, 0, 0, time.UTC), time.Date(2026, 11, 1, 13, 0, 0, 0, time.UTC), newYork},
	} {
		if got := quiet(c.now, c.zone); !got.Equal(c.until) {
			t.Errorf("%s: until %v, want %v", name, got, c.until)
		}
	}
}

func mustZone(t *testing.T, name string) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// TestQuietHoursOfOffers: at night nothing is offered to those who sleep; somebody who does not gets it; in the morning the first is first.
func TestQuietHoursOfOffers(t *testing.T) {
	t.Parallel()
	w, ten, eleven := full(t, newWorld(t))
	sleeper, awake := w.employee(), w.employee()
	w.version++
	w.deliver(events.SignupAccountChanged.New(w.meta(awake.AccountID), events.AccountChanged{
		AccountID: awake.AccountID, Role: events.RoleEmployee, Status: events.StatusActive, CompanyID: awake.CompanyID, Locale: "en", Zone: "America/New_York"}))
	w.await(sleeper)
	w.await(awake)
	w.pass(12*time.Hour + 30*time.Minute) // 21:30 in Tokyo
	w.cancel(eleven)
	if w.offer(sleeper) != nil || w.offer(awake) == nil {
		t.Fatalf("offers %v %v", w.offer(sleeper), w.offer(awake))
	}
	w.cancel(ten)
	if w.offer(sleeper) != nil {
		t.Error("offered in the night")
	}
	w.pass(10*time.Hour + 29*time.Minute)
	if w.offer(sleeper) != nil {
		t.Error("offered before eight")
	}
	w.pass(2 * time.Minute)
	if got := w.offer(sleeper); got == nil || !got.StartsAt.Equal(at(1, 10, 0)) {
		t.Errorf("in the morning: %v", got)
	}
}

// TestOffersSurviveFailures loses answers, conflicts and the scheduler: the message comes again until the offer is made, once, and has its end.
func TestOffersSurviveFailures(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := &faults{}
	w, ten, _ := full(t, worldOn(t, faultyTable(t, f)))
	a, b := w.employee(), w.employee()
	w.await(a)
	w.await(b)
	if _, err := w.desk.Cancel(ctx, principalOf(ten), ten.ID); err != nil {
		t.Fatal(err)
	}
	w.wakes.away = errors.New("the scheduler is away")
	cancelled := w.published("booking.cancelled")[0]
	for range 2 {
		if w.handled(ctx, cancelled) {
			t.Fatal("done without a schedule")
		}
	}
	w.wakes.away = nil
	f.set(0.4, 0.2)
	w.settle()
	f.set(0, 0)
	if n := len(w.published("booking.slot_offered")); n != 1 || w.offer(a) == nil {
		t.Fatalf("%d offers", n)
	}
	if w.handled(ctx, cancelled); len(w.published("booking.slot_offered")) != 1 {
		t.Error("offered twice")
	}
	f.set(0.3, 0.1)
	for range 20 { // until nobody lost the answer
		if err := w.desk.Due(ctx, Wake{ConsultantID: w.consultant, At: w.desk.now()}); err == nil {
			break
		}
	}
	f.set(0, 0)
	w.pass(OfferTime)
	if w.offer(b) == nil {
		t.Error("the next got nothing")
	}
}

// TestOfferWhileOthersAct: walks at once, a booking of the offer while it is withdrawn, and leaving at the same moment never give one time to two.
func TestOfferWhileOthersAct(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w, ten, eleven := full(t, newWorld(t))
	var people []principal.Principal
	for range 6 {
		people = append(people, w.employee())
		w.await(people[len(people)-1])
	}
	for _, b := range []*Booking{ten, eleven} {
		if _, err := w.desk.Cancel(ctx, principalOf(b), b.ID); err != nil {
			t.Fatal(err)
		}
	}
	done := make(chan bool)
	for range 4 {
		go func() { done <- w.desk.serve(ctx, w.published("booking.cancelled")[0], w.consultant) == nil }()
	}
	for range 4 {
		<-done
	}
	w.settle()
	if n := len(w.published("booking.slot_offered")); n != 2 || w.offer(people[0]) == nil || w.offer(people[1]) == nil {
		t.Fatalf("%d offers; the first two have %v and %v", n, w.offer(people[0]), w.offer(people[1]))
	}
	offer := w.offer(people[0])
	waits, err := w.desk.Waits(ctx, people[0])
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		_, err := w.desk.Book(ctx, people[0], offer.ID)
		done <- err == nil
	}()
	go func() { done <- w.desk.Unwait(ctx, people[0], waits[0].ID) == nil }()
	<-done
	<-done
	w.settle()
	got, err := w.table.booking(ctx, offer.ID)
	if err != nil {
		t.Fatal(err)
	}
	if given := w.offer(people[2]) != nil; given == (got.Status == events.BookingConfirmed) {
		t.Errorf("the time is %s, and offered to the next: %v", got.Status, given)
	}
	if list, err := w.table.waits(ctx, w.consultant); err != nil || len(list) != 5 {
		t.Errorf("%d wait (%v)", len(list), err)
	}
}
