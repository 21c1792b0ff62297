package reports

import (
	"slices"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// comparison is one test of a group against all others together: a place in the report and which way it differs.
type comparison struct {
	figure *GroupFigure
	worse  bool
}

// compareGroups marks the departments and the parts of attributes that differ from all other people together. The lines of the month and
// the scales of the self-check are each a family: a family's tests are judged at once (Holm), so that with 95 % certainty none of its
// marks is wrong. Both sides of a test are groups of k people or more.
func (c *composer) compareGroups() {
	main := len(mainMeasures())
	measures := Measures()
	c.compareLines(measures[:main], c.draft.Report.Lines[:main])
	c.compareLines(measures[main:], c.draft.Report.Lines[main:])
}

func (c *composer) compareLines(measures []Measure, lines []Line) {
	var tests []comparison
	var ps []float64
	test := func(m Measure, f *GroupFigure, all []person, in func(person) bool) {
		a, b := m.divide(all, in)
		if len(a) == 0 || len(b) < c.in.Company.Threshold {
			return
		}
		tests = append(tests, comparison{f, (average(a)-average(b))*float64(m.Better) < 0})
		ps = append(ps, disclosure.Differs(a, b, m.span()))
	}
	for i := range lines {
		l, m := &lines[i], measures[i]
		if len(l.Groups)+len(l.Slices) == 0 {
			continue
		}
		all := c.answersOf(m.Source)
		for j := range l.Groups {
			departments := map[events.ID]bool{}
			for _, id := range c.shown[l.Groups[j].Group] {
				departments[id] = true
			}
			test(m, &l.Groups[j], all, func(p person) bool { return departments[p.department] })
		}
		for j := range l.Slices {
			part := c.partOf(l.Slices[j].Group)
			test(m, &l.Slices[j], all, func(p person) bool { return slices.Contains(part.values, p.attributes[part.attribute]) })
		}
	}
	for i, differs := range disclosure.Holm(ps, wrongMarks) {
		if differs {
			tests[i].figure.Differs = mark(tests[i].worse)
		}
	}
}

// partOf is the part of an attribute that a slice of the report stands for.
func (c *composer) partOf(id string) parted {
	for _, s := range c.draft.Report.Slices {
		if s.ID == id {
			return parted{attribute: s.Attribute, values: s.Values}
		}
	}
	return parted{}
}

// divide gives the values of those inside and of the others, as they are compared.
func (m Measure) divide(all []person, in func(person) bool) (inside, others []float64) {
	for i, v := range m.comparable(all) {
		if in(all[i]) {
			inside = append(inside, v)
		} else {
			others = append(others, v)
		}
	}
	return inside, others
}

// answersOf collects a measure's values once for all lines that are made of it.
func (c *composer) answersOf(source events.Code) []person {
	people, known := c.answered[source]
	if !known {
		people = answers(c.facts, source)
		c.answered[source] = people
	}
	return people
}

func average(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return sum / float64(len(v))
}
