package sessions_test

import (
	"bytes"
	"flag"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kikite/events"
	"kikite/functions/sessions/internal/sessions"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/testkit"
)

var update = flag.Bool("update", false, "write docs/openapi/sessions.json")

func document(t *testing.T) []byte {
	t.Helper()
	s, err := sessions.New(sessions.Deps{})
	if err != nil {
		t.Fatal(err)
	}
	doc, err := s.API().OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	return append(doc, '\n')
}

func TestOpenAPIDocumentIsCurrent(t *testing.T) {
	t.Parallel()
	got, path := document(t), filepath.Join("..", "..", "..", "..", "docs", "openapi", "sessions.json")
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs: go test ./functions/sessions/internal/sessions -run OpenAPI -update", path)
	}
}

// beyond are the routes of those who take no part in a talk: what an employee approved for the company, and counts.
var beyond = map[events.Code][]string{
	events.RoleHR: {"GET /voices", "POST /voices/x/answers", "GET /desk/cases", "GET /desk/cases/x", "POST /desk/cases/x/acknowledgement",
		"POST /desk/cases/x/messages", "POST /desk/cases/x/outcome"},
	events.RoleDesk:     {"GET /desk/cases", "GET /desk/cases/x", "POST /desk/cases/x/acknowledgement", "POST /desk/cases/x/messages", "POST /desk/cases/x/outcome"},
	events.RoleOperator: {"GET /case-counts"}, // and the care queue
}

// outside says whether a route is for those beyond, and whether for this role.
func outside(route string, role events.Code) (beyondAny, forRole bool) {
	for r, list := range beyond {
		if slices.Contains(list, route) || r == events.RoleOperator && strings.Contains(route, " /care") {
			beyondAny = true
			forRole = forRole || r == role
		}
	}
	return beyondAny, forRole
}

// TestRoutesAndRoles walks every operation of the document with every role: HR, the desk and operators have those above and no other, those
// who talk have none of them, and nothing but the document is public.
func TestRoutesAndRoles(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	people := map[events.Code]principal.Principal{events.RoleHR: d.hr, events.RoleDesk: d.member, events.RoleEmployee: d.employee,
		events.RoleConsultant: d.consultant, events.RoleOperator: {AccountID: d.source.New(ids.Account), Role: events.RoleOperator}}
	routes := testkit.Routes(t, d.api)
	for _, route := range routes {
		route = strings.Replace(route, "/api/sessions", "", 1)
		method, path, _ := strings.Cut(route, " ")
		d.refused(principal.Principal{}, method, path, nil, http.StatusUnauthorized, "sign_in")
		for role, who := range people {
			_, apart := beyond[role]
			if others, own := outside(route, role); apart && !own || !apart && others {
				d.refused(who, method, path, nil, http.StatusForbidden, "role")
			}
		}
	}
	for role, list := range beyond {
		for _, route := range list {
			method, path, _ := strings.Cut(route, " ")
			if !slices.Contains(routes, method+" /api/sessions"+path) {
				t.Errorf("%s: %s is no route", role, route)
			}
		}
	}
}
