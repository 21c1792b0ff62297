package operations_test

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"net/url"
	"slices"
	"testing"
	"time"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/events"
	"kikite/functions/operations/internal/operations"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/store"
	"kikite/shared/testkit"
)

func auditLog(t *testing.T) *operations.AuditLog {
	return operations.NewAuditLog(testkit.Table(t), testkit.NewClock(noon))
}

// world is a log with what feeds and what reads it.
type world struct {
	t     *testing.T
	table *store.Table
	clock *testkit.Clock
	log   *operations.AuditLog
	n     int
}

func newWorld(t *testing.T) *world {
	w := &world{t: t, table: testkit.Table(t), clock: testkit.NewClock(noon)}
	w.log = operations.NewAuditLog(w.table, w.clock)
	return w
}

var (
	taro, hanako   = events.ID("acc_00000000000000000000000001"), events.ID("acc_00000000000000000000000002")
	acme, inquiry1 = events.ID("com_00000000000000000000000001"), events.ID("inq_00000000000000000000000001")
)

// call is an operator's call with one line, an hour after the one before; change it before it is sent.
func (w *world) call(change func(*events.OperatorCall)) events.OperatorCall {
	w.n++
	c := events.OperatorCall{CallID: events.ID(fmt.Sprintf("aud_%026d", w.n)), By: taro, At: noon.Add(time.Duration(w.n) * time.Hour), Operation: "get-company",
		Kind: events.AuditLook, Outcome: events.AuditDone, Things: []events.ID{acme}}
	change(&c)
	return c
}

// send delivers lines of a context as events, in the order given; version n is the n-th of a call.
func (w *world) send(context events.Code, version int64, lines ...events.OperatorCall) {
	w.t.Helper()
	var batch lambdaevents.SQSEvent
	for _, c := range lines {
		e, err := events.OperatorCalled(context).New(events.Meta{ID: ids.Derive(ids.Event, string(c.CallID), fmt.Sprint(version)), Time: c.At, EntityID: c.CallID, EntityVersion: version}, c)
		if err != nil {
			w.t.Fatal(err)
		}
		body, err := json.Marshal(map[string]any{"detail": e})
		if err != nil {
			w.t.Fatal(err)
		}
		batch.Records = append(batch.Records, lambdaevents.SQSMessage{MessageId: string(c.CallID), Body: string(body)})
	}
	out, err := w.log.Consumer().Handle(w.t.Context(), batch)
	if err != nil || len(out.BatchItemFailures) != 0 {
		w.t.Fatalf("%v %v", out, err)
	}
}

// list asks over HTTP as an operator.
func (w *world) list(query string) (operations.AuditPage, int) {
	w.t.Helper()
	api := operations.API(operations.NewWatch(empty(nil), mail{}, w.clock, names), w.log, w.clock, ids.Default{})
	r := httptest.NewRequest("GET", "/api/operations/audit?"+query, nil)
	r = r.WithContext(principal.With(r.Context(), principal.Principal{AccountID: hanako, Role: events.RoleOperator}))
	out := httptest.NewRecorder()
	api.ServeHTTP(out, r)
	var page operations.AuditPage
	if err := json.Unmarshal(out.Body.Bytes(), &page); err != nil {
		w.t.Fatalf("%s: %v", out.Body, err)
	}
	return page, out.Code
}

