package attack

import (
	"fmt"
	"maps"
	"slices"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize/convex/lp"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
	"kikite/functions/reports/internal/reports"
)

// Bounded is all that was published of one statistic of a measure in one month, in all releases: between which numbers the sum of the answers of
// each group lies, by the known rules of rounding and coding. Its unknowns are the sums of atoms, which are people in the same groups.
type Bounded struct {
	Name   string
	scale  disclosure.Scale
	atoms  []int // people
	groups []boundedGroup
}

type boundedGroup struct {
	name      string
	atoms     []int
	low, high float64 // of the sum above the lowest that is possible
	coding    disclosure.Coding
	hidden    bool // nothing is published of it
}

// told is a published cell with its people's answers.
type told struct {
	cell    reports.Cell
	members []string
}

// Bounds makes the systems of a company's releases. of says what one answer can be worth in a cell.
func Bounds(releases []Release, cells [][]reports.Cell, of func(reports.Cell) disclosure.Scale) []Bounded {
	bySystem := map[string][]told{}
	known := map[events.Month]map[events.ID]reports.Fact{}
	for i, release := range releases {
		known[release.Month] = map[events.ID]reports.Fact{}
		for _, f := range release.Facts {
			known[release.Month][f.Subject] = f
		}
		for _, c := range cells[i] {
			if len(c.Months) > 1 {
				continue // a window is published when nothing else of its months is
			}
			t := told{cell: c}
			for subject, f := range known[c.Months[0]] {
				if v, ok := f.Measures[c.Measure]; ok && lies(f, c.Slice) {
					t.members = append(t.members, fmt.Sprint(subject, " ", v))
				}
			}
			name := fmt.Sprintf("%s %s %s %g", c.Months[0], c.Measure, c.Stat, c.From)
			bySystem[name] = append(bySystem[name], t)
		}
	}
	var out []Bounded
	for _, name := range slices.Sorted(maps.Keys(bySystem)) {
		out = append(out, bounded(name, bySystem[name], of(bySystem[name][0].cell)))
	}
	return out
}

// bounded is the system of a statistic's cells, and of its atoms, of which nothing is published.
func bounded(name string, all []told, s disclosure.Scale) Bounded {
	b := Bounded{Name: name, scale: s}
	in := map[string][]int{} // by answer, the groups
	for i, t := range all {
		for _, u := range t.members {
			in[u] = append(in[u], i)
		}
		n := float64(len(t.members))
		piece := disclosure.Told(disclosure.Figure{Value: t.cell.Value, Coding: t.cell.Coding, N: len(t.members)}, len(t.members), s)
		b.groups = append(b.groups, boundedGroup{name: fmt.Sprint(t.cell.Release, t.cell.Slice), coding: t.cell.Coding, low: piece.Low - n*s.Low, high: piece.High - n*s.Low})
	}
	index := map[string]int{}
	for _, u := range slices.Sorted(maps.Keys(in)) {
		key := fmt.Sprint(in[u])
		a, seen := index[key]
		if !seen {
			a = len(b.atoms)
			index[key] = a
			b.atoms = append(b.atoms, 0)
			for _, g := range in[u] {
				b.groups[g].atoms = append(b.groups[g].atoms, a)
			}
		}
		b.atoms[a]++
	}
	b.hide()
	return b
}

// hide adds the atoms as groups of which nothing is published.
func (b *Bounded) hide() {
	for a, n := range b.atoms {
		b.groups = append(b.groups, boundedGroup{name: fmt.Sprintf("atom %d", a), atoms: []int{a}, high: float64(n) * (b.scale.High - b.scale.Low), hidden: true})
	}
}

// Alike returns the groups of which the published figures together tell that fewer than two people may stand apart from all others, who answered
// at one end of the scale: less than the coding of their own figure leaves open.
func (b Bounded) Alike() (names []string, undecided int) {
	span := b.scale.High - b.scale.Low
	apart := 2 * span
	if !b.scale.Share {
		apart /= 2
	}
	const slack = 1e-6
	for _, g := range b.groups {
		n := 0
		for _, a := range g.atoms {
			n += b.atoms[a]
		}
		low, high, ok := b.sum(g)
		if !ok {
			undecided++
			continue
		}
		if g.hidden || g.coding == disclosure.AtMost {
			if high < apart-slack {
				names = append(names, g.name+" at the low end")
			}
		}
		if g.hidden || g.coding == disclosure.AtLeast {
			if low > float64(n)*span-apart+slack {
				names = append(names, g.name+" at the high end")
			}
		}
	}
	return names, undecided
}

// sum is the least and the most that a group's answers can add up to, by linear programming.
func (b Bounded) sum(g boundedGroup) (low, high float64, ok bool) {
	// x ≥ 0 by atom, with slacks: x_a + s = most; Σx - s = low; Σx + s = high.
	type line struct {
		atoms []int
		slack float64
		value float64
	}
	var lines []line
	span := b.scale.High - b.scale.Low
	for a, n := range b.atoms {
		lines = append(lines, line{[]int{a}, 1, float64(n) * span})
	}
	for _, group := range b.groups {
		if group.hidden {
			continue
		}
		lines = append(lines, line{group.atoms, 1, group.high})
		if group.low > 0 {
			lines = append(lines, line{group.atoms, -1, group.low})
		}
	}
	rows, columns := len(lines), len(b.atoms)+len(lines)
	a, right := mat.NewDense(rows, columns, nil), make([]float64, rows)
	for i, l := range lines {
		for _, at := range l.atoms {
			a.Set(i, at, 1)
		}
		a.Set(i, len(b.atoms)+i, l.slack)
		right[i] = l.value
	}
	solve := func(sign float64) (float64, bool) {
		c := make([]float64, columns)
		for _, at := range g.atoms {
			c[at] = sign
		}
		value, _, err := lp.Simplex(c, a, right, 0, nil)
		return sign * value, err == nil
	}
	low, okLow := solve(1)
	high, okHigh := solve(-1)
	return low, high, okLow && okHigh
}

// Size is how many figures the system has.
func (b Bounded) Size() int {
	return len(b.groups) - len(b.atoms)
}
