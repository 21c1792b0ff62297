package signup_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"kikite/events"
	"kikite/shared/principal"
	"kikite/shared/testkit"
)

// own are the routes that the roles other than the operator have; all roles have those of everybody.
var own = map[events.Code][]string{
	"": {"GET /me", "GET /consents/current", "POST /me/consents", "PUT /me/settings", "POST /me/erasure",
		"GET /me/export", "POST /me/export", "GET /me/export/file", "GET /me/export/documents/x"},
	events.RoleHR: {"GET /company", "PUT /company/programs", "GET /roster", "POST /roster/uploads", "GET /roster/uploads/x",
		"GET /roster/uploads/x/errors", "POST /roster/departures", "GET /roster/departures/x",
		"POST /invitations", "GET /invitations", "DELETE /invitations/x", "GET /company/sender", "PUT /company/sender"},
	events.RoleConsultant: {"GET /me/consultant", "PUT /me/consultant", "PUT /me/consultant/licences", "DELETE /me/consultant/licences",
		"PUT /me/consultant/conduct", "POST /me/consultant/documents", "GET /me/consultant/documents", "PUT /me/consultant/documents/x", "GET /me/consultant/documents/x"},
	events.RoleEmployee: {"GET /me/address", "POST /me/address", "POST /me/address/confirmation"},
	events.RoleDesk:     nil,
}

// TestRoutesAndRoles: every route answers 403 to every role that it is not for. So HR never learns with which companies a consultant
// is connected, what licences somebody asked for, or that either exists.
func TestRoutesAndRoles(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(3, nil)))
	employee := w.register(w.invite(c)["e0001@corp.example"], "hana@private.example")
	id, consultant := w.approved(1)
	w.must(&consultant, "PUT", "/me/consultant/licences", map[string]any{"licences": []map[string]any{{"kind": "coach", "number": "C-9"}}}, nil)
	desk := w.desk(c, deskOf(named("窓口 葉子", "mado2@corp.example")))
	member := person{principal.Principal{AccountID: desk.People[0].ID, Role: events.RoleDesk, CompanyID: c.id}}
	people := map[events.Code]*person{events.RoleHR: &c.hr, events.RoleEmployee: &employee, events.RoleConsultant: &consultant, events.RoleDesk: &member}
	routes := testkit.Routes(t, w.API())
	before := w.everything()
	for _, route := range routes {
		route = strings.Replace(route, "/api/signup", "", 1)
		if slices.Contains(own[""], route) {
			continue
		}
		method, path, _ := strings.Cut(route, " ")
		for role, who := range people {
			if slices.Contains(own[role], route) {
				continue
			}
			w.refused(who, method, path, nil, http.StatusForbidden, "role")
			w.refused(who, method, strings.Replace(path, "/x", "/"+string(id), 1), nil, http.StatusForbidden, "role")
		}
		w.refused(nil, method, path, nil, http.StatusUnauthorized, "sign_in")
		if held := slices.ContainsFunc([]events.Code{events.RoleHR, events.RoleConsultant}, func(r events.Code) bool { return slices.Contains(own[r], route) }); held {
			w.refused(&w.op, method, path, nil, http.StatusForbidden, "role")
		}
	}
	if after := w.everything(); after != before {
		t.Errorf("something was stored: %s, before %s", after, before)
	}
	for _, routesOf := range own {
		for _, route := range routesOf {
			method, path, _ := strings.Cut(route, " ")
			if !slices.Contains(routes, method+" /api/signup"+path) {
				t.Errorf("%s is no route", route)
			}
		}
	}
}
