package booking

import (
	"context"
	"encoding/json"
	"slices"
	"sync"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/principal"
	"kikite/shared/testkit"
)

// wakes are schedules that a test runs.
type wakes struct {
	mu   sync.Mutex
	at   map[string]Wake
	away error // the scheduler's failure
	sets int
}

// Set implements Wakes.
func (s *wakes) Set(_ context.Context, name string, at time.Time, input any) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sets++
	if s.away != nil {
		return s.away
	}
	text, err := json.Marshal(input)
	if err != nil {
		return err
	}
	var in Wake
	if err := json.Unmarshal(text, &in); err != nil || !in.At.Equal(at) {
		return err
	}
	s.at[name] = in
	return nil
}

// due takes the schedules whose time has come.
func (s *wakes) due(now time.Time) []Wake {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Wake
	for name, in := range s.at {
		if !in.At.After(now) {
			out = append(out, in)
			delete(s.at, name)
		}
	}
	slices.SortFunc(out, func(a, b Wake) int { return a.At.Compare(b.At) })
	return out
}

// waiters is a world whose bus and schedules work.
type waiters struct {
	*world
	seen    map[events.ID]bool
	settled func() // looks at everything, if it is not nil
}

func newWaiters(t testing.TB, w *world) *waiters {
	t.Helper()
	s := &waiters{world: w, seen: map[events.ID]bool{}}
	s.settle()
	return s
}

// settle delivers what was published until nothing is left.
func (w *waiters) settle() {
	w.t.Helper()
	for {
		var fresh []events.Envelope
		for _, e := range testkit.Outbox(w.t, w.table.Table) {
			if !w.seen[e.ID] && slices.Contains(events.Subscriptions()["booking-worker"], e.Type) {
				w.seen[e.ID] = true
				fresh = append(fresh, e)
			}
		}
		if len(fresh) == 0 {
			if w.settled != nil {
				w.settled()
			}
			return
		}
		for _, e := range fresh {
			for tries := 0; !w.handled(context.Background(), e); tries++ {
				if tries == 40 {
					w.t.Fatalf("%s is never handled", e.Type)
				}
			}
		}
	}
}

// pass lets time pass, with every schedule at its minute.
func (w *waiters) pass(d time.Duration) {
	w.t.Helper()
	end := w.clock.Now().Add(d)
	for {
		step := end.Sub(w.clock.Now())
		w.wakes.mu.Lock()
		for _, in := range w.wakes.at {
			step = min(step, max(0, in.At.Sub(w.clock.Now())))
		}
		w.wakes.mu.Unlock()
		w.clock.Advance(step)
		for _, in := range w.wakes.due(w.clock.Now()) {
			for range 2 { // at least once
				if err := w.desk.Due(context.Background(), in); err != nil {
					w.t.Fatal(err)
				}
			}
		}
		w.settle()
		if !w.clock.Now().Before(end) {
			return
		}
	}
}

// await puts somebody into the list.
func (w *waiters) await(who principal.Principal, edit ...func(*WaitRequest)) *Wait {
	w.t.Helper()
	r := WaitRequest{ConsultantID: w.consultant, Program: events.OneOnOne}
	for _, e := range edit {
		e(&r)
	}
	w.clock.Advance(time.Second)
	got, err := w.desk.Await(context.Background(), who, r)
	if err != nil {
		w.t.Fatalf("wait: %v", err)
	}
	w.settle()
	return got
}

// offer is what is offered to somebody; nil for nothing.
func (w *waiters) offer(who principal.Principal) *Booking {
	w.t.Helper()
	waits, err := w.desk.Waits(context.Background(), who)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, x := range waits {
		if x.Offer != nil {
			return x.Offer
		}
	}
	return nil
}

// cancel cancels and lets everybody hear of it.
func (w *waiters) cancel(b *Booking) {
	w.t.Helper()
	if _, err := w.desk.Cancel(context.Background(), principalOf(b), b.ID); err != nil {
		w.t.Fatal(err)
	}
	w.settle()
}

// full is a world whose consultant has two times on Tuesday, 10:00 and 11:00, both booked by somebody else.
func full(t testing.TB, w *world) (*waiters, *Booking, *Booking) {
	t.Helper()
	w.approve(w.consultant, Availability{Zone: "Asia/Tokyo", Horizon: 30, Lengths: map[events.Code]int{events.OneOnOne: 60},
		Exceptions: []Exception{{Date: "2026-10-06", Start: 600, End: 720}}})
	ten, eleven := w.book(w.employee(), w.ask(at(1, 10, 0))), w.book(w.employee(), w.ask(at(1, 11, 0)))
	return newWaiters(t, w), ten, eleven
}
