package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// groups merges the departments into groups that clear the threshold, names them, and prepares the decisions on cells. People of a
// department that the company no longer has are grouped like those of a department at the top.
func (c *composer) groups() {
	count := respondents(c.facts)
	var nodes []disclosure.Node
	known := map[events.ID]bool{}
	for _, d := range c.in.Company.Departments {
		known[d.DepartmentID] = true
		nodes = append(nodes, disclosure.Node{ID: d.DepartmentID, Parent: d.ParentID, Respondents: count[d.DepartmentID], Headcount: c.in.Headcounts[d.DepartmentID]})
	}
	for id, n := range count {
		if !known[id] {
			nodes = append(nodes, disclosure.Node{ID: id, Respondents: n, Headcount: c.in.Headcounts[id]})
		}
	}
	slices.SortFunc(nodes, func(a, b disclosure.Node) int { return cmp.Compare(a.ID, b.ID) })
	c.draft.Groups = disclosure.Partition(nodes, c.in.Company.Threshold, c.in.Groups)
	c.decider = decider{k: c.in.Company.Threshold, month: c.in.Month, ledgers: c.in.Ledgers, nodes: nodes, headcounts: c.in.Headcounts, groups: c.draft.Groups,
		attributes:          []events.Code{events.AttributeAgeBand, events.AttributeJobType, events.AttributeTenure},
		attributeHeadcounts: c.in.AttributeHeadcounts, lines: measuresOf}
	c.decided, c.shown = map[events.Code]decision{}, map[string]disclosure.Group{}
	for _, g := range c.draft.Groups {
		c.group(g)
	}
}

// group returns the group's ID in the report, naming it there if it is new.
func (c *composer) group(g disclosure.Group) string {
	id := string(g[0])
	for n := len(g); ; n++ { // a measure may need a larger group than the month's
		if other, used := c.shown[id]; !used || slices.Equal(g, other) {
			break
		}
		id = fmt.Sprintf("%s+%d", g[0], n)
	}
	if _, used := c.shown[id]; !used {
		c.shown[id] = g
		name := c.name(g)
		name.ID = id
		c.draft.Report.Groups = append(c.draft.Report.Groups, name)
	}
	return id
}

// decide asks once for every measure of the facts what may be published of it, and notes that it is published in the line's cells.
func (c *composer) decide(m Measure, all []person) decision {
	d, ok := c.decided[m.Source]
	if !ok {
		d = c.decider.decide(m.Source, all)
		c.decided[m.Source] = d
	}
	note := func(cell string, members []disclosure.Member, told disclosure.Piece) {
		c.draft.Publications = append(c.draft.Publications, Publication{Measure: m.Source, Cell: "lines/" + string(m.Code) + "/" + cell, Members: members, Told: &told})
	}
	if told, is := d.whole.shown[m.Code]; is {
		note("company", d.whole.members, told)
	} else {
		c.withhold(fmt.Sprintf("lines/%s/company", m.Code), len(all))
	}
	covered := map[events.ID]bool{}
	for _, g := range d.groups {
		told, is := g.shown[m.Code]
		if !is {
			continue
		}
		note(c.group(g.group), g.members, told)
		for _, id := range g.group {
			covered[id] = true
		}
	}
	for _, g := range c.draft.Groups {
		if !covered[g[0]] {
			c.withhold(fmt.Sprintf("lines/%s/%s", m.Code, c.group(g)), len(within(all, g)))
		}
	}
	for _, p := range d.parts {
		if told, is := p.shown[m.Code]; is {
			note(c.slice(p), p.members, told)
		}
	}
	return d
}

func (c *composer) withhold(cell string, people int) {
	why := events.Code("could_be_derived")
	if people < c.in.Company.Threshold {
		why = "below_threshold"
	}
	c.draft.Report.Withheld = append(c.draft.Report.Withheld, Withheld{What: cell, Why: why})
}

// slice returns the ID of a part of an attribute in the report, adding it there if it is new.
func (c *composer) slice(p parted) string {
	values := make([]string, len(p.values))
	for i, v := range p.values {
		values[i] = string(v)
	}
	id := string(p.attribute) + ":" + strings.Join(values, "+")
	if !slices.ContainsFunc(c.draft.Report.Slices, func(s Slice) bool { return s.ID == id }) {
		c.draft.Report.Slices = append(c.draft.Report.Slices, Slice{ID: id, Attribute: p.attribute, Values: p.values, Label: partName(p), Merged: len(p.values) > 1})
	}
	return id
}

// cells fills a line's figures as decided. Of a part's respondents only a number rounded down to fives is named, since the roster may not
// know the attribute of everybody, and never more than leave k people in doubt.
func (c *composer) cells(l *Line, m Measure, all []person) {
	d := c.decide(m, all)
	if d.whole.shown.in(m) {
		f := m.figure(all, c.draft.Report.Use.Invited, c.in.Company.Threshold)
		l.Company = &f
	}
	for _, g := range d.groups {
		if !g.shown.in(m) {
			continue
		}
		l.Groups = append(l.Groups, GroupFigure{Group: c.group(g.group), Figure: m.figure(g.people, c.headcount(g.group), c.in.Company.Threshold)})
	}
	for _, p := range d.parts {
		if !p.shown.in(m) {
			continue
		}
		f := m.statistic(p.people, max(c.in.Company.Threshold, c.partShown(p, len(p.people))/pooledStep*pooledStep))
		f.NCode = disclosure.AtLeast
		l.Slices = append(l.Slices, GroupFigure{Group: c.slice(p), Figure: f})
	}
}

// partShown is how many of a part's respondents may be said.
func (c *composer) partShown(p parted, n int) int {
	heads, known := c.in.AttributeHeadcounts[p.attribute]
	if !known {
		return n
	}
	all := 0
	for _, v := range p.values {
		all += heads[v]
	}
	shown, _ := disclosure.Shown(n, all, c.in.Company.Threshold)
	return shown
}

// name calls a group by its departments; one that consists of a department with everything below it has that department's name.
func (c *composer) name(g disclosure.Group) GroupName {
	paths := make([]string, 0, len(g))
	for _, id := range g {
		paths = append(paths, c.path(id))
	}
	slices.Sort(paths)
	top := paths[0]
	merged := false
	for _, p := range paths {
		merged = merged || !strings.HasPrefix(p+"/", top+"/")
	}
	name := top
	if merged {
		name = strings.Join(roots(paths), "・")
	}
	return GroupName{Name: name, Departments: paths, Merged: len(g) > 1}
}

// roots drops those paths that lie below another.
func roots(paths []string) []string {
	var out []string
	for _, p := range paths {
		if len(out) == 0 || !strings.HasPrefix(p, out[len(out)-1]+"/") {
			out = append(out, p)
		}
	}
	return out
}

func (c *composer) path(id events.ID) string {
	parents := map[events.ID]events.ID{}
	for _, d := range c.in.Company.Departments {
		parents[d.DepartmentID] = d.ParentID
	}
	var names []string
	for steps := 0; id != "" && steps < 20; steps++ { // a broken tree must not hang
		name := c.in.Names.Departments[id]
		if name == "" {
			name = string(id)
		}
		names = append([]string{name}, names...)
		id = parents[id]
	}
	return strings.Join(names, "/")
}

func (c *composer) groupIndex(id string) int {
	return slices.IndexFunc(c.draft.Report.Groups, func(g GroupName) bool { return g.ID == id })
}
