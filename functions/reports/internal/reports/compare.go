package reports

import (
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
	for i := range lines {
		l, m := &lines[i], measures[i]
		if len(l.Groups)+len(l.Slices) == 0 {
			continue
		}
		values := m.tally(c.answersOf(m.Source))
		test := func(f *GroupFigure, inside disclosure.Moments) {
			others := values.all.Minus(inside)
			if inside.N == 0 || others.N < c.in.Company.Threshold {
				return
			}
			tests = append(tests, comparison{f, (inside.Mean()-others.Mean())*float64(m.Better) < 0})
			ps = append(ps, disclosure.Differs(inside, others, m.span()))
		}
		for j := range l.Groups {
			test(&l.Groups[j], sum(values, "", c.shown[l.Groups[j].Group]))
		}
		for j := range l.Slices {
			part := c.partOf(l.Slices[j].Group)
			test(&l.Slices[j], sum(values, part.attribute, part.values))
		}
	}
	for i, differs := range disclosure.Holm(ps, wrongMarks) {
		if differs {
			tests[i].figure.Differs = mark(tests[i].worse)
		}
	}
}

// tallied are a measure's answers by department and by value of each attribute, as they are compared.
type tallied struct {
	all disclosure.Moments
	by  map[place]disclosure.Moments
}

// place is a department, where the attribute is empty, or a value of an attribute.
type place struct{ attribute, value string }

// tally reads the answers once, for all groups that are made of them.
func (m Measure) tally(all []person) tallied {
	t := tallied{by: map[place]disclosure.Moments{}}
	for i, v := range m.comparable(all) {
		t.all.Add(v)
		t.add(place{value: string(all[i].department)}, v)
		for attribute, value := range all[i].attributes {
			t.add(place{string(attribute), string(value)}, v)
		}
	}
	return t
}

func (t tallied) add(p place, value float64) {
	m := t.by[p]
	m.Add(value)
	t.by[p] = m
}

// sum adds up departments, or values of an attribute.
func sum[V ~string](t tallied, attribute events.Code, values []V) disclosure.Moments {
	var m disclosure.Moments
	for _, v := range values {
		m = m.Plus(t.by[place{string(attribute), string(v)}])
	}
	return m
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

// answersOf collects a measure's values once for all lines that are made of it.
func (c *composer) answersOf(source events.Code) []person {
	people, known := c.answered[source]
	if !known {
		people = answers(c.facts, source)
		c.answered[source] = people
	}
	return people
}
