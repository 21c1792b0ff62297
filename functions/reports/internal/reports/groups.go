package reports

import (
	"cmp"
	"slices"
	"strings"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// groups merges the departments into groups that clear the threshold, and names them.
func (c *composer) groups() {
	count := respondents(c.facts)
	nodes := make([]disclosure.Node, 0, len(c.in.Company.Departments))
	for _, d := range c.in.Company.Departments {
		nodes = append(nodes, disclosure.Node{ID: d.DepartmentID, Parent: d.ParentID, Respondents: count[d.DepartmentID], Headcount: c.in.Headcounts[d.DepartmentID]})
	}
	slices.SortFunc(nodes, func(a, b disclosure.Node) int { return cmp.Compare(a.ID, b.ID) })
	c.draft.Groups = disclosure.Partition(nodes, c.in.Company.Threshold, c.in.Groups)
	for _, g := range c.draft.Groups {
		c.draft.Report.Groups = append(c.draft.Report.Groups, c.name(g))
	}
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
	return GroupName{ID: string(g[0]), Name: name, Departments: paths, Merged: len(g) > 1}
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

// compareGroups marks the groups that differ from all other people together, all tests of the report being judged at once (Holm).
func (c *composer) compareGroups() {
	const alpha = 0.05
	type test struct {
		line, group int
		worse       bool
	}
	var tests []test
	var ps []float64
	measures := Measures()
	for i, l := range c.draft.Report.Lines {
		m := measures[i]
		all := answers(c.facts, m.Source)
		for j, g := range l.Groups {
			members := within(all, c.draft.Groups[c.groupIndex(g.Group)])
			rest := others(all, members)
			if len(rest) < c.in.Company.Threshold {
				continue
			}
			a, b := m.comparable(members), m.comparable(rest)
			tests = append(tests, test{i, j, (average(a)-average(b))*float64(m.Better) < 0})
			ps = append(ps, disclosure.Differs(a, b, m.span()))
		}
	}
	for i, differs := range disclosure.Holm(ps, alpha) {
		if !differs {
			continue
		}
		f := &c.draft.Report.Lines[tests[i].line].Groups[tests[i].group]
		f.Differs = "better"
		if tests[i].worse {
			f.Differs = "worse"
		}
	}
}

func (c *composer) groupIndex(id string) int {
	return slices.IndexFunc(c.draft.Report.Groups, func(g GroupName) bool { return g.ID == id })
}

func others(all, members []person) []person {
	in := make(map[events.ID]bool, len(members))
	for _, p := range members {
		in[p.subject] = true
	}
	var out []person
	for _, p := range all {
		if !in[p.subject] {
			out = append(out, p)
		}
	}
	return out
}

func average(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return sum / float64(len(v))
}
