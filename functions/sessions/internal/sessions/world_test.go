package sessions_test

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/sessions/internal/analysis"
	"kikite/functions/sessions/internal/redact"
	"kikite/functions/sessions/internal/sessions"
	"kikite/functions/sessions/internal/vault/vaulttest"
	"kikite/shared/claimcheck"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/store"
	"kikite/shared/testkit"
)

// start is when the talk of a world begins: 1 October 2026, 8:30 in Tokyo, still September in UTC.
var start = time.Date(2026, 9, 30, 23, 30, 0, 0, time.UTC)

// world is the context with one company, one employee, one consultant and one booked talk.
type world struct {
	t       *testing.T
	ctx     context.Context
	table   *store.Table
	keys    *store.Table
	objects *testkit.Objects
	signup  *claimcheck.Store
	master  *vaulttest.Master
	clock   *testkit.Clock
	service *sessions.Service
	api     *httpapi.API
	source  ids.Default
	key     string // Idempotency-Key of the next requests

	company, department             events.ID
	employee, consultant, colleague principal.Principal
	booking                         events.BookingState
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{
		t: t, ctx: context.Background(), table: testkit.Table(t), keys: testkit.Table(t), objects: &testkit.Objects{},
		master: vaulttest.NewMaster(), clock: testkit.NewClock(start.Add(-24 * time.Hour)),
	}
	w.signup = claimcheck.New(w.objects, "claims", events.Signup)
	var err error
	w.service, err = sessions.New(sessions.Deps{
		Table: w.table, Keys: w.keys, Master: w.master, Claims: claimcheck.New(w.objects, "claims", events.Sessions), Clock: w.clock, IDs: w.source,
	})
	if err != nil {
		t.Fatal(err)
	}
	w.api = w.service.API()
	w.company, w.department = w.source.New(ids.Company), w.source.New(ids.Department)
	w.employee = principal.Principal{AccountID: w.source.New(ids.Account), Role: events.RoleEmployee, CompanyID: w.company}
	w.colleague = principal.Principal{AccountID: w.source.New(ids.Account), Role: events.RoleEmployee, CompanyID: w.company}
	w.consultant = principal.Principal{AccountID: w.source.New(ids.Account), Role: events.RoleConsultant, ConsultantID: w.source.New(ids.Consultant)}
	w.booking = events.BookingState{
		BookingID: w.source.New(ids.Booking), CompanyID: w.company, EmployeeID: w.employee.AccountID, ConsultantID: w.consultant.ConsultantID,
		Program: events.RegularCare, StartsAt: start, EndsAt: start.Add(50 * time.Minute), Status: events.BookingConfirmed, BookedAt: w.clock.Now(),
	}
	for _, p := range []principal.Principal{w.employee, w.colleague, w.consultant} {
		w.deliver(w.account(p, events.StatusActive, 1))
	}
	w.deliver(event(w, events.SignupConsultantChanged, w.consultant.ConsultantID, 1, events.ConsultantChanged{
		ConsultantID: w.consultant.ConsultantID, AccountID: w.consultant.AccountID, Status: events.StatusApproved,
	}))
	w.deliver(event(w, events.SignupCompanyChanged, w.company, 1, events.CompanyChanged{CompanyID: w.company, Status: events.CompanyLive, Threshold: 10}))
	return w
}

// booked is a world whose talk the worker knows, program as given, at the time of the talk.
func booked(t *testing.T, program events.Code) *world {
	t.Helper()
	w := newWorld(t)
	w.booking.Program = program
	w.deliver(event(w, events.BookingBooked, w.booking.BookingID, 1, w.booking))
	w.clock.Advance(24 * time.Hour)
	return w
}

// held is a world whose talk took place.
func held(t *testing.T, program events.Code) *world {
	t.Helper()
	w := booked(t, program)
	w.ok(w.consultant, http.MethodPost, w.path("start"), nil, nil)
	w.ok(w.consultant, http.MethodPost, w.path("finish"), body{"outcome": "held"}, nil)
	return w
}

func (w *world) session() events.ID { return sessions.IDOf(w.booking.BookingID) }

func (w *world) path(what string) string {
	return strings.TrimSuffix("/sessions/"+string(w.session())+"/"+what, "/")
}

func (w *world) account(p principal.Principal, status events.Code, version int64) events.Envelope {
	d := events.AccountChanged{AccountID: p.AccountID, Role: p.Role, Status: status, CompanyID: p.CompanyID, ConsultantID: p.ConsultantID, Locale: "ja", Zone: "Asia/Tokyo"}
	if p.Role == events.RoleEmployee && status != events.StatusErased {
		d.DepartmentID, d.AgeBand, d.JobType, d.Tenure = w.department, "30s", "sales", "1_3y"
	}
	return event(w, events.SignupAccountChanged, p.AccountID, version, d)
}

// roster gives the company a roster with the given people.
func (w *world) roster(version int64, people ...claims.PersonName) {
	w.t.Helper()
	key, err := w.signup.Put(w.ctx, events.Sessions, w.company, claims.RosterNames{People: people})
	if err != nil {
		w.t.Fatal(err)
	}
	w.deliver(event(w, events.SignupRosterChanged, w.company, version, events.RosterChanged{CompanyID: w.company, NamesClaim: key}))
}

