package reports

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"kikite/events"
)

var golden = flag.Bool("golden", false, "write testdata/report.json")

// invented is a company of 600 people with seven departments, of whom about half talk in a month.
type invented struct {
	r       *rand.Rand
	company events.CompanyChanged
	names   Names
	people  []employee
	ledgers Ledgers
}

type employee struct {
	id         events.ID
	department events.ID
	attributes events.Attributes
	burden     float64 // what the person carries from month to month
}

func newInvented() *invented {
	v := &invented{r: rand.New(rand.NewPCG(20, 26)), ledgers: NewLedgers()}
	v.names = Names{Company: "青葉精機株式会社", Departments: map[events.ID]string{}}
	v.company = events.CompanyChanged{CompanyID: "com_00000000000000000000000001", Status: events.CompanyLive, Threshold: 10, Industry: "manufacturing",
		Programs: []events.Code{events.RegularCare, events.Exit, events.PreJoining}}
	add := func(id, parent events.ID, name string, people int, burden float64) {
		v.company.Departments = append(v.company.Departments, events.Department{DepartmentID: id, ParentID: parent})
		v.names.Departments[id] = name
		for range people {
			n := len(v.people)
			e := employee{id: events.ID(fmt.Sprintf("tok_%026d", n)), department: id, burden: burden + 1.2*v.r.NormFloat64(), attributes: events.Attributes{
				events.AttributeAgeBand: events.AgeBands()[1+v.r.IntN(4)], events.AttributeTenure: valuesOf(events.AttributeTenure)[v.r.IntN(4)],
				events.AttributeJobType: []events.Code{"sales", "production", "engineering"}[v.r.IntN(3)]}}
			v.people = append(v.people, e)
		}
	}
	add("dep_1", "", "営業部", 6, 0)
	add("dep_11", "dep_1", "第一課", 90, 1.6)
	add("dep_12", "dep_1", "第二課", 12, 0.4)
	add("dep_2", "", "製造部", 8, 0)
	add("dep_21", "dep_2", "第一工場", 210, 0)
	add("dep_22", "dep_2", "第二工場", 150, 0.2)
	add("dep_3", "", "管理部", 124, -0.4)
	return v
}

// input is what the month's report is made from: talks, self-checks, exits, bookings and registrations.
func (v *invented) input(month events.Month, worse float64, released []Report, before map[events.Month][]events.FactRecorded) Input {
	in := Input{Company: v.company, Names: v.names, Month: month, Headcounts: map[events.ID]int{}, AttributeHeadcounts: map[events.Code]map[events.Code]int{},
		Facts: before, Released: released, Ledgers: v.ledgers}
	var facts []events.FactRecorded
	for i, e := range v.people {
		in.Headcounts[e.department]++
		for a, value := range e.attributes {
			if in.AttributeHeadcounts[a] == nil {
				in.AttributeHeadcounts[a] = map[events.Code]int{}
			}
			in.AttributeHeadcounts[a][value]++
		}
		fact := func(kind events.Code, m events.Measures) *events.FactRecorded {
			facts = append(facts, events.FactRecorded{FactID: events.ID(fmt.Sprintf("fct_%s_%d", month, len(facts))), CompanyID: v.company.CompanyID,
				Subject: e.id, Month: month, Kind: kind, Program: events.RegularCare, DepartmentID: e.department, Attributes: e.attributes, Measures: m})
			return &facts[len(facts)-1]
		}
		if i%10 < 8 {
			in.Registered = append(in.Registered, events.FactRecorded{Subject: e.id, Month: "2026-05", Kind: events.FactRegistered})
		}
		burden := e.burden + worse + 0.6*v.r.NormFloat64()
		if v.r.Float64() < 0.6 {
			fact(events.FactBooked, nil)
			f := fact(events.FactSession, v.pulse(burden))
			v.talk(f, burden)
		}
		if v.r.Float64() < 0.25 {
			fact(events.FactSelfCheck, v.check(burden)).Program = ""
		}
		if v.r.Float64() < 0.012 {
			fact(events.FactSession, events.Measures{"satisfaction": 4, "reason_pay": v.one(4), "reason_growth": v.one(3), "reason_relations": v.one(2)}).Program = events.Exit
		}
	}
	in.Facts[month] = facts
	in.Excerpts = []ApprovedText{{Topic: "workload", Text: "月末の締めが一人に集中しています。分担できると助かります。"}}
	in.Benchmark = Drawn{All: map[events.Code]Benchmark{"engagement": {Scope: compareAll, From: "2026-04", To: "2026-06", Companies: 240, People: 31_400, Value: 3.4, Low: 3.2, High: 3.6, Epsilon: 0.66}}}
	return in
}

