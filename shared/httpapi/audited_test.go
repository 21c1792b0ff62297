package httpapi_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/audit"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/problem"
	"kikite/shared/store"
	"kikite/shared/testkit"
)

type idInput struct {
	ID    events.ID `path:"id" pattern:"^com_[0-9a-z]{26}$"`
	Month string    `path:"month"`
	About events.ID `query:"about"`
	Words string    `query:"words"`
}

// desk is an API over a table: one look, and changes of several kinds.
func desk(table *store.Table, log audit.Log, ran *int) *httpapi.API {
	a := httpapi.New(events.Booking)
	if log != nil {
		a.Audited(log, testkit.NewClock(time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)), ids.Default{})
	}
	both := []events.Code{events.RoleOperator, events.RoleHR}
	httpapi.Register(a, httpapi.Op{ID: "look", Method: http.MethodGet, Path: "/things/{id}/{month}", Roles: both}, func(_ context.Context, in *idInput) (*struct{ Body string }, error) {
		*ran++
		if in.Words == "nothing" {
			return nil, problem.New(problem.NotFound, "no_thing", "There is no such thing.")
		}
		return &struct{ Body string }{"the secret"}, nil
	})
	httpapi.Register(a, httpapi.Op{ID: "change", Method: http.MethodPost, Path: "/things/{id}/{month}", Roles: both}, func(ctx context.Context, in *idInput) (*struct{}, error) {
		*ran++
		switch in.Words {
		case "nothing":
			return nil, nil
		case "refuse":
			return nil, problem.New(problem.Conflict, "taken", "Taken.")
		case "often":
			for range 120 {
				if err := change(ctx, table, ids.Default{}.New(ids.Booking)); err != nil {
					return nil, err
				}
			}
			return nil, nil
		}
		if err := change(ctx, table, in.ID); err != nil {
			return nil, err
		}
		if in.Words == "break" {
			return nil, errors.New("afterwards")
		}
		return nil, nil
	})
	httpapi.Register(a, httpapi.Op{ID: "theirs", Method: http.MethodGet, Path: "/theirs", Roles: []events.Code{events.RoleHR}},
		func(context.Context, *struct{}) (*struct{}, error) { return nil, nil })
	return a
}

// change makes a transaction with an item of its own and an event of the thing.
func change(ctx context.Context, table *store.Table, thing events.ID) error {
	meta := events.Meta{ID: ids.Default{}.New(ids.Event), Time: time.Now(), EntityID: thing, EntityVersion: 1}
	return table.Tx().Put(table.Put(map[string]string{"pk": string(meta.ID), "sk": "X"}), nil).Emit(events.SignupCompanyChanged.New(meta, events.CompanyChanged{})).Run(ctx)
}

var (
	operator = ids.Default{}.New(ids.Account)
	company  = ids.Default{}.New(ids.Company)
	other    = ids.Default{}.New(ids.Inquiry)
)

func send(a *httpapi.API, role events.Code, method, path string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "/api/booking"+path, nil)
	r = r.WithContext(principal.With(r.Context(), principal.Principal{AccountID: operator, Role: role, CompanyID: company}))
	out := httptest.NewRecorder()
	a.ServeHTTP(out, r)
	return out
}

// short is what lines say, without IDs.
func short(lines []events.OperatorCall) string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = strings.TrimSuffix(fmt.Sprintf("%s %s %s %s", l.Operation, l.Kind, l.Outcome, l.Reason), " ")
	}
	return strings.Join(out, ", ")
}

func TestWhatOperatorsDoIsOnRecord(t *testing.T) {
	t.Parallel()
	path := fmt.Sprintf("/things/%s/2026-09?about=%s&words=", company, other)
	for name, tt := range map[string]struct {
		role         events.Code
		method, path string
		status       int
		lines        string
	}{
		"a look":                        {events.RoleOperator, "GET", path, 200, "look look done"},
		"a look at nothing":             {events.RoleOperator, "GET", path + "nothing", 404, "look look refused no_thing"},
		"a look that is not understood": {events.RoleOperator, "GET", path + "&what=1", 422, "look look refused invalid"},
		"a look at what is not theirs":  {events.RoleOperator, "GET", "/theirs", 403, "theirs look refused role"},
		"a change":                      {events.RoleOperator, "POST", path, 204, "change change asked, change change done"},
		"a change without a transaction": {events.RoleOperator, "POST", path + "nothing", 204,
			"change change asked, change change done"},
		"a change that is refused": {events.RoleOperator, "POST", path + "refuse", 409, "change change asked, change change refused taken"},
		"a change that breaks after its transaction": {events.RoleOperator, "POST", path + "break", 500,
			"change change asked, change change done, change change failed internal"},
		"nothing at the address": {events.RoleOperator, "GET", "/nowhere", 404, ""},
		"somebody else's look":   {events.RoleHR, "GET", path, 200, ""},
		"somebody else's change": {events.RoleHR, "POST", path, 204, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			table, ran := testkit.Table(t), 0
			out := send(desk(table, table, &ran), tt.role, tt.method, tt.path)
			lines := testkit.Audited(t, table)
			if out.Code != tt.status || short(lines) != tt.lines {
				t.Fatalf("%d %s: %s", out.Code, out.Body, short(lines))
			}
			for _, l := range lines {
				about := l.By == operator && l.CallID == lines[0].CallID && l.At.Equal(lines[0].At)
				if strings.HasPrefix(tt.path, path) && (!slices.Contains(l.Things, company) || !slices.Contains(l.Things, other) || l.Month != "2026-09") {
					about = false
				}
				if !about {
					t.Errorf("%+v", l)
				}
			}
		})
	}
}

