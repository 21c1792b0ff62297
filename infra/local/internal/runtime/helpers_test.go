package runtime_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/queue/queuetest"
	"kikite/infra/local/internal/runtime"
)

// parentVariable makes the test binary a local cloud that can be killed: see TestChildrenDieWithTheParent.
const parentVariable = "KIKITE_TEST_PARENT_OF"

func TestMain(m *testing.M) {
	if dir := os.Getenv(parentVariable); dir != "" {
		parent(dir)
		return
	}
	if dir := os.Getenv(cloudVariable); dir != "" {
		if err := cloud(dir, os.Getenv(codeVariable), os.Getenv(drainVariable) != ""); err != nil {
			fmt.Println("failed:", err)
			os.Exit(1)
		}
		return
	}
	status := m.Run()
	if dir, err := code(); err == nil {
		_ = os.RemoveAll(dir)
	}
	os.Exit(status)
}

// code builds the test function once per test run and gives its directory.
var code = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "kikite-function-")
	if err != nil {
		return "", err
	}
	out, err := exec.Command("go", "build", "-o", filepath.Join(dir, "bootstrap"), "./testdata/function").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return dir, nil
})

func codeDir(t *testing.T) string {
	t.Helper()
	dir, err := code()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

type world struct {
	t      *testing.T
	rt     *runtime.Runtime
	offset atomic.Int64
	logs   string
	env    map[string]string
}

// newWorld runs one function "worker".
func newWorld(t *testing.T, change func(*runtime.Config, map[string]string)) *world {
	t.Helper()
	w := &world{t: t, logs: t.TempDir(), env: map[string]string{}}
	cfg := runtime.Config{LogDir: w.logs, Functions: []runtime.Function{
		{Name: "worker", CodeDir: codeDir(t), Timeout: 5 * time.Second, MemoryMB: 128}}}
	if change != nil {
		change(&cfg, w.env)
	}
	w.rt = open(t, cfg, w.environment)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- w.rt.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("Run: %v", err)
		}
	})
	return w
}

func (w *world) environment(string) (map[string]string, error) {
	env := map[string]string{"KIKITE_CLOCK_OFFSET": time.Duration(w.offset.Load()).String()}
	for k, v := range w.env {
		env[k] = v
	}
	return env, nil
}

func open(t testing.TB, cfg runtime.Config, env func(string) (map[string]string, error)) *runtime.Runtime {
	var ids atomic.Int64
	rt, err := runtime.New(cfg, runtime.Deps{Environment: env, Clock: queuetest.NewClock(), Log: slog.New(slog.DiscardHandler),
		NewID: func() string { return fmt.Sprintf("id-%d", ids.Add(1)) }})
	if err != nil {
		t.Fatal(err)
	}
	return rt
}

type answer struct {
	PID       int    `json:"pid"`
	Calls     int    `json:"calls"`
	Value     string `json:"value"`
	RequestID string `json:"request_id"`
	Function  string `json:"function"`
	LeftMS    int64  `json:"left_ms"`
	Type      string `json:"errorType"`
	Message   string `json:"errorMessage"`
}

func (w *world) invoke(payload string) (answer, awsapi.InvokeResult) {
	w.t.Helper()
	result, err := w.rt.Invoke(context.Background(), runtime.ARN("worker"), []byte(payload))
	if err != nil {
		w.t.Fatalf("Invoke(%s): %v", payload, err)
	}
	var a answer
	if err := json.Unmarshal(result.Payload, &a); err != nil {
		w.t.Fatalf("answer %s: %v", result.Payload, err)
	}
	return a, result
}

func (w *world) stats() runtime.Stats { return w.rt.Stats()[0] }

// parent runs a function, prints its process ID and waits to be killed.
func parent(dir string) {
	rt, err := runtime.New(runtime.Config{LogDir: dir + "/logs", Functions: []runtime.Function{
		{Name: "worker", CodeDir: dir, Timeout: time.Minute}}},
		runtime.Deps{Environment: func(string) (map[string]string, error) { return nil, nil }, Clock: queuetest.NewClock(),
			Log: slog.New(slog.DiscardHandler), NewID: func() string { return fmt.Sprint(time.Now().UnixNano()) }})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	go func() { _ = rt.Run(context.Background()) }()
	result, err := rt.Invoke(context.Background(), "worker", []byte(`{"do":"pid"}`))
	fmt.Println(string(result.Payload), err)
	_, _ = bufio.NewReader(os.Stdin).ReadString('\n')
}
