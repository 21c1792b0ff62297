package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

// ledger is what the product has told its clients.
type ledger struct {
	mu      sync.Mutex
	last    map[string]booking // by ID, with the highest sequence that was told
	answers map[string]int     // "hold: slot_taken" → how many times
}

func newLedger() *ledger { return &ledger{last: map[string]booking{}, answers: map[string]int{}} }

// note writes an answer down.
func (l *ledger) note(what string, b booking, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.answers[what+": "+word(err)]++
	if err != nil || what == "hold" || what == "release" {
		return
	}
	if old, known := l.last[b.ID]; !known || b.Sequence >= old.Sequence {
		l.last[b.ID] = b
	}
}

// asked counts the requests.
func (l *ledger) asked() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := 0
	for _, m := range l.answers {
		n += m
	}
	return n
}

// expected are the words that a request may hear; anything else is a mistake of the product.
func expected(what string) []string {
	more := map[string][]string{
		"hold":    {"slot_taken", "you_are_busy", "quota_used", "too_many_holds", "slot_not_offered"},
		"book":    {"hold_expired"},
		"move":    {"slot_taken", "you_are_busy", "quota_used", "slot_not_offered", "not_booked"},
		"release": {"already_booked"},
	}
	return append(more[what], "done", "busy")
}

// surprises lists unexpected answers.
func (l *ledger) surprises() (out []string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for text, n := range l.answers {
		if what, heard, _ := strings.Cut(text, ": "); !slices.Contains(expected(what), heard) {
			out = append(out, fmt.Sprintf("%d times %s", n, text))
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
		fmt.Fprintf(&out, "  %-24s %d\n", k, l.answers[k])
	}
	return strings.TrimRight(out.String(), "\n")
}
