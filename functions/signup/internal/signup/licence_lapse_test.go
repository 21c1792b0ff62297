package signup_test

import (
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"kikite/events"
)

func (w *world) daily(days int) {
	w.t.Helper()
	w.clock.Advance(time.Duration(days) * 24 * time.Hour)
	for range 2 { // a run may come twice
		if err := w.Daily(w.t.Context()); err != nil {
			w.t.Fatal(err)
		}
	}
}

// TestRegistrationsLapse: the holder of a registration that ends is reminded 90, 30 and 7 days before, once each, and suspended the day after
// unless another licence holds. Other licences never lapse by themselves.
func TestRegistrationsLapse(t *testing.T) {
	t.Parallel()
	w := newWorld(t) // 1 October 2026
	var got imported
	w.must(&w.op, "POST", "/consultants/import", map[string]any{"consultants": []map[string]any{
		consultant(1, "licences", []map[string]any{{"kind": "career_consultant", "number": "21000001", "valid_until": "2027-01-15"}}),
		consultant(2, "licences", []map[string]any{{"kind": "career_consultant", "number": "21000002", "valid_until": "2027-01-15"}, {"kind": "physician", "number": "123456"}}),
		consultant(3, "licences", []map[string]any{{"kind": "coach", "number": "C-1", "valid_until": "2026-10-15"}}),
		consultant(4, "licences", []map[string]any{{"kind": "career_consultant", "number": "21000004", "valid_until": "2030-01-15"}}),
	}}, &got)
	w.deliver()
	said := 0
	for _, step := range []struct{ days, more int }{{0, 0}, {15, 0}, {1, 2}, {30, 0}, {30, 2}, {22, 0}, {1, 2}, {6, 0}, {1, 0}, {1, 2}, {30, 0}} {
		w.daily(step.days)
		now := outbox(w, events.SignupLicenceDue)
		if len(now)-said != step.more {
			t.Errorf("after %d days: %d told, want %d", step.days, len(now)-said, step.more)
		}
		said = len(now)
	}
	told := outbox(w, events.SignupLicenceDue)
	for _, e := range slices.DeleteFunc(told, func(e events.LicenceDue) bool { return !e.Lapsed }) {
		if e.Suspended != (e.ConsultantID == got.Results[0].ConsultantID) || e.ValidUntil != "2027-01-15" {
			t.Errorf("%+v", e)
		}
	}
	for i, want := range []string{"suspended", "approved", "approved", "approved"} {
		var c struct {
			Status string
			Moves  []struct{ To, Note, By string }
		}
		w.must(&w.op, "GET", "/consultants/"+string(got.Results[i].ConsultantID), nil, &c)
		if last := c.Moves[len(c.Moves)-1]; c.Status != want || (want == "suspended" && (last.Note != "licence_lapsed" || last.By != "")) {
			t.Errorf("consultant %d: %+v", i+1, c)
		}
	}
	newest := map[events.ID]events.ConsultantChanged{}
	for _, e := range outbox(w, events.SignupConsultantChanged) {
		newest[e.ConsultantID] = e
	}
	if e := newest[got.Results[1].ConsultantID]; !slices.Equal(e.Licences, []events.Code{"physician"}) || e.Status != events.StatusApproved {
		t.Errorf("a lapsed registration is still named: %+v", e)
	}
	if e := newest[got.Results[0].ConsultantID]; e.Status != events.StatusSuspended {
		t.Errorf("%+v", e)
	}
	w.deliver()
	if u, _ := w.users.get(newest[got.Results[0].ConsultantID].AccountID); !u.disabled {
		t.Error("the suspended one can still sign in")
	}
}

