package reports_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/reports/internal/reports"
	"kikite/shared/claimcheck"
	"kikite/shared/ids"
	"kikite/shared/store"
	"kikite/shared/testkit"
)

const month = events.Month("2026-10")

// world is one company with departments 営業部 (第一課, 第二課), 開発部 and 総務部.
type world struct {
	t         *testing.T
	table     *store.Table
	clock     *testkit.Clock
	generator *reports.Generator
	sessions  *claimcheck.Store
	objects   *testkit.Objects
	company   events.CompanyChanged
	dep       map[string]events.ID
	forms     reports.Forms
	version   int64
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{t: t, table: testkit.Table(t), clock: testkit.NewClock(time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)), dep: map[string]events.ID{}}
	objects := &testkit.Objects{}
	w.objects = objects
	w.sessions = claimcheck.New(objects, "claims", events.Sessions)
	w.generator = reports.NewGenerator(w.table, claimcheck.New(objects, "claims", events.Reports), ids.Default{}, w.clock)
	names := map[events.ID]string{}
	for _, d := range []string{"営業部", "第一課", "第二課", "開発部", "総務部"} {
		w.dep[d] = ids.Default{}.New(ids.Department)
		names[w.dep[d]] = d
	}
	w.company = events.CompanyChanged{CompanyID: ids.Default{}.New(ids.Company), Status: events.CompanyLive, Threshold: 10,
		Programs: []events.Code{events.RegularCare, events.Exit}, Departments: []events.Department{
			{DepartmentID: w.dep["営業部"]}, {DepartmentID: w.dep["第一課"], ParentID: w.dep["営業部"]}, {DepartmentID: w.dep["第二課"], ParentID: w.dep["営業部"]},
			{DepartmentID: w.dep["開発部"]}, {DepartmentID: w.dep["総務部"]}}}
	key, err := claimcheck.New(objects, "claims", events.Signup).Put(context.Background(), events.Reports, w.company.CompanyID,
		claims.CompanyNames{Company: "試験株式会社", Departments: names})
	if err != nil {
		t.Fatal(err)
	}
	w.company.NamesClaim = key
	w.deliver(events.SignupCompanyChanged.New(w.meta(w.company.CompanyID), w.company))
	roster := events.RosterChanged{CompanyID: w.company.CompanyID}
	for _, id := range w.dep {
		roster.Headcounts = append(roster.Headcounts, events.Headcount{DepartmentID: id, Count: 30})
	}
	w.deliver(events.SignupRosterChanged.New(w.meta(w.company.CompanyID), roster))
	return w
}

func (w *world) meta(entity events.ID) events.Meta {
	w.version++
	return events.Meta{ID: ids.Default{}.New(ids.Event), Time: w.clock.Now(), EntityID: entity, EntityVersion: w.version}
}

func (w *world) deliver(e events.Envelope, err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
	body, err := json.Marshal(map[string]any{"detail": e})
	if err != nil {
		w.t.Fatal(err)
	}
	c := reports.Consumer(reports.NewCompanies(w.table, w.clock), reports.NewFacts(w.table, w.clock), reports.NewReceipts(w.table, ids.Default{}, w.clock))
	out, err := c.Handle(context.Background(), lambdaevents.SQSEvent{Records: []lambdaevents.SQSMessage{{MessageId: "1", Body: string(body)}}})
	if err != nil || len(out.BatchItemFailures) > 0 {
		w.t.Fatalf("%v %v", out, err)
	}
}

// facts records n talks of new people of a department with the K6 values in turn.
func (w *world) facts(department string, n int, k6 ...float64) []events.FactRecorded {
	w.t.Helper()
	var out []events.FactRecorded
	for i := range n {
		f := events.FactRecorded{FactID: ids.Default{}.Random(ids.Fact), CompanyID: w.company.CompanyID, Subject: ids.Default{}.Random(ids.Pseudonym),
			Month: month, Kind: events.FactSession, Program: events.RegularCare, DepartmentID: w.dep[department], Analyser: "local-1",
			Measures: events.Measures{"k6": k6[i%len(k6)], "satisfaction": float64(3 + i%3)},
			Topics:   []events.TopicPolarity{{Topic: "workload", Score: 0.9, Polarity: -1}}}
		w.deliver(events.SessionsFactRecorded.New(w.meta(f.FactID), f))
		out = append(out, f)
	}
	return out
}

func (w *world) generate() reports.Review {
	w.t.Helper()
	body, err := json.Marshal(reports.Request{CompanyID: w.company.CompanyID, Month: month, Revise: true})
	if err != nil {
		w.t.Fatal(err)
	}
	out, err := w.generator.Handle(context.Background(), lambdaevents.SQSEvent{Records: []lambdaevents.SQSMessage{{Body: string(body)}}})
	if err != nil || len(out.BatchItemFailures) > 0 {
		w.t.Fatalf("%v %v", out, err)
	}
	return get[reports.Review](w, events.RoleOperator, "GET", fmt.Sprintf("/api/reports/reviews/%s/%s", w.company.CompanyID, month), "", 200)
}

func (w *world) release(version int64, status int) {
	w.t.Helper()
	get[reports.Review](w, events.RoleOperator, "POST", fmt.Sprintf("/api/reports/reviews/%s/%s/release", w.company.CompanyID, month),
		fmt.Sprintf(`{"comment":"読み解き","version":%d}`, version), status)
}

func line(t *testing.T, r reports.Report, code events.Code) reports.Line {
	t.Helper()
	for _, l := range r.Lines {
		if l.Code == code {
			return l
		}
	}
	t.Fatalf("no line %s", code)
	return reports.Line{}
}
