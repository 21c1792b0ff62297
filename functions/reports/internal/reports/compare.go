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
	test := func(m Measure, f *GroupFigure, all, members []person) {
		rest := others(all, members)
		if len(members) == 0 || len(rest) < c.in.Company.Threshold {
			return
		}
		a, b := m.comparable(members), m.comparable(rest)
		tests = append(tests, comparison{f, (average(a)-average(b))*float64(m.Better) < 0})
		ps = append(ps, disclosure.Differs(a, b, m.span()))
	}
	for i := range lines {
		l, m := &lines[i], measures[i]
		if len(l.Groups)+len(l.Slices) == 0 {
			continue
		}
		all := answers(c.facts, m.Source)
		for j := range l.Groups {
			test(m, &l.Groups[j], all, within(all, c.shown[l.Groups[j].Group]))
		}
		for j := range l.Slices {
			test(m, &l.Slices[j], all, having(all, c.partOf(l.Slices[j].Group)))
		}
	}
	for i, differs := range disclosure.Holm(ps, wrongMarks) {
		if differs {
			tests[i].figure.Differs = mark(tests[i].worse)
		}
	}
}

// partOf is the part of an attribute that a slice of the report stands for.
func (c *composer) partOf(id string) part {
	for _, s := range c.draft.Report.Slices {
		if s.ID == id {
			return part{s.Attribute, s.Values}
		}
	}
	return part{}
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
