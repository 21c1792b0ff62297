package testkit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

// Roles are all roles of accounts, and one that does not exist.
func Roles() []events.Code {
	return []events.Code{events.RoleEmployee, events.RoleHR, events.RoleDesk, events.RoleConsultant, events.RoleOperator, "admin"}
}

// Matrix asks every operation of an API that needs a sign-in, as its OpenAPI document lists them, as everybody who may not: nobody, every role that it is
// not for, and people of its roles for whom the thing in its path is somebody else's. Whether the thing exists must not show.
type Matrix struct {
	API interface {
		http.Handler
		OpenAPI() ([]byte, error)
	}
	// Things exist, by the path up to their parameter ("/sessions/{id}"). A path with a parameter and without a thing fails, unless only operators
	// may use it or it is in Open.
	Things map[string]string
	// Open are paths whose parameter is nobody's, with the reason.
	Open map[string]string
	// Strangers to all things, by role: of another company, and of the same where that does not make it theirs.
	Strangers map[events.Code][]principal.Principal
	// Bodies are requests where the one that is made from the schema does not get as far as the thing, by "PUT /path/{id}".
	Bodies map[string]string
	// Sooner are operations that may refuse a stranger before they look for the thing, by "PUT /path/{id}", with the reason.
	Sooner map[string]string
	// Secrets must be in no answer to a stranger.
	Secrets []string
	// State tells whether something was stored; nil does not look.
	State func() string
}

// route is an operation of the document.
type route struct {
	method, path string // path without /api/<context>
	roles        []events.Code
	body         map[string]any    // schema; nil: it takes none
	query        string            // what it needs, with a question mark
	inner        map[string]string // values of the path's parameters that fit their schemas
}

// Run asks all of it.
func (m Matrix) Run(t *testing.T) {
	t.Helper()
	base, routes, schemas := m.routes(t)
	before := ""
	if m.State != nil {
		before = m.State()
	}
	foreign := 0
	for _, r := range routes {
		m.roles(t, base, r)
		foreign += m.foreign(t, base, r, schemas)
		m.secrets(t, base, r)
	}
	if m.State != nil {
		if after := m.State(); after != before {
			t.Errorf("something was stored: %s, before %s", after, before)
		}
	}
	t.Logf("%d operations, %d asked for what is somebody else's", len(routes), foreign)
}

// roles asks as nobody and as every other role, about what exists, what never was and what is no ID at all, with several bodies: one answer to all.
func (m Matrix) roles(t *testing.T, base string, r route) {
	t.Helper()
	values := []string{"x", string(ids.Default{}.New("xyz"))}
	if _, thing, ok := m.thing(r.path); ok {
		values = append(values, thing)
	}
	for _, role := range append([]events.Code{""}, Roles()...) {
		if slices.Contains(r.roles, role) {
			continue
		}
		want, code := http.StatusForbidden, `"code":"role"`
		who := principal.Principal{AccountID: ids.Default{}.New(ids.Account), CompanyID: ids.Default{}.New(ids.Company), ConsultantID: ids.Default{}.New(ids.Consultant), Role: role}
		if role == "" {
			want, code, who = http.StatusUnauthorized, `"code":"sign_in"`, principal.Principal{}
		}
		answers := map[string]bool{}
		for _, value := range values {
			for _, body := range []string{"", "{", `{"what":1}`} {
				status, answer := m.ask(who, r.method, base+pathParts.ReplaceAllString(r.path, value), body)
				if answers[answer] = true; status != want || !strings.Contains(answer, code) {
					t.Errorf("%s %s with %q by %q: %d %s", r.method, r.path, value, role, status, answer)
				}
			}
		}
		if len(answers) != 1 {
			t.Errorf("%s %s by %q: different answers %v", r.method, r.path, role, slices.Collect(maps.Keys(answers)))
		}
	}
}

