package attack_test

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"kikite/events"
	"kikite/functions/reports/internal/attack"
	"kikite/functions/reports/internal/disclosure"
	"kikite/functions/reports/internal/reports"
)

// survival counts departments' cells: department, month and measure, where somebody answered.
type survival struct{ cells, merged, blanked, groups, alone int }

func (s survival) add(o survival) survival {
	return survival{s.cells + o.cells, s.merged + o.merged, s.blanked + o.blanked, s.groups + o.groups, s.alone + o.alone}
}

// answersOf are a month's observations by measure and department.
func answersOf(r attack.Release) map[events.Code]map[string][]disclosure.Observation {
	out := map[events.Code]map[string][]disclosure.Observation{}
	for _, f := range r.Facts {
		for m, v := range f.Measures {
			if out[m] == nil {
				out[m] = map[string][]disclosure.Observation{}
			}
			out[m][f.Department] = append(out[m][f.Department], disclosure.Observation{Subject: f.Subject, Month: r.Month, Answer: fmt.Sprint(v)})
		}
	}
	return out
}

// blank counts the departments that are shown if those that are too small are left out, with as many of the others, smallest first, as the
// same rules then demand.
func blank(book *disclosure.Book, ledgers map[events.Code]*disclosure.Ledger, k int, rule disclosure.Rule, r attack.Release) (cells, shown int) {
	byMeasure := answersOf(r)
	for _, measure := range slices.Sorted(maps.Keys(byMeasure)) {
		if ledgers[measure] == nil {
			ledgers[measure] = disclosure.NewLedgerOf(book, k, rule)
		}
		var all []disclosure.Member
		var large [][]disclosure.Member
		for _, d := range slices.Sorted(maps.Keys(byMeasure[measure])) {
			cells++
			members := book.Members(byMeasure[measure][d]...)
			all = append(all, members...)
			if ledgers[measure].Would(members) {
				large = append(large, members)
			}
		}
		slices.SortStableFunc(large, func(a, b []disclosure.Member) int { return cmp.Compare(len(b), len(a)) })
		ledgers[measure].Admit(all)
		for ; len(large) > 0; large = large[:len(large)-1] {
			if ledgers[measure].Admit(large...) {
				shown += len(large)
				break
			}
		}
	}
	return cells, shown
}

// merged counts the departments that are in a published group smaller than the company, the groups, and those that stand alone.
func merged(r attack.Release, cells []reports.Cell) (shown, groups, alone int) {
	byMeasure := answersOf(r)
	seen := map[string]bool{}
	for _, c := range cells {
		group := c.Slice["department"]
		if id := fmt.Sprint(c.Measure, group); len(group) == 0 || seen[id] || len(group) == len(byMeasure[c.Measure]) {
			continue
		} else {
			seen[id] = true
		}
		groups++
		n := 0
		for _, d := range group {
			if len(byMeasure[c.Measure][d]) > 0 {
				n++
			}
		}
		if shown += n; n == 1 {
			alone++
		}
	}
	return shown, groups, alone
}

// TestUtility: at the same safety, merging shows at least one and a half times the departments that leaving out shows.
func TestUtility(t *testing.T) {
	t.Parallel()
	const k = 10
	n := companies(t, 8)
	total := survival{}
	for _, apart := range []bool{true, false} {
		rule := map[bool]disclosure.Rule{true: disclosure.AtomsOnly, false: disclosure.Both}[apart]
		for _, stay := range []float64{0, 0.3, 0.6, 0.9} {
			sum := survival{}
			for seed := range max(1, n/8) {
				r := rand.New(rand.NewPCG(uint64(seed), 11))
				releases := attack.Live(r, attack.Shape{People: 60 + r.IntN(240), Months: 24, Answering: 0.5 + 0.4*r.Float64(), Stay: stay})
				p := reports.NewPublisher(reports.Settings{K: k, Apart: apart})
				book, ledgers := disclosure.NewBook(), map[events.Code]*disclosure.Ledger{}
				for i, release := range releases {
					cells := p.Publish("c1", release.Month, release.Facts)
					all, blanked := blank(book, ledgers, k, rule, release)
					if i > 0 && releases[i-1].Month == release.Month {
						continue // a revision repeats what did not change
					}
					shown, groups, alone := merged(release, cells)
					sum = sum.add(survival{all, shown, blanked, groups, alone})
				}
			}
			t.Logf("unchanged answers counted once %-5v  share that stays %.1f: %6d cells, shown merged %s (%s alone, %.1f departments a group), left out %s: %.2f times",
				!apart, stay, sum.cells, percent(sum.merged, sum.cells), percent(sum.alone, sum.cells), float64(sum.merged)/float64(max(1, sum.groups)),
				percent(sum.blanked, sum.cells), float64(sum.merged)/float64(max(1, sum.blanked)))
			if !apart {
				total = total.add(sum)
			}
		}
	}
	if float64(total.merged) < 1.5*float64(total.blanked) {
		t.Errorf("merging shows %d cells, leaving out %d", total.merged, total.blanked)
	}
}

func percent(part, of int) string { return strconv.Itoa((100*part+of/2)/max(1, of)) + "%" }
