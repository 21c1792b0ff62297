package booking

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/testkit"
)

// ledger is what the service has told its clients: each state of a booking in an answer is a promise.
type ledger struct {
	mu       sync.Mutex
	promised map[promise]bool
	booked   map[events.ID]bool
	moves    map[events.ID]map[string]bool // keys of the requests to move it
	answers  map[string]int                // "hold: slot_taken" → how many times
}

// promise is a state of a booking; its version tells it from the others.
type promise struct {
	id      events.ID
	version int64
	said    string
}

func newLedger() *ledger {
	return &ledger{promised: map[promise]bool{}, booked: map[events.ID]bool{}, moves: map[events.ID]map[string]bool{}, answers: map[string]int{}}
}

// asksToMove writes down a request, however often it will be sent.
func (l *ledger) asksToMove(id events.ID, key string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.moves[id] == nil {
		l.moves[id] = map[string]bool{}
	}
	l.moves[id][key] = true
}

func said(status events.Code, starts time.Time, sequence int) string {
	return fmt.Sprintf("%s at %s, sequence %d", status, starts.UTC().Format(time.RFC3339), sequence)
}

// note writes down an answer.
func (l *ledger) note(what string, b *Booking, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	word := "done"
	if err != nil {
		word = reason(err)
	}
	l.answers[what+": "+word]++
	if err != nil || b == nil || b.BookedAt.IsZero() {
		return
	}
	l.booked[b.ID] = true
	l.promised[promise{b.ID, b.Version, said(b.Status, b.StartsAt, b.Sequence)}] = true
}

// broken lists the promises that the table does not keep: every state that was promised is told by just one event, every promised booking has just
// one confirmation, no booking was confirmed of which no client has heard, and none was moved more often than asked for (as far
// as a booking remembers its requests).
func (l *ledger) broken(t testing.TB, table *Table) (out []string) {
	t.Helper()
	wrong := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	l.mu.Lock()
	defer l.mu.Unlock()
	told, confirmations, moves := map[promise]int{}, map[events.ID]int{}, map[events.ID]int{}
	for _, e := range testkit.Outbox(t, table.Table) {
		if e.Type == events.BookingBooked.Name() {
			confirmations[e.EntityID]++
		}
		if e.Type == events.BookingMoved.Name() {
			moves[e.EntityID]++
		}
		if strings.HasPrefix(string(e.EntityID), "bkg_") {
			s, err := events.BookingBooked.Parse(events.Envelope{Type: events.BookingBooked.Name(), Data: e.Data})
			if err != nil {
				t.Fatal(err)
			}
			told[promise{e.EntityID, e.EntityVersion, said(s.Status, s.StartsAt, s.Sequence)}]++
		}
	}
	for p := range l.promised {
		if told[p] != 1 {
			wrong("%s was promised as %q in version %d; %d events say so", p.id, p.said, p.version, told[p])
		}
	}
	for id := range l.booked {
		if confirmations[id] != 1 {
			wrong("%s was confirmed to a client; %d events say so", id, confirmations[id])
		}
	}
	for id, n := range confirmations {
		if !l.booked[id] || n != 1 {
			wrong("%s has %d confirmations; a client heard of it: %v", id, n, l.booked[id])
		}
	}
	for id, n := range moves {
		if asked := len(l.moves[id]); n > asked && asked <= maxOps {
			wrong("%s was moved %d times for %d requests", id, n, asked)
		}
	}
	return out
}

// String lists the answers.
func (l *ledger) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	var out strings.Builder
	for _, k := range slices.Sorted(maps.Keys(l.answers)) {
		fmt.Fprintf(&out, "  %s %d\n", k, l.answers[k])
	}
	return out.String()
}
