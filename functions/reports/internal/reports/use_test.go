package reports

import (
	"fmt"
	"testing"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

func registered(from, to int, month events.Month) []events.FactRecorded {
	var out []events.FactRecorded
	for i := from; i < to; i++ {
		out = append(out, events.FactRecorded{Subject: events.ID(fmt.Sprintf("tok_%d", i)), Month: month, Kind: events.FactRegistered})
	}
	return out
}

// TestRegisteredMovesInSteps: in a month with one joiner one more registration would be theirs.
func TestRegisteredMovesInSteps(t *testing.T) {
	t.Parallel()
	ledgers, released := NewLedgers(), []Report{}
	var known []events.FactRecorded
	for _, step := range []struct {
		month events.Month
		until int
		shown int
	}{{"2026-01", 9, 0}, {"2026-02", 24, 24}, {"2026-03", 25, 24}, {"2026-04", 33, 24}, {"2026-05", 34, 34}, {"2026-06", 34, 34}} {
		known = append(known, registered(len(known), step.until, step.month)...)
		r := Compose(Input{Company: events.CompanyChanged{Threshold: 10, Departments: []events.Department{{DepartmentID: "dep_1"}}}, Month: step.month,
			Headcounts: map[events.ID]int{"dep_1": 100}, Registered: known, Released: released, Ledgers: ledgers}).Report
		released = append(released, r)
		got := 0
		if r.Use.Registered != nil {
			got = r.Use.Registered.Value
		}
		if got != step.shown {
			t.Errorf("%s: %d of %d registered are shown, not %d", step.month, got, step.until, step.shown)
		}
	}
}

func TestBookedAndAnsweredAreBounds(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]int{9: 0, 10: 10, 14: 10, 38: 35, 97: 90} {
		var facts []events.FactRecorded
		for i := range n {
			who := events.ID(fmt.Sprintf("tok_%d", i))
			facts = append(facts, events.FactRecorded{FactID: who, Subject: who, Month: "2026-05", Kind: events.FactBooked},
				events.FactRecorded{FactID: "s" + who, Subject: who, Month: "2026-05", Kind: events.FactSession, Program: events.OneOnOne, DepartmentID: "dep_1",
					Measures: events.Measures{"satisfaction": float64(1 + i%5)}})
		}
		u := Compose(Input{Company: events.CompanyChanged{Threshold: 10, Departments: []events.Department{{DepartmentID: "dep_1"}}}, Month: "2026-05",
			Headcounts: map[events.ID]int{"dep_1": 100}, Facts: map[events.Month][]events.FactRecorded{"2026-05": facts}, Ledgers: NewLedgers()}).Report.Use
		for what, c := range map[string]*Count{"booked": u.Booked, "answered": u.Answered} {
			if want == 0 && c != nil || want > 0 && (c == nil || c.Value != want || c.Coding != disclosure.AtLeast) {
				t.Errorf("%d %s: %+v, not at least %d", n, what, c, want)
			}
		}
	}
}

// TestChangeReadsPublishedFigures: a change is marked where the two published intervals leave little doubt, and never at a bound.
func TestChangeReadsPublishedFigures(t *testing.T) {
	t.Parallel()
	figure := func(v float64, coding disclosure.Coding) *disclosure.Figure {
		return &disclosure.Figure{Value: v, Low: v - 0.2, High: v + 0.2, N: 80, Coding: coding}
	}
	for name, tt := range map[string]struct {
		now, before *disclosure.Figure
		better      int
		want        string
	}{
		"worse":         {figure(3, ""), figure(3.6, ""), 1, "worse"},
		"better":        {figure(3, ""), figure(3.6, ""), -1, "better"},
		"not sure":      {figure(3.4, ""), figure(3.6, ""), 1, ""},
		"a bound now":   {figure(1.2, disclosure.AtMost), figure(3.6, ""), 1, ""},
		"a bound then":  {figure(3, ""), figure(4.8, disclosure.AtLeast), 1, ""},
		"nothing moved": {figure(3, ""), figure(3, ""), 1, ""},
	} {
		c := &composer{}
		c.draft.Report.Lines = []Line{{Code: "x", Better: tt.better, Company: tt.now, Trend: []TrendPoint{{Month: "2026-01", Figure: *tt.before}}}, {Code: "y", Better: 1}}
		c.changes()
		if got := c.draft.Report.Lines[0].Change; got == nil || got.Since != "2026-01" || got.Differs != tt.want {
			t.Errorf("%s: %+v", name, got)
		}
		if c.draft.Report.Lines[1].Change != nil {
			t.Errorf("%s: a change of nothing", name)
		}
	}
}
