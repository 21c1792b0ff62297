package reports

import (
	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// Report is what a company reads. It holds no pseudonym and nothing about a group under the threshold.
type Report struct {
	CompanyID events.ID    `json:"company_id"`
	Company   string       `json:"company" doc:"Name"`
	Month     events.Month `json:"month"`
	Revision  int          `json:"revision"`
	Threshold int          `json:"threshold" doc:"k: fewest respondents of any figure"`
	Comment   string       `json:"comment,omitempty" doc:"The operator's reading (読み解き)"`
	Use       Use          `json:"use"`
	// Participation says who answered and how far the figures may be carried over to those who did not.
	Participation Text        `json:"participation"`
	Groups        []GroupName `json:"groups" doc:"Departments, the small ones merged"`
	Slices        []Slice     `json:"slices" doc:"Age bands, job types and tenures, the small ones merged with their neighbours"`
	Lines         []Line      `json:"lines"`
	JobStress     *JobStress  `json:"job_stress,omitempty" doc:"仕事のストレス判定図 of those who did the self-check; absent if it may not be shown"`
	Topics        []Topic     `json:"topics"`
	Excerpts      []Excerpt   `json:"excerpts"`
	Voices        []Voice     `json:"voices" doc:"Voices released to the company in the month, as HR has read them"`
	Pooled        []Pooled    `json:"pooled" doc:"Exit and pre-joining talks, pooled over months"`
	Findings      []Finding   `json:"findings"`
	Withheld      []Withheld  `json:"withheld" doc:"What is not shown, and why"`
	Notes         []Text      `json:"notes"`
}

// Text is a sentence in both languages.
type Text struct {
	JA string `json:"ja"`
	EN string `json:"en"`
}

// Use is how much the service was used. Every count but Invited is absent where it may not be shown.
type Use struct {
	Invited    int    `json:"invited" doc:"People on the roster"`
	Registered *Count `json:"registered,omitempty" doc:"People who have an account; published in steps, so that a new one is not told"`
	Booked     *Count `json:"booked,omitempty" doc:"People who booked a talk in the month"`
	Talked     *Count `json:"talked,omitempty" doc:"People who talked in the month"`
	Talks      *Count `json:"talks,omitempty"`
	Answered   *Count `json:"answered,omitempty" doc:"People who answered a survey after a talk or did the self-check in the month"`
}

// Count is a number of people or talks that clears the threshold.
type Count struct {
	Value  int               `json:"value"`
	Coding disclosure.Coding `json:"coding,omitempty" enum:"at_most,at_least"`
}

// GroupName is a department, or several that are shown as one.
type GroupName struct {
	ID          string   `json:"id"`
	Name        string   `json:"name"`
	Departments []string `json:"departments" doc:"Names with their parents: 営業部/第一課"`
	Merged      bool     `json:"merged"`
}

// Slice is a group of people of one attribute: one of its values, or neighbouring ones that are shown as one.
type Slice struct {
	ID        string        `json:"id"`
	Attribute events.Code   `json:"attribute" enum:"age_band,job_type,tenure"`
	Values    []events.Code `json:"values"`
	Label     Text          `json:"label"`
	Merged    bool          `json:"merged"`
}

// Line is a measure of the whole company and by group, with what earlier months' reports said.
type Line struct {
	Code    events.Code        `json:"code"`
	Chapter events.Code        `json:"chapter"`
	Unit    Statistic          `json:"unit" enum:"mean,share"`
	Low     float64            `json:"low,omitempty" doc:"Lower end of the scale"`
	High    float64            `json:"high,omitempty" doc:"Upper end of the scale"`
	Better  int                `json:"better" enum:"-1,1" doc:"1: higher is better"`
	Label   Text               `json:"label"`
	Company *disclosure.Figure `json:"company,omitempty"`
	Groups  []GroupFigure      `json:"groups"`
	Slices  []GroupFigure      `json:"slices" doc:"Group is the ID of a slice"`
	Trend   []TrendPoint       `json:"trend"`
	Change  *Change            `json:"change,omitempty" doc:"Against the last released month that has the figure"`
	// Benchmark compares with other companies: all, and those of the same industry. Absent ones may not be shown.
	Benchmark []Benchmark `json:"benchmark"`
}

// Change says whether the company's figure differs from that of an earlier month. Differs is "" where it cannot be distinguished.
type Change struct {
	Since   events.Month `json:"since"`
	Differs string       `json:"differs,omitempty" enum:"better,worse"`
}

// Benchmark is the mean of other companies' figures, with noise that hides each single one (differential privacy).
type Benchmark struct {
	Scope     events.Code  `json:"scope" enum:"all,industry"`
	From      events.Month `json:"from" doc:"First month of the quarter that is compared with"`
	To        events.Month `json:"to"`
	Companies int          `json:"companies" doc:"Rounded down; at least 5"`
	People    int          `json:"people" doc:"Rounded down; at least 100"`
	Value     float64      `json:"value"`
	Low       float64      `json:"low" doc:"Lower end of what the noise leaves open (95 %)"`
	High      float64      `json:"high"`
	Epsilon   float64      `json:"epsilon" doc:"Privacy budget that this figure took of each company, at δ = 1e-6"`
}

// Risk is a health risk of the job stress map; 100 is the nation's mean.
type Risk struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// JobStress is 仕事のストレス判定図: where the mean of those who did the self-check stands, and the health risk that goes with it. The four
// means are raw scores from 3 to 12.
type JobStress struct {
	N                int               `json:"n" doc:"Respondents"`
	NCode            disclosure.Coding `json:"n_coding,omitempty" enum:"at_least"`
	From             events.Month      `json:"from" doc:"First month of the self-checks"`
	To               events.Month      `json:"to"`
	QuantityControl  Risk              `json:"quantity_control"`
	Support          Risk              `json:"support"`
	Total            Risk              `json:"total"`
	Quantity         float64           `json:"quantity" doc:"Higher: more work"`
	Control          float64           `json:"control" doc:"Higher: more control"`
	ManagerSupport   float64           `json:"manager_support" doc:"Higher: more support"`
	ColleagueSupport float64           `json:"colleague_support" doc:"Higher: more support"`
	Nation           []StrainPoint     `json:"nation,omitempty" doc:"Where the nation stands, whose health risks are 100"`
	Source           string            `json:"source"`
}

// StrainPoint is a place on the job stress map.
type StrainPoint struct {
	Who              events.Code `json:"who" enum:"men,women"`
	Quantity         float64     `json:"quantity"`
	Control          float64     `json:"control"`
	ManagerSupport   float64     `json:"manager_support"`
	ColleagueSupport float64     `json:"colleague_support"`
}

// Voice is what an employee released to the company, without a name.
type Voice struct {
	ID   events.ID `json:"id"`
	Text string    `json:"text"`
}

// GroupFigure is a group's figure. Differs is "" unless the group can be told from all others together.
type GroupFigure struct {
	Group   string            `json:"group"`
	Figure  disclosure.Figure `json:"figure"`
	Differs string            `json:"differs,omitempty" enum:"better,worse"`
}

// TrendPoint is an earlier month's released company figure.
type TrendPoint struct {
	Month  events.Month      `json:"month"`
	Figure disclosure.Figure `json:"figure"`
}

// Topic is how often and how something was talked about.
type Topic struct {
	Code     events.Code        `json:"code"`
	Share    disclosure.Figure  `json:"share" doc:"Per cent of people who talked"`
	Polarity *disclosure.Figure `json:"polarity,omitempty" doc:"-1 to 1; absent below the threshold"`
}

// Excerpt is text that its speaker approved, on a topic that at least k people raised.
type Excerpt struct {
	Topic events.Code `json:"topic"`
	Text  string      `json:"text"`
}

// Pooled is a chapter of talks that are too few in a month.
type Pooled struct {
	Program events.Code    `json:"program"`
	From    events.Month   `json:"from"`
	To      events.Month   `json:"to"`
	Figures []PooledFigure `json:"figures"`
}

// PooledFigure is one of its figures; all are means on 1 to 5.
type PooledFigure struct {
	Code   events.Code       `json:"code"`
	Figure disclosure.Figure `json:"figure"`
}

// Finding is what the report points out, the figures behind it, and what may be done.
type Finding struct {
	Code      events.Code `json:"code"`
	Statement Text        `json:"statement"`
	Evidence  []string    `json:"evidence" doc:"Where in the report: lines/<code>/company, lines/<code>/<group>, topics/<code>"`
	Sure      events.Code `json:"sure" enum:"distinguishable,indication"`
	Proposals []Proposal  `json:"proposals"`
}

// Proposal is a measure from the catalogue.
type Proposal struct {
	Code     events.Code `json:"code"`
	Action   Text        `json:"action"`
	Who      Text        `json:"who" doc:"Who does it for whom"`
	Effort   events.Code `json:"effort" enum:"low,medium,high"`
	Basis    string      `json:"basis" doc:"Where the proposal comes from"`
	Evidence Text        `json:"evidence" doc:"How well it is known to help"`
}

// Withheld is a figure that could have been expected.
type Withheld struct {
	What string      `json:"what" doc:"Path as in evidence"`
	Why  events.Code `json:"why" enum:"below_threshold,could_be_derived,protected" doc:"HR always reads protected: the precise reason would tell how many answered"`
}

// forHR is the report without the reasons why figures are withheld: they tell how many answered, and whether something changed since
// an earlier revision.
func (r Report) forHR() Report {
	withheld := make([]Withheld, len(r.Withheld))
	for i, w := range r.Withheld {
		withheld[i] = Withheld{What: w.What, Why: "protected"}
	}
	r.Withheld = withheld
	return r
}
