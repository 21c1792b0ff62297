package sessions_test

import (
	"encoding/json"
	"fmt"
	"strings"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/shared/principal"
)

type body map[string]any

// call makes a request as API Gateway passes it on and returns status and body.
func (w *world) call(p principal.Principal, method, path string, in any) (int, string) {
	w.t.Helper()
	var raw []byte
	switch v := in.(type) {
	case nil:
	case string:
		raw = []byte(v)
	default:
		var err error
		if raw, err = json.Marshal(in); err != nil {
			w.t.Fatal(err)
		}
	}
	path, query, _ := strings.Cut(path, "?")
	r := lambdaevents.APIGatewayV2HTTPRequest{RawPath: "/api/sessions" + path, RawQueryString: query, Body: string(raw), Headers: map[string]string{"content-type": "application/json"}}
	if w.key != "" {
		r.Headers["idempotency-key"] = w.key
	}
	r.RequestContext.HTTP.Method = method
	if p.AccountID != "" {
		r.RequestContext.Authorizer = &lambdaevents.APIGatewayV2HTTPRequestContextAuthorizerDescription{
			JWT: &lambdaevents.APIGatewayV2HTTPRequestContextAuthorizerJWTDescription{Claims: map[string]string{
				principal.ClaimAccount: string(p.AccountID), principal.ClaimRole: string(p.Role),
				principal.ClaimCompany: string(p.CompanyID), principal.ClaimConsultant: string(p.ConsultantID),
			}}}
	}
	out, err := w.api.Lambda(w.ctx, r)
	if err != nil {
		w.t.Fatal(err)
	}
	return out.StatusCode, out.Body
}

// ok is call for what must succeed.
func (w *world) ok(p principal.Principal, method, path string, in, out any) {
	w.t.Helper()
	status, answer := w.call(p, method, path, in)
	if status/100 != 2 {
		w.t.Fatalf("%s %s: %d %s", method, path, status, answer)
	}
	if out != nil {
		if err := json.Unmarshal([]byte(answer), out); err != nil {
			w.t.Fatal(err)
		}
	}
}

// refused is call for what must fail with a status and a code.
func (w *world) refused(p principal.Principal, method, path string, in any, status int, code string) {
	w.t.Helper()
	got, answer := w.call(p, method, path, in)
	if got != status || !strings.Contains(answer, fmt.Sprintf("%q", code)) {
		w.t.Errorf("%s %s: %d %s, not %d %s", method, path, got, answer, status, code)
	}
}

// keyed is ok for a POST with an Idempotency-Key.
func (w *world) keyed(key string, p principal.Principal, path string, in, out any) {
	w.t.Helper()
	w.key = key
	defer func() { w.key = "" }()
	w.ok(p, "POST", path, in, out)
}