func TestTheLogIsFoundByPersonThingOperationAndPeriod(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.send(events.Signup, 1,
		w.call(func(*events.OperatorCall) {}),
		w.call(func(c *events.OperatorCall) {
			c.By, c.Operation, c.Things = hanako, "get-inquiry", []events.ID{inquiry1}
		}),
		w.call(func(c *events.OperatorCall) { c.Outcome, c.Reason = events.AuditRefused, "not_found" }),
		w.call(func(c *events.OperatorCall) {
			c.Kind, c.Operation, c.Outcome, c.At = events.AuditChange, "put-desk", events.AuditAsked, noon.AddDate(0, -2, 0)
		}))
	w.send(events.Reports, 1, w.call(func(c *events.OperatorCall) { c.Operation, c.Things, c.Month = "list-missing", nil, "2026-09" }))
	w.clock.Advance(24 * time.Hour)
	for query, want := range map[string]string{
		"":                     "[5 3 2 1]", // of the last 30 days
		"from=2026-08-01":      "[5 3 2 1 4]",
		"until=2026-09-30":     "[]",
		"until=2026-08-01":     "[4]",
		"by=" + string(taro):   "[5 3 1 4]",
		"by=" + string(hanako): "[2]",
		"by=" + string(taro) + "&from=2026-09-01":         "[5 3 1]",
		"thing=" + string(acme):                           "[3 1 4]",
		"thing=" + string(acme) + "&by=" + string(hanako): "[]",
		"thing=" + string(inquiry1):                       "[2]",
		"context=signup&operation=get-company":            "[3 1]",
		"context=matching&operation=get-company":          "[]",
		"context=reports":                                 "[5]",
		"kind=change&from=2026-07-01":                     "[4]",
		"outcome=refused":                                 "[3]",
	} {
		page, status := w.list(query)
		got := []int{}
		for _, c := range page.Calls {
			var n int
			_, _ = fmt.Sscanf(string(c.CallID), "aud_%d", &n)
			got = append(got, n)
		}
		if fmt.Sprint(got) != want || status != 200 || page.Next != "" {
			t.Errorf("%q: %d %v %q, want %s", query, status, got, page.Next, want)
		}
	}
	for _, query := range []string{"from=2026-11-01&until=2026-10-01", "from=2024-01-01", "operation=get-company", "from=yesterday", "after=x", "limit=1000", "by=taro"} {
		if _, status := w.list(query); status != 422 {
			t.Errorf("%q: %d", query, status)
		}
	}
}

// TestPages: whatever the size of a page, every call is in one page, once, with all of its lines.
func TestPages(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for i := range 25 {
		c := w.call(func(c *events.OperatorCall) { c.Kind, c.Outcome = events.AuditChange, events.AuditAsked })
		if i%3 == 0 { // all in one microsecond
			c.At = noon
		}
		w.send(events.Signup, 1, c)
		c.Outcome, c.Things = events.AuditDone, []events.ID{acme, inquiry1}
		w.send(events.Signup, 2, c)
	}
	w.clock.Advance(48 * time.Hour)
	for _, query := range []string{"", "by=" + string(taro), "thing=" + string(inquiry1), "context=signup&operation=get-company"} {
		for _, limit := range []int{1, 7, 25, 100} {
			seen, after := map[events.ID]bool{}, ""
			for range 30 {
				page, status := w.list(fmt.Sprintf("%s&limit=%d&after=%s", query, limit, url.QueryEscape(after)))
				for _, c := range page.Calls {
					if status != 200 || seen[c.CallID] || c.Outcome != events.AuditDone || len(c.Things) != 2 {
						t.Fatalf("%s %d: %d %+v", query, limit, status, c)
					}
					seen[c.CallID] = true
				}
				if after = page.Next; after == "" {
					break
				}
			}
			if len(seen) != 25 {
				t.Errorf("%s %d: %d calls", query, limit, len(seen))
			}
		}
	}
}

// TestLinesAreOnlyEverAdded: one that comes again, late or in another's place changes nothing that is there.
func TestLinesAreOnlyEverAdded(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.call(func(c *events.OperatorCall) { c.Kind = events.AuditChange })
	asked := c
	asked.Outcome = events.AuditAsked
	w.send(events.Signup, 2, c)
	w.send(events.Signup, 1, asked) // overtaken on the way
	w.send(events.Signup, 2, c)
	other := c
	other.By, other.Outcome = taro, events.AuditFailed
	e, err := events.SignupOperatorCalled.New(events.Meta{ID: ids.Default{}.New(ids.Event), Time: c.At, EntityID: c.CallID, EntityVersion: 2}, other)
	if err != nil {
		t.Fatal(err)
	}
	body, _ := json.Marshal(map[string]any{"detail": e})
	out, err := w.log.Consumer().Handle(t.Context(), lambdaevents.SQSEvent{Records: []lambdaevents.SQSMessage{{MessageId: "1", Body: string(body)}}})
	if err != nil || len(out.BatchItemFailures) != 0 {
		t.Fatal(out, err)
	}
	w.clock.Advance(24 * time.Hour)
	page, _ := w.list("by=" + string(taro))
	if len(page.Calls) != 1 || page.Calls[0].Outcome != events.AuditDone {
		t.Errorf("%+v", page)
	}
}

// TestReadingTheLogIsInTheLog: and where it cannot be, nothing is read.
func TestReadingTheLogIsInTheLog(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.list("thing=" + string(acme))
	lines := testkit.Audited(t, w.table)
	if len(lines) != 1 || lines[0].By != hanako || lines[0].Operation != "list-audit" || lines[0].Outcome != events.AuditDone || !slices.Equal(lines[0].Things, []events.ID{acme}) {
		t.Errorf("%+v", lines)
	}
}
