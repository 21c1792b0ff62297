package reports

import (
	"maps"
	"slices"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// decision is what of a measure is published in a month: whether of the whole company, of which groups of departments and of which
// parts of attributes.
type decision struct {
	company bool
	groups  []disclosure.Group
	parts   []part
}

// part is a set of values of an attribute that is published as one.
type part struct {
	attribute events.Code
	values    []events.Code
}

// decider decides on the cells of a month. Reports and the publish command both do what it says.
type decider struct {
	k          int
	month      events.Month
	ledgers    Ledgers
	nodes      []disclosure.Node  // departments; those without respondents too
	headcounts map[events.ID]int  // nil if no roster is known: then nobody asks for twice k people
	groups     []disclosure.Group // of the month, for all measures
	attributes []events.Code

	// attributeHeadcounts are the people of the roster by value of an attribute; of an attribute that is not there nobody asks for twice k.
	attributeHeadcounts map[events.Code]map[events.Code]int
}

// cell is a candidate: departments or a part of an attribute, who is in it, and what they answered.
type cell struct {
	people  []person
	members []disclosure.Observation
}

func (d *decider) cell(people []person) cell { return cell{people, observations(people, d.month)} }

// decide admits to the ledger what may be published of a measure. The company comes first, then departments, merged further than the
// month's groups where this measure needs it, then attributes: a part of those must leave 0 or k people of every department group,
// in it and outside, so it gives way.
func (d *decider) decide(measure events.Code, people []person) decision {
	var out decision
	if len(people) < d.k {
		return out
	}
	out.company = d.ledgers.Admit(measure, d.k, d.cell(people).members)
	var groups []cell
	out.groups, groups = d.departments(measure, people)
	if out.company {
		for _, a := range d.attributes {
			out.parts = append(out.parts, d.partsOf(measure, a, people, groups)...)
		}
	}
	return out
}

// departments admits groups of departments: all of them at once, merged until each is large enough; if the ledger knows figures that this
// would cut, those of the month's groups that it takes one by one.
func (d *decider) departments(measure events.Code, people []person) ([]disclosure.Group, []cell) {
	byDepartment := map[events.ID][]person{}
	for _, p := range people {
		byDepartment[p.department] = append(byDepartment[p.department], p)
	}
	cellOf := func(g disclosure.Group) cell {
		var all []person
		for _, id := range g {
			all = append(all, byDepartment[id]...)
		}
		return d.cell(all)
	}
	if merged := disclosure.Coarsen(d.nodes, d.groups, d.enough(measure, cellOf)); len(merged) > 0 {
		cells := make([]cell, len(merged))
		for i, g := range merged {
			cells[i] = cellOf(g)
		}
		if d.ledgers.Admit(measure, d.k, members(cells)...) {
			return merged, cells
		}
	}
	var groups []disclosure.Group
	var cells []cell
	for _, g := range d.groups {
		if c := cellOf(g); d.people(g, len(c.people)) && d.ledgers.Admit(measure, d.k, c.members) {
			groups, cells = append(groups, g), append(cells, c)
		}
	}
	return groups, cells
}

// enough says whether a group could be published if there were no other: k people, twice k on the roster, and k new answers or none.
func (d *decider) enough(measure events.Code, cellOf func(disclosure.Group) cell) func(disclosure.Group) bool {
	ledger := d.ledgers.Of(measure, d.k)
	return func(g disclosure.Group) bool {
		c := cellOf(g)
		return d.people(g, len(c.people)) && ledger.Would(c.members)
	}
}

// people says whether a group has k respondents and twice k people on the roster.
func (d *decider) people(g disclosure.Group, respondents int) bool {
	if respondents < d.k || d.headcounts == nil {
		return respondents >= d.k
	}
	headcount := 0
	for _, id := range g {
		headcount += d.headcounts[id]
	}
	return headcount >= 2*d.k
}

// partsOf admits the parts of an attribute, neighbours among its values being merged until the parts are large enough. One part alone
// would say what the company's figure says.
func (d *decider) partsOf(measure, attribute events.Code, people []person, groups []cell) []part {
	table := d.cross(measure, attribute, people, groups)
	parts := table.merge(d.k, func(values []events.Code) bool { return d.rosterHas(attribute, values) })
	if len(parts) < 2 {
		return nil
	}
	index := map[events.Code]int{}
	for i, values := range parts {
		for _, v := range values {
			index[v] = i
		}
	}
	in := make([][]person, len(parts))
	for _, p := range people {
		if i, ok := index[p.attributes[attribute]]; ok {
			in[i] = append(in[i], p)
		}
	}
	cells := make([]cell, len(parts))
	out := make([]part, len(parts))
	for i, values := range parts {
		cells[i], out[i] = d.cell(in[i]), part{attribute, values}
	}
	if !d.ledgers.Admit(measure, d.k, members(cells)...) {
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

// cross counts people by value of the attribute within every group, and those in no group.
func (d *decider) cross(measure, attribute events.Code, people []person, groups []cell) crossing {
	ledger := d.ledgers.Of(measure, d.k)
	x := crossing{rows: make([]map[events.Code]int, len(groups)+1)}
	grouped := map[events.ID]int{}
	for i, g := range groups {
		for _, p := range g.people {
			grouped[p.subject] = i + 1
		}
	}
	values := map[events.Code]bool{}
	for i := range x.rows {
		x.rows[i] = map[events.Code]int{}
	}
	for _, p := range people {
		v := p.attributes[attribute]
		if v != "" {
			values[v] = true
		}
		if ledger.New(observation(p, d.month)) {
			x.rows[grouped[p.subject]][v]++
		} else {
			x.rows[grouped[p.subject]][v] += 0 // somebody is there
		}
	}
	x.values = inOrder(attribute, slices.Collect(maps.Keys(values)))
	return x
}

// crossing counts, in every group, the new answers of people by value; "" stands for those without one.
type crossing struct {
	rows   []map[events.Code]int
	values []events.Code
}

// merge joins neighbouring values until every part has nobody or k new answers in every group, and people enough on the roster.
func (x crossing) merge(k int, enough func([]events.Code) bool) [][]events.Code {
	var parts [][]events.Code
	for _, v := range x.values {
		parts = append(parts, []events.Code{v})
	}
	for _, row := range x.rows { // people without a value are in no part: they must be many themselves
		if n, some := row[""]; some && n < k {
			return nil
		}
	}
	for len(parts) > 1 {
		worst := slices.IndexFunc(parts, func(p []events.Code) bool { return !x.large(p, k) || !enough(p) })
		if worst < 0 {
			return parts
		}
		with := worst + 1
		if worst > 0 && (with == len(parts) || x.size(parts[worst-1]) < x.size(parts[with])) {
			with = worst - 1
		}
		low := min(worst, with)
		parts[low] = append(parts[low], parts[low+1]...)
		parts = slices.Delete(parts, low+1, low+2)
	}
	return nil
}

func (x crossing) large(values []events.Code, k int) bool {
	for _, row := range x.rows {
		n, some := 0, false
		for _, v := range values {
			if m, ok := row[v]; ok {
				n, some = n+m, true
			}
		}
		if some && n < k {
			return false
		}
	}
	return true
}

func (x crossing) size(values []events.Code) int {
	n := 0
	for _, row := range x.rows {
		for _, v := range values {
			n += row[v]
		}
	}
	return n
}

func members(cells []cell) [][]disclosure.Observation {
	out := make([][]disclosure.Observation, len(cells))
	for i, c := range cells {
		out[i] = c.members
	}
	return out
}
