package reports_test

import (
	"context"
	"testing"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
)

func TestExcerptsNeedKPeopleInTheirTopic(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]int{9: 0, 12: 1} {
		w := newWorld(t)
		w.facts("開発部", n, 5)
		for range 12 - n { // enough people in all, too few in the topic
			f := events.FactRecorded{FactID: ids.Default{}.Random(ids.Fact), CompanyID: w.company.CompanyID, Subject: ids.Default{}.Random(ids.Pseudonym),
				Month: month, Kind: events.FactSession, Program: events.RegularCare, DepartmentID: w.dep["開発部"], Analyser: "local-1"}
			w.deliver(events.SessionsFactRecorded.New(w.meta(f.FactID), f))
		}
		e := events.ExcerptReleased{ExcerptID: ids.Default{}.Random(ids.Excerpt), CompanyID: w.company.CompanyID, Month: month, Topic: "workload"}
		key, err := w.sessions.Put(context.Background(), events.Reports, e.ExcerptID, claims.ExcerptText{Text: "仕事が減りません。"})
		if err != nil {
			t.Fatal(err)
		}
		e.Claim = key
		w.deliver(events.SessionsExcerptReleased.New(w.meta(e.ExcerptID), e))
		if r := w.generate().Report; len(r.Excerpts) != want {
			t.Errorf("%d people raised the topic: %d excerpts", n, len(r.Excerpts))
		}
	}
}

// TestAWithdrawnExcerptIsInNoReport, whichever of the two events comes first.
func TestAWithdrawnExcerptIsInNoReport(t *testing.T) {
	t.Parallel()
	for _, late := range []bool{false, true} {
		w := newWorld(t)
		w.facts("開発部", 12, 5)
		e := events.ExcerptReleased{ExcerptID: ids.Default{}.Random(ids.Excerpt), CompanyID: w.company.CompanyID, Month: month, Topic: "workload"}
		key, err := w.sessions.Put(context.Background(), events.Reports, e.ExcerptID, claims.ExcerptText{Text: "仕事が減りません。"})
		if err != nil {
			t.Fatal(err)
		}
		e.Claim = key
		released, withdrawn := w.meta(e.ExcerptID), w.meta(e.ExcerptID)
		withdrawn.EntityVersion = released.EntityVersion + 1
		deliver := func() { w.deliver(events.SessionsExcerptReleased.New(released, e)) }
		if !late {
			deliver()
		}
		w.deliver(events.SessionsExcerptWithdrawn.New(withdrawn, events.ExcerptWithdrawn{ExcerptID: e.ExcerptID, CompanyID: e.CompanyID, Month: month}))
		if late {
			deliver()
		}
		if r := w.generate().Report; len(r.Excerpts) != 0 {
			t.Errorf("late %v: %+v", late, r.Excerpts)
		}
	}
}
