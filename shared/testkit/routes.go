package testkit

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kikite/events"
)

// Routes lists the operations of an API that need a sign-in, as "GET /api/signup/companies/x" with x for every part of a path, in
// order. They come from its OpenAPI document, so a test over them covers a route that was added without a thought of it.
func Routes(t *testing.T, api interface{ OpenAPI() ([]byte, error) }) []string {
	t.Helper()
	return routes(t, api, "")
}

// RoutesOf lists those of a role.
func RoutesOf(t *testing.T, api interface{ OpenAPI() ([]byte, error) }, role events.Code) []string {
	t.Helper()
	return routes(t, api, role)
}

func routes(t *testing.T, api interface{ OpenAPI() ([]byte, error) }, role events.Code) []string {
	t.Helper()
	text, err := api.OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	var document struct {
		Paths map[string]map[string]struct {
			Roles []events.Code `json:"x-roles"`
		} `json:"paths"`
	}
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	var out []string
	for path, methods := range document.Paths {
		for method, o := range methods {
			if !strings.Contains(path, "/public/") && (role == "" || slices.Contains(o.Roles, role)) {
				out = append(out, strings.ToUpper(method)+" "+pathParts.ReplaceAllString(path, "x"))
			}
		}
	}
	slices.Sort(out)
	return out
}

var pathParts = regexp.MustCompile(`\{[^}]+\}`)