// TestRenewal: an operator who saw the new certificate enters its last day; who was suspended for nothing but the lapse works again.
func TestRenewal(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var got imported
	w.must(&w.op, "POST", "/consultants/import", map[string]any{"consultants": []map[string]any{
		consultant(1, "licences", []map[string]any{{"kind": "career_consultant", "number": "21000001", "valid_until": "2026-10-31"}}),
	}}, &got)
	w.daily(40)
	path := "/consultants/" + string(got.Results[0].ConsultantID)
	renewal := map[string]any{"kind": "career_consultant", "number": "21000001", "valid_until": "2031-10-31", "reason": "登録証の写しで確認"}
	w.refused(&w.op, "POST", path+"/renewal", with(renewal, "number", "21000009"), http.StatusConflict, "no_such_licence")
	w.refused(&w.op, "POST", path+"/renewal", with(renewal, "valid_until", "2026-11-01"), http.StatusUnprocessableEntity, "valid_until")
	w.refused(&w.op, "POST", path+"/renewal", with(renewal, "valid_until", "2036-11-01"), http.StatusUnprocessableEntity, "valid_until")
	var c struct {
		Status   string
		Licences []struct {
			Until string `json:"valid_until"`
		}
		Moves []struct{ To string }
	}
	for range 2 {
		w.must(&w.op, "POST", path+"/renewal", renewal, &c, "Idempotency-Key", "1")
	}
	if c.Status != "approved" || c.Licences[0].Until != "2031-10-31" || len(c.Moves) != 4 || c.Moves[2].To != "renewed" {
		t.Errorf("%+v", c)
	}
	w.must(&w.op, "POST", path+"/suspension", map[string]any{"reason": "苦情"}, nil)
	if w.must(&w.op, "POST", path+"/renewal", with(renewal, "valid_until", "2031-11-30"), &c); c.Status != "suspended" {
		t.Error("a renewal lifted a suspension that somebody decided")
	}
}

// TestNumbersOfRegistrations: each kind has its form.
func TestNumbersOfRegistrations(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, tt := range []struct{ kind, number, until, code string }{
		{"career_consultant", "21000001", "2030-03-31", ""},
		{"career_consultant", "2100001", "2030-03-31", "licence_number"},
		{"career_consultant", "2100000A", "2030-03-31", "licence_number"},
		{"career_consultant", "21000001", "", "valid_until"},
		{"career_consultant", "21000001", "2033-01-01", "valid_until"},
		{"certified_psychologist", "12345", "", ""},
		{"certified_psychologist", "1234567", "", "licence_number"},
		{"clinical_psychologist", "01662", "", ""},
		{"certified_psychologist", "A-12345", "", "licence_number"},
		{"physician", "543210", "", ""},
		{"physician", "12345678", "", "licence_number"},
		{"coach", "ICF-2020-77", "", ""},
	} {
		licence := map[string]any{"kind": tt.kind, "number": tt.number}
		if tt.until != "" {
			licence["valid_until"] = tt.until
		}
		a := w.call(nil, "POST", "/public/consultant-applications", accepting(w, consultant(1, "licences", []map[string]any{licence})))
		if a.code() != tt.code || (a.status == http.StatusCreated) != (tt.code == "") {
			t.Errorf("%+v: %d %s", tt, a.status, a.body)
		}
	}
}

// TestWhoWasMovedOftenIsSuspendedTheSame: a history that is full keeps nobody without a licence at work.
func TestWhoWasMovedOftenIsSuspendedTheSame(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var got imported
	w.must(&w.op, "POST", "/consultants/import", map[string]any{"consultants": []map[string]any{
		consultant(1, "licences", []map[string]any{{"kind": "career_consultant", "number": "21000001", "valid_until": "2026-10-15"}}),
	}}, &got)
	path := "/consultants/" + string(got.Results[0].ConsultantID)
	// Every renewal is a step of the history; the last one that fits leaves a registration that ends soon.
	for i := range 60 {
		renewal := map[string]any{"kind": "career_consultant", "number": "21000001", "valid_until": fmt.Sprintf("2026-10-%02d", 15+i%2), "reason": "確認"}
		if w.call(&w.op, "POST", path+"/renewal", renewal).code() == "too_many_moves" {
			break
		}
	}
	w.refused(&w.op, "POST", path+"/suspension", map[string]any{"reason": "確認"}, http.StatusConflict, "too_many_moves")
	w.daily(30)
	var c struct{ Status string }
	if w.must(&w.op, "GET", path, nil, &c); c.Status != "suspended" {
		t.Errorf("%+v", c)
	}
}
