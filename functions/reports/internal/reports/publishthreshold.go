package reports

import (
	"maps"
	"slices"
	"strings"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// threshold publishes what has enough respondents: the company, every department, everything below it, every value of an attribute.
func (r *release) threshold() []Cell {
	for _, measure := range r.measures {
		ledger := r.ledgers.under(measure, r.settings.K, disclosure.Off)
		people := answers(r.facts, measure)
		enter(r.ledgers.Book, people, r.month)
		offer := func(slice map[string][]string, people []person) {
			if ledger.Admit(members(people)) {
				r.publish(measure, slice, people, 0, func(Measure) bool { return true })
			}
		}
		offer(map[string][]string{}, people)
		for _, n := range r.nodes() {
			below := r.below(departmentPath(n.ID))
			offer(map[string][]string{"department": below}, within(people, groupOf(below)))
			if own := departmentPath(n.ID); r.seen[own] && len(below) > 1 {
				offer(map[string][]string{"department": {own}}, within(people, disclosure.Group{n.ID}))
			}
		}
		for _, a := range r.attributes {
			values := map[events.Code]bool{}
			for _, p := range people {
				values[p.attributes[a]] = true
			}
			delete(values, "")
			for _, v := range slices.Sorted(maps.Keys(values)) {
				with := slices.DeleteFunc(slices.Clone(people), func(p person) bool { return p.attributes[a] != v })
				offer(map[string][]string{string(a): {string(v)}}, with)
			}
		}
	}
	return r.cells
}

// below are the departments of the facts at a path and under it.
func (r *release) below(path string) []string {
	var out []string
	for d := range r.seen {
		if d == path || strings.HasPrefix(d, path+"/") {
			out = append(out, d)
		}
	}
	slices.Sort(out)
	return out
}

func groupOf(paths []string) disclosure.Group {
	out := make(disclosure.Group, len(paths))
	for i, p := range paths {
		out[i] = departmentID(p)
	}
	return out
}
