package attack_test

import (
	"math/rand/v2"
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

// TestBounds: an attacker who solves all figures of a month, by department and by attribute, of all revisions, as one system of inequalities never
// learns of anybody that they and all others of a group but one answered alike.
func TestBounds(t *testing.T) {
	t.Parallel()
	n := companies(t, 1)
	var systems, figures, undecided atomic.Int64
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
	})
	t.Logf("%d companies, %d systems of %d figures, %d groups undecided", n, systems.Load(), figures.Load(), undecided.Load())
}
