package matching

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/testkit"
)

// TestRoutesAndRoles: every route answers 403 to every role that is not named here, before it reads the request. HR is named nowhere:
// whom an employee is shown, looks for, chooses or swaps is nobody's business at the company.
func TestRoutesAndRoles(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	employee, consultant, operator := events.RoleEmployee, events.RoleConsultant, events.RoleOperator
	may := map[string][]events.Code{
		"GET /me/profile":            {employee},
		"PUT /me/profile":            {employee},
		"GET /me/picks":              {employee},
		"POST /nominations":          {employee},
		"GET /swaps":                 {employee},
		"POST /swaps":                {employee},
		"DELETE /swaps/x":            {employee},
		"GET /consultants":           {employee, operator},
		"GET /consultants/x":         {employee, operator},
		"GET /me/consultant-profile": {consultant},
		"GET /models":                {operator},
		"GET /models/x":              {operator},
		"PUT /models/held":           {operator},
		"DELETE /models/held":        {operator},
	}
	routes := testkit.Routes(t, s.api)
	if len(routes) != len(may) {
		t.Errorf("%d routes, %d expected: %v", len(routes), len(may), routes)
	}
	for _, route := range routes {
		route = strings.Replace(route, "/api/matching", "", 1)
		roles, known := may[route]
		if !known {
			t.Errorf("%s: say here who may", route)
		}
		method, path, _ := strings.Cut(route, " ")
		for n, role := range []events.Code{events.RoleHR, employee, consultant, operator} {
			who := principal.Principal{AccountID: id(ids.Account, 200+n), Role: role, CompanyID: s.someone.CompanyID}
			var p httpapi.Problem
			if slices.Contains(roles, role) {
				continue
			}
			if code := s.ask(&who, method, path, "", &p); code != http.StatusForbidden || p.Code != "role" {
				t.Errorf("%s %s: %d %s", role, route, code, p.Code)
			}
		}
		if code := s.ask(nil, method, path, "", nil); code != http.StatusUnauthorized {
			t.Errorf("nobody %s: %d", route, code)
		}
	}
}
