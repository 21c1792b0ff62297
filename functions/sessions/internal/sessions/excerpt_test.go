package sessions_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/claimcheck"
)

type excerpt struct {
	ID     string `json:"excerpt_id"`
	Status string
	Topic  string
	Text   string
}

const proposal = "評価の基準が［人名］さんごとに違い、納得しにくい。"

// proposed is a world with two candidates, the first of them the proposal.
func proposed(t *testing.T) (*world, []excerpt) {
	t.Helper()
	w := held(t, events.EngagementCareer)
	w.roster(1, claims.PersonName{Name: "山田 花子"})
	w.ok(w.consultant, http.MethodPut, w.path("record"), record(secretText), nil)
	if n := w.analyse(&analyser{propose: []string{proposal, "上司が話を聞いてくれるようになった。"}}); n != 0 {
		t.Fatalf("%d refused", n)
	}
	list := w.excerpts("")
	if len(list) != 2 || list[0].Status != "proposed" {
		t.Fatalf("%+v", list)
	}
	if list[0].Text != proposal {
		list[0], list[1] = list[1], list[0]
	}
	return w, list
}

func (w *world) excerpts(query string) []excerpt {
	w.t.Helper()
	var out struct{ Excerpts []excerpt }
	w.ok(w.employee, http.MethodGet, "/me/excerpts"+query, nil, &out)
	return out.Excerpts
}

func decision(id string) string { return "/me/excerpts/" + id + "/decision" }

func TestApprovalReleasesExactlyTheText(t *testing.T) {
	t.Parallel()
	w, list := proposed(t)
	shorter := list[0].Text
	w.clock.Advance(31 * 24 * time.Hour) // the report of the talk's month is out: the words go into the next one
	for range 2 {                        // a repeated request
		w.ok(w.employee, http.MethodPost, decision(list[0].ID), body{"approve": true, "text": shorter}, nil)
	}
	released := emitted(w, events.SessionsExcerptReleased)
	if len(released) != 1 {
		t.Fatalf("%d released", len(released))
	}
	r := released[0]
	var text claims.ExcerptText
	if err := claimcheck.New(w.objects, "claims", events.Reports).Get(w.ctx, r.Claim, &text); err != nil {
		t.Fatal(err)
	}
	if text.Text != shorter || text.ExcerptID != r.ExcerptID || r.Month != "2026-11" || r.Topic != "evaluation" || r.CompanyID != w.company {
		t.Errorf("%+v %+v", r, text)
	}
	if !strings.HasPrefix(string(r.Claim), "reports/sessions/"+string(r.Subject)+"/") {
		t.Errorf("claim %s cannot be erased with its subject", r.Claim)
	}
	if f := w.facts(); f[0].Subject != r.Subject {
		t.Errorf("subject %s, fact of %s", r.Subject, f[0].Subject)
	}
	w.refused(w.employee, http.MethodPost, decision(list[0].ID), body{"approve": false}, 409, "already_decided")
	w.refused(w.employee, http.MethodPost, decision(list[0].ID), body{"approve": true, "text": "他の文"}, 409, "already_decided")
	if got := w.excerpts("?status=approved"); len(got) != 1 || got[0].Text != shorter {
		t.Errorf("%+v", got)
	}
}

func TestNothingLeavesWithoutApproval(t *testing.T) {
	t.Parallel()
	w, list := proposed(t)
	for range 2 {
		w.ok(w.employee, http.MethodPost, decision(list[0].ID), body{"approve": false}, nil)
	}
	w.refused(w.employee, http.MethodPost, decision(list[0].ID), body{"approve": true, "text": proposal}, 409, "already_decided")
	if n := len(emitted(w, events.SessionsExcerptReleased)); n != 0 || len(w.objects.Keys("reports/")) != 0 {
		t.Errorf("%d released, claims %v", n, w.objects.Keys("reports/"))
	}
	if got := w.excerpts("?status=proposed"); len(got) != 1 {
		t.Errorf("silence changed something: %+v", got)
	}
}

func TestApprovalThatIsRefused(t *testing.T) {
	t.Parallel()
	w, list := proposed(t)
	for name, tt := range map[string]struct {
		in     any
		status int
		code   string
	}{
		"words added":     {body{"approve": true, "text": proposal + "田中課長のせいだ。"}, 422, "text_changed"},
		"words exchanged": {body{"approve": true, "text": strings.Replace(proposal, "［人名］", "田中", 1)}, 422, "text_changed"},
		"words left out":  {body{"approve": true, "text": "評価の基準が違い、納得しにくい。"}, 422, "text_changed"},
		"no text":         {body{"approve": true}, 422, "text_missing"},
		"no decision":     {body{"text": proposal}, 422, "invalid"},
	} {
		t.Run(name, func(t *testing.T) {
			w.refused(w.employee, http.MethodPost, decision(list[0].ID), tt.in, tt.status, tt.code)
		})
	}
	w.refused(w.colleague, http.MethodPost, decision(list[0].ID), body{"approve": true, "text": proposal}, 404, "not_found")
	if n := len(emitted(w, events.SessionsExcerptReleased)); n != 0 {
		t.Errorf("%d released", n)
	}
}

func TestNewCandidatesReplaceUndecidedOnes(t *testing.T) {
	t.Parallel()
	w, list := proposed(t)
	w.ok(w.employee, http.MethodPost, decision(list[0].ID), body{"approve": false}, nil)
	w.ok(w.consultant, http.MethodPut, w.path("record"), record("書き直した。"), nil)
	if n := w.analyse(&analyser{propose: []string{proposal, "新しい一文。"}}); n != 0 {
		t.Fatalf("%d refused", n)
	}
	got := w.excerpts("?status=proposed")
	if len(got) != 1 || got[0].Text != "新しい一文。" {
		t.Errorf("a vetoed text was asked again, or an old one stayed: %+v", got)
	}
}

func TestWithoutARosterNothingIsProposed(t *testing.T) {
	t.Parallel()
	for name, prepare := range map[string]func(*world){
		"none yet":    func(*world) {},
		"erased":      func(w *world) { w.roster(1); w.eraseRoster() },
		"unreachable": func(w *world) { w.roster(1) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := held(t, events.RegularCare)
			prepare(w)
			w.ok(w.consultant, http.MethodPut, w.path("record"), record(secretText), nil)
			a := &analyser{propose: []string{proposal}}
			if name == "unreachable" {
				a.err = errors.New("out of memory")
			}
			failed := w.analyse(a)
			if (name == "unreachable") != (failed == 1) {
				t.Errorf("%d refused", failed)
			}
			if got := w.excerpts(""); len(got) != 0 {
				t.Errorf("%+v", got)
			}
			if want := 2 - failed; len(w.facts()) != want {
				t.Errorf("%d versions of the fact, not %d", len(w.facts()), want)
			}
		})
	}
}

func (w *world) eraseRoster() {
	w.t.Helper()
	if err := w.signup.Erase(w.ctx, events.Sessions, w.company); err != nil {
		w.t.Fatal(err)
	}
}
