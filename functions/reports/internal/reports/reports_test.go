package reports_test

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	lambdaevents "github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/sqs/types"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/reports/internal/disclosure"
	"kikite/functions/reports/internal/reports"
	"kikite/shared/claimcheck"
	"kikite/shared/ids"
	"kikite/shared/store"
	"kikite/shared/testkit"
)

var update = flag.Bool("update", false, "write docs/openapi/reports.json")

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

func get[T any](w *world, role events.Code, method, path, body string, status int) T {
	w.t.Helper()
	out := call(w, role, w.company.CompanyID, method, path, body)
	if out.StatusCode != status {
		w.t.Fatalf("%s %s: %d %s", method, path, out.StatusCode, out.Body)
	}
	var v T
	if status != 200 {
		return v
	}
	if err := json.Unmarshal([]byte(out.Body), &v); err != nil {
		w.t.Fatal(err)
	}
	return v
}

func call(w *world, role events.Code, company events.ID, method, path, body string) lambdaevents.APIGatewayV2HTTPResponse {
	w.t.Helper()
	return callOn(w, reports.NewService(w.table, ids.Default{}, w.clock).With(w.forms), role, company, method, path, body)
}

func callOn(w *world, s *reports.Service, role events.Code, company events.ID, method, path, body string) lambdaevents.APIGatewayV2HTTPResponse {
	w.t.Helper()
	e := lambdaevents.APIGatewayV2HTTPRequest{RawPath: path, Body: body, Headers: map[string]string{"content-type": "application/json"}}
	e.RequestContext.HTTP.Method = method
	e.RequestContext.Authorizer = &lambdaevents.APIGatewayV2HTTPRequestContextAuthorizerDescription{
		JWT: &lambdaevents.APIGatewayV2HTTPRequestContextAuthorizerJWTDescription{Claims: map[string]string{
			"account_id": string(ids.Default{}.New(ids.Account)), "role": string(role), "company_id": string(company)}}}
	out, err := s.API().Lambda(context.Background(), e)
	if err != nil {
		w.t.Fatal(err)
	}
	return out
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

func TestReport(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.facts("第一課", 14, 2, 4, 6, 8)
	w.facts("第二課", 4, 20)
	w.facts("開発部", 20, 12, 14, 16)
	r := w.generate().Report
	if r.Company != "試験株式会社" || r.Use.Invited != 150 || r.Use.Talked == nil || r.Use.Talked.Value != 38 {
		t.Errorf("use %+v", r.Use)
	}
	k6 := line(t, r, "k6_mean")
	if k6.Company == nil || k6.Company.N != 38 || len(k6.Groups) != 2 {
		t.Fatalf("K6: %+v", k6)
	}
	for _, g := range r.Groups {
		if slices.Contains(g.Departments, "営業部/第二課") && !g.Merged {
			t.Errorf("a department of four stands alone: %+v", g)
		}
	}
	worse := 0
	for _, g := range k6.Groups {
		if g.Figure.N < 10 {
			t.Errorf("a group of %d is shown", g.Figure.N)
		}
		if g.Differs == "worse" {
			worse++
		}
	}
	if worse != 1 || len(r.Findings) == 0 || len(r.Findings[0].Proposals) == 0 {
		t.Errorf("worse groups %d, findings %+v", worse, r.Findings)
	}
	if len(r.Topics) != 1 || r.Topics[0].Share.Coding != "at_least" {
		t.Errorf("everybody raised the topic, so only a bound may be shown: %+v", r.Topics)
	}
	raw, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(raw), "tok_") || strings.Contains(string(raw), "fct_") {
		t.Error("the report holds a pseudonym")
	}
}

func TestBelowTheThresholdNothingIsShown(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.facts("開発部", 9, 12)
	r := w.generate().Report
	if r.Use.Talked != nil || len(r.Topics) != 0 || len(r.Findings) != 0 || len(r.Groups) != 0 {
		t.Errorf("%+v", r)
	}
	for _, l := range r.Lines {
		if l.Company != nil || len(l.Groups) != 0 {
			t.Errorf("line %s is shown", l.Code)
		}
	}
	if len(r.Withheld) == 0 {
		t.Error("it is not said what is withheld")
	}
}

