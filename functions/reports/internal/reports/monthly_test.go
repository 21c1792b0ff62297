package reports_test

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/functions/reports/internal/reports"
	"kikite/shared/ids"
	"kikite/shared/metrics"
	"kikite/shared/testkit"
)

type counter map[string]float64

func (c counter) Put(name string, _ metrics.Unit, value float64) { c[name] = value }

func newMonthly(w *world, q reports.Queue, c reports.Counter) *reports.Monthly {
	companies := reports.NewCompanies(w.table, w.clock)
	return reports.NewMonthly(companies, reports.NewBenchmarks(w.table, companies, rand.Reader), reports.NewArchive(w.table), reports.NewRequests(q, "url"), c)
}

func (w *world) ask(r reports.Request) error {
	r.CompanyID = w.company.CompanyID
	return w.generator.Generate(context.Background(), r)
}

func (w *world) review() reports.Review {
	w.t.Helper()
	return get[reports.Review](w, events.RoleOperator, "GET", fmt.Sprintf("/api/reports/reviews/%s/%s", w.company.CompanyID, month), "", 200)
}

// TestNoonRingsForAMissingReport: the alarm's metric counts the companies without a report, theirs are asked for again, and operators see them.
func TestNoonRingsForAMissingReport(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	q, c := &queue{}, counter{}
	run := newMonthly(w, q, c)
	if err := run.Handle(t.Context(), reports.Schedule{ScheduledFor: time.Date(2026, 10, 31, 22, 0, 0, 0, time.UTC)}); err != nil {
		t.Fatal(err)
	}
	if _, told := c[reports.MetricMissing]; told || len(q.got) != 1 { // seven o'clock: a run that was cut short is made up for
		t.Errorf("before noon: %v, asked for %v", c, q.got)
	}
	q.got = nil
	noon := reports.Schedule{ScheduledFor: time.Date(2026, 11, 1, 3, 0, 0, 0, time.UTC)}
	if err := run.Handle(t.Context(), noon); err != nil {
		t.Fatal(err)
	}
	if c[reports.MetricMissing] != 1 || len(q.got) != 1 || !strings.Contains(q.got[0], string(w.company.CompanyID)) {
		t.Errorf("missing %v, asked for %v", c, q.got)
	}
	if err := run.Handle(t.Context(), noon); err != nil { // tells nobody twice
		t.Fatal(err)
	}
	if n := noticesOf(w); len(n) != 1 || n[0].Month != month {
		t.Errorf("operators are told by %+v", n)
	}
	q.got = nil
	missing := func() reports.Missing {
		return get[reports.Missing](w, events.RoleOperator, "GET", "/api/reports/missing", "", 200)
	}
	if m := missing(); len(m.Companies) != 0 || m.Month != month {
		t.Errorf("at nine: %+v", m)
	}
	w.clock.Advance(4 * time.Hour)
	if m := missing(); len(m.Companies) != 1 {
		t.Errorf("at one: %+v", m)
	}
	w.generate()
	if err := run.Handle(t.Context(), noon); err != nil || c[reports.MetricMissing] != 0 || len(q.got) != 0 {
		t.Errorf("with its report: %v %v %v", err, c, q.got)
	}
	if m := missing(); len(m.Companies) != 0 {
		t.Errorf("with its report: %+v", m)
	}
	if out := call(w, events.RoleHR, w.company.CompanyID, "GET", "/api/reports/missing", ""); out.StatusCode != 403 {
		t.Errorf("HR: %d", out.StatusCode)
	}
}

// noticesOf are the notices to operators of reports that are missing.
func noticesOf(w *world) (out []events.MissingReports) {
	w.t.Helper()
	for _, e := range testkit.Outbox(w.t, w.table) {
		if e.Type == events.ReportsMissing.Name() {
			n, err := events.ReportsMissing.Parse(e)
			if err != nil {
				w.t.Fatal(err)
			}
			out = append(out, n)
		}
	}
	return out
}

// TestLateFacts: until the month closes they make a new draft, afterwards they wait for an operator.
func TestLateFacts(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.facts("開発部", 20, 12)
	again := func(want int, version int64, late events.Code) {
		t.Helper()
		if err := w.ask(reports.Request{Month: month}); err != nil {
			t.Fatal(err)
		}
		r := w.review()
		if n := line(t, r.Report, "k6_mean").Company.N; n != want || r.Version != version || r.Late != late {
			t.Errorf("%d answered, version %d, late %s", n, r.Version, r.Late)
		}
	}
	again(20, 1, "none")
	w.clock.Advance(4*24*time.Hour + 20*time.Hour + 59*time.Minute) // the sixth, 05:59
	w.facts("開発部", 12, 12)
	again(32, 2, "none")
	w.clock.Advance(time.Minute)
	late := w.facts("開発部", 12, 12)
	again(32, 2, "many")
	late[0].Measures = events.Measures{"k6": 12, "satisfaction": 5} // a newer version of a late one
	w.deliver(events.SessionsFactRecorded.New(w.meta(late[0].FactID), late[0]))
	if r := w.generate(); line(t, r.Report, "k6_mean").Company.N != 44 || r.Version != 3 || r.Late != "none" {
		t.Errorf("asked for by an operator: version %d, %+v", r.Version, line(t, r.Report, "k6_mean").Company)
	}
	w.release(3, 200)
	w.facts("開発部", 1, 12)
	again(44, 4, "few") // released: nothing of it changes by itself
}

// TestALateVersionOfAnEarlyFact leaves the early one where it was.
func TestALateVersionOfAnEarlyFact(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	f := w.facts("開発部", 20, 12)[0]
	w.clock.Advance(10 * 24 * time.Hour)
	f.Measures = nil
	w.deliver(events.SessionsFactRecorded.New(w.meta(f.FactID), f))
	if err := w.ask(reports.Request{Month: month}); err != nil {
		t.Fatal(err)
	}
	if l := line(t, w.review().Report, "k6_mean"); l.Company == nil || l.Company.N != 20 {
		t.Errorf("%+v", l.Company)
	}
}

func TestOperatorsAskForARevision(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	q := &queue{}
	s := reports.NewService(w.table, ids.Default{}, w.clock).WithRequests(reports.NewRequests(q, "url"))
	path := fmt.Sprintf("/api/reports/reviews/%s/%s/revision", w.company.CompanyID, month)
	if out := callOn(w, s, events.RoleOperator, w.company.CompanyID, "POST", path, ""); out.StatusCode != 202 || len(q.got) != 1 {
		t.Fatalf("%d %s %v", out.StatusCode, out.Body, q.got)
	}
	var r reports.Request
	if err := json.Unmarshal([]byte(q.got[0]), &r); err != nil || !r.Revise || r.Month != month || r.CompanyID != w.company.CompanyID {
		t.Errorf("%+v %v", r, err)
	}
	unknown := strings.Replace(path, string(w.company.CompanyID), string(ids.Default{}.New(ids.Company)), 1)
	if out := callOn(w, s, events.RoleOperator, w.company.CompanyID, "POST", unknown, ""); out.StatusCode != 404 {
		t.Errorf("of an unknown company: %d", out.StatusCode)
	}
}
