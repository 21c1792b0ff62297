package mailer_test

import (
	"bytes"
	"encoding/json"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"kikite/events"
	"kikite/functions/mailer/internal/mailer"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/testkit"
)

// ask sends a request as API Gateway would after checking the token; a role of "" is nobody.
func (w *world) ask(role events.Code, account events.ID, method, path, body string) *httptest.ResponseRecorder {
	w.t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	if role != "" {
		r = r.WithContext(principal.With(r.Context(), principal.Principal{AccountID: account, Role: role}))
	}
	out := httptest.NewRecorder()
	w.desk(&suppression{}).API().Audited(w.table, w.clock, ids.Default{}).ServeHTTP(out, r)
	return out
}

func TestOpenAPI(t *testing.T) {
	t.Parallel()
	const path = "../../../../docs/openapi/mailer.json"
	got, err := mailer.NewDesk(nil, nil, nil, nil, "").API().OpenAPI()
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
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not what the code says (%v): run go test ./functions/mailer/... -run OpenAPI -update", path, err)
	}
}

// TestWhoMayDoWhat walks all routes with all roles: HR has none, and no operator sees what somebody chose.
func TestWhoMayDoWhat(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	readers, operators := []events.Code{events.RoleEmployee, events.RoleConsultant}, []events.Code{events.RoleOperator}
	may := map[string][]events.Code{
		"GET /api/mailer/me/preferences": readers, "PUT /api/mailer/me/preferences": readers,
		"GET /api/mailer/stops": operators, "POST /api/mailer/stops/x/lift": operators,
	}
	routes := testkit.Routes(t, w.desk(&suppression{}).API())
	for _, route := range routes {
		if _, known := may[route]; !known {
			t.Errorf("%s: say here who may", route)
		}
	}
	if len(routes) != len(may) {
		t.Errorf("routes %v", routes)
	}
	for route, roles := range may {
		method, path, _ := strings.Cut(route, " ")
		for _, role := range []events.Code{"", events.RoleHR, events.RoleEmployee, events.RoleConsultant, events.RoleOperator} {
			want := 403
			if role == "" {
				want = 401
			}
			if got := w.ask(role, ids.Default{}.New(ids.Account), method, path, "").Code; !slices.Contains(roles, role) && got != want {
				t.Errorf("%s by %q: %d", route, role, got)
			}
		}
	}
}

func TestPreferencesOverHTTP(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	who := w.talk().EmployeeID
	const path = "/api/mailer/me/preferences"
	for _, step := range []struct {
		method, body string
		status       int
		want         string
	}{
		{"GET", "", 200, `{"version":0,"mails":[{"kind":"survey_nudge","wanted":true},{"kind":"nothing_booked","wanted":false}]}`},
		{"PUT", `{"version":0,"mails":[{"kind":"nothing_booked","wanted":true}]}`, 200, `{"version":1,"mails":[{"kind":"survey_nudge","wanted":true},{"kind":"nothing_booked","wanted":true}]}`},
		{"PUT", `{"version":0,"mails":[{"kind":"nothing_booked","wanted":true}]}`, 200, `{"version":1,`},
		{"PUT", `{"version":0,"mails":[{"kind":"survey_nudge","wanted":false}]}`, 409, `"code":"changed"`},
		{"PUT", `{"version":1,"mails":[{"kind":"confirmed","wanted":false}]}`, 422, `"status":422`},
		{"GET", "", 200, `{"version":1,`},
	} {
		got := w.ask(events.RoleEmployee, who, step.method, path, step.body)
		if got.Code != step.status || !strings.Contains(got.Body.String(), step.want) {
			t.Errorf("%s %s: %d %s", step.method, step.body, got.Code, got.Body)
		}
	}
	if got := w.ask(events.RoleConsultant, ids.Default{}.New(ids.Account), "GET", path, ""); strings.TrimSpace(got.Body.String()) != `{"version":0,"mails":[]}` {
		t.Errorf("a consultant has nothing to choose: %s", got.Body)
	}
}