// TestAFewPeoplesTopicIsLikeNobodys: neither a line nor a withheld one tells that one person raised a topic, or that there was a talk.
func TestAFewPeoplesTopicIsLikeNobodys(t *testing.T) {
	t.Parallel()
	withheld := func(r reports.Report) string {
		raw, err := json.Marshal(r.Withheld)
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	many := newWorld(t)
	facts := many.facts("開発部", 20, 5)
	nobody := many.generate().Report
	for i, f := range facts[:3] {
		f.Topics = append(f.Topics, events.TopicPolarity{Topic: "harassment", Score: 1, Polarity: -1})
		many.deliver(events.SessionsFactRecorded.New(many.meta(f.FactID), f))
		r := many.generate().Report
		if shown := slices.ContainsFunc(r.Topics, func(t reports.Topic) bool { return t.Code == "harassment" }); shown != (i == 2) {
			t.Errorf("%d people raised it, shown: %v", i+1, shown)
		}
		if i < 2 && withheld(r) != withheld(nobody) {
			t.Errorf("withheld %s instead of %s", withheld(r), withheld(nobody))
		}
	}
	one := newWorld(t)
	empty := one.generate().Report
	one.facts("開発部", 1, 5)
	if r := one.generate().Report; withheld(r) != withheld(empty) {
		t.Errorf("one talk: withheld %s instead of %s", withheld(r), withheld(empty))
	}
}

func TestNearlyEverybodyTalkedIsABound(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.facts("開発部", 145, 3)
	r := w.generate().Report
	if r.Use.Talked == nil || r.Use.Talked.Value != 140 || r.Use.Talked.Coding != "at_least" || r.Use.Talks != nil {
		t.Errorf("145 of 150 talked: %+v", r.Use.Talked)
	}
	for _, l := range r.Lines { // no other figure may tell what the bound hides
		if l.Company != nil && (l.Company.N != 140 || l.Company.NCode != "at_least") {
			t.Errorf("line %s says that %d answered", l.Code, l.Company.N)
		}
	}
}

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

func TestHRSeesReleasedReportsOfItsCompanyOnly(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.facts("開発部", 20, 12)
	draft := w.generate()
	path := "/api/reports/reports/" + string(month)
	if out := call(w, events.RoleHR, w.company.CompanyID, "GET", path, ""); out.StatusCode != 404 {
		t.Errorf("HR reads a draft: %d", out.StatusCode)
	}
	w.release(draft.Version, 200)
	r := get[reports.Report](w, events.RoleHR, "GET", path, "", 200)
	if r.Comment != "読み解き" {
		t.Errorf("comment %q", r.Comment)
	}
	for _, x := range r.Withheld {
		if x.Why != "protected" {
			t.Errorf("HR learns why %s is withheld: %s", x.What, x.Why)
		}
	}
	if out := call(w, events.RoleHR, ids.Default{}.New(ids.Company), "GET", path, ""); out.StatusCode != 404 {
		t.Errorf("another company's HR: %d", out.StatusCode)
	}
	for _, role := range []events.Code{events.RoleEmployee, events.RoleConsultant} {
		if out := call(w, role, w.company.CompanyID, "GET", path, ""); out.StatusCode != 403 {
			t.Errorf("%s: %d", role, out.StatusCode)
		}
	}
	if out := call(w, events.RoleHR, w.company.CompanyID, "POST", fmt.Sprintf("/api/reports/reviews/%s/%s/release", w.company.CompanyID, month), `{"version":1}`); out.StatusCode != 403 {
		t.Errorf("HR releases: %d", out.StatusCode)
	}
}

func TestFactsAreCountedOnceAndInTheirLatestVersion(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	facts := w.facts("開発部", 10, 12)
	old, err := events.SessionsFactRecorded.New(events.Meta{ID: ids.Default{}.Random(ids.Event), Time: w.clock.Now(), EntityID: facts[0].FactID, EntityVersion: 1},
		func() events.FactRecorded { f := facts[0]; f.Measures = events.Measures{"k6": 24}; return f }())
	for range 2 { // late, and twice
		w.deliver(old, err)
	}
	if l := line(t, w.generate().Report, "k6_mean"); l.Company == nil || l.Company.N != 10 || l.Company.Value != 12 {
		t.Errorf("%+v", l.Company)
	}
}

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

type queue struct {
	refuse bool
	got    []string
}

func (q *queue) SendMessageBatch(_ context.Context, in *sqs.SendMessageBatchInput, _ ...func(*sqs.Options)) (*sqs.SendMessageBatchOutput, error) {
	if q.refuse {
		return &sqs.SendMessageBatchOutput{Failed: []types.BatchResultErrorEntry{{}}}, nil
	}
	if len(in.Entries) > 10 {
		return nil, errors.New("too many entries")
	}
	for _, e := range in.Entries {
		q.got = append(q.got, *e.MessageBody)
	}
	return &sqs.SendMessageBatchOutput{}, nil
}

func TestMonthly(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for i := range 12 {
		c := w.company
		c.CompanyID = ids.Default{}.New(ids.Company)
		if i == 0 {
			c.Status = events.CompanyProspect
		}
		w.deliver(events.SignupCompanyChanged.New(w.meta(c.CompanyID), c))
	}
	q := &queue{}
	run := newMonthly(w, q, counter{})
	first := time.Date(2026, 10, 31, 21, 0, 0, 0, time.UTC) // 1 November, 06:00 in Tokyo
	if err := run.Handle(context.Background(), reports.Schedule{ScheduledFor: first}); err != nil {
		t.Fatal(err)
	}
	if len(q.got) != 12 || !strings.Contains(q.got[0], `"month":"2026-10"`) {
		t.Errorf("%d requests, first %v", len(q.got), q.got[:1])
	}
	q.refuse = true
	if err := run.Handle(context.Background(), reports.Schedule{ScheduledFor: first}); err == nil {
		t.Error("refused requests count as sent")
	}
	if err := run.Handle(context.Background(), reports.Schedule{}); err == nil {
		t.Error("a run without a scheduled time has no month")
	}
}

func TestOpenAPI(t *testing.T) {
	const path = "../../../../docs/openapi/reports.json"
	got, err := reports.NewService(nil, ids.Default{}, nil).API().OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || string(want) != string(got) {
		t.Errorf("%s is not the API's document: go test ./functions/reports/... -update (%v)", path, err)
	}
}
