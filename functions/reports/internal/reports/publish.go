package reports

import (
	"maps"
	"math"
	"runtime"
	"slices"
	"sync"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// Fact is one line of what is to be published: what a person answered in a month.
type Fact struct {
	Month      events.Month      `json:"month"`
	Company    events.ID         `json:"company"`
	Subject    events.ID         `json:"subject"`
	Department string            `json:"department"`
	Attributes events.Attributes `json:"attributes"`
	Measures   events.Measures   `json:"measures"`
}

// Cell is one published figure: that of all respondents of the months whose values lie in the slice; without a slice, of all.
type Cell struct {
	Release events.Month        `json:"release"`
	Company events.ID           `json:"company"`
	Months  []events.Month      `json:"months"`
	Slice   map[string][]string `json:"slice"`
	Measure events.Code         `json:"measure"`
	Stat    Statistic           `json:"stat"`
	From    float64             `json:"from,omitempty"` // of a share: the least value that counts
	N       int                 `json:"n,omitempty"`
	Value   float64             `json:"value"`
	Low     float64             `json:"low"`
	High    float64             `json:"high"`
	Coding  disclosure.Coding   `json:"coding,omitempty"`
}

// Settings of a Publisher.
type Settings struct {
	K          int
	NoLedger   bool                         // publish every department and value that has K respondents
	Headcounts map[events.ID]map[string]int // by company and department; nil: only respondents are asked for
	Apart      bool                         // take an unchanged answer for another one in every month: only to measure what that rule costs
	Scales     map[events.Code][2]float64   // lowest and highest value, of measures that the product does not know
}

// Publisher publishes companies' figures month by month from nothing but facts, by the decisions that reports are made by.
type Publisher struct {
	settings  Settings
	companies map[events.ID]*publishing
}

// publishing is what a company has published.
type publishing struct {
	ledgers Ledgers
	groups  []disclosure.Group
	waiting map[events.Code]map[events.Month][]person // answers of months of which nothing is published
}

// NewPublisher returns a publisher that has published nothing.
func NewPublisher(s Settings) *Publisher {
	return &Publisher{settings: s, companies: map[events.ID]*publishing{}}
}

// Publish returns the cells of a company's month. Published again with more facts, a month is a revision.
func (p *Publisher) Publish(company events.ID, month events.Month, facts []Fact) []Cell {
	state := p.companies[company]
	if state == nil {
		state = &publishing{ledgers: NewLedgers(), waiting: map[events.Code]map[events.Month][]person{}}
		p.companies[company] = state
	}
	r := release{settings: p.settings, publishing: state, company: company, month: month, headcounts: p.settings.Headcounts[company]}
	r.take(facts)
	if p.settings.NoLedger {
		return r.threshold()
	}
	return r.guarded()
}

// release is the work of one month.
type release struct {
	settings Settings
	*publishing
	company    events.ID
	month      events.Month
	headcounts map[string]int
	facts      []events.FactRecorded
	measures   []events.Code
	attributes []events.Code
	seen       map[string]bool // departments of the facts
	cells      []Cell
}

func (r *release) take(facts []Fact) {
	measures, attributes := map[events.Code]bool{}, map[events.Code]bool{}
	r.seen = map[string]bool{}
	r.facts = make([]events.FactRecorded, len(facts))
	for i, f := range facts {
		r.facts[i] = events.FactRecorded{CompanyID: f.Company, Subject: f.Subject, Month: f.Month, Kind: events.FactSelfCheck,
			DepartmentID: departmentID(f.Department), Attributes: f.Attributes, Measures: f.Measures}
		r.seen[f.Department] = true
		for m := range f.Measures {
			measures[m] = true
		}
		for a := range f.Attributes {
			attributes[a] = true
		}
	}
	r.measures, r.attributes = slices.Sorted(maps.Keys(measures)), slices.Sorted(maps.Keys(attributes))
}

// guarded publishes what the ledgers admit.
func (r *release) guarded() []Cell {
	nodes := r.nodes()
	invited := 0
	for _, n := range r.headcounts {
		invited += n
	}
	if r.headcounts != nil && invited < 2*r.settings.K {
		return nil
	}
	r.groups = disclosure.Partition(nodes, r.settings.K, r.groups)
	d := decider{k: r.settings.K, month: r.month, ledgers: r.ledgers, nodes: nodes, groups: r.groups, attributes: r.attributes, lines: r.lines}
	if r.headcounts != nil {
		d.headcounts = map[events.ID]int{}
		for path, n := range r.headcounts {
			d.headcounts[departmentID(path)] = n
		}
	}
	answered, decisions := r.decide(d)
	for i, measure := range r.measures {
		people, decided := answered[i], decisions[i]
		if decided.company {
			r.publish(measure, map[string][]string{}, people, invited, decided.whole.shown.in)
		}
		for _, g := range decided.groups {
			r.publish(measure, map[string][]string{"department": r.departments(g.group)}, g.people, r.headcount(g.group), g.shown.in)
		}
		for _, p := range decided.parts {
			r.publish(measure, map[string][]string{string(p.attribute): words(p.values)}, p.people, 0, p.shown.in)
		}
		if !decided.company && len(decided.groups) == 0 {
			r.wait(measure, people)
		} else {
			r.wait(measure, nil) // published: no window takes the month any more
		}
	}
	for _, measure := range slices.Sorted(maps.Keys(r.waiting)) {
		r.pool(measure, invited)
	}
	return r.cells
}

// decide decides on all measures. Their ledgers know nothing of each other, apart from those of scales, so that they are asked side by side.
func (r *release) decide(d decider) (answered [][]person, decisions []decision) {
	answered, decisions = make([][]person, len(r.measures)), make([]decision, len(r.measures))
	var aside sync.WaitGroup
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, measure := range r.measures {
		if r.settings.Apart {
			r.ledgers.under(measure, r.settings.K, disclosure.AtomsOnly)
		}
		r.ledgers.Of(measure, r.settings.K)
		if scaleOrSum(measure) {
			answered[i] = answers(r.facts, measure)
			decisions[i] = d.decide(measure, answered[i])
		}
	}
	for i, measure := range r.measures {
		if scaleOrSum(measure) {
			continue
		}
		limit <- struct{}{}
		aside.Go(func() {
			answered[i] = answers(r.facts, measure)
			decisions[i] = d.decide(measure, answered[i])
			<-limit
		})
	}
	aside.Wait()
	return answered, decisions
}

// departments lists a group's departments that occur in the facts of the month.
func (r *release) departments(g disclosure.Group) []string {
	var out []string
	for _, id := range g {
		if path := departmentPath(id); r.seen[path] {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return out
}

func (r *release) headcount(g disclosure.Group) int {
	n := 0
	for _, id := range g {
		n += r.headcounts[departmentPath(id)]
	}
	return n
}

func words(codes []events.Code) []string {
	out := make([]string, len(codes))
	for i, c := range codes {
		out[i] = string(c)
	}
	return out
}

// publish adds the cells of a group: every statistic that reports have of the measure. headcount is 0 where no roster tells it.
func (r *release) publish(measure events.Code, slice map[string][]string, people []person, headcount int, shows func(Measure) bool) {
	r.publishMonths(measure, []events.Month{r.month}, slice, people, headcount, shows)
}

func (r *release) publishMonths(measure events.Code, months []events.Month, slice map[string][]string, people []person, headcount int, shows func(Measure) bool) {
	for _, m := range r.lines(measure) {
		if !shows(m) {
			continue
		}
		f := m.statistic(people, len(people))
		if headcount > 0 {
			f = m.figure(people, headcount, r.settings.K)
		}
		c := Cell{Release: r.month, Company: r.company, Months: months, Slice: slice, Measure: measure, Stat: m.Statistic, From: m.From,
			Value: f.Value, Low: f.Low, High: f.High, Coding: f.Coding}
		if f.NCode == disclosure.Exact {
			c.N = f.N
		}
		r.cells = append(r.cells, c)
	}
}

// ScaleOf returns the lowest and highest answer to a measure that the product has statistics of.
func ScaleOf(measure events.Code) (low, high float64, known bool) {
	for _, m := range Measures() {
		if m.Source != measure {
			continue
		}
		known = true
		if m.Statistic == StatMean {
			return m.Low, m.High, true
		}
	}
	return math.Inf(-1), math.Inf(1), known
}

// lines are the statistics of a measure: the mean on the scale that the settings give, or those of reports.
func (r *release) lines(measure events.Code) []Measure {
	if scale, ok := r.settings.Scales[measure]; ok {
		return []Measure{{Code: measure, Source: measure, Statistic: StatMean, Low: scale[0], High: scale[1]}}
	}
	return measuresOf(measure)
}
