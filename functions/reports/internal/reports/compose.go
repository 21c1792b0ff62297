package reports

import (
	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// Input is all that a report is made from.
type Input struct {
	Company    events.CompanyChanged
	Names      Names
	Month      events.Month
	Headcounts map[events.ID]int
	// AttributeHeadcounts are those of the roster by value of an attribute, as far as it has them.
	AttributeHeadcounts map[events.Code]map[events.Code]int
	Facts               map[events.Month][]events.FactRecorded // of the month and of the eleven before it
	Excerpts            []ApprovedText
	Voices              []Voice               // that left in the month
	Registered          []events.FactRecorded // who ever registered, up to the month
	Benchmark           Drawn                 // what the lines are compared with
	Released            []Report              // earlier months, for the trend
	Groups              []disclosure.Group
	Ledgers             Ledgers
}

// Names are the headings.
type Names struct {
	Company     string
	Departments map[events.ID]string
}

// ApprovedText is an excerpt with its text.
type ApprovedText struct {
	ID    events.ID
	Topic events.Code
	Text  string
}

// Publication is a group that a report speaks of, for the disclosure ledger.
type Publication struct {
	Measure events.Code // of the ledger: the measure of the facts, topics, polarity_<topic>, talked, <program>
	Cell    string      // path in the report
	Members []disclosure.Member
	Told    *disclosure.Piece // of the lines' figures: what they tell of the sum of the answers
}

// Draft is a composed report with what it would publish and the department groups it uses.
type Draft struct {
	Report       Report
	Book         *disclosure.Book // of the publications' members
	Publications []Publication
	Groups       []disclosure.Group
	Excerpts     []events.ID // of the report's excerpts, in their order
}

// composer builds one draft; every figure passes through publish.
type composer struct {
	in    Input
	facts []events.FactRecorded // of the month
	draft Draft

	decider decider
	decided map[events.Code]decision    // by measure of the facts
	shown   map[string]disclosure.Group // by ID in the report
	pointed map[string]int              // findings by measure and group

	answered map[events.Code][]person // of the month, by measure
}

// Compose makes a report. The same input gives the same report.
func Compose(in Input) Draft {
	c := &composer{in: in, draft: Draft{Book: in.Ledgers.Book}, facts: in.Facts[in.Month], pointed: map[string]int{}, answered: map[events.Code][]person{}}
	c.draft.Report = Report{CompanyID: in.Company.CompanyID, Company: in.Names.Company, Month: in.Month, Threshold: in.Company.Threshold,
		Groups: []GroupName{}, Slices: []Slice{}, Voices: []Voice{}, Lines: []Line{}, Topics: []Topic{}, Excerpts: []Excerpt{}, Pooled: []Pooled{}, Findings: []Finding{}, Withheld: []Withheld{}}
	for _, n := range c.in.Headcounts {
		c.draft.Report.Use.Invited += n
	}
	if c.draft.Report.Use.Invited < 2*in.Company.Threshold { // whatever is said of so few tells who came
		c.draft.Report.Withheld = append(c.draft.Report.Withheld, Withheld{What: "report", Why: "below_threshold"})
		c.draft.Report.Notes = c.notes()
		return c.draft
	}
	c.draft.Report.Voices = append(c.draft.Report.Voices, in.Voices...)
	c.groups()
	c.use()
	for _, m := range Measures() {
		c.line(m)
	}
	c.compareGroups()
	c.changes()
	c.jobStress()
	c.topics()
	c.pooled()
	c.draft.Report.Participation = c.participation()
	c.findings()
	c.draft.Report.Notes = c.notes()
	return c.draft
}

// admit asks the ledger whether the group may be spoken of in the cell.
func (c *composer) admit(measure events.Code, cell string, members []disclosure.Member) bool {
	if !c.in.Ledgers.Admit(measure, c.in.Company.Threshold, members) {
		return false
	}
	c.draft.Publications = append(c.draft.Publications, Publication{Measure: measure, Cell: cell, Members: members})
	return true
}

// entered gives people of the month their members.
func (c *composer) entered(people []person) []disclosure.Member {
	enter(c.in.Ledgers.Book, people, c.in.Month)
	return members(people)
}

// publish is admit; if it refuses, it notes that the cell is withheld.
func (c *composer) publish(measure events.Code, cell string, members []disclosure.Member) bool {
	if c.admit(measure, cell, members) {
		return true
	}
	c.withhold(cell, len(members))
	return false
}

func (c *composer) line(m Measure) {
	l := Line{Code: m.Code, Chapter: m.Chapter, Unit: m.Statistic, Low: m.Low, High: m.High, Better: m.Better, Label: Text{m.JA, m.EN},
		Groups: []GroupFigure{}, Slices: []GroupFigure{}, Benchmark: c.in.Benchmark.of(c.in.Company.Industry, m.Code), Trend: c.trend(m.Code)}
	all := c.answersOf(m.Source)
	c.cells(&l, m, all)
	c.draft.Report.Lines = append(c.draft.Report.Lines, l)
}

func (c *composer) trend(code events.Code) []TrendPoint {
	out := []TrendPoint{}
	for _, r := range c.in.Released {
		for _, l := range r.Lines {
			if l.Code == code && l.Company != nil {
				out = append(out, TrendPoint{Month: r.Month, Figure: *l.Company})
			}
		}
	}
	return out
}

// headcount is how many people the roster counts in a group.
func (c *composer) headcount(g disclosure.Group) int {
	n := 0
	for _, id := range g {
		n += c.in.Headcounts[id]
	}
	return n
}