// TestUnsubscribeOverHTTP: mail programs post a form to the link (RFC 8058); whoever guesses learns nothing from the answer.
func TestUnsubscribeOverHTTP(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.talk()
	secret, err := w.preferences.Secret(w.ctx, b.EmployeeID, events.RoleEmployee, events.MailSurveyNudge)
	if err != nil {
		t.Fatal(err)
	}
	answers := map[string]bool{}
	for _, s := range []string{secret, secret, "00000000000000000000000000"} {
		r := httptest.NewRequest("POST", "/api/mailer/public/unsubscribe/"+s, strings.NewReader("List-Unsubscribe=One-Click"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		out := httptest.NewRecorder()
		w.desk(&suppression{}).API().ServeHTTP(out, r)
		head, err := json.Marshal(out.Header())
		if err != nil {
			t.Fatal(err)
		}
		answers[out.Result().Status+string(head)+out.Body.String()] = true
		if out.Code != 204 {
			t.Errorf("%d %s", out.Code, out.Body)
		}
	}
	if len(answers) != 1 {
		t.Errorf("answers differ: %v", answers)
	}
	if !nudge(w, b.EmployeeID) || len(w.provider.sent) != 0 {
		t.Error("it was not stopped")
	}
}

func TestLookingAtTheLinkStopsNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.talk()
	secret, err := w.preferences.Secret(w.ctx, b.EmployeeID, events.RoleEmployee, events.MailSurveyNudge)
	if err != nil {
		t.Fatal(err)
	}
	got := w.ask("", "", "GET", "/api/mailer/public/unsubscribe/"+secret, "")
	if got.Code != 303 || got.Header().Get("Location") != "https://kikite.example/unsubscribe/"+secret {
		t.Errorf("%d %v", got.Code, got.Header())
	}
	if !nudge(w, b.EmployeeID) || len(w.provider.sent) != 1 {
		t.Error("a program that follows links stopped mail")
	}
}

func TestStopsOverHTTP(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.talk()
	stop, _, err := w.stops.Add(w.ctx, taro, mailer.StoppedBounce, mailer.KindConfirmed, w.clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	me := ids.Default{}.New(ids.Account)
	list := w.ask(events.RoleOperator, me, "GET", "/api/mailer/stops?account_id="+string(b.EmployeeID), "").Body.String()
	for _, want := range []string{`"count":1`, `"latest":"2026-10-01T03:00:00Z"`, `"why":"bounce"`, `"kind":"confirmed"`, string(b.EmployeeID), string(stop.ID)} {
		if !strings.Contains(list, want) {
			t.Errorf("lacks %s: %s", want, list)
		}
	}
	for _, secret := range []string{"taro", "private.example", "試験"} {
		if strings.Contains(list, secret) {
			t.Errorf("tells %s: %s", secret, list)
		}
	}
	if got := w.ask(events.RoleOperator, me, "GET", "/api/mailer/stops?account_id="+string(me), ""); got.Code != 404 {
		t.Errorf("%d %s", got.Code, got.Body)
	}
	path := "/api/mailer/stops/" + string(stop.ID) + "/lift"
	if got := w.ask(events.RoleOperator, me, "POST", path, `{"reason":"because"}`); got.Code != 422 {
		t.Errorf("%d %s", got.Code, got.Body)
	}
	for range 2 {
		if got := w.ask(events.RoleOperator, me, "POST", path, `{"reason":"mailbox_repaired"}`); got.Code != 200 || !strings.Contains(got.Body.String(), `"lifted"`) {
			t.Errorf("%d %s", got.Code, got.Body)
		}
	}
	if got := w.ask(events.RoleOperator, me, "GET", "/api/mailer/stops", "").Body.String(); strings.TrimSpace(got) != `{"count":0,"stops":[]}` {
		t.Error(got)
	}
}
