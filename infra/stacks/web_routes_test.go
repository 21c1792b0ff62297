package stacks

import (
	"encoding/json"
	"os/exec"
	"testing"

	"kikite/infra/topology"
)

// TestRoutesFindWhatTheLocalCloudFinds runs CloudFront's function in Node and asks topology.Pages the same.
func TestRoutesFindWhatTheLocalCloudFinds(t *testing.T) {
	t.Parallel()
	asked := []string{"/", "/about", "/about/", "/consultants/apply", "/consultants", "/home", "/auth/callback", "/assets/a-1.js", "/mark.svg", "/a.b/c", "/ABOUT"}
	for name, pages := range map[string]topology.Pages{
		"one page":     {Paths: []string{}, Rest: topology.IndexFile},
		"pages of own": {Paths: []string{"/about", "/consultants/apply"}, Rest: topology.AppFile},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			input, err := json.Marshal(asked)
			if err != nil {
				t.Fatal(err)
			}
			script := routesFor(pages) + ";console.log(JSON.stringify(" + string(input) + ".map((uri) => handler({ request: { uri } }).uri)))"
			out, err := exec.CommandContext(t.Context(), "node", "-e", script).Output()
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			if err := json.Unmarshal(out, &got); err != nil {
				t.Fatal(err)
			}
			for i, path := range asked {
				want := path
				if clean := trimmed(path); pages.File(clean) != "" {
					want = "/" + pages.File(clean)
				}
				if got[i] != want {
					t.Errorf("%s: %s, the local cloud sends %s", path, got[i], want)
				}
			}
		})
	}
}

func trimmed(path string) string {
	if len(path) > 1 && path[len(path)-1] == '/' {
		return path[:len(path)-1]
	}
	return path
}
