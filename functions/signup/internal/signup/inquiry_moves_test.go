package signup_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"kikite/events"
)

// wayIn is an inquiry as operators read it.
type wayIn struct {
	ID      events.ID `json:"inquiry_id"`
	Status  string
	Company events.ID `json:"company_id"`
	Moves   []struct {
		To, Note, Date, Place string
		By                    events.ID
		ByName                string `json:"by_name"`
		At                    string
	}
	Steps []struct {
		Code string
		Done bool
	}
}

func (w *world) wayIn() (path string) {
	w.t.Helper()
	var q wayIn
	w.ask(inquiry, &q)
	return "/inquiries/" + string(q.ID)
}

var (
	hearing = map[string]any{"date": "2026-09-10", "place": "visit", "notes": "120名"}
	step    = map[string]any{"date": "2026-09-11", "note": "月額の案"}
)

// fileForm puts a company's signed form on file.
func (w *world) fileForm(c client) {
	w.t.Helper()
	path := "/companies/" + string(c.id) + "/documents"
	var asked struct {
		ID     events.ID `json:"document_id"`
		Fields map[string]string
	}
	w.must(&w.op, "POST", path, map[string]any{"kind": "application_form", "filename": "a.pdf", "size": len(pdf)}, &asked)
	_ = w.files.Put(w.t.Context(), asked.Fields["key"], []byte(pdf))
	w.must(&w.op, "PUT", path+"/"+string(asked.ID), nil, nil)
}

// TestTheWholeWayIn walks from the question to the first day of use: every move says who made it and when.
func TestTheWholeWayIn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	path := w.wayIn()
	w.must(&w.op, "POST", path+"/hearing", hearing, nil, "Idempotency-Key", "1")
	w.must(&w.op, "POST", path+"/proposal", step, nil, "Idempotency-Key", "2")
	w.must(&w.op, "POST", path+"/proposal", step, nil, "Idempotency-Key", "2") // again: nothing
	var q wayIn
	w.must(&w.op, "POST", path+"/hearing", hearing, &q, "Idempotency-Key", "3")
	if q.Status != "proposed" || len(q.Moves) != 4 || q.Moves[3].To != "heard" {
		t.Errorf("a hearing after the proposal: %+v", q)
	}
	var signed struct {
		HR []events.ID `json:"hr_account_ids"`
	}
	w.must(&w.op, "POST", path+"/contract", terms(), &signed)
	c := client{}
	w.refused(&w.op, "POST", path+"/live", step, http.StatusConflict, "illegal_move")
	w.must(&w.op, "POST", path+"/onboarding", step, &q)
	if fmt.Sprint(q.Steps) != "[{form false} {roster false} {invited false}]" {
		t.Errorf("steps: %v", q.Steps)
	}
	w.refused(&w.op, "POST", path+"/live", step, http.StatusConflict, "not_ready")
	c.id, c.hr.AccountID, c.hr.Role, c.hr.CompanyID = q.Company, signed.HR[0], events.RoleHR, q.Company
	w.upload(c, []byte(roster(3, nil)))
	w.refused(&w.op, "POST", path+"/live", step, http.StatusConflict, "not_ready")
	w.invite(c)
	w.refused(&w.op, "POST", path+"/live", step, http.StatusConflict, "not_ready")
	w.fileForm(c)
	q = wayIn{}
	w.must(&w.op, "POST", path+"/live", step, &q, "Idempotency-Key", "9")
	w.must(&w.op, "POST", path+"/live", step, nil, "Idempotency-Key", "9")
	var to []string
	for _, m := range q.Moves {
		to = append(to, m.To)
		if m.At == "" || (m.To != "received" && (m.By != w.op.AccountID || m.ByName != "運営 一子")) {
			t.Errorf("%+v", m)
		}
	}
	if got := strings.Join(to, " "); q.Status != "live" || got != "received heard proposed heard contracted onboarding live" {
		t.Errorf("%s: %s", q.Status, got)
	}
	if m := q.Moves[2]; m.Date != "2026-09-11" || m.Note != "月額の案" {
		t.Errorf("%+v", m)
	}
}

// TestStepsOutOfOrder tries every step in every state: only the allowed ones change anything.
func TestStepsOutOfOrder(t *testing.T) {
	t.Parallel()
	ways := map[string]string{"received": "", "heard": "hearing", "proposed": "hearing proposal", "contracted": "hearing contract",
		"onboarding": "hearing proposal contract onboarding", "lost": "lost"}
	allowed := map[string]string{"received": "hearing lost", "heard": "hearing proposal contract lost", "proposed": "hearing proposal contract lost",
		"contracted": "onboarding", "onboarding": "", "lost": ""}
	bodies := map[string]any{"hearing": hearing, "proposal": step, "onboarding": step, "live": step, "contract": terms(), "lost": map[string]any{"reason": "予算"}}
	for state, way := range ways {
		t.Run(state, func(t *testing.T) {
			t.Parallel()
			for name, body := range bodies {
				w := newWorld(t)
				path := w.wayIn()
				for _, s := range strings.Fields(way) {
					w.must(&w.op, "POST", path+"/"+s, bodies[s], nil)
				}
				before := w.everything()
				a := w.call(&w.op, "POST", path+"/"+name, body)
				if strings.Contains(" "+allowed[state]+" ", " "+name+" ") {
					if a.status >= 300 {
						t.Errorf("%s: %d %s", name, a.status, a.body)
					}
					continue
				}
				want := "illegal_move"
				if state == "onboarding" && name == "live" {
					want = "not_ready"
				}
				if a.status != http.StatusConflict || a.code() != want || w.everything() != before {
					t.Errorf("%s: %d %s", name, a.status, a.body)
				}
			}
		})
	}
}
