package reports_test

import (
	"context"
	"testing"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
	"kikite/functions/reports/internal/reports"
	"kikite/shared/testkit"
)

func TestRevisions(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.facts("開発部", 20, 12)
	draft := w.generate()
	if again := w.generate(); again.Version != draft.Version {
		t.Errorf("the same facts made version %d of version %d", again.Version, draft.Version)
	}
	w.facts("開発部", 1, 3)
	redraft := w.generate()
	if redraft.Version != draft.Version+1 || redraft.Report.Revision != 1 || line(t, redraft.Report, "k6_mean").Company.N != 21 {
		t.Fatalf("a late fact before the release: version %d, revision %d", redraft.Version, redraft.Report.Revision)
	}
	w.release(draft.Version, 409) // the operator read the older draft
	w.release(redraft.Version, 200)
	w.release(redraft.Version, 200) // a lost answer, asked again
	released := 0
	for _, e := range testkit.Outbox(t, w.table) {
		if e.Type == events.ReportsReleased.Name() {
			released++
		}
	}
	if released != 1 {
		t.Errorf("%d release events", released)
	}
	w.facts("開発部", 1, 3)
	revision := w.generate()
	if revision.Report.Revision != 2 {
		t.Fatalf("revision %d", revision.Report.Revision)
	}
	if l := line(t, revision.Report, "k6_mean"); l.Company != nil {
		t.Errorf("two revisions that differ by one person are both shown: %+v", l.Company)
	}
}

// TestTheLedgerKnowsTheDraftThatWasReleased: a newer draft had its ledger entries written and then died, or lost against the release.
func TestTheLedgerKnowsTheDraftThatWasReleased(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	facts := w.facts("開発部", 20, 12)
	draft := w.generate()
	facts = append(facts, w.facts("開発部", 1, 12)...)
	book, members := disclosure.NewBook(), []disclosure.Member(nil)
	for _, f := range facts {
		members = append(members, book.Members(disclosure.Observation{Subject: f.Subject, Month: month, Answer: "12"})...)
	}
	newer := reports.Entry{CompanyID: w.company.CompanyID, Month: month, Revision: 1, Version: draft.Version + 1}
	err := reports.NewLedgerStore(w.table, w.clock).Write(context.Background(), newer, book,
		[]reports.Publication{{Measure: "k6", Cell: "lines/k6_mean/company", Members: members}})
	if err != nil {
		t.Fatal(err)
	}
	w.release(draft.Version, 200)
	if l := line(t, w.generate().Report, "k6_mean"); l.Company != nil {
		t.Errorf("20 people were published, and now %d are", l.Company.N)
	}
}

// TestReplacedDraftsBlockNothing: who was in a draft that nobody will ever see takes nothing away from a later report.
func TestReplacedDraftsBlockNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.facts("開発部", 20, 12)
	w.generate()
	w.facts("開発部", 1, 12)
	w.release(w.generate().Version, 200)
	w.facts("開発部", 10, 12)
	if l := line(t, w.generate().Report, "k6_mean"); l.Company == nil || l.Company.N != 31 {
		t.Errorf("21 were published, 10 are new: %+v", l.Company)
	}
}

// TestOnePersonsLaterAnswerIsNotShown: the same people with one changed answer would tell that answer.
func TestOnePersonsLaterAnswerIsNotShown(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	facts := w.facts("開発部", 20, 12)
	w.release(w.generate().Version, 200)
	f := facts[0]
	f.Measures = events.Measures{"k6": 24, "satisfaction": 3}
	f.Topics = append(f.Topics, events.TopicPolarity{Topic: "pay", Score: 1, Polarity: -1})
	w.deliver(events.SessionsFactRecorded.New(w.meta(f.FactID), f))
	r := w.generate().Report
	if l := line(t, r, "k6_mean"); r.Revision != 2 || l.Company != nil {
		t.Errorf("revision %d: %+v", r.Revision, l.Company)
	}
	if l := line(t, r, "satisfaction"); l.Company == nil {
		t.Error("a measure that nobody's answer changed in is withheld")
	}
	if len(r.Topics) != 0 {
		t.Errorf("topics after one person's topic was added: %+v", r.Topics)
	}
}
