package httpapi_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
)

// TestGuardedCallers: before a guardian agreed, what is free is open and everything else is refused, whatever is sent; nobody else notices.
func TestGuardedCallers(t *testing.T) {
	t.Parallel()
	a := httpapi.New(events.Booking).Free("look-at-own")
	done := func(context.Context, *struct{}) (*output, error) { return &output{}, nil }
	httpapi.Register(a, httpapi.Op{ID: "look-at-own", Method: http.MethodGet, Path: "/own", Summary: "Look", Roles: []events.Code{events.RoleEmployee}}, done)
	httpapi.Register(a, httpapi.Op{ID: "book", Method: http.MethodPost, Path: "/book", Summary: "Book", Roles: []events.Code{events.RoleEmployee}}, done)
	for _, tt := range []struct {
		method, path, guarded, want string
		status                      int
	}{
		{"GET", "/own", "true", "", 200}, {"POST", "/book", "true", "guardian_pending", 403}, {"POST", "/book", "", "", 200},
	} {
		e := lambdaevents.APIGatewayV2HTTPRequest{RawPath: "/api/booking" + tt.path}
		e.RequestContext.HTTP.Method = tt.method
		e.RequestContext.Authorizer = &lambdaevents.APIGatewayV2HTTPRequestContextAuthorizerDescription{JWT: &lambdaevents.APIGatewayV2HTTPRequestContextAuthorizerJWTDescription{
			Claims: map[string]string{"account_id": string(ids.Default{}.New(ids.Account)), "role": "employee", "guarded": tt.guarded}}}
		out, err := a.Lambda(t.Context(), e)
		if err != nil || out.StatusCode != tt.status || !strings.Contains(out.Body, tt.want) {
			t.Errorf("%s %s: %v, %d %s", tt.method, tt.path, err, out.StatusCode, out.Body)
		}
	}
	if _, err := a.OpenAPI(); err != nil {
		t.Error(err)
	}
	if _, err := httpapi.New(events.Booking).Free("nothing").OpenAPI(); err == nil {
		t.Error("an operation that is not there is free")
	}
}
