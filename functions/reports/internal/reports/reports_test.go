package reports_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"kikite/events"
	"kikite/functions/reports/internal/reports"
	"kikite/shared/ids"
)

func TestReport(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.facts("第一課", 14, 2, 4, 6, 8)
	w.facts("第二課", 4, 20)
	w.facts("開発部", 20, 12, 14, 16)
	r := w.generate().Report
	if r.Company != "試験株式会社" || r.Use.Invited != 150 || r.Use.Talked == nil || r.Use.Talked.Value != 38 {
		t.Errorf("use %+v", r.Use)
	}
	k6 := line(t, r, "k6_mean")
	if k6.Company == nil || k6.Company.N != 38 || len(k6.Groups) != 2 {
		t.Fatalf("K6: %+v", k6)
	}
	for _, g := range r.Groups {
		if slices.Contains(g.Departments, "営業部/第二課") && !g.Merged {
			t.Errorf("a department of four stands alone: %+v", g)
		}
	}
	worse := 0
	for _, g := range k6.Groups {
		if g.Figure.N < 10 {
			t.Errorf("a group of %d is shown", g.Figure.N)
		}
		if g.Differs == "worse" {
			worse++
		}
	}
	if worse != 1 || len(r.Findings) == 0 || len(r.Findings[0].Proposals) == 0 {
		t.Errorf("worse groups %d, findings %+v", worse, r.Findings)
	}
	if len(r.Topics) != 1 || r.Topics[0].Share.Coding != "at_least" {
		t.Errorf("everybody raised the topic, so only a bound may be shown: %+v", r.Topics)
	}
	raw, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(raw), "tok_") || strings.Contains(string(raw), "fct_") {
		t.Error("the report holds a pseudonym")
	}
}

func TestBelowTheThresholdNothingIsShown(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.facts("開発部", 9, 12)
	r := w.generate().Report
	if r.Use.Talked != nil || len(r.Topics) != 0 || len(r.Findings) != 0 || len(r.Groups) != 0 {
		t.Errorf("%+v", r)
	}
	for _, l := range r.Lines {
		if l.Company != nil || len(l.Groups) != 0 {
			t.Errorf("line %s is shown", l.Code)
		}
	}
	if len(r.Withheld) == 0 {
		t.Error("it is not said what is withheld")
	}
}

// TestAFewPeoplesTopicIsLikeNobodys: neither a line nor a withheld one tells that one person raised a topic, or that there was a talk.
func TestAFewPeoplesTopicIsLikeNobodys(t *testing.T) {
	t.Parallel()
	withheld := func(r reports.Report) string {
		raw, err := json.Marshal(r.Withheld)
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	many := newWorld(t)
	facts := many.facts("開発部", 20, 5)
	nobody := many.generate().Report
	for i, f := range facts[:3] {
		f.Topics = append(f.Topics, events.TopicPolarity{Topic: "harassment", Score: 1, Polarity: -1})
		many.deliver(events.SessionsFactRecorded.New(many.meta(f.FactID), f))
		r := many.generate().Report
		if shown := slices.ContainsFunc(r.Topics, func(t reports.Topic) bool { return t.Code == "harassment" }); shown != (i == 2) {
			t.Errorf("%d people raised it, shown: %v", i+1, shown)
		}
		if i < 2 && withheld(r) != withheld(nobody) {
			t.Errorf("withheld %s instead of %s", withheld(r), withheld(nobody))
		}
	}
	one := newWorld(t)
	empty := one.generate().Report
	one.facts("開発部", 1, 5)
	if r := one.generate().Report; withheld(r) != withheld(empty) {
		t.Errorf("one talk: withheld %s instead of %s", withheld(r), withheld(empty))
	}
}

func TestNearlyEverybodyTalkedIsABound(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.facts("開発部", 145, 3)
	r := w.generate().Report
	if r.Use.Talked == nil || r.Use.Talked.Value != 140 || r.Use.Talked.Coding != "at_least" || r.Use.Talks != nil {
		t.Errorf("145 of 150 talked: %+v", r.Use.Talked)
	}
	for _, l := range r.Lines { // no other figure may tell what the bound hides
		if l.Company != nil && (l.Company.N != 140 || l.Company.NCode != "at_least") {
			t.Errorf("line %s says that %d answered", l.Code, l.Company.N)
		}
	}
}

func TestFactsAreCountedOnceAndInTheirLatestVersion(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	facts := w.facts("開発部", 10, 12)
	old, err := events.SessionsFactRecorded.New(events.Meta{ID: ids.Default{}.Random(ids.Event), Time: w.clock.Now(), EntityID: facts[0].FactID, EntityVersion: 1},
		func() events.FactRecorded { f := facts[0]; f.Measures = events.Measures{"k6": 24}; return f }())
	for range 2 { // late, and twice
		w.deliver(old, err)
	}
	if l := line(t, w.generate().Report, "k6_mean"); l.Company == nil || l.Company.N != 10 || l.Company.Value != 12 {
		t.Errorf("%+v", l.Company)
	}
}
