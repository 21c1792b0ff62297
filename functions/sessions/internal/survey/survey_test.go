package survey_test

import (
	"maps"
	"strings"
	"testing"

	"kikite/events"
	"kikite/functions/sessions/internal/survey"
)

func answered(t *testing.T, program events.Code, value func(survey.Item) int) (survey.Form, map[events.Code]int) {
	t.Helper()
	f, ok := survey.For(program)
	if !ok {
		t.Fatalf("no form for %s", program)
	}
	a := map[events.Code]int{}
	for _, item := range f.Items {
		a[item.Code] = value(item)
	}
	return f, a
}

func last(i survey.Item) int { return i.Options[len(i.Options)-1].Value }

func TestForms(t *testing.T) {
	t.Parallel()
	for _, program := range events.Programs() {
		f, a := answered(t, program, last)
		if len(f.Items) > 12 || len(a) != len(f.Items) {
			t.Errorf("%s: %d items, %d codes", program, len(f.Items), len(a))
		}
		for _, item := range f.Items {
			if item.Text.JA == "" || item.Text.EN == "" || len(item.Options) < 2 {
				t.Errorf("%s: %+v", program, item)
			}
			if strings.HasPrefix(string(item.Code), "k6") != (item.Source != "") {
				t.Errorf("%s: %s has source %q", program, item.Code, item.Source)
			}
		}
		if err := f.Check(a); err != nil {
			t.Errorf("%s: %v", program, err)
		}
	}
	if _, ok := survey.For("lunch"); ok {
		t.Error("a form for an unknown program")
	}
}

func TestCheckRefuses(t *testing.T) {
	t.Parallel()
	f, good := answered(t, events.RegularCare, last)
	for name, change := range map[string]func(map[events.Code]int){
		"a missing item":     func(a map[events.Code]int) { delete(a, "k6_1") },
		"an unknown item":    func(a map[events.Code]int) { a["salary"] = 1 },
		"too high":           func(a map[events.Code]int) { a["k6_1"] = 5 },
		"too low":            func(a map[events.Code]int) { a["leave"] = 0 },
		"an item of another": func(a map[events.Code]int) { delete(a, "leave"); a["reason_pay"] = 1 },
	} {
		a := maps.Clone(good)
		change(a)
		if err := f.Check(a); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestMeasures(t *testing.T) {
	t.Parallel()
	f, a := answered(t, events.OneOnOne, last)
	a["job_fit_suits"], a["job_fit_meaning"], a["leave"], a["rating"] = 2, 5, 1, 4
	want := map[events.Code]float64{events.MeasureK6: 24, events.MeasureJobFit: 3.5, events.MeasureLeave: 1, events.MeasureEngagement: 5, events.MeasureSatisfaction: 4}
	if got := f.Measures(a); !maps.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

// TestExitAndPreJoiningSayNothingOfHealth: neither their items nor their measures.
func TestExitAndPreJoiningSayNothingOfHealth(t *testing.T) {
	t.Parallel()
	for _, program := range []events.Code{events.Exit, events.PreJoining} {
		f, a := answered(t, program, last)
		for _, item := range f.Items {
			for _, word := range []string{"健康", "体調", "気分", "眠", "ストレス", "合って", "やりがい", "働きがい", "辞め"} {
				if strings.Contains(item.Text.JA, word) {
					t.Errorf("%s asks %q", program, item.Text.JA)
				}
			}
		}
		m := f.Measures(a)
		for _, code := range []events.Code{events.MeasureK6, events.MeasureJobFit, events.MeasureLeave, events.MeasureEngagement} {
			if _, ok := m[code]; ok {
				t.Errorf("%s measures %s", program, code)
			}
		}
		if m[events.MeasureSatisfaction] != 5 {
			t.Errorf("%s: %v", program, m)
		}
	}
}
