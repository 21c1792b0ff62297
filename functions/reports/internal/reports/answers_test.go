package reports_test

import (
	"encoding/json"
	"testing"

	"kikite/events"
	"kikite/functions/reports/internal/reports"
	"kikite/shared/ids"
	"kikite/shared/testkit"
)

const answersPath = "/api/reports/reports/2026-10/answers"

type answerList struct {
	Items []reports.AnsweredProposal `json:"items"`
}

type monthList struct {
	Items []reports.AnsweredMonth `json:"items"`
}

// released is a world whose report has proposals and is released.
func released(t *testing.T) (*world, []reports.AnsweredProposal) {
	t.Helper()
	w := newWorld(t)
	w.facts("第一課", 24, 2, 4, 6, 8)
	w.facts("開発部", 24, 18, 20, 22)
	w.release(w.generate().Version, 200)
	list := get[answerList](w, events.RoleHR, "GET", answersPath, "", 200)
	if len(list.Items) == 0 || list.Items[0].Version != 0 || list.Items[0].Answer != nil {
		t.Fatalf("%+v", list.Items)
	}
	return w, list.Items
}

func answer(w *world, p reports.AnsweredProposal, what, why string, version int64, status int) []reports.AnsweredProposal {
	w.t.Helper()
	raw, err := json.Marshal(map[string]any{"finding": p.Finding, "about": p.About, "proposal": p.Proposal, "answer": what, "why": why, "version": version})
	if err != nil {
		w.t.Fatal(err)
	}
	return get[answerList](w, events.RoleHR, "PUT", answersPath, string(raw), status).Items
}

func TestAnswersAreKeptWithWhatWasAnsweredBefore(t *testing.T) {
	t.Parallel()
	w, items := released(t)
	p := items[0]
	answer(w, p, "will_not", " ", 0, 422)
	answer(w, p, "will_do", "来月から始めます。", 1, 409)
	answer(w, p, "will_do", "来月から始めます。", 0, 200)
	answer(w, p, "done", "", 0, 409) // somebody who has not read it
	got := answer(w, p, "done", "", 1, 200)[0]
	if got.Answer == nil || got.Answer.Answer != "done" || got.Version != 2 || got.Answer.On != "2026-11-01" {
		t.Errorf("%+v", got)
	}
	if len(got.Changes) != 2 || got.Changes[0].Why != "来月から始めます。" || !got.Changes[0].By.Valid() || got.Changes[1].Answer.Answer != "done" {
		t.Errorf("changes %+v", got.Changes)
	}
	p.Proposal = "nothing_of_the_kind"
	answer(w, p, "done", "", 0, 404)
}

func TestALostReplyChangesNothing(t *testing.T) {
	t.Parallel()
	w, items := released(t)
	a := reports.NewAnswers(w.table, w.clock)
	by := ids.Default{}.New(ids.Account)
	for range 2 {
		if err := a.Give(t.Context(), w.company.CompanyID, by, month, items[0].ProposalName, reports.Answer{Answer: "done"}, 0); err != nil {
			t.Fatal(err)
		}
	}
	list, err := a.ForHR(t.Context(), w.company.CompanyID, month)
	if err != nil || len(list[0].Changes) != 1 || list[0].Version != 1 {
		t.Errorf("%+v %v", list, err)
	}
}

func TestEmployeesReadWhatWasAnswered(t *testing.T) {
	t.Parallel()
	w, items := released(t)
	raw := func() int {
		all, err := testkit.Raw(t.Context(), testkit.Client(t), w.table.Name())
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	read := func() []reports.AnsweredMonth {
		before := raw()
		out := get[monthList](w, events.RoleEmployee, "GET", "/api/reports/answers", "", 200).Items
		if raw() != before {
			t.Error("an employee's reading left a trace")
		}
		return out
	}
	if m := read(); len(m) != 1 || m[0].Open != len(items) || len(m[0].Items) != 0 {
		t.Errorf("before any answer: %+v", m)
	}
	answer(w, items[0], "will_not", "予算がありません。", 0, 200)
	m := read()
	if len(m) != 1 || m[0].Open != len(items)-1 || len(m[0].Items) != 1 || m[0].Items[0].Answer.Why != "予算がありません。" {
		t.Errorf("after one answer: %+v", m)
	}
	for _, role := range []events.Code{events.RoleHR, events.RoleConsultant, events.RoleOperator, events.RoleDesk} {
		if out := call(w, role, w.company.CompanyID, "GET", "/api/reports/answers", ""); out.StatusCode != 403 {
			t.Errorf("%s: %d", role, out.StatusCode)
		}
	}
	for _, role := range []events.Code{events.RoleEmployee, events.RoleConsultant, events.RoleOperator, events.RoleDesk} {
		if out := call(w, role, w.company.CompanyID, "PUT", answersPath, `{}`); out.StatusCode != 403 {
			t.Errorf("%s answers: %d", role, out.StatusCode)
		}
	}
	other := ids.Default{}.New(ids.Company)
	if out := call(w, events.RoleEmployee, other, "GET", "/api/reports/answers", ""); out.StatusCode != 200 || out.Body != "{\"items\":[]}\n" {
		t.Errorf("another company's employee: %d %s", out.StatusCode, out.Body)
	}
	if out := call(w, events.RoleHR, other, "GET", answersPath, ""); out.StatusCode != 404 {
		t.Errorf("another company's HR: %d", out.StatusCode)
	}
}
