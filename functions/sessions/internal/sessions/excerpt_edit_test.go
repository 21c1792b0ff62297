package sessions_test

import (
	"net/http"
	"testing"

	"kikite/events"
	"kikite/functions/sessions/internal/sessions"
	"kikite/shared/ids"
)

func edit(id string) string       { return "/me/excerpts/" + id + "/text" }
func withdrawal(id string) string { return "/me/excerpts/" + id + "/withdrawal" }

// lookThrough lets an analyst take what was edited, and returns how many events it refused.
func (w *world) lookThrough() int {
	w.t.Helper()
	a := &analyser{}
	return w.feed(sessions.NewAnalyst(w.service, a, a).Consumer(), w.envelopes(events.SessionsExcerptEdited.Name())...)
}

func (w *world) one(id string) excerpt {
	w.t.Helper()
	for _, e := range w.excerpts("") {
		if e.ID == id {
			return e
		}
	}
	w.t.Fatalf("no excerpt %s", id)
	return excerpt{}
}

// TestOwnWordsAreLookedThroughFirst: what leaves is what was looked through, in exactly these words.
func TestOwnWordsAreLookedThroughFirst(t *testing.T) {
	t.Parallel()
	w, list := proposed(t)
	id := list[0].ID
	for range 2 {
		w.ok(w.employee, http.MethodPut, edit(id), body{"text": "山田さんの評価は公平でない。"}, nil)
	}
	if n := len(w.envelopes(events.SessionsExcerptEdited.Name())); n != 1 {
		t.Fatalf("%d events", n)
	}
	w.refused(w.employee, http.MethodPost, decision(id), body{"approve": true, "text": "山田さんの評価は公平でない。"}, 409, "checking")
	if e := w.one(id); e.Status != "checking" || e.Text != "山田さんの評価は公平でない。" {
		t.Fatalf("%+v", e)
	}
	for range 2 { // at least once
		if n := w.lookThrough(); n != 0 {
			t.Fatalf("%d refused", n)
		}
	}
	e := w.one(id)
	if e.Status != "proposed" || e.Text == "山田さんの評価は公平でない。" {
		t.Fatalf("%+v", e)
	}
	w.refused(w.employee, http.MethodPost, decision(id), body{"approve": true, "text": "山田さんの評価は公平でない。"}, 422, "text_changed")
	w.ok(w.employee, http.MethodPost, decision(id), body{"approve": true, "text": e.Text}, nil)
	w.refused(w.employee, http.MethodPut, edit(id), body{"text": "もう一度"}, 409, "already_decided")
	w.refused(w.colleague, http.MethodPut, edit(id), body{"text": "他人"}, 404, "not_found")
}

func TestVetoingNeedsNoLook(t *testing.T) {
	t.Parallel()
	w, list := proposed(t)
	w.ok(w.employee, http.MethodPut, edit(list[0].ID), body{"text": "やはり"}, nil)
	w.ok(w.employee, http.MethodPost, decision(list[0].ID), body{"approve": false}, nil)
	if n := w.lookThrough(); n != 0 {
		t.Fatalf("%d refused", n)
	}
	if e := w.one(list[0].ID); e.Status != "vetoed" {
		t.Errorf("%+v", e)
	}
}

func TestWithoutARosterTheFormerWordsStand(t *testing.T) {
	t.Parallel()
	w, list := proposed(t)
	w.ok(w.employee, http.MethodPut, edit(list[0].ID), body{"text": "山田さんのこと"}, nil)
	w.eraseRoster()
	if n := w.lookThrough(); n != 0 {
		t.Fatalf("%d refused", n)
	}
	if e := w.one(list[0].ID); e.Status != "proposed" || e.Text != proposal {
		t.Errorf("%+v", e)
	}
}

func TestAnApprovalCanBeTakenBackUntilTheReportIsMade(t *testing.T) {
	t.Parallel()
	w, list := proposed(t)
	first, second := list[0], list[1]
	w.refused(w.employee, http.MethodPost, withdrawal(first.ID), nil, 409, "not_approved")
	for _, e := range list {
		w.ok(w.employee, http.MethodPost, decision(e.ID), body{"approve": true, "text": e.Text}, nil)
	}
	for range 2 {
		w.ok(w.employee, http.MethodPost, withdrawal(first.ID), nil, nil)
	}
	gone := emitted(w, events.SessionsExcerptWithdrawn)
	if len(gone) != 1 || string(gone[0].ExcerptID) != first.ID || gone[0].CompanyID != w.company || gone[0].Month != "2026-10" {
		t.Fatalf("%+v", gone)
	}
	if left := w.objects.Keys("reports/sessions/"); len(left) != 1 {
		t.Errorf("claims %v", left)
	}
	w.deliver(event(w, events.ReportsGenerated, w.source.New(ids.Report), 1, events.ReportState{ReportID: w.source.New(ids.Report), CompanyID: w.company, Month: "2026-10", Revision: 1}))
	w.refused(w.employee, http.MethodPost, withdrawal(second.ID), nil, 409, "published")
	w.refused(w.colleague, http.MethodPost, withdrawal(second.ID), nil, 404, "not_found")
	if left := w.objects.Keys("reports/sessions/"); len(left) != 1 {
		t.Errorf("claims %v", left)
	}
	w.ok(w.employee, http.MethodPost, withdrawal(first.ID), nil, nil)
}
