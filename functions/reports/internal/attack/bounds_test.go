package attack_test

import (
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"kikite/functions/reports/internal/attack"
	"kikite/functions/reports/internal/disclosure"
	"kikite/functions/reports/internal/reports"
)

// scaleOf is what one answer is worth in a cell.
func scaleOf(c reports.Cell) disclosure.Scale {
	if c.Stat == reports.StatShare {
		return disclosure.Scale{Low: 0, High: 1, Share: true}
	}
	low, high, _ := reports.ScaleOf(c.Measure)
	return disclosure.Scale{Low: low, High: high}
}

func tells(b attack.Bounded) bool {
	told, _ := b.Alike()
	return len(told) > 0
}

// TestBounds: an attacker who solves all figures of a month, by department and by attribute, of all revisions, as one system of inequalities never
// learns of anybody that they and all others of a group but one answered alike. With the ledger off the same attacker does.
func TestBounds(t *testing.T) {
	t.Parallel()
	n := companies(t, 1)
	var systems, figures, undecided, found atomic.Int64
	each(t, n, func(t *testing.T, r *rand.Rand) {
		const k = 10
		s := shape(r, 40+r.IntN(200), min(12, 2+n))
		s.Alike = r.IntN(2) == 0
		releases := attack.Live(r, s)
		for _, b := range attack.Bounds(releases, publish(k, false, releases), scaleOf) {
			systems.Add(1)
			figures.Add(int64(b.Size()))
			told, open := b.Alike()
			undecided.Add(int64(open))
			for _, name := range told {
				t.Errorf("%s: %s", b.Name, name)
			}
		}
		small := shape(r, 60, 1)
		small.Alike = true
		unguarded := attack.Live(r, small)[:1]
		if slices.ContainsFunc(attack.Bounds(unguarded, publish(k, true, unguarded), scaleOf), tells) {
			found.Add(1)
		}
	})
	t.Logf("%d companies, %d systems of %d figures, %d groups undecided; with the ledger off, %d tell", n, systems.Load(), figures.Load(), undecided.Load(), found.Load())
	if undecided.Load()*100 > figures.Load() {
		t.Error("the solver decides too little")
	}
	if found.Load() == 0 {
		t.Error("the attack without a ledger is no proof that the attack is real")
	}
}