func event[T any](w *world, typ events.Type[T], entity events.ID, version int64, data T) events.Envelope {
	w.t.Helper()
	e, err := typ.New(events.Meta{ID: w.source.New(ids.Event), Time: w.clock.Now(), EntityID: entity, EntityVersion: version}, data)
	if err != nil {
		w.t.Fatal(err)
	}
	return e
}

type handler interface {
	Handle(context.Context, lambdaevents.SQSEvent) (lambdaevents.SQSEventResponse, error)
}

// batch is what SQS hands over for these events.
func batch(t *testing.T, list ...events.Envelope) lambdaevents.SQSEvent {
	t.Helper()
	var b lambdaevents.SQSEvent
	for _, e := range list {
		raw, err := json.Marshal(map[string]any{"detail-type": e.Type, "detail": e})
		if err != nil {
			t.Fatal(err)
		}
		b.Records = append(b.Records, lambdaevents.SQSMessage{MessageId: string(e.ID), Body: string(raw)})
	}
	return b
}

func (w *world) feed(h handler, list ...events.Envelope) int {
	w.t.Helper()
	out, err := h.Handle(w.ctx, batch(w.t, list...))
	if err != nil {
		w.t.Fatal(err)
	}
	return len(out.BatchItemFailures)
}

// deliver gives events to the worker; each must be taken.
func (w *world) deliver(list ...events.Envelope) {
	w.t.Helper()
	if n := w.feed(w.service.Consumer(), list...); n > 0 {
		w.t.Fatalf("the worker refused %d of %d events", n, len(list))
	}
}

// emitted returns the events of a type that wait in the outbox, by entity version.
func emitted[T any](w *world, typ events.Type[T]) []T {
	w.t.Helper()
	var list []events.Envelope
	for _, e := range w.outbox() {
		if e.Type == typ.Name() {
			list = append(list, e)
		}
	}
	slices.SortFunc(list, func(a, b events.Envelope) int { return int(a.EntityVersion - b.EntityVersion) })
	out := make([]T, len(list))
	for i, e := range list {
		var err error
		if out[i], err = typ.Parse(e); err != nil {
			w.t.Fatal(err)
		}
	}
	return out
}

// outbox returns what waits there but the facts that somebody registered or booked, which have tests of their own.
func (w *world) outbox() []events.Envelope {
	return slices.DeleteFunc(testkit.Outbox(w.t, w.table), func(e events.Envelope) bool {
		f, err := events.SessionsFactRecorded.Parse(e)
		return err == nil && (f.Kind == events.FactRegistered || f.Kind == events.FactBooked)
	})
}

// keysOf returns what the keys table holds of somebody.
func (w *world) keysOf(p principal.Principal) []anyItem {
	return slices.DeleteFunc(dump(w.t, w.keys), func(item anyItem) bool {
		pk, _ := item["pk"].(string)
		return !strings.Contains(pk, string(p.AccountID))
	})
}

// envelopes returns the events of a type that wait in the outbox.
func (w *world) envelopes(name string) []events.Envelope {
	var out []events.Envelope
	for _, e := range w.outbox() {
		if e.Type == name {
			out = append(out, e)
		}
	}
	return out
}

// pulse answers every item of a program's form with its last option, except those given.
func (w *world) pulse(program events.Code, change map[string]int) body {
	w.t.Helper()
	var form struct {
		Items []struct {
			Code    string
			Options []struct{ Value int }
		}
	}
	w.ok(w.employee, http.MethodGet, "/pulse-forms/"+string(program), nil, &form)
	answers := map[string]int{}
	for _, item := range form.Items {
		answers[item.Code] = item.Options[len(item.Options)-1].Value
	}
	for code, v := range change {
		answers[code] = v
	}
	return body{"answers": answers}
}

const secretText = "山田花子さんは、上司の田中課長との関係がつらいと泣いた。評価に不満がある。"

func record(text string) body {
	return body{"themes": []string{"manager"}, "state": "疲れている", "next_steps": "来週また話す", "risk_signs": []string{}, "text": text}
}

// analyser is a fake: it finds one topic and proposes what it is told to.
type analyser struct {
	propose []string
	err     error
	got     []analysis.Input
}

func (a *analyser) Analyse(_ context.Context, in analysis.Input) (analysis.Result, error) {
	a.got = append(a.got, in)
	r := analysis.Result{Analyser: "fake-1", Polarity: -1, Topics: []analysis.Topic{
		{Code: "evaluation", Score: 0.8, Polarity: -1}, {Code: "mental_health", Score: 0.5, Polarity: -1},
	}}
	for _, text := range a.propose {
		r.Candidates = append(r.Candidates, analysis.Candidate{Topic: "evaluation", Text: text})
	}
	return r, a.err
}

// Redact removes the one name that the tests use.
func (a *analyser) Redact(_ context.Context, text string, _ *redact.Names) (string, error) {
	return strings.ReplaceAll(text, "山田", "［人名］"), a.err
}

// analyse lets an analyst take every record_submitted event that waits, and returns how many it refused.
func (w *world) analyse(a *analyser) int {
	w.t.Helper()
	return w.feed(sessions.NewAnalyst(w.service, a, a).Consumer(), w.envelopes(events.SessionsRecordSubmitted.Name())...)
}

func (w *world) sessionClaims() *claimcheck.Store {
	return claimcheck.New(w.objects, "claims", events.Sessions)
}
