package httpapi_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/problem"
)

type input struct {
	Body struct {
		Name  string `json:"name" maxLength:"5"`
		Count int    `json:"count,omitempty"`
	}
}

type output struct {
	Body struct {
		Account events.ID `json:"account"`
	}
}

func api() *httpapi.API {
	a := httpapi.New(events.Booking)
	httpapi.Register(a, httpapi.Op{ID: "do", Method: http.MethodPost, Path: "/things", Summary: "Do", Roles: []events.Code{events.RoleEmployee}},
		func(ctx context.Context, in *input) (*output, error) {
			switch in.Body.Name {
			case "taken":
				return nil, problem.New(problem.Conflict, "slot_taken", "Somebody was faster.")
			case "boom":
				return nil, errors.New("dial tcp 10.0.0.1: secret detail")
			}
			p, _ := principal.From(ctx)
			out := &output{}
			out.Body.Account = p.AccountID
			return out, nil
		})
	httpapi.Register(a, httpapi.Op{ID: "look", Method: http.MethodGet, Path: "/public/look", Summary: "Look"},
		func(context.Context, *struct{}) (*output, error) { return &output{}, nil })
	return a
}

func call(t *testing.T, method, path, body string, claims map[string]string) lambdaevents.APIGatewayV2HTTPResponse {
	t.Helper()
	e := lambdaevents.APIGatewayV2HTTPRequest{RawPath: path, Body: body, Headers: map[string]string{"content-type": "application/json"}}
	e.RequestContext.HTTP.Method = method
	if claims != nil {
		e.RequestContext.Authorizer = &lambdaevents.APIGatewayV2HTTPRequestContextAuthorizerDescription{
			JWT: &lambdaevents.APIGatewayV2HTTPRequestContextAuthorizerJWTDescription{Claims: claims}}
	}
	out, err := api().Lambda(context.Background(), e)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestLambda(t *testing.T) {
	t.Parallel()
	account := string(ids.Default{}.New(ids.Account))
	employee := map[string]string{"account_id": account, "role": "employee", "company_id": string(ids.Default{}.New(ids.Company))}
	hr := map[string]string{"account_id": account, "role": "hr"}
	tests := map[string]struct {
		method, path, body string
		claims             map[string]string
		status             int
		code               string
	}{
		"done":                           {"POST", "/api/booking/things", `{"name":"a"}`, employee, 200, ""},
		"no caller":                      {"POST", "/api/booking/things", `{"name":"a"}`, nil, 401, "sign_in"},
		"forged claims":                  {"POST", "/api/booking/things", `{"name":"a"}`, map[string]string{"account_id": "1", "role": "employee"}, 401, "sign_in"},
		"another role":                   {"POST", "/api/booking/things", `{"name":"a"}`, hr, 403, "role"},
		"no caller, bad body":            {"POST", "/api/booking/things", `{"name":1}`, nil, 401, "sign_in"},
		"no caller, broken JSON":         {"POST", "/api/booking/things", `{"name":`, nil, 401, "sign_in"},
		"forged claims, no body":         {"POST", "/api/booking/things", ``, map[string]string{"account_id": "1", "role": "employee"}, 401, "sign_in"},
		"another role, bad body":         {"POST", "/api/booking/things", `{"name":"abcdef","x":1}`, hr, 403, "role"},
		"another role, broken JSON":      {"POST", "/api/booking/things", `{"name":`, hr, 403, "role"},
		"another role, unknown query":    {"POST", "/api/booking/things?x=1", `{"name":"a"}`, hr, 403, "role"},
		"another role, too large a body": {"POST", "/api/booking/things", `{"name":"` + strings.Repeat("a", 2<<20) + `"}`, hr, 403, "role"},
		"too large a body":               {"POST", "/api/booking/things", `{"name":"` + strings.Repeat("a", 2<<20) + `"}`, employee, 413, "too_large"},
		"public, another role":           {"GET", "/api/booking/public/look", ``, hr, 200, ""},
		"unknown field":                  {"POST", "/api/booking/things", `{"name":"a","x":1}`, employee, 422, "invalid"},
		"unknown query":                  {"POST", "/api/booking/things?x=1", `{"name":"a"}`, employee, 422, "invalid"},
		"wrong type":                     {"POST", "/api/booking/things", `{"name":"a","count":"1"}`, employee, 422, "invalid"},
		"too long":                       {"POST", "/api/booking/things", `{"name":"abcdef"}`, employee, 422, "invalid"},
		"broken JSON":                    {"POST", "/api/booking/things", `{"name":`, employee, 400, "bad_request"},
		"no body":                        {"POST", "/api/booking/things", ``, employee, 400, "bad_request"},
		"domain failure":                 {"POST", "/api/booking/things", `{"name":"taken"}`, employee, 409, "slot_taken"},
		"internal failure":               {"POST", "/api/booking/things", `{"name":"boom"}`, employee, 500, "internal"},
		"unknown path":                   {"GET", "/api/booking/nothing", ``, employee, 404, "not_found"},
		"public":                         {"GET", "/api/booking/public/look", ``, nil, 200, ""},
		"OpenAPI document":               {"GET", "/api/booking/public/openapi.json", ``, nil, 200, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path, query, _ := strings.Cut(tt.path, "?")
			got := callQuery(t, tt.method, path, query, tt.body, tt.claims)
			if got.StatusCode != tt.status {
				t.Fatalf("status %d: %s", got.StatusCode, got.Body)
			}
			if tt.code == "" {
				if tt.claims != nil && strings.HasSuffix(path, "/things") && !strings.Contains(got.Body, account) {
					t.Errorf("the handler did not see the caller: %s", got.Body)
				}
				return
			}
			var p httpapi.Problem
			if err := json.Unmarshal([]byte(got.Body), &p); err != nil || p.Code != tt.code || p.Status != tt.status || p.Detail == "" {
				t.Errorf("problem %s, %v", got.Body, err)
			}
			if p.Type != "about:blank" || p.Title != http.StatusText(tt.status) {
				t.Errorf("type %q, title %q", p.Type, p.Title)
			}
			if got.Headers["content-type"] != "application/problem+json" {
				t.Errorf("content type %s", got.Headers["content-type"])
			}
			if strings.Contains(got.Body, "secret") || strings.Contains(got.Body, "abcdef") {
				t.Errorf("the answer tells too much: %s", got.Body)
			}
		})
	}
}

func callQuery(t *testing.T, method, path, query, body string, claims map[string]string) lambdaevents.APIGatewayV2HTTPResponse {
	t.Helper()
	if query == "" {
		return call(t, method, path, body, claims)
	}
	e := lambdaevents.APIGatewayV2HTTPRequest{RawPath: path, RawQueryString: query, Body: body, Headers: map[string]string{"content-type": "application/json"}}
	e.RequestContext.HTTP.Method = method
	e.RequestContext.Authorizer = &lambdaevents.APIGatewayV2HTTPRequestContextAuthorizerDescription{
		JWT: &lambdaevents.APIGatewayV2HTTPRequestContextAuthorizerJWTDescription{Claims: claims}}
	out, err := api().Lambda(context.Background(), e)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestRegisterRefusesAPathThatDisagreesWithItsRoles(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("a private operation without roles was registered")
		}
	}()
	httpapi.Register(httpapi.New(events.Booking), httpapi.Op{ID: "x", Method: http.MethodGet, Path: "/x"},
		func(context.Context, *struct{}) (*output, error) { return nil, nil })
}
