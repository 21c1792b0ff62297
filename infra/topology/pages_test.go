package topology_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"kikite/infra/topology"
)

func TestPages(t *testing.T) {
	t.Parallel()
	file := &fstest.MapFile{}
	plain := topology.PagesOf(fstest.MapFS{"index.html": file, "assets/a.js": file})
	written := topology.PagesOf(fstest.MapFS{"index.html": file, "app.html": file, "programs.html": file, "about.html": file, "consultants/apply.html": file})
	if want := []string{"/about", "/consultants/apply", "/programs"}; !slices.Equal(written.Paths, want) || len(plain.Paths) != 0 {
		t.Errorf("%v, %v", written.Paths, plain.Paths)
	}
	tests := map[string]struct{ plain, written string }{
		"/":                  {"index.html", "index.html"},
		"/programs":          {"index.html", "programs.html"},
		"/consultants/apply": {"index.html", "consultants/apply.html"},
		"/consultants":       {"index.html", "app.html"},
		"/home":              {"index.html", "app.html"},
		"/assets/a.js":       {"", ""},
	}
	for path, want := range tests {
		if p, w := plain.File(path), written.File(path); p != want.plain || w != want.written {
			t.Errorf("%s: %q and %q", path, p, w)
		}
	}
	if none := topology.PagesOf(fstest.MapFS{}); none.Rest != "index.html" || len(none.Paths) != 0 {
		t.Errorf("%+v", none)
	}
}

func TestPolicyAllowsNoForeignAndNoInlineScript(t *testing.T) {
	t.Parallel()
	for _, policy := range []string{topology.ContentSecurityPolicy(), topology.SecurityHeaders("https://upload.example")["Content-Security-Policy"]} {
		directives := map[string]string{}
		for d := range strings.SplitSeq(policy, "; ") {
			name, value, _ := strings.Cut(d, " ")
			directives[name] = value
		}
		for name, want := range map[string]string{"script-src": "'self'", "default-src": "'self'", "object-src": "'none'", "frame-ancestors": "'none'"} {
			if directives[name] != want {
				t.Errorf("%s is %q in %s", name, directives[name], policy)
			}
		}
	}
	if got := topology.ContentSecurityPolicy("https://a.example", "https://b.example"); !strings.Contains(got, "connect-src 'self' https://a.example https://b.example;") {
		t.Error(got)
	}
}
