package signup_test

import (
	"testing"

	"kikite/events"
)

// TestOperatorsAreToldOfUse: when four fifths are held, once; again when a further block is nearly used, or after the contract was prolonged. Not of contracts without
// blocks, and not where the contract is over.
func TestOperatorsAreToldOfUse(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c, seats := w.contract(), w.contract("hr", []map[string]any{{"name": "b", "email": "b@other.example", "locale": "ja"}})
	change := func(more ...any) {
		t.Helper()
		w.must(&w.op, "PUT", "/companies/"+string(c.id)+"/contract", newTerms(append([]any{"plan", "blocks", "blocks", 1, "sessions_per_block", 5}, more...)...), nil)
	}
	told := func(when string, want int) {
		t.Helper()
		w.daily(1)
		all := outbox(w, events.SignupUseNear)
		if len(all) != want {
			t.Errorf("%s: told %d times, want %d", when, len(all), want)
		}
		for _, one := range all {
			if one.CompanyID != c.id {
				t.Errorf("%+v", one)
			}
		}
	}
	held := func(n int) {
		for range n {
			w.finished(c, events.OutcomeHeld)
			w.finished(seats, events.OutcomeHeld)
		}
	}
	change()
	held(3)
	told("three of five", 0)
	held(1)
	told("four of five", 1)
	held(2)
	told("six of five", 1)
	change("blocks", 2)
	told("six of ten", 1)
	held(2)
	told("eight of ten", 2)
	change("blocks", 2, "ends_on", "2029-03-31")
	told("prolonged without another block", 3)
	w.must(&w.op, "POST", "/companies/"+string(c.id)+"/end", map[string]any{"ends_on": "2026-12-31", "reason": "予算の都合"}, nil)
	told("about to end", 3)
	w.onDay("2027-01-01")
	held(2)
	told("over", 3)
}

// TestNoticeOfUseSurvivesDeath: a run that dies tells once all the same.
func TestNoticeOfUseSurvivesDeath(t *testing.T) {
	t.Parallel()
	killed(t, func(w *world) client {
		c := w.contract("plan", "blocks", "blocks", 1, "sessions_per_block", 1)
		w.finished(c, events.OutcomeHeld)
		return c
	}, func(w *world, _ client) bool {
		return w.Daily(t.Context()) == nil
	}, func(t *testing.T, w *world, _ client) {
		if got := w.count()[events.SignupUseNear.Name()]; got != 1 {
			t.Errorf("told %d times", got)
		}
	})
}
