package httpapi_test

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kikite/infra/local/internal/httpapi"
)

func client(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "dist")
	for name, text := range map[string]string{"index.html": "<title>app</title>", "assets/app-1.js": "run()", "favicon.svg": "<svg/>", "../secret.txt": "secret"} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("../secret.txt", filepath.Join(dir, "link.txt")); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestStaticFiles(t *testing.T) {
	t.Parallel()
	w := newWorld(t, httpapi.Config{WebDir: client(t)})
	for path, want := range map[string]struct {
		status      int
		body, cache string
	}{
		"/":                     {200, "<title>app</title>", "no-cache"},
		"/index.html":           {200, "<title>app</title>", "no-cache"},
		"/employee/bookings/5":  {200, "<title>app</title>", "no-cache"},
		"/assets":               {200, "<title>app</title>", "no-cache"},
		"/assets/app-1.js":      {200, "run()", "public, max-age=31536000, immutable"},
		"/favicon.svg":          {200, "<svg/>", "no-cache"},
		"/assets/app-0.js":      {404, "Not Found\n", ""},
		"/../secret.txt":        {404, "Not Found\n", ""},
		"/%2e%2e/secret.txt":    {404, "Not Found\n", ""},
		"/..%2fsecret.txt":      {404, "Not Found\n", ""},
		"/link.txt":             {404, "Not Found\n", ""},
		"/apiary":               {200, "<title>app</title>", "no-cache"},
		"/assets/../index.html": {200, "<title>app</title>", "no-cache"},
	} {
		a := w.do("GET", path, "")
		if a.status != want.status || a.body != want.body || a.header.Get("Cache-Control") != want.cache {
			t.Errorf("%s: %+v", path, a)
		}
		if a.header.Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(a.header.Get("Content-Security-Policy"), "script-src 'self'") {
			t.Errorf("%s: headers %v", path, a.header)
		}
	}
	if a := w.do("HEAD", "/assets/app-1.js", ""); a.status != 200 || a.body != "" || !strings.HasPrefix(a.header.Get("Content-Type"), "text/javascript") {
		t.Errorf("HEAD: %+v", a)
	}
	if a := w.do("POST", "/", "x"); a.status != 405 {
		t.Errorf("POST: %+v", a)
	}
}

func TestWelcomePageWithoutClient(t *testing.T) {
	t.Parallel()
	for _, dir := range []string{"", "/nowhere/at/all"} {
		w := newWorld(t, httpapi.Config{WebDir: dir, Links: []httpapi.Link{{Title: "Console", URL: "/_local/"}, {Title: "Employee", Note: "<aoi@example.com>"}}})
		a := w.do("GET", "/employee", "")
		if a.status != 200 || !strings.Contains(a.body, `href="/_local/"`) || !strings.Contains(a.body, "&lt;aoi@example.com&gt;") {
			t.Errorf("%+v", a)
		}
	}
}

func TestMounts(t *testing.T) {
	t.Parallel()
	says := func(text string) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, text) })
	}
	w := newWorld(t, httpapi.Config{WebDir: client(t), Headers: map[string]string{"X-Mine": "1"},
		Mounts: []httpapi.Mount{{Prefix: "/_local/", Handler: says("console")}, {Prefix: "/_local/mail/", Handler: says("mail")}}})
	for path, want := range map[string]string{"/_local/queues": "console", "/_local": "console", "/_local/mail/1": "mail", "/_localhost": "<title>app</title>"} {
		if a := w.do("GET", path, ""); a.body != want {
			t.Errorf("%s: %+v", path, a)
		}
	}
	if a := w.do("GET", "/", ""); a.header.Get("X-Mine") != "1" || a.header.Get("X-Frame-Options") != "" {
		t.Errorf("the template's headers replace ours: %v", a.header)
	}
}
