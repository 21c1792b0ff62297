package reports

import (
	"cmp"
	"slices"
	"strconv"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// person is what one respondent answered to one measure in a month: one value each, so that nobody counts twice. Several talks in a
// month are averaged; department and attributes are those of the person's last fact by ID.
type person struct {
	subject    events.ID
	department events.ID
	value      float64
	attributes events.Attributes
	answer     string // what stands for the value in the disclosure ledger, if it is not the value
	member     disclosure.Member
}

// answers collects a measure's values by person, in order of subject.
func answers(facts []events.FactRecorded, measure events.Code) []person {
	at := make(map[events.ID]int, len(facts))
	out := make([]person, 0, len(facts))
	var times []float64
	for _, f := range facts {
		if confidentialKind(f.Program) {
			continue // exit and pre-joining have their own chapters
		}
		v, ok := f.Measures[measure]
		if !ok {
			continue
		}
		i, known := at[f.Subject]
		if !known {
			i = len(out)
			at[f.Subject] = i
			out, times = append(out, person{subject: f.Subject}), append(times, 0)
		}
		out[i].department, out[i].attributes = f.DepartmentID, f.Attributes
		out[i].value += v
		times[i]++
	}
	for i, n := range times {
		out[i].value /= n
	}
	slices.SortFunc(out, func(a, b person) int { return cmp.Compare(a.subject, b.subject) })
	return out
}

func confidentialKind(program events.Code) bool {
	return program == events.Exit || program == events.PreJoining
}

// respondents counts the distinct people of the month by department, over everything they answered.
func respondents(facts []events.FactRecorded) map[events.ID]int {
	department := map[events.ID]events.ID{}
	for _, f := range facts {
		if !confidentialKind(f.Program) && len(f.Measures) > 0 {
			department[f.Subject] = f.DepartmentID
		}
	}
	out := map[events.ID]int{}
	for _, d := range department {
		out[d]++
	}
	return out
}

// within returns those whose department is in the group; a nil group takes everybody.
func within(people []person, group disclosure.Group) []person {
	if group == nil {
		return people
	}
	in := make(map[events.ID]bool, len(group))
	for _, id := range group {
		in[id] = true
	}
	var out []person
	for _, p := range people {
		if in[p.department] {
			out = append(out, p)
		}
	}
	return out
}

// enter gives people who answered in a month their members.
func enter(book *disclosure.Book, people []person, month events.Month) {
	for i := range people {
		p := &people[i]
		p.member = disclosure.Member{Subject: book.Subject(p.subject), Answer: book.Answer(month, cmp.Or(p.answer, number(p.value)))}
	}
}

// members are those of people who were entered.
func members(people []person) []disclosure.Member {
	out := make([]disclosure.Member, len(people))
	for i, p := range people {
		out[i] = p.member
	}
	return out
}

func number(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

func values(people []person) []float64 {
	out := make([]float64, len(people))
	for i, p := range people {
		out[i] = p.value
	}
	return out
}

// figure computes a measure's statistic of a group with the given headcount; there must be people.
func (m Measure) figure(people []person, headcount, k int) disclosure.Figure {
	shown, coding := disclosure.Shown(len(people), headcount, k)
	f := m.statistic(people, shown)
	f.NCode = coding
	return f
}

func (m Measure) statistic(people []person, shown int) disclosure.Figure {
	if m.Statistic == StatMean {
		return disclosure.Mean(values(people), m.Low, m.High, shown)
	}
	yes := 0
	for _, p := range people {
		if p.value >= m.From {
			yes++
		}
	}
	return disclosure.Share(yes, len(people), shown)
}

// span is the length of the scale on which two groups are compared: a share is compared as zeros and ones.
func (m Measure) span() float64 {
	if m.Statistic == StatMean {
		return m.High - m.Low
	}
	return 1
}

func (m Measure) comparable(people []person) []float64 {
	out := values(people)
	if m.Statistic == StatShare {
		for i, v := range out {
			out[i] = 0
			if v >= m.From {
				out[i] = 1
			}
		}
	}
	return out
}
