package reports

import (
	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// decision is what of a measure is published in a month: whether of the whole company, of which groups of departments and of which
// parts of attributes.
type decision struct {
	company bool
	whole   grouped // everybody
	groups  []grouped
	parts   []parted
}

// grouped is a group of departments with those who answered.
type grouped struct {
	group   disclosure.Group
	people  []person
	members []disclosure.Member
	shown   shown
}

// parted is a set of values of an attribute that is published as one, with those who answered.
type parted struct {
	attribute events.Code
	values    []events.Code
	people    []person
	members   []disclosure.Member
	shown     shown
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
	lines      func(measure events.Code) []Measure // that are made of a measure

	// attributeHeadcounts are the people of the roster by value of an attribute; of an attribute that is not there nobody asks for twice k.
	attributeHeadcounts map[events.Code]map[events.Code]int
}

// decide admits to the ledger what may be published of a measure. The company comes first, then departments, merged further than the
// month's groups where this measure needs it, then attributes: a part of those must leave 0 or k people of every department group,
// in it and outside, so it gives way.
func (d *decider) decide(measure events.Code, people []person) decision {
	enter(d.ledgers.Book, people, d.month)
	if len(people) < d.k {
		return decision{}
	}
	out := decision{whole: grouped{group: d.all(), people: people, members: members(people), shown: shown{}}}
	out.company = d.ledgers.Admit(measure, d.k, out.whole.members)
	out.groups = d.departments(measure, people)
	if out.company {
		x := d.crossing(measure, people, out.groups)
		for _, a := range d.attributes {
			out.parts = append(out.parts, d.partsOf(measure, a, people, x)...)
		}
	}
	d.keepOpen(measure, people, &out)
	return out
}

// all are the departments of the roster, nil if none is known.
func (d *decider) all() disclosure.Group {
	var out disclosure.Group
	for id := range d.headcounts {
		out = append(out, id)
	}
	return out
}

// departments admits groups of departments: all of them at once, merged until each is large enough; if the ledger knows figures that this
// would cut, those of the month's groups that it takes one by one.
func (d *decider) departments(measure events.Code, people []person) []grouped {
	byDepartment := map[events.ID][]person{}
	for _, p := range people {
		byDepartment[p.department] = append(byDepartment[p.department], p)
	}
	of := func(g disclosure.Group) grouped {
		var all []person
		for _, id := range g {
			all = append(all, byDepartment[id]...)
		}
		return grouped{group: g, people: all, members: members(all), shown: shown{}}
	}
	var out []grouped
	var all [][]disclosure.Member
	for _, g := range disclosure.Coarsen(d.nodes, d.groups, d.enough(measure, of)) {
		out = append(out, of(g))
		all = append(all, out[len(out)-1].members)
	}
	if len(all) > 0 && d.ledgers.Admit(measure, d.k, all...) {
		return out
	}
	out = nil
	for _, g := range d.groups {
		if c := of(g); d.people(g, len(c.people)) && d.ledgers.Admit(measure, d.k, c.members) {
			out = append(out, c)
		}
	}
	return out
}

// enough says whether a group could be published if there were no other: k people, twice k on the roster, and k new answers or none.
func (d *decider) enough(measure events.Code, of func(disclosure.Group) grouped) func(disclosure.Group) bool {
	ledger := d.ledgers.Of(measure, d.k)
	return func(g disclosure.Group) bool {
		c := of(g)
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
