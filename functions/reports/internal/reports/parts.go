package reports

import (
	"maps"
	"slices"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// partsOf admits the parts of an attribute, neighbours among its values being merged until the parts are large enough. One part alone
// would say what the company's figure says.
func (d *decider) partsOf(measure, attribute events.Code, people []person, x crossing) []parted {
	parts := x.merge(d.k, attribute, people, func(values []events.Code) bool { return d.rosterHas(attribute, values) })
	if len(parts) < 2 {
		return nil
	}
	index := map[events.Code]int{}
	out := make([]parted, len(parts))
	for i, values := range parts {
		out[i] = parted{attribute: attribute, values: values, shown: shown{}}
		for _, v := range values {
			index[v] = i
		}
	}
	for _, p := range people {
		if i, ok := index[p.attributes[attribute]]; ok {
			out[i].people = append(out[i].people, p)
		}
	}
	all := make([][]disclosure.Member, len(parts))
	for i := range out {
		out[i].members = members(out[i].people)
		all[i] = out[i].members
	}
	if !d.ledgers.Admit(measure, d.k, all...) {
		return nil
	}
	return out
}

// rosterHas says whether the roster counts twice k people with one of the values, or does not know the attribute.
func (d *decider) rosterHas(attribute events.Code, values []events.Code) bool {
	heads, known := d.attributeHeadcounts[attribute]
	n := 0
	for _, v := range values {
		n += heads[v]
	}
	return !known || n >= 2*d.k
}

// crossing is where people stand before attributes cut the groups of departments.
type crossing struct {
	row   []int  // by person: the group, 0 for none
	fresh []bool // by person: whether the answer is new
	rows  int
}

func (d *decider) crossing(measure events.Code, people []person, groups []grouped) crossing {
	x := crossing{row: make([]int, len(people)), fresh: make([]bool, len(people)), rows: len(groups) + 1}
	if len(d.attributes) == 0 {
		return x
	}
	of := map[events.ID]int{}
	for i, g := range groups {
		for _, id := range g.group {
			of[id] = i + 1
		}
	}
	ledger := d.ledgers.Of(measure, d.k)
	for i, p := range people {
		x.row[i], x.fresh[i] = of[p.department], ledger.New(p.member)
	}
	return x
}

// counts are the people and the new answers of every group within a part of an attribute.
type counts struct{ people, fresh []int }

func (c counts) add(o counts) {
	for i := range c.people {
		c.people[i] += o.people[i]
		c.fresh[i] += o.fresh[i]
	}
}

// large says whether every group has nobody or k new answers in the part.
func (c counts) large(k int) bool {
	for i, n := range c.people {
		if n > 0 && c.fresh[i] < k {
			return false
		}
	}
	return true
}

func (c counts) size() int {
	n := 0
	for _, m := range c.people {
		n += m
	}
	return n
}

// merge joins neighbouring values until every part has nobody or k new answers in every group. People without a value are in no part: they
// must be as many themselves.
func (x crossing) merge(k int, attribute events.Code, people []person, enough func([]events.Code) bool) [][]events.Code {
	byValue := map[events.Code]counts{}
	for i, p := range people {
		v := p.attributes[attribute]
		c, ok := byValue[v]
		if !ok {
			c = counts{make([]int, x.rows), make([]int, x.rows)}
			byValue[v] = c
		}
		c.people[x.row[i]]++
		if x.fresh[i] {
			c.fresh[x.row[i]]++
		}
	}
	if c, some := byValue[""]; some && !c.large(k) {
		return nil
	}
	delete(byValue, "")
	var values [][]events.Code
	var parts []counts
	for _, v := range inOrder(attribute, slices.Collect(maps.Keys(byValue))) {
		values, parts = append(values, []events.Code{v}), append(parts, byValue[v])
	}
	for len(parts) > 1 {
		small := 0
		for small < len(parts) && parts[small].large(k) && enough(values[small]) {
			small++
		}
		if small == len(parts) {
			return values
		}
		with := small + 1
		if small > 0 && (with == len(parts) || parts[small-1].size() < parts[with].size()) {
			with = small - 1
		}
		low := min(small, with)
		parts[low].add(parts[low+1])
		values[low] = append(values[low], values[low+1]...)
		parts, values = slices.Delete(parts, low+1, low+2), slices.Delete(values, low+1, low+2)
	}
	return nil
}
