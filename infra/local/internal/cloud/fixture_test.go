package cloud_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"kikite/infra/local/internal/cloud"
)

// built is the folder with the test's one binary, made once for all tests.
var built = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "kikite-cloud-test")
	if err != nil {
		return "", err
	}
	out, err := exec.Command("go", "build", "-o", filepath.Join(dir, "bootstrap"), "./testdata/function").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return dir, nil
})

func TestMain(m *testing.M) {
	if dir := os.Getenv(childVariable); dir != "" {
		os.Exit(child(dir))
	}
	code := m.Run()
	if dir, err := built(); err == nil {
		_ = os.RemoveAll(dir)
	}
	os.Exit(code)
}

// assembly writes the test's product as the CDK would; change edits the template's text.
func assembly(t *testing.T, change func(string) string) string {
	t.Helper()
	binary, err := built()
	if err != nil {
		t.Fatal(err)
	}
	body, err := os.ReadFile("testdata/app.template.json")
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		changed := change(string(body))
		if changed == string(body) {
			t.Fatal("the change changes nothing")
		}
		body = []byte(changed)
	}
	dir := t.TempDir()
	if err := os.Symlink(binary, filepath.Join(dir, "asset.demo")); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"App.template.json": string(body),
		"App.assets.json":   `{"files":{"demo":{"source":{"path":"asset.demo"},"destinations":{"d":{"objectKey":"demo.zip"}}}}}`,
		"manifest.json": `{"artifacts":{"App":{"type":"aws:cloudformation:stack","properties":{"templateFile":"App.template.json"}},
			"App.assets":{"type":"cdk:asset-manifest","properties":{"file":"App.assets.json"}}}}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// world is a local cloud that runs in this process.
type world struct {
	*testing.T
	cfg     cloud.Config
	log     *safeBuffer
	address string
	stop    func() error
}

// safeBuffer is written by the local cloud while the test reads it.
type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

// Write implements io.Writer.
func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

func config(assembly, data string, out io.Writer) cloud.Config {
	return cloud.Config{Assembly: assembly, Data: data, Web: filepath.Join(data, "none"), WorkDir: ".", Getenv: func(string) string { return "" },
		Progress: out, Log: slog.New(slog.NewTextHandler(out, &slog.HandlerOptions{Level: slog.LevelWarn}))}
}

func newWorld(t *testing.T, change func(string) string) *world {
	t.Helper()
	w := &world{T: t, log: &safeBuffer{}}
	w.cfg = config(assembly(t, change), t.TempDir(), w.log)
	w.start()
	return w
}

// start runs the local cloud until stop, which returns what Run returned.
func (w *world) start() {
	w.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- cloud.Run(ctx, w.cfg) }()
	w.stop = sync.OnceValue(func() error { cancel(); return <-ended })
	w.Cleanup(func() {
		_ = w.stop()
		if w.Failed() {
			w.Log(w.log.String(), logs(w.cfg.Data))
		}
	})
	w.address = awaitAddress(w.T, w.cfg.Data, w.log)
}

// logs are what the functions wrote.
func logs(data string) string {
	var out strings.Builder
	files, _ := filepath.Glob(filepath.Join(data, "logs", "*.log"))
	for _, f := range files {
		raw, _ := os.ReadFile(f)
		fmt.Fprintf(&out, "== %s\n%s", filepath.Base(f), raw)
	}
	return out.String()
}

func awaitAddress(t *testing.T, data string, log fmt.Stringer) string {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if raw, err := os.ReadFile(filepath.Join(data, "address")); err == nil && len(raw) > 0 {
			return strings.TrimSpace(string(raw))
		}
	}
	t.Fatalf("never ready: %s", log)
	return ""
}

// call sends a request and returns status and body; 0 when there was no answer.
func call(ctx context.Context, method, url, body string) (int, string) {
	req, err := http.NewRequestWithContext(ctx, method, url, strings.NewReader(body))
	if err != nil {
		return 0, err.Error()
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, err.Error()
	}
	defer func() { _ = res.Body.Close() }()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		return 0, err.Error()
	}
	return res.StatusCode, string(raw)
}

func (w *world) api(method, path string) (int, string) {
	return call(w.Context(), method, w.address+"/api/demo/public/"+path, "")
}

// until polls a path until it answers want.
func (w *world) until(path, want string) {
	w.Helper()
	var body string
	for deadline := time.Now().Add(15 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if _, body = w.api(http.MethodGet, path); body == want {
			return
		}
	}
	w.Fatalf("%s: got %q, want %q", path, body, want)
}

// console reads one of the console's lists.
func (w *world) console(method, path, body string, into any) {
	w.Helper()
	status, raw := call(w.Context(), method, w.address+"/_local/api/"+path, body)
	if status != http.StatusOK {
		w.Fatalf("%s: %d %s", path, status, raw)
	}
	if into == nil {
		return
	}
	if err := json.Unmarshal([]byte(raw), into); err != nil {
		w.Fatalf("%s: %v in %s", path, err, raw)
	}
}
