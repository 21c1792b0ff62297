package sessions_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kikite/functions/sessions/internal/sessions"
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

// TestWhoHasRoutes: nothing of this context is for HR, only the care queue is for operators, and nothing is public but the document.
func TestWhoHasRoutes(t *testing.T) {
	t.Parallel()
	var doc struct {
		Paths map[string]map[string]struct {
			Roles []string `json:"x-roles"`
		}
	}
	if err := json.Unmarshal(document(t), &doc); err != nil {
		t.Fatal(err)
	}
	for path, operations := range doc.Paths {
		for method, o := range operations {
			if len(o.Roles) == 0 || slices.Contains(o.Roles, "hr") || slices.Contains(o.Roles, "operator") != strings.HasPrefix(path, "/api/sessions/care") {
				t.Errorf("%s %s is for %v", strings.ToUpper(method), path, o.Roles)
			}
		}
	}
}