// foreign asks for what exists and is somebody else's, and for what never was: the same 403 or 404.
func (m Matrix) foreign(t *testing.T, base string, r route, schemas map[string]any) int {
	t.Helper()
	if !strings.Contains(r.path, "{") || slices.Equal(r.roles, []events.Code{events.RoleOperator}) || m.Open[r.path] != "" {
		return 0
	}
	place, thing, ok := m.thing(r.path)
	if !ok {
		t.Errorf("%s %s: say whose it is (Things), or why it is nobody's (Open)", r.method, r.path)
		return 0
	}
	body, given := m.Bodies[r.method+" "+r.path]
	if !given && r.body != nil {
		made, err := json.Marshal(example(r.body, schemas))
		if err != nil {
			t.Fatal(err)
		}
		body = string(made)
	}
	at := func(value string) string {
		path := strings.Replace(r.path, place, pathParts.ReplaceAllString(place, value), 1)
		return base + pathParts.ReplaceAllStringFunc(path, func(part string) string { return r.inner[strings.Trim(part, "{}")] }) + r.query
	}
	asked := 0
	for _, role := range r.roles {
		if role == events.RoleOperator {
			continue
		}
		if len(m.Strangers[role]) == 0 {
			t.Errorf("%s %s: no stranger of role %s", r.method, r.path, role)
		}
		for _, who := range m.Strangers[role] {
			asked++
			gotStatus, got := m.ask(who, r.method, at(thing), body)
			_, never := m.ask(who, r.method, at(neverWas(thing)), body)
			gone := r.method == http.MethodDelete && gotStatus == http.StatusNoContent // there is nothing of that name of theirs: see State
			if gotStatus != http.StatusForbidden && gotStatus != http.StatusNotFound && !gone && m.Sooner[r.method+" "+r.path] == "" {
				t.Errorf("%s %s by %s of another with %s: %d %s", r.method, r.path, role, body, gotStatus, got)
			}
			if got != never {
				t.Errorf("%s %s by %s: what is somebody else's is answered by %s, what never was by %s", r.method, r.path, role, got, never)
			}
		}
	}
	return asked
}

// secrets asks as strangers for what needs no parameter.
func (m Matrix) secrets(t *testing.T, base string, r route) {
	t.Helper()
	if r.method != http.MethodGet || strings.Contains(r.path, "{") {
		return
	}
	for _, role := range r.roles {
		for _, who := range m.Strangers[role] {
			_, answer := m.ask(who, r.method, base+r.path+r.query, "")
			for _, secret := range m.Secrets {
				if strings.Contains(answer, secret) {
					t.Errorf("%s %s tells %s of another %s: %s", r.method, r.path, role, secret, answer)
				}
			}
		}
	}
}

func (m Matrix) ask(who principal.Principal, method, path, body string) (status int, answer string) {
	r := httptest.NewRequest(method, path, bytes.NewReader([]byte(body)))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	r.Header.Set("Idempotency-Key", "0190d6f2-0000-7000-8000-000000000000")
	if who.Role != "" {
		r = r.WithContext(principal.With(r.Context(), who))
	}
	out := httptest.NewRecorder()
	m.API.ServeHTTP(out, r)
	return out.Code, fmt.Sprint(out.Code, " ", out.Header().Get("Content-Type"), " ", out.Body)
}

// thing is the longest place that a path lies under.
func (m Matrix) thing(path string) (place, thing string, ok bool) {
	for p, value := range m.Things {
		if (path == p || strings.HasPrefix(path, p+"/")) && len(p) > len(place) {
			place, thing, ok = p, value, true
		}
	}
	return place, thing, ok
}

// neverWas is of the same form as a value, and nothing.
func neverWas(value string) string {
	if id := events.ID(value); id.Valid() {
		return string(ids.Derive(value[:3], "never was"))
	}
	return "2001-01"
}

// operation is what a matrix needs of an operation of the document.
type operation struct {
	Roles      []events.Code `json:"x-roles"`
	Parameters []struct {
		In, Name string
		Required bool
		Schema   map[string]any
	}
	Body struct {
		Content map[string]struct {
			Schema map[string]any `json:"schema"`
		} `json:"content"`
	} `json:"requestBody"`
}

func (m Matrix) routes(t *testing.T) (base string, out []route, schemas map[string]any) {
	t.Helper()
	text, err := m.API.OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	var document struct {
		Paths      map[string]map[string]operation `json:"paths"`
		Components struct {
			Schemas map[string]any `json:"schemas"`
		} `json:"components"`
	}
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	for path, methods := range document.Paths {
		parts := strings.SplitN(path, "/", 4) // "", api, context, rest
		base = strings.Join(parts[:3], "/")
		for method, o := range methods {
			if !strings.Contains(path, "/public/") {
				out = append(out, o.route(strings.ToUpper(method), "/"+parts[3], document.Components.Schemas))
			}
		}
	}
	slices.SortFunc(out, func(a, b route) int { return strings.Compare(a.path+a.method, b.path+b.method) })
	return base, out, document.Components.Schemas
}

// route is the operation with what its parameters ask for.
func (o operation) route(method, path string, schemas map[string]any) route {
	r := route{method: method, path: path, roles: o.Roles, body: o.Body.Content["application/json"].Schema, inner: map[string]string{}}
	query := url.Values{}
	for _, p := range o.Parameters {
		if !p.Required {
			continue
		}
		fits := fmt.Sprint(example(p.Schema, schemas))
		switch p.In {
		case "query":
			query.Set(p.Name, fits)
		case "path":
			r.inner[p.Name] = fits
		}
	}
	if len(query) > 0 {
		r.query = "?" + query.Encode()
	}
	return r
}
