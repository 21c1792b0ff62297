package httpapi_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
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

func TestPagesThatWereWrittenBeforehand(t *testing.T) {
	t.Parallel()
	dir := client(t)
	for name, text := range map[string]string{"app.html": "<title>empty</title>", "programs.html": "<title>programs</title>", "consultants/apply.html": "<title>apply</title>"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	w := newWorld(t, httpapi.Config{WebDir: dir})
	for path, want := range map[string]string{"/": "app", "/programs": "programs", "/programs/": "programs", "/consultants/apply": "apply", "/consultants": "empty", "/home": "empty", "/app.html": "empty"} {
		if a := w.do("GET", path, ""); a.status != 200 || a.body != "<title>"+want+"</title>" || a.header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: %+v", path, a)
		}
	}
}

func TestFilesAreCompressedWhereTheBrowserTakesIt(t *testing.T) {
	t.Parallel()
	dir := client(t)
	text := strings.Repeat("const answer = 42;\n", 500)
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("assets/large.js", text)
	write("assets/picture.png", text)
	w := newWorld(t, httpapi.Config{WebDir: dir})
	for name, tt := range map[string]struct {
		path, accept string
		packed       bool
		vary         string
	}{
		"taken":             {"/assets/large.js", "br, gzip;q=0.8", true, "Accept-Encoding"},
		"again":             {"/assets/large.js", "gzip", true, "Accept-Encoding"},
		"anything is taken": {"/assets/large.js", "*", true, "Accept-Encoding"},
		"refused":           {"/assets/large.js", "gzip;q=0, identity", false, "Accept-Encoding"},
		"not asked for":     {"/assets/large.js", "identity", false, "Accept-Encoding"},
		"a picture":         {"/assets/picture.png", "gzip", false, ""},
		"too short":         {"/assets/app-1.js", "gzip", false, ""},
	} {
		for _, method := range []string{"GET", "HEAD"} {
			a := w.do(method, tt.path, "", "Accept-Encoding", tt.accept)
			if a.status != 200 || (a.header.Get("Content-Encoding") == "gzip") != tt.packed || a.header.Get("Vary") != tt.vary ||
				a.header.Get("Cache-Control") != "public, max-age=31536000, immutable" || a.header.Get("Content-Length") == "" {
				t.Errorf("%s, %s: %d %v", name, method, a.status, a.header)
			}
			if tt.packed && a.header.Get("Content-Type") != "text/javascript; charset=utf-8" {
				t.Errorf("%s, %s: %v", name, method, a.header)
			}
			if method == "GET" && tt.packed && (unpacked(t, a.body) != text || len(a.body) > len(text)/5) {
				t.Errorf("%s: %d bytes", name, len(a.body))
			}
			if method == "HEAD" && a.body != "" {
				t.Errorf("%s: HEAD has a body", name)
			}
		}
	}
	write("assets/large.js", text+"more()") // built anew
	if got := unpacked(t, w.do("GET", "/assets/large.js", "", "Accept-Encoding", "gzip").body); !strings.HasSuffix(got, "more()") {
		t.Error("the file of before")
	}
	since := w.do("GET", "/assets/large.js", "", "Accept-Encoding", "gzip").header.Get("Last-Modified")
	if a := w.do("GET", "/assets/large.js", "", "Accept-Encoding", "gzip", "If-Modified-Since", since); a.status != 304 || a.body != "" {
		t.Errorf("unchanged: %+v", a)
	}
}

func unpacked(t *testing.T, body string) string {
	t.Helper()
	z, err := gzip.NewReader(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestServerThatBuildsTheClient(t *testing.T) {
	t.Parallel()
	builder := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, r.Method+" "+r.URL.Path)
	}))
	w := newWorld(t, httpapi.Config{WebURL: builder.URL, WebDir: client(t)})
	for _, path := range []string{"/", "/src/main.tsx", "/employee"} {
		if a := w.do("GET", path, ""); a.body != "GET "+path || a.header.Get("Content-Security-Policy") != "" {
			t.Errorf("%s: %+v", path, a)
		}
	}
	if a := w.do("GET", "/api/booking/x", ""); a.status != 204 {
		t.Errorf("the API: %+v", a)
	}
	builder.Close()
	if a := w.do("GET", "/", ""); a.status != 502 || !strings.Contains(a.body, "reload") {
		t.Errorf("without it: %+v", a)
	}
	for _, address := range []string{"https://localhost:5173", "localhost:5173", "http://"} {
		if _, err := httpapi.New(httpapi.Config{WebURL: address}, httpapi.Deps{}); err == nil {
			t.Errorf("%s: no error", address)
		}
	}
}
