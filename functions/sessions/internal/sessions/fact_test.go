package sessions_test

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/clock"
)

// facts returns the versions of the world's one fact, oldest first, and checks that they are of one fact and numbered without gap.
func (w *world) facts() []events.FactRecorded {
	w.t.Helper()
	list := w.envelopes(events.SessionsFactRecorded.Name())
	slices.SortFunc(list, func(a, b events.Envelope) int { return int(a.EntityVersion - b.EntityVersion) })
	var out []events.FactRecorded
	for i, e := range list {
		f, err := events.SessionsFactRecorded.Parse(e)
		if err != nil {
			w.t.Fatal(err)
		}
		if e.EntityVersion != int64(i+1) || e.EntityID != f.FactID || i > 0 && (f.FactID != out[0].FactID || f.Subject != out[0].Subject) {
			w.t.Errorf("version %d of %s: %+v", e.EntityVersion, e.EntityID, f)
		}
		out = append(out, f)
	}
	return out
}

func TestAFactGrowsWithPulseAndAnalysis(t *testing.T) {
	t.Parallel()
	tests := map[string][]string{
		"pulse, then analysis": {"pulse", "record"},
		"analysis, then pulse": {"record", "pulse"},
	}
	for name, order := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := held(t, events.RegularCare)
			for _, step := range order {
				if step == "pulse" {
					w.ok(w.employee, http.MethodPost, w.path("pulse"), w.pulse(events.RegularCare, map[string]int{"rating": 4, "leave": 2}), nil)
					continue
				}
				w.ok(w.consultant, http.MethodPut, w.path("record"), record(secretText), nil)
				if n := w.analyse(&analyser{}); n != 0 {
					t.Fatalf("%d refused", n)
				}
			}
			facts := w.facts()
			if len(facts) != 3 {
				t.Fatalf("%d versions", len(facts))
			}
			if len(facts[0].Measures) != 0 || len(facts[0].Topics) != 0 {
				t.Errorf("first: %+v", facts[0])
			}
			last := facts[2]
			if last.Measures[events.MeasureK6] != 24 || last.Measures[events.MeasureLeave] != 2 || last.Measures[events.MeasureSatisfaction] != 4 ||
				last.Measures[events.MeasureJobFit] != 5 || last.Measures[events.MeasureEngagement] != 5 {
				t.Errorf("measures %v", last.Measures)
			}
			if len(last.Topics) != 3 || last.Topics[0].Topic != "manager" || last.Topics[0].Score != 1 || last.Analyser != "fake-1" {
				t.Errorf("topics %v by %s", last.Topics, last.Analyser)
			}
			if last.Month != "2026-10" || last.Kind != events.FactSession || last.Program != events.RegularCare || last.DepartmentID != w.department {
				t.Errorf("%+v", last)
			}
			if last.Attributes[events.AttributeAgeBand] != "30s" || last.Attributes[events.AttributeTenure] != "1_3y" {
				t.Errorf("attributes %v", last.Attributes)
			}
		})
	}
}

// TestFactsStayInTheGroupOfTheTalk: a transfer between two versions does not move the fact.
func TestFactsStayInTheGroupOfTheTalk(t *testing.T) {
	t.Parallel()
	w := held(t, events.RegularCare)
	before := w.department
	w.department = w.source.New("dep")
	w.deliver(w.account(w.employee, events.StatusActive, 2))
	w.ok(w.employee, http.MethodPost, w.path("pulse"), w.pulse(events.RegularCare, nil), nil)
	if f := w.facts(); len(f) != 2 || f[1].DepartmentID != before {
		t.Errorf("%+v", f)
	}
}

func TestExitAndPreJoiningFactsSayNothingOfHealth(t *testing.T) {
	t.Parallel()
	for _, program := range []events.Code{events.Exit, events.PreJoining} {
		t.Run(string(program), func(t *testing.T) {
			t.Parallel()
			w := held(t, program)
			w.ok(w.employee, http.MethodPost, w.path("pulse"), w.pulse(program, nil), nil)
			w.ok(w.consultant, http.MethodPut, w.path("record"), body{"themes": []string{"sleep", "turnover", "job_fit"}, "state": "", "next_steps": "", "risk_signs": []string{"wish_to_leave"}, "text": "x"}, nil)
			w.roster(1)
			if n := w.analyse(&analyser{propose: []string{"評価の基準を知りたかった。"}}); n != 0 {
				t.Fatalf("%d refused", n)
			}
			last := w.facts()[2]
			for _, code := range []events.Code{events.MeasureK6, events.MeasureJobFit, events.MeasureLeave, events.MeasureEngagement} {
				if _, ok := last.Measures[code]; ok {
					t.Errorf("measures %s", code)
				}
			}
			if len(last.Topics) != 1 || last.Topics[0].Topic != "evaluation" {
				t.Errorf("topics %v", last.Topics)
			}
			if last.Measures[events.MeasureSatisfaction] != 5 {
				t.Errorf("measures %v", last.Measures)
			}
			var excerpts struct{ Excerpts []excerpt }
			w.ok(w.employee, http.MethodGet, "/me/excerpts", nil, &excerpts)
			if n := len(excerpts.Excerpts); (program == events.PreJoining) != (n == 0) {
				t.Errorf("%d excerpts proposed", n)
			}
		})
	}
}

