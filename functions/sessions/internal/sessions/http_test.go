package sessions_test

import (
	"net/http"
	"strings"
	"testing"

	"kikite/events"
	"kikite/shared/principal"
)

func TestBadInputStoresNothing(t *testing.T) {
	t.Parallel()
	w := held(t, events.RegularCare)
	before, keys := len(dump(t, w.table)), len(dump(t, w.keys))
	answers := make([]int, 57)
	for i := range answers {
		answers[i] = 1
	}
	withAnswer := func(v int) []int { a := append([]int{}, answers...); a[3] = v; return a }
	long := strings.Repeat("長", 20001)
	tests := []struct {
		name   string
		p      principal.Principal
		method string
		path   string
		in     any
		status int
	}{
		{"broken JSON", w.consultant, "PUT", w.path("record"), `{"text":`, 400},
		{"unknown field", w.consultant, "PUT", w.path("record"), body{"themes": []string{}, "state": "", "next_steps": "", "risk_signs": []string{}, "text": "x", "name": "山田"}, 422},
		{"wrong type", w.consultant, "PUT", w.path("record"), body{"themes": "manager", "state": "", "next_steps": "", "risk_signs": []string{}, "text": "x"}, 422},
		{"too long a text", w.consultant, "PUT", w.path("record"), record(long), 422},
		{"no text", w.consultant, "PUT", w.path("record"), record(""), 422},
		{"unknown theme", w.consultant, "PUT", w.path("record"), body{"themes": []string{"weather"}, "state": "", "next_steps": "", "risk_signs": []string{}, "text": "x"}, 422},
		{"unknown risk sign", w.consultant, "PUT", w.path("record"), body{"themes": []string{}, "state": "", "next_steps": "", "risk_signs": []string{"rain"}, "text": "x"}, 422},
		{"unknown outcome", w.consultant, "POST", w.path("finish"), body{"outcome": "no_show_consultant"}, 422},
		{"no body", w.consultant, "POST", w.path("finish"), nil, 400},
		{"an ID of another kind", w.consultant, "GET", "/sessions/acc_00000000000000000000000000", nil, 422},
		{"a session that is not", w.consultant, "GET", "/sessions/ses_00000000000000000000000000", nil, 404},
		{"unknown query", w.consultant, "GET", "/sessions?company=x", nil, 422},
		{"unknown filter", w.consultant, "GET", "/sessions?when=never", nil, 422},
		{"unknown program", w.employee, "GET", "/pulse-forms/lunch", nil, 404},
		{"an answer missing", w.employee, "POST", w.path("pulse"), body{"answers": map[string]int{"rating": 5}}, 422},
		{"an answer too many", w.employee, "POST", w.path("pulse"), body{"answers": map[string]int{"salary": 5}}, 422},
		{"an answer in words", w.employee, "POST", w.path("pulse"), body{"answers": map[string]string{"rating": "good"}}, 422},
		{"56 answers", w.employee, "POST", "/self-checks", body{"answers": answers[:56]}, 422},
		{"answer 0", w.employee, "POST", "/self-checks", body{"answers": withAnswer(0)}, 422},
		{"answer 5", w.employee, "POST", "/self-checks", body{"answers": withAnswer(5)}, 422},
		{"unknown sex", w.employee, "POST", "/self-checks", body{"sex": "x", "answers": answers}, 422},
		{"an excerpt that is not", w.employee, "POST", decision("exc_00000000000000000000000000"), body{"approve": true, "text": "x"}, 404},
		{"unknown route", w.employee, "GET", "/records", nil, 404},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			status, answer := w.call(tt.p, tt.method, tt.path, tt.in)
			if status != tt.status || !strings.Contains(answer, `"type":"about:blank"`) {
				t.Errorf("%d %s", status, answer)
			}
			if strings.Contains(answer, "山田") || strings.Contains(answer, "長長") {
				t.Errorf("the answer repeats what was sent: %s", answer)
			}
		})
	}
	if n := len(dump(t, w.table)); n != before || len(dump(t, w.keys)) != keys {
		t.Errorf("%d items, not %d", n, before)
	}
	if n := len(w.outbox()); n != 2 { // finished and its fact
		t.Errorf("%d events", n)
	}
}

// TestNobodyElseGetsIn: HR, operators and strangers are refused everywhere, and what exists looks like what does not.
func TestNobodyElseGetsIn(t *testing.T) {
	t.Parallel()
	w := held(t, events.RegularCare)
	hr := principal.Principal{AccountID: w.source.New("acc"), Role: events.RoleHR, CompanyID: w.company}
	operator := principal.Principal{AccountID: w.source.New("acc"), Role: events.RoleOperator}
	paths := []string{"/sessions", w.path(""), w.path("record"), "/me/excerpts", "/me/self-checks", "/self-check-form", "/pulse-forms/one_on_one", "/record-form"}
	for _, path := range paths {
		w.refused(hr, http.MethodGet, path, nil, 403, "role")
		w.refused(operator, http.MethodGet, path, nil, 403, "role")
		w.refused(principal.Principal{}, http.MethodGet, path, nil, 401, "sign_in")
	}
	stranger := w.consultant
	stranger.ConsultantID = w.source.New("con")
	for _, p := range []principal.Principal{w.colleague, stranger} {
		_, theirs := w.call(p, http.MethodGet, w.path(""), nil)
		_, nothing := w.call(p, http.MethodGet, "/sessions/ses_00000000000000000000000000", nil)
		if theirs != nothing {
			t.Errorf("%q tells more than %q", theirs, nothing)
		}
	}
	w.refused(stranger, http.MethodPut, w.path("record"), record("x"), 404, "not_found")
	w.refused(w.colleague, http.MethodPost, w.path("pulse"), w.pulse(events.RegularCare, nil), 404, "not_found")
}

func TestRecordIsReadByItsWriterOnly(t *testing.T) {
	t.Parallel()
	w := held(t, events.RegularCare)
	w.refused(w.consultant, http.MethodGet, w.path("record"), nil, 404, "not_found")
	w.ok(w.consultant, http.MethodPut, w.path("record"), record(strings.Repeat("長", 20000)), nil)
	w.ok(w.consultant, http.MethodPut, w.path("record"), record(secretText), nil)
	var got struct{ Text, State string }
	w.ok(w.consultant, http.MethodGet, w.path("record"), nil, &got)
	if got.Text != secretText || got.State != "疲れている" {
		t.Errorf("%+v", got)
	}
	w.refused(w.employee, http.MethodGet, w.path("record"), nil, 403, "role")
	for _, item := range dump(t, w.table) {
		for name, value := range item {
			if s, ok := value.(string); ok && strings.ContainsAny(s, "山田疲") {
				t.Errorf("%s holds words: %s", name, s)
			}
			if raw, ok := value.([]byte); ok && strings.Contains(string(raw), "山田") {
				t.Errorf("%s holds plain text", name)
			}
		}
	}
}

func TestRecordForm(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var form struct {
		Themes    []struct{ Code, Area string }
		RiskSigns []struct{ Code string } `json:"risk_signs"`
	}
	w.ok(w.consultant, http.MethodGet, "/record-form", nil, &form)
	if len(form.Themes) < 20 || len(form.RiskSigns) != 5 {
		t.Errorf("%+v", form)
	}
}
