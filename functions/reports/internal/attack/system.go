package attack

import (
	"cmp"
	"fmt"
	"slices"

	"kikite/events"
	"kikite/functions/reports/internal/reports"
)

// System is all published sums of a measure: rows of whole numbers over unknowns, each of which is somebody's.
type System struct {
	Rows    []map[int]int64
	Release []int // by row
	People  []int // by unknown
	Count   int   // of people
}

// unknown is an answer as it was at a release.
type unknown struct {
	subject events.ID
	month   events.Month
	value   float64
}

// reading is what a company published of a measure, by its answers of every month.
type reading struct {
	system *System
	ids    map[unknown]int
	all    []unknown
}

// View is a measure as its attacker sees it: with every answer of every month as an unknown, and with an answer and those of the published
// months after it as one until it changes.
type View struct {
	ByMonth, Unchanged *System
	Link               []int // the unknown of Unchanged, by that of ByMonth
}

// Read makes the systems of a company's measures. cells are those of each release.
func Read(releases []Release, cells [][]reports.Cell) map[events.Code]View {
	out := map[events.Code]View{}
	for measure, r := range read(releases, cells) {
		link := r.link()
		out[measure] = View{r.system, r.system.joined(link), link}
	}
	return out
}

func read(releases []Release, cells [][]reports.Cell) map[events.Code]*reading {
	readings := map[events.Code]*reading{}
	known := map[events.Month]map[events.ID]reports.Fact{}
	for i, release := range releases {
		known[release.Month] = map[events.ID]reports.Fact{}
		for _, f := range release.Facts {
			known[release.Month][f.Subject] = f
		}
		seen := map[string]bool{} // mean, shares and number of a group are one sum
		for _, c := range cells[i] {
			group := fmt.Sprint(c.Measure, c.Months, c.Slice)
			if seen[group] {
				continue
			}
			seen[group] = true
			if readings[c.Measure] == nil {
				readings[c.Measure] = &reading{system: &System{}, ids: map[unknown]int{}}
			}
			readings[c.Measure].row(c, i, known)
		}
	}
	for _, r := range readings {
		people := map[events.ID]int{}
		for _, u := range r.all {
			if _, ok := people[u.subject]; !ok {
				people[u.subject] = len(people)
			}
			r.system.People = append(r.system.People, people[u.subject])
		}
		r.system.Count = len(people)
	}
	return readings
}

// row adds a cell's sum over the people of its months who lie in its slice; somebody's several months are averaged.
func (r *reading) row(c reports.Cell, release int, known map[events.Month]map[events.ID]reports.Fact) {
	const fold = 27720 // is divided by all numbers of months up to 12
	terms := map[events.ID][]int{}
	for _, m := range c.Months {
		for subject, f := range known[m] {
			if v, ok := f.Measures[c.Measure]; ok && lies(f, c.Slice) {
				terms[subject] = append(terms[subject], r.id(unknown{subject, m, v}))
			}
		}
	}
	row := map[int]int64{}
	for _, ids := range terms {
		for _, id := range ids {
			row[id] += fold / int64(len(ids))
			if len(c.Months) == 1 {
				row[id] = 1
			}
		}
	}
	r.system.Rows, r.system.Release = append(r.system.Rows, row), append(r.system.Release, release)
}

func (r *reading) id(u unknown) int {
	id, ok := r.ids[u]
	if !ok {
		id = len(r.all)
		r.ids[u], r.all = id, append(r.all, u)
	}
	return id
}

// link numbers the unknowns anew, those of an unchanged answer alike.
func (r *reading) link() []int {
	order := make([]int, len(r.all))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		x, y := r.all[a], r.all[b]
		return cmp.Or(cmp.Compare(x.subject, y.subject), cmp.Compare(x.month, y.month), cmp.Compare(x.value, y.value))
	})
	out := make([]int, len(order))
	next := 0
	for i, at := range order {
		u, same := r.all[at], -1
		for j, before := i-1, events.Month(""); j >= 0; j-- {
			v := r.all[order[j]]
			if v.subject != u.subject || before != "" && v.month != before {
				break
			}
			if v.month == u.month {
				continue
			}
			before = v.month // the nearest; it may hold two answers, if one was changed
			if v.value == u.value {
				same = out[order[j]]
			}
		}
		if out[at] = same; same < 0 {
			out[at] = next
			next++
		}
	}
	return out
}

// joined adds up the unknowns that have the same number.
func (s *System) joined(number []int) *System {
	out := &System{Release: s.Release, Count: s.Count}
	for id, n := range number {
		for len(out.People) <= n {
			out.People = append(out.People, 0)
		}
		out.People[n] = s.People[id]
	}
	for _, row := range s.Rows {
		sum := map[int]int64{}
		for id, times := range row {
			sum[number[id]] += times
		}
		out.Rows = append(out.Rows, sum)
	}
	return out
}

func lies(f reports.Fact, slice map[string][]string) bool {
	for name, values := range slice {
		v := f.Department
		if name != "department" {
			v = string(f.Attributes[events.Code(name)])
		}
		if !slices.Contains(values, v) {
			return false
		}
	}
	return true
}
