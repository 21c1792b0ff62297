package reports_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"testing"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/events"
	"kikite/functions/reports/internal/reports"
	"kikite/shared/ids"
)

var update = flag.Bool("update", false, "write docs/openapi/reports.json")

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
