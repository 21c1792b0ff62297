package operations_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"kikite/events"
	"kikite/functions/operations/internal/operations"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/testkit"
)

var noon = time.Date(2026, 10, 1, 3, 0, 0, 0, time.UTC)

var names = []string{"signup-worker", "signup-worker-dlq", "mailer-worker", "mailer-worker-dlq", "booking-relay-dlq"}

// queues is a fake: depths by name; a queue that is not there cannot be read, and "slow" ones do not answer.
type queues struct {
	depths map[string]operations.Depth
	slow   bool
	calls  atomic.Int64
}

func (q *queues) Depth(ctx context.Context, name string) (operations.Depth, error) {
	q.calls.Add(1)
	if q.slow && name == "signup-worker" {
		<-ctx.Done()
		return operations.Depth{}, ctx.Err()
	}
	d, ok := q.depths[name]
	if !ok {
		return d, errors.New("no such queue: arn:aws:sqs:secret")
	}
	return d, nil
}

func empty(but map[string]operations.Depth) *queues {
	q := &queues{depths: map[string]operations.Depth{}}
	for _, name := range names {
		q.depths[name] = but[name]
	}
	return q
}

func (q *queues) without(name string) *queues {
	delete(q.depths, name)
	return q
}

type mail struct {
	operations.MailAccount
	err error
}

func (m mail) Account(context.Context) (operations.MailAccount, error) { return m.MailAccount, m.err }

var sending = operations.MailAccount{Sending: true, Production: true, Enforcement: "healthy", PerDay: 50000, SentToday: 100, PerSecond: 14}

func account(change func(*operations.MailAccount)) mail {
	m := sending
	change(&m)
	return mail{MailAccount: m}
}

func TestStates(t *testing.T) {
	t.Parallel()
	waiting := map[string]operations.Depth{"signup-worker": {Waiting: 3, InFlight: 2, Delayed: 1}}
	tests := map[string]struct {
		queues      *queues
		mail        mail
		state, post events.Code
	}{
		"all is well":           {empty(nil), mail{MailAccount: sending}, "healthy", "healthy"},
		"messages wait":         {empty(waiting), mail{MailAccount: sending}, "healthy", "healthy"},
		"a dead letter":         {empty(map[string]operations.Depth{"booking-relay-dlq": {Waiting: 1}}), mail{MailAccount: sending}, "attention", "healthy"},
		"one that is read now":  {empty(map[string]operations.Depth{"booking-relay-dlq": {InFlight: 1}}), mail{MailAccount: sending}, "attention", "healthy"},
		"a dead mail":           {empty(map[string]operations.Depth{"mailer-worker-dlq": {Waiting: 1}}), mail{MailAccount: sending}, "attention", "attention"},
		"a queue is unreadable": {empty(nil).without("signup-worker"), mail{MailAccount: sending}, "unknown", "healthy"},
		"unreadable and dead": {empty(map[string]operations.Depth{"signup-worker-dlq": {Waiting: 1}}).without("signup-worker"),
			mail{MailAccount: sending}, "attention", "healthy"},
		"the account is unreadable": {empty(nil), mail{err: errors.New("denied")}, "unknown", "unknown"},
		"sending is off":            {empty(nil), account(func(m *operations.MailAccount) { m.Sending = false }), "attention", "attention"},
		"on probation":              {empty(nil), account(func(m *operations.MailAccount) { m.Enforcement = "probation" }), "attention", "attention"},
		"in the sandbox":            {empty(nil), account(func(m *operations.MailAccount) { m.Production = false }), "attention", "attention"},
		"quota nearly used":         {empty(nil), account(func(m *operations.MailAccount) { m.SentToday = 40000 }), "attention", "attention"},
		"no limit":                  {empty(nil), account(func(m *operations.MailAccount) { m.PerDay = -1 }), "healthy", "healthy"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := operations.NewWatch(tt.queues, tt.mail, testkit.NewClock(noon), names).Health(t.Context())
			if h.State != tt.state || h.Mail.State != tt.post || !h.CheckedAt.Equal(noon) || len(h.Functions) != 3 || len(h.Mail.Functions) != 1 {
				t.Errorf("%+v", h)
			}
			if n := tt.queues.calls.Load(); n != int64(len(names)) {
				t.Errorf("%d reads", n)
			}
		})
	}
}

// TestWhatCannotBeReadIsSaidAndTheRestAnswered: also where a queue does not answer at all.
func TestWhatCannotBeReadIsSaidAndTheRestAnswered(t *testing.T) {
	t.Parallel()
	q := empty(map[string]operations.Depth{"mailer-worker": {Waiting: 7}}).without("booking-relay-dlq")
	q.slow = true
	begin := time.Now()
	h := operations.NewWatch(q, mail{err: errors.New("denied")}, testkit.NewClock(noon), names).Health(t.Context())
	if took := time.Since(begin); took > 8*time.Second {
		t.Errorf("took %s", took)
	}
	got, err := json.Marshal(h)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"state":"unknown","checked_at":"2026-10-01T03:00:00Z","functions":[` +
		`{"function":"signup-worker","context":"signup","state":"unknown","dead_letters":0,"unread":["queue"]},` +
		`{"function":"mailer-worker","context":"mailer","state":"healthy","queue":{"waiting":7,"in_flight":0,"delayed":0},"dead_letters":0,"unread":[]},` +
		`{"function":"booking-relay","context":"booking","state":"unknown","unread":["dead_letters"]}],` +
		`"mail":{"state":"unknown","functions":[` +
		`{"function":"mailer-worker","context":"mailer","state":"healthy","queue":{"waiting":7,"in_flight":0,"delayed":0},"dead_letters":0,"unread":[]}]}}`
	if string(got) != want {
		t.Errorf("%s\n%s", got, want)
	}
}

func TestOnlyOperatorsAsk(t *testing.T) {
	t.Parallel()
	api := operations.API(operations.NewWatch(empty(nil), mail{MailAccount: sending}, testkit.NewClock(noon), names), auditLog(t), testkit.NewClock(noon), ids.Default{})
	for role, status := range map[events.Code]int{"": 401, events.RoleOperator: 200, events.RoleHR: 403, events.RoleEmployee: 403, events.RoleConsultant: 403} {
		r := httptest.NewRequest("GET", "/api/operations/health", nil)
		if role != "" {
			r = r.WithContext(principal.With(r.Context(), principal.Principal{AccountID: ids.Default{}.New(ids.Account), Role: role}))
		}
		w := httptest.NewRecorder()
		api.ServeHTTP(w, r)
		if w.Code != status || status != 200 && strings.Contains(w.Body.String(), "signup-worker") {
			t.Errorf("%q: %d %s", role, w.Code, w.Body)
		}
	}
}

var update = flag.Bool("update", false, "rewrite docs/openapi/operations.json")

const openAPI = "../../../../docs/openapi/operations.json"

func TestOpenAPIDrift(t *testing.T) {
	t.Parallel()
	got, err := operations.API(operations.NewWatch(nil, nil, nil, nil), operations.NewAuditLog(nil, nil), nil, nil).OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if *update {
		if err := os.WriteFile(openAPI, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(openAPI)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from the code: go test ./functions/operations/internal/operations -run OpenAPI -update", openAPI)
	}
}
