package signup_test

import (
	"net/http"
	"slices"
	"testing"

	"kikite/events"
)

// TestConductTerm: who came from a list without the network's word is asked, reminded, and after the term paused: nothing else happens to them, and
// accepting ends it at once. Who accepted by the network's word, or here, is left alone.
func TestConductTerm(t *testing.T) {
	t.Parallel()
	w := newWorld(t) // 1 October 2026
	var now struct{ Version string }
	w.must(nil, "GET", "/public/conduct", nil, &now)
	w.refused(&w.op, "POST", "/consultants/import", map[string]any{"consultants": []any{consultant(9)}, "conduct": "2020-01"}, http.StatusConflict, "conduct_version")
	var got imported
	w.must(&w.op, "POST", "/consultants/import", map[string]any{"consultants": []any{consultant(2)}, "conduct": now.Version}, &got)
	vouched := got.Results[0].ConsultantID
	id, me := w.approved(1)
	said := 0
	for _, step := range []struct {
		days, more int
		paused     bool
		until      events.Date
	}{{0, 1, false, "2026-10-31"}, {22, 0, false, ""}, {1, 1, false, "2026-10-31"}, {7, 0, false, ""}, {1, 1, true, "2026-10-31"}, {30, 0, true, ""}} {
		w.daily(step.days)
		told := outbox(w, events.SignupConductDue)
		if len(told)-said != step.more {
			t.Fatalf("after %d days: %+v", step.days, told[said:])
		}
		said = len(told)
		if last := told[said-1]; step.more > 0 && (last.Until != step.until || last.Paused != step.paused || last.ConsultantID != id || last.AccountID != me.AccountID) {
			t.Errorf("after %d days: %+v", step.days, last)
		}
		if c := w.last(id); c.Paused != step.paused || c.Status != events.StatusApproved {
			t.Errorf("after %d days: %+v", step.days, c)
		}
	}
	var own struct {
		Paused  bool
		Until   events.Date `json:"conduct_until"`
		Status  string
		Conduct *struct{ By events.ID }
	}
	if w.must(&me, "GET", "/me/consultant", nil, &own); !own.Paused || own.Until != "2026-10-31" || own.Status != "approved" {
		t.Errorf("%+v", own)
	}
	w.must(&me, "PUT", "/me/consultant/conduct", map[string]any{"version": now.Version}, &own)
	if c := w.last(id); c.Paused || own.Conduct == nil || own.Conduct.By != "" {
		t.Errorf("accepted, and still paused: %+v %+v", c, own)
	}
	if w.daily(60); len(outbox(w, events.SignupConductDue)) != said {
		t.Error("who accepted is asked again")
	}
	var c struct{ Conduct struct{ By events.ID } }
	if w.must(&w.op, "GET", "/consultants/"+string(vouched), nil, &c); c.Conduct.By != w.op.AccountID || w.last(vouched).Paused {
		t.Errorf("%+v", c)
	}
}

// TestConductAfterAnOutage: days on which nobody looked take no step away from anybody: who was not reminded has the last week anew.
func TestConductAfterAnOutage(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id, _ := w.approved(1)
	w.daily(0)
	w.daily(100) // 9 January
	w.daily(7)
	if told := outbox(w, events.SignupConductDue); len(told) != 2 || told[1].Paused || told[1].Until != "2027-01-16" || w.last(id).Paused {
		t.Errorf("%+v", told)
	}
	w.daily(1)
	if told := outbox(w, events.SignupConductDue); len(told) != 3 || !told[2].Paused || !w.last(id).Paused {
		t.Errorf("%+v", told)
	}
}

// TestApplicantsAreAnswered: once, whatever was decided, and not when somebody who is known is reinstated.
func TestApplicantsAreAnswered(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var applied [2]struct {
		ID events.ID `json:"consultant_id"`
	}
	for i, decision := range []string{"approve", "reject"} {
		w.must(nil, "POST", "/public/consultant-applications", accepting(w, consultant(i+1)), &applied[i])
		for range 2 {
			w.must(&w.op, "POST", "/consultants/"+string(applied[i].ID)+"/approval", map[string]any{"decision": decision, "reason": "確認済み"}, nil, "Idempotency-Key", "1")
		}
	}
	path := "/consultants/" + string(applied[0].ID)
	w.must(&w.op, "POST", path+"/suspension", map[string]any{"reason": "確認"}, nil)
	w.must(&w.op, "POST", path+"/approval", map[string]any{"decision": "approve", "reason": "確認済み"}, nil)
	told := outbox(w, events.SignupApplicationDecided)
	slices.SortFunc(told, func(a, b events.ApplicationDecided) int { return len(a.Decision) - len(b.Decision) })
	if len(told) != 2 || told[0].ConsultantID != applied[0].ID && told[1].ConsultantID != applied[0].ID || told[0].Decision == told[1].Decision {
		t.Errorf("%+v", told)
	}
}

// TestRenewalAskedFor: a consultant asks for a new last day; accepting it brings back who was suspended for the lapse alone.
func TestRenewalAskedFor(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	licence := map[string]any{"kind": "career_consultant", "number": "21000001", "valid_until": "2026-10-31"}
	id, me := w.approved(1, "licences", []any{licence})
	var own struct {
		Request struct {
			AskedAt string `json:"asked_at"`
		} `json:"licence_request"`
	}
	w.must(&me, "PUT", "/me/consultant/licences", map[string]any{"licences": []any{with(licence, "valid_until", "2031-10-31")}}, &own)
	w.daily(40)
	if c := w.last(id); c.Status != events.StatusSuspended {
		t.Fatalf("%+v", c)
	}
	var c struct{ Status string }
	decision := map[string]any{"decision": "accept", "asked_at": own.Request.AskedAt, "reason": "登録証の写しで確認"}
	w.must(&w.op, "POST", "/consultants/"+string(id)+"/licence-request", decision, &c, "Idempotency-Key", "1")
	if e := w.last(id); c.Status != "approved" || e.Status != events.StatusApproved || !slices.Equal(e.Licences, []events.Code{"career_consultant"}) {
		t.Errorf("%+v %+v", c, e)
	}
	w.deliver()
	w.must(&me, "GET", "/me/consultant", nil, nil)
	var doc struct {
		ID events.ID `json:"document_id"`
	}
	w.must(&me, "POST", "/me/consultant/documents", map[string]any{"kind": "licence", "filename": "a.png", "size": 9}, &doc)
	var opened struct{ Status, Link string }
	if w.must(&me, "GET", "/me/consultant/documents/"+string(doc.ID), nil, &opened); opened.Status != "waiting" || opened.Link != "" {
		t.Errorf("%+v", opened)
	}
}