// TestThingsThatLaterTransactionsTouchAreNamed: all 120 of them, of which a line takes 50.
func TestThingsThatLaterTransactionsTouchAreNamed(t *testing.T) {
	t.Parallel()
	table, ran := testkit.Table(t), 0
	if out := send(desk(table, table, &ran), events.RoleOperator, "POST", fmt.Sprintf("/things/%s/2026-09?words=often", company)); out.Code != 204 {
		t.Fatal(out.Body)
	}
	named := map[events.ID]bool{}
	lines := testkit.Audited(t, table)
	for _, l := range lines {
		for _, id := range l.Things {
			named[id] = true
		}
	}
	if len(named) != 121 || len(lines) != 5 {
		t.Errorf("%d things in %d lines", len(named), len(lines))
	}
}

// broken is a log that fails from the n-th line on.
type broken struct {
	audit.Log
	left int
}

func (b *broken) Keep(ctx context.Context, e events.Envelope) error {
	if b.left--; b.left < 0 {
		return errors.New("the table is away")
	}
	return b.Log.Keep(ctx, e)
}

// TestWhatCannotBeLoggedIsNotShownAndNotDone: and nobody else notices.
func TestWhatCannotBeLoggedIsNotShownAndNotDone(t *testing.T) {
	t.Parallel()
	path := fmt.Sprintf("/things/%s/2026-09", company)
	for name, tt := range map[string]struct {
		role            events.Code
		method, path    string
		works           int // lines that the log takes before it fails; -1: there is none
		status, handler int
		lines           string
	}{
		"a look":                        {events.RoleOperator, "GET", path, 0, 503, 1, ""},
		"a change":                      {events.RoleOperator, "POST", path, 0, 503, 0, ""},
		"the end of a change":           {events.RoleOperator, "POST", path + "?words=nothing", 1, 204, 1, "change change asked"},
		"a change in its transaction":   {events.RoleOperator, "POST", path, 1, 204, 1, "change change asked, change change done"},
		"a look without a log":          {events.RoleOperator, "GET", path, -1, 503, 0, ""},
		"a change without a log":        {events.RoleOperator, "POST", path, -1, 503, 0, ""},
		"somebody else's without a log": {events.RoleHR, "GET", path, -1, 200, 1, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			table, ran := testkit.Table(t), 0
			var log audit.Log
			if tt.works >= 0 {
				log = &broken{table, tt.works}
			}
			out := send(desk(table, log, &ran), tt.role, tt.method, tt.path)
			if out.Code != tt.status || ran != tt.handler || short(testkit.Audited(t, table)) != tt.lines {
				t.Errorf("%d %s, handler ran %d times: %s", out.Code, out.Body, ran, short(testkit.Audited(t, table)))
			}
			if out.Code == 503 && (strings.Contains(out.Body.String(), "secret") || !strings.Contains(out.Body.String(), `"not_logged"`) || strings.Contains(out.Body.String(), "away")) {
				t.Errorf("%s", out.Body)
			}
		})
	}
}

// TestALineGoesWithItsChangeOrNotAtAll: a transaction that is refused leaves no line that it was done.
func TestALineGoesWithItsChangeOrNotAtAll(t *testing.T) {
	t.Parallel()
	table := testkit.Table(t)
	r := httptest.NewRequest("POST", "/", nil)
	call := audit.Begin(events.Booking, testkit.NewClock(time.Now()), ids.Default{}, operator, "change", r)
	taken := problem.New(problem.Conflict, "taken", "Taken.")
	ctx := audit.With(t.Context(), call)
	item := map[string]string{"pk": "A", "sk": "A"}
	put := func() error {
		return table.Tx().Put(table.Put(item).If("attribute_not_exists(pk)"), taken).Run(ctx)
	}
	if err := table.Put(item).Run(ctx); err != nil {
		t.Fatal(err)
	}
	if err := put(); !errors.Is(err, taken) || call.Done() || len(testkit.Audited(t, table)) != 0 {
		t.Fatal(err, call.Done(), testkit.Audited(t, table))
	}
	if err := table.Delete("pk", "A").Range("sk", "A").Run(ctx); err != nil {
		t.Fatal(err)
	}
	if err := put(); err != nil || !call.Done() || short(testkit.Audited(t, table)) != "change change done" {
		t.Fatal(err, testkit.Audited(t, table))
	}
}
