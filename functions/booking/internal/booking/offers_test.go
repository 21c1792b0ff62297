package booking

import (
	"context"
	"errors"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/principal"
)

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
