package testkit

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Routes lists the operations of an API that need a sign-in, as "GET /api/signup/companies/x" with x for every part of a path, in
// order. They come from its OpenAPI document, so a test over them covers a route that was added without a thought of it.
func Routes(t *testing.T, api interface{ OpenAPI() ([]byte, error) }) []string {
	t.Helper()
	text, err := api.OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	var document struct {
		Paths map[string]map[string]json.RawMessage `json:"paths"`
	}
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	var out []string
	for path, methods := range document.Paths {
		for method := range maps.Keys(methods) {
			if !strings.Contains(path, "/public/") {
				out = append(out, strings.ToUpper(method)+" "+pathParts.ReplaceAllString(path, "x"))
			}
		}
	}
	slices.Sort(out)
	return out
}

var pathParts = regexp.MustCompile(`\{[^}]+\}`)
