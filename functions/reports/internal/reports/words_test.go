package reports_test

import (
	"fmt"
	"testing"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/reports/internal/reports"
	"kikite/shared/ids"
)

// speak lets an excerpt and a voice of the month leave to the company.
func (w *world) speak() (events.ExcerptReleased, events.VoiceReleased) {
	w.t.Helper()
	e := events.ExcerptReleased{ExcerptID: ids.Default{}.Random(ids.Excerpt), CompanyID: w.company.CompanyID, Subject: ids.Default{}.Random(ids.Pseudonym), Month: month, Topic: "workload"}
	v := events.VoiceReleased{VoiceID: ids.Default{}.Random(ids.Voice), CompanyID: w.company.CompanyID, Month: month}
	var err error
	if e.Claim, err = w.sessions.Put(w.t.Context(), events.Reports, e.Subject, claims.ExcerptText{Text: "仕事が減りません。"}); err != nil {
		w.t.Fatal(err)
	}
	if v.Claim, err = w.sessions.Put(w.t.Context(), events.Reports, v.VoiceID, claims.VoiceText{Text: "休みを取りたいです。"}); err != nil {
		w.t.Fatal(err)
	}
	w.deliver(events.SessionsExcerptReleased.New(w.meta(e.ExcerptID), e))
	w.deliver(events.SessionsVoiceReleased.New(w.meta(v.VoiceID), v))
	return e, v
}

// takeBack erases what speak let leave, as sessions does.
func (w *world) takeBack(e events.ExcerptReleased, v events.VoiceReleased) {
	w.t.Helper()
	for _, subject := range []events.ID{e.Subject, v.VoiceID} {
		if err := w.sessions.Erase(w.t.Context(), events.Reports, subject); err != nil {
			w.t.Fatal(err)
		}
	}
	w.deliver(events.SessionsExcerptWithdrawn.New(w.meta(e.ExcerptID), events.ExcerptWithdrawn{ExcerptID: e.ExcerptID, CompanyID: e.CompanyID, Month: month}))
	w.deliver(events.SessionsVoiceWithdrawn.New(w.meta(v.VoiceID), events.VoiceWithdrawn{VoiceID: v.VoiceID, CompanyID: v.CompanyID, Month: month}))
}

func words(r reports.Report) string {
	out := ""
	for _, e := range r.Excerpts {
		out += e.Text
	}
	for _, v := range r.Voices {
		out += v.Text
	}
	return out
}

const spoken = "仕事が減りません。休みを取りたいです。"

// TestErasedWordsLeaveADraft at once, and the draft stays the one that its ledger is of.
func TestErasedWordsLeaveADraft(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.facts("開発部", 20, 12)
	e, v := w.speak()
	draft := w.generate()
	if words(draft.Report) != spoken {
		t.Fatalf("%+v %+v", draft.Report.Excerpts, draft.Report.Voices)
	}
	w.takeBack(e, v)
	r := w.review()
	if words(r.Report) != "" || r.Version != draft.Version || len(r.Report.Lines) == 0 {
		t.Errorf("version %d: %+v %+v", r.Version, r.Report.Excerpts, r.Report.Voices)
	}
	if again := w.generate(); again.Version != draft.Version {
		t.Errorf("made again: version %d", again.Version)
	}
	w.release(draft.Version, 200)
	w.release(draft.Version, 200)
}

// TestErasedWordsLeaveAReleasedReport with the first run of a month, not on the day of the erasure, and what is left tells nothing.
func TestErasedWordsLeaveAReleasedReport(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.facts("開発部", 20, 12)
	e, v := w.speak()
	w.release(w.generate().Version, 200)
	read := func() string {
		return words(get[reports.Report](w, events.RoleHR, "GET", "/api/reports/reports/"+string(month), "", 200))
	}
	w.takeBack(e, v)
	if err := w.ask(reports.Request{Month: "2026-11"}); err != nil {
		t.Fatal(err)
	}
	if got := read(); got != spoken {
		t.Errorf("between two firsts: %s", got)
	}
	for range 2 {
		if err := w.ask(reports.Request{Month: "2026-11", Sweep: true}); err != nil {
			t.Fatal(err)
		}
		if got := read(); got != reports.RemovedWords+reports.RemovedWords {
			t.Errorf("after the first: %s", got)
		}
	}
	if r := w.generate(); words(r.Report) != "" || r.Report.Revision != 2 {
		t.Errorf("revision %d: %s", r.Report.Revision, words(r.Report))
	}
}

// TestWordsTakenBackWhileADraftIsMade: it was composed before, and stored after the event; the release looks again.
func TestWordsTakenBackWhileADraftIsMade(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.facts("開発部", 20, 12)
	e, v := w.speak()
	g := w.interrupted(func() { w.takeBack(e, v) })
	if err := g.Generate(t.Context(), reports.Request{CompanyID: w.company.CompanyID, Month: month}); err != nil {
		t.Fatal(err)
	}
	if got := words(w.review().Report); got != spoken {
		t.Fatalf("the draft was composed after the event: %s", got)
	}
	w.release(1, 200)
	if got := words(get[reports.Report](w, events.RoleHR, "GET", fmt.Sprintf("/api/reports/reports/%s", month), "", 200)); got != "" {
		t.Errorf("released: %s", got)
	}
}