// TestFactsComeOnceUnderDuplicatesAndRaces: whatever is repeated and whatever runs at the same time, the fact has exactly the versions
// that the state went through.
func TestFactsComeOnceUnderDuplicatesAndRaces(t *testing.T) {
	t.Parallel()
	w := held(t, events.RegularCare)
	w.ok(w.consultant, http.MethodPut, w.path("record"), record(secretText), nil)
	answers := w.pulse(events.RegularCare, nil)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			if i%2 == 0 {
				if status, answer := w.call(w.employee, http.MethodPost, w.path("pulse"), answers); status != 200 && status != 503 {
					t.Errorf("%d %s", status, answer)
				}
				return
			}
			w.analyse(&analyser{}) // the same event again and again
		})
	}
	wg.Wait()
	w.ok(w.employee, http.MethodPost, w.path("pulse"), answers, nil)
	if n := w.analyse(&analyser{}); n != 0 {
		t.Errorf("%d refused", n)
	}
	if n := len(w.facts()); n != 3 {
		t.Errorf("%d versions", n)
	}
	if n := len(emitted(w, events.SessionsPulseAnswered)); n != 1 {
		t.Errorf("%d pulse_answered", n)
	}
	w.refused(w.employee, http.MethodPost, w.path("pulse"), w.pulse(events.RegularCare, map[string]int{"rating": 1}), 409, "already_answered")
}

func TestACorrectedRecordIsAnalysedAgain(t *testing.T) {
	t.Parallel()
	w := held(t, events.RegularCare)
	first, second := record("最初の記録"), record("直した記録")
	for range 2 {
		w.ok(w.consultant, http.MethodPut, w.path("record"), first, nil)
	}
	w.ok(w.consultant, http.MethodPut, w.path("record"), second, nil)
	queued := w.envelopes(events.SessionsRecordSubmitted.Name())
	if len(queued) != 2 {
		t.Fatalf("%d record_submitted", len(queued))
	}
	rand.Shuffle(2, func(i, j int) { queued[i], queued[j] = queued[j], queued[i] })
	a := &analyser{}
	if n := w.analyse(a); n != 0 {
		t.Fatalf("%d refused", n)
	}
	if len(a.got) != 1 || !strings.Contains(a.got[0].Text, "直した記録") {
		t.Errorf("analysed %+v", a.got)
	}
	if n := len(w.facts()); n != 2 {
		t.Errorf("%d versions", n)
	}
}

// TestNoEventCarriesWords: whatever was written or answered, nothing of it and no way from a pseudonym to a person is in any event.
func TestNoEventCarriesWords(t *testing.T) {
	t.Parallel()
	w := held(t, events.MentalHarassment)
	w.roster(1)
	w.ok(w.consultant, http.MethodPut, w.path("record"), record(secretText), nil)
	w.ok(w.employee, http.MethodPost, w.path("pulse"), w.pulse(events.MentalHarassment, nil), nil)
	w.ok(w.employee, http.MethodPost, "/self-checks", sheet("female", 2), nil)
	w.analyse(&analyser{propose: []string{"評価に不満がある。"}})
	var list struct{ Excerpts []excerpt }
	w.ok(w.employee, http.MethodGet, "/me/excerpts", nil, &list)
	w.ok(w.employee, http.MethodPost, "/me/excerpts/"+list.Excerpts[0].ID+"/decision", body{"approve": true, "text": "評価に不満がある。"}, nil)
	for _, e := range w.outbox() {
		raw, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range string(raw) {
			if r > 127 {
				t.Fatalf("%s carries words: %s", e.Type, raw)
			}
		}
		if e.Type != events.SessionsFactRecorded.Name() && e.Type != events.SessionsExcerptReleased.Name() {
			continue
		}
		for _, id := range []events.ID{w.employee.AccountID, w.session(), w.booking.BookingID, w.consultant.ConsultantID} {
			if strings.Contains(string(raw), string(id)) {
				t.Errorf("%s leads to %s", e.Type, id)
			}
		}
		if e.Time != e.Time.Truncate(24*time.Hour) || e.CausationID != "" || e.CorrelationID != e.ID {
			t.Errorf("%s is linked: %+v", e.Type, e)
		}
	}
	var pulse map[string]any
	if err := json.Unmarshal(w.envelopes(events.SessionsPulseAnswered.Name())[0].Data, &pulse); err != nil {
		t.Fatal(err)
	}
	got := slices.Sorted(maps.Keys(pulse))
	if want := []string{"again", "booking_id", "consultant_id", "employee_id", "program", "rating", "session_id"}; !slices.Equal(got, want) {
		t.Errorf("pulse_answered says %v", got)
	}
}

func TestSelfCheckFact(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.clock.Advance(-w.clock.Now().Sub(time.Date(2026, 10, 31, 23, 59, 0, 0, clock.Tokyo())))
	w.ok(w.employee, http.MethodPost, "/self-checks", sheet("male", 1), nil)
	f := w.facts()[0]
	want := map[events.Code]float64{events.MeasureSumA: 50, events.MeasureSumB: 38, events.MeasureSumC: 9, events.MeasureConvertedA: 22,
		events.MeasureConvertedB: 26, events.MeasureConvertedC: 15, events.MeasureHighStress: 0, "scale_workload_quantity": 1, "scale_job_meaning": 5}
	for code, v := range want {
		if f.Measures[code] != v {
			t.Errorf("%s = %v, not %v", code, f.Measures[code], v)
		}
	}
	if f.Month != "2026-10" || f.Kind != events.FactSelfCheck || f.DepartmentID != w.department || len(f.Measures) != 7+19+6 {
		t.Errorf("%+v", f)
	}
}