func (v *invented) one(mean float64) float64 {
	return min(5, max(1, math.Round(mean+v.r.NormFloat64())))
}

func (v *invented) pulse(burden float64) events.Measures {
	return events.Measures{"satisfaction": v.one(4.1), "engagement": v.one(3.5 - 0.5*burden), "job_fit": v.one(3.4 - 0.3*burden), "leave": v.one(2.4 + 0.5*burden),
		"k6": min(24, max(0, math.Round(5+3*burden+2*v.r.NormFloat64())))}
}

func (v *invented) talk(f *events.FactRecorded, burden float64) {
	f.Analyser = "local-1"
	if burden+v.r.NormFloat64() > 0.2 {
		f.Topics = append(f.Topics, events.TopicPolarity{Topic: "workload", Score: 0.9, Polarity: -1})
	}
	if v.r.Float64() < 0.3 {
		f.Topics = append(f.Topics, events.TopicPolarity{Topic: "career", Score: 0.8, Polarity: v.r.IntN(3) - 1})
	}
}

func (v *invented) check(burden float64) events.Measures {
	m := events.Measures{"sum_a": math.Round(40 + 4*burden), "sum_b": math.Round(58 + 8*burden), "sum_c": math.Round(20 + burden),
		"strain_quantity": v.score(8.6 + burden), "strain_control": v.score(7.4 - burden/2), "strain_manager": v.score(7.2), "strain_colleagues": v.score(8.1)}
	m["strain_demand_log"] = (m["strain_quantity"]-8.7)*0.076 - (m["strain_control"]-7.9)*0.089
	m["strain_support_log"] = -(m["strain_manager"]-7.5)*0.097 - (m["strain_colleagues"]-8.1)*0.097
	for _, s := range scaleMeasures() {
		m[s.Code] = v.one(3 - burden/3)
	}
	return m
}

func (v *invented) score(mean float64) float64 {
	return min(12, max(3, math.Round(mean+1.5*v.r.NormFloat64())))
}

// months composes the reports of four months, the last with the exits of the quarter and a turn for the worse.
func (v *invented) months() []Report {
	var out []Report
	facts := map[events.Month][]events.FactRecorded{}
	for i, month := range []events.Month{"2026-06", "2026-07", "2026-08", "2026-09"} {
		worse := 0.0
		if i == 3 {
			worse = 0.5
		}
		draft := Compose(v.input(month, worse, out, facts))
		draft.Report.Revision = 1
		out = append(out, draft.Report)
	}
	return out
}

// TestGolden pins a whole report, so that what a change does to what companies read is seen. go test … -run TestGolden -golden writes it.
func TestGolden(t *testing.T) {
	t.Parallel()
	months := newInvented().months()
	report := months[len(months)-1]
	got, err := json.MarshalIndent(report, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	const path = "testdata/report.json"
	if *golden {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("the report is not %s: look at the difference, then write it with -golden (%v)", path, err)
	}
	again := newInvented().months()
	if second, err := json.MarshalIndent(again[len(again)-1], "", "  "); err != nil || string(second)+"\n" != string(got) {
		t.Error("the same input made another report")
	}
	for _, never := range []string{"tok_", "fct_", "集団分析を"} {
		if strings.Contains(string(got), never) {
			t.Errorf("the report holds %q", never)
		}
	}
	complete(t, report)
}

// complete says that the invented company's report has something of every chapter.
func complete(t *testing.T, r Report) {
	t.Helper()
	u := r.Use
	if u.Registered == nil || u.Booked == nil || u.Talked == nil || u.Answered == nil || r.Participation.JA == "" || len(r.Pooled) == 0 || r.JobStress == nil {
		t.Errorf("use %+v, %d pooled, job stress %+v", u, len(r.Pooled), r.JobStress)
	}
	sliced, changed, benchmarked, trends := 0, 0, 0, 0
	for _, l := range r.Lines {
		sliced, trends = sliced+len(l.Slices), trends+len(l.Trend)
		if l.Change != nil && l.Change.Differs == "worse" {
			changed++
		}
		benchmarked += len(l.Benchmark)
	}
	if sliced == 0 || changed == 0 || benchmarked == 0 || trends == 0 || len(r.Excerpts) == 0 || len(r.Findings) < 3 {
		t.Errorf("%d slices, %d changes, %d benchmarks, %d points of trend, %d findings", sliced, changed, benchmarked, trends, len(r.Findings))
	}
	for _, f := range r.Findings {
		if len(f.Evidence) == 0 || len(f.Proposals) == 0 || f.Statement.JA == "" {
			t.Errorf("a finding without figures or proposals: %+v", f)
		}
	}
}
