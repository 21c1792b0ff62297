package httpapi_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kikite/events"
)

var update = flag.Bool("update", false, "write docs/access.md anew")

const (
	accessFile = "../../docs/access.md"
	accessHead = `# Who may call what

Every operation of every context, from docs/openapi. A test (` + "`go test ./shared/httpapi -run Access`" + `) fails when an operation is added, removed or opened to another role without a line here; ` + "`-update`" + ` writes the
lines, for somebody to read. What they say is tested by ` + "`testkit.Matrix`" + ` in each context: every operation as nobody, as every role that it is not for (401, 403: the same answer whatever is asked
for and sent), and, where its path names a thing, as somebody of its roles for whom the thing is another's (404 or 403, byte for byte that of a thing that never was, and nothing is stored).

"Own" is what the token says: one's account, one's company, one's consultant. Operators see all companies; every call of theirs is on record ([ADR 29](adr/0029-operators-log.md)).
Employees under eighteen whose guardian has not agreed (or who have not said how old they are, where the roster leaves it open) have a token that says so: they may call what says "before a guardian
agreed", and nothing else (403 ` + "`guardian_pending`" + `).

| operation | roles | of what |
|---|---|---|
`
)

// scope says whose things an operation is about, by its roles and its address.
func scope(path string, roles []events.Code) string {
	thing := strings.Contains(path, "{")
	switch {
	case strings.Contains(path, "/public/"):
		return "nobody's; a secret in the address, if there is one, is the key"
	case slices.Equal(roles, []events.Code{events.RoleOperator}):
		return "all companies"
	case strings.Contains(path, "/me/") || strings.HasSuffix(path, "/me"):
		return "the caller's own"
	case slices.Contains(roles, events.RoleHR) && len(roles) < 4:
		return "the own company's"
	case thing:
		return "the caller's own, or what their company may meet"
	default:
		return "the caller's own"
	}
}

// TestAccess: docs/access.md has a line for every operation of the OpenAPI documents, with its roles, and no other.
func TestAccess(t *testing.T) {
	t.Parallel()
	documents, err := filepath.Glob("../../docs/openapi/*.json")
	if err != nil || len(documents) < 7 {
		t.Fatal(documents, err)
	}
	var lines []string
	for _, file := range documents {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var document struct {
			Paths map[string]map[string]struct {
				Roles []events.Code `json:"x-roles"`
				Free  bool          `json:"x-before-guardian"`
			} `json:"paths"`
		}
		if err := json.Unmarshal(text, &document); err != nil {
			t.Fatal(err)
		}
		for _, path := range slices.Sorted(maps.Keys(document.Paths)) {
			for _, method := range slices.Sorted(maps.Keys(document.Paths[path])) {
				roles := slices.Sorted(slices.Values(document.Paths[path][method].Roles))
				who := "anybody"
				if len(roles) > 0 {
					who = strings.Trim(strings.ReplaceAll(fmt.Sprint(roles), " ", ", "), "[]")
				}
				of := scope(path, roles)
				if document.Paths[path][method].Free {
					of += "; also before a guardian agreed"
				}
				lines = append(lines, fmt.Sprintf("| `%s %s` | %s | %s |", strings.ToUpper(method), path, who, of))
			}
		}
	}
	got := accessHead + strings.Join(lines, "\n") + "\n"
	if *update {
		if err := os.WriteFile(accessFile, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(accessFile)
	if err != nil {
		t.Fatal(err)
	}
	documented := strings.Split(string(want), "\n")
	for _, line := range lines {
		if !slices.Contains(documented, line) {
			t.Errorf("not in docs/access.md: %s", line)
		}
	}
	for _, line := range documented {
		if strings.HasPrefix(line, "| `") && !slices.Contains(lines, line) {
			t.Errorf("only in docs/access.md: %s", line)
		}
	}
}
