package runtime_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"bufio"
	"encoding/json"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/queue/queuetest"
	"kikite/infra/local/internal/runtime"
)

func TestInvokeReusesTheProcess(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	first, _ := w.invoke(`{"value":"面談"}`)
	second, _ := w.invoke(`{}`)
	if first.Value != "面談" || first.PID != second.PID || second.Calls != 2 {
		t.Errorf("first %+v, second %+v", first, second)
	}
	if first.RequestID == second.RequestID || first.Function != runtime.ARN("worker") || first.LeftMS < 4000 || first.LeftMS > 5000 {
		t.Errorf("context of the invocation: %+v", first)
	}
	if s := w.stats(); s.Invocations != 2 || s.ColdStarts != 1 || s.Errors != 0 || s.Processes != 1 {
		t.Errorf("stats %+v", s)
	}
}

func TestFunctionErrors(t *testing.T) {
	t.Parallel()
	cases := map[string]struct{ payload, kind, message string }{
		"returned":  {`{"do":"fail","value":"no"}`, "errorString", "refused: no"},
		"panic":     {`{"do":"panic"}`, "string", "at the disco"},
		"exit":      {`{"do":"exit"}`, "Runtime.ExitError", "Runtime exited with error: exit status 3"},
		"too large": {`{"do":"big","megabyte":7}`, "Function.ResponseSizeTooLarge", "exceeded maximum"},
		"timeout":   {`{"do":"sleep","millis":60000}`, "Sandbox.Timedout", "Task timed out after 1.00 seconds"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, func(cfg *runtime.Config, _ map[string]string) { cfg.Functions[0].Timeout = time.Second })
			before, _ := w.invoke(`{}`)
			a, result := w.invoke(c.payload)
			if result.FunctionError != "Unhandled" || a.Type != c.kind || !strings.Contains(a.Message, c.message) {
				t.Errorf("got %+v, %s", a, result.Payload)
			}
			after, result := w.invoke(`{}`)
			if result.FunctionError != "" {
				t.Errorf("the function does not recover: %s", result.Payload)
			}
			if kept := before.PID == after.PID; kept != (name == "returned") {
				t.Errorf("process kept: %v", kept)
			}
			if s := w.stats(); s.Errors != 1 {
				t.Errorf("stats %+v", s)
			}
		})
	}
}

func TestInitFailures(t *testing.T) {
	t.Parallel()
	for mode, message := range map[string]string{"exit": "exit status 2", "hang": "not ready in time"} {
		t.Run(mode, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, func(cfg *runtime.Config, env map[string]string) {
				env["INIT"] = mode
				cfg.InitFor = 300 * time.Millisecond
			})
			a, result := w.invoke(`{}`)
			if result.FunctionError != "Unhandled" || !strings.Contains(a.Message, message) {
				t.Errorf("got %+v", a)
			}
			if s := w.stats(); s.Processes != 0 || s.Errors != 1 {
				t.Errorf("stats %+v", s)
			}
		})
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	_, err := w.rt.Invoke(t.Context(), runtime.ARN("nobody"), nil)
	var known *awsapi.Error
	if !errors.As(err, &known) || known.Code != "ResourceNotFoundException" || w.rt.Exists("nobody") || !w.rt.Exists(runtime.ARN("worker")) {
		t.Errorf("unknown function: %v", err)
	}
	_, err = w.rt.Invoke(t.Context(), "worker", make([]byte, 7<<20))
	if !errors.As(err, &known) || known.Code != "RequestTooLargeException" {
		t.Errorf("7 MiB: %v", err)
	}
	if _, err := runtime.New(runtime.Config{LogDir: t.TempDir(), Functions: []runtime.Function{{Name: "x", CodeDir: t.TempDir(), Timeout: 1}}}, runtime.Deps{}); err == nil {
		t.Error("a function without bootstrap was accepted")
	}
}

func TestConcurrencyLimitAndThrottle(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(cfg *runtime.Config, _ map[string]string) {
		cfg.Functions[0].Concurrency, cfg.QueueFor = 2, 200*time.Millisecond
	})
	var group sync.WaitGroup
	var mu sync.Mutex
	pids, throttles := map[int]bool{}, 0
	for range 3 {
		group.Go(func() {
			result, err := w.rt.Invoke(t.Context(), "worker", []byte(`{"do":"sleep","millis":900}`))
			var a answer
			mu.Lock()
			defer mu.Unlock()
			var known *awsapi.Error
			if errors.As(err, &known) && known.Code == "TooManyRequestsException" {
				throttles++
			} else if err == nil && json.Unmarshal(result.Payload, &a) == nil {
				pids[a.PID] = true
			}
		})
	}
	group.Wait()
	if len(pids) != 2 || throttles != 1 {
		t.Errorf("%d processes, %d throttled", len(pids), throttles)
	}
}

func TestWaitingInvocationGetsASlot(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(cfg *runtime.Config, _ map[string]string) { cfg.Functions[0].Concurrency = 1 })
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() { w.invoke(`{"do":"sleep","millis":20}`) })
	}
	group.Wait()
	queuetest.Eventually(t, "idle again", w.rt.Idle)
	if s := w.stats(); s.Invocations != 4 || s.ColdStarts != 1 {
		t.Errorf("stats %+v", s)
	}
}

func TestCallerThatGivesUpDoesNotStopTheFunction(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	w.invoke(`{}`)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := w.rt.Invoke(ctx, "worker", []byte(`{"do":"sleep","millis":300}`)); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("Invoke: %v", err)
	}
	if w.rt.Idle() {
		t.Error("the invocation was stopped")
	}
	queuetest.Eventually(t, "it ran to its end", w.rt.Idle)
	if a, _ := w.invoke(`{}`); a.Calls != 3 {
		t.Errorf("calls %d", a.Calls)
	}
}

func TestRestartDrainsAndGivesTheNewEnvironment(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	before, _ := w.invoke(`{"do":"env","value":"KIKITE_CLOCK_OFFSET"}`)
	slow := make(chan answer, 1)
	go func() { a, _ := w.invoke(`{"do":"sleep","millis":500,"value":"old"}`); slow <- a }()
	queuetest.Eventually(t, "invocation under way", func() bool { return !w.rt.Idle() })
	w.offset.Store(int64(24 * time.Hour))
	restarted := make(chan error, 1)
	go func() { restarted <- w.rt.Restart(t.Context()) }()
	queuetest.Eventually(t, "a new process with the new offset", func() bool {
		after, _ := w.invoke(`{"do":"env","value":"KIKITE_CLOCK_OFFSET"}`)
		return after.Value == "24h0m0s" && after.PID != before.PID
	})
	old := <-slow
	if err := <-restarted; err != nil || old.Value != "old" || old.PID != before.PID {
		t.Errorf("old invocation %+v, Restart %v", old, err)
	}
	queuetest.Eventually(t, "old process gone", func() bool { return syscall.Kill(before.PID, 0) != nil })
}

func TestRestartHonoursItsContext(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	go func() { _, _ = w.rt.Invoke(context.Background(), "worker", []byte(`{"do":"sleep","millis":500}`)) }()
	queuetest.Eventually(t, "invocation under way", func() bool { return !w.rt.Idle() })
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if err := w.rt.Restart(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Restart = %v", err)
	}
}

func TestIdleProcessThatDiedIsReplaced(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	a, _ := w.invoke(`{}`)
	queuetest.Eventually(t, "idle", w.rt.Idle)
	if err := syscall.Kill(a.PID, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	queuetest.Eventually(t, "noticed", func() bool { return w.stats().Processes == 0 })
	if b, result := w.invoke(`{}`); result.FunctionError != "" || b.PID == a.PID {
		t.Errorf("got %s", result.Payload)
	}
}

func TestSpareProcessesEnd(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(cfg *runtime.Config, _ map[string]string) { cfg.SpareFor = 50 * time.Millisecond })
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() { w.invoke(`{"do":"sleep","millis":200}`) })
	}
	group.Wait()
	queuetest.Eventually(t, "one process left", func() bool { return w.stats().Processes == 1 && w.rt.Idle() })
}

func TestLogs(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	w.invoke(`{"do":"print","value":"面談"}`)
	all := func() string {
		var b strings.Builder
		for _, l := range w.rt.Logs(runtime.ARN("worker"), 100) {
			b.WriteString(l.Text + "\n")
		}
		return b.String()
	}
	queuetest.Eventually(t, "lines captured", func() bool {
		return strings.Contains(all(), "out 面談\n") && strings.Contains(all(), "err 面談\n") && strings.Contains(all(), "REPORT RequestId")
	})
	onDisk, err := os.ReadFile(filepath.Join(w.logs, "worker.log"))
	if err != nil || !strings.Contains(string(onDisk), "out 面談\n") {
		t.Errorf("log file %q, %v", onDisk, err)
	}
	if one := w.rt.Logs("worker", 1); len(one) != 1 || w.rt.Logs("nobody", 1) != nil {
		t.Errorf("tail %v", one)
	}
}

func TestNothingOfOurEnvironmentLeaks(t *testing.T) {
	t.Setenv("AWS_PROFILE", "private")
	w := newWorld(t, nil)
	if a, _ := w.invoke(`{"do":"env","value":"AWS_PROFILE"}`); a.Value != "" {
		t.Errorf("AWS_PROFILE = %q", a.Value)
	}
	if a, _ := w.invoke(`{"do":"env","value":"AWS_LAMBDA_FUNCTION_NAME"}`); a.Value != "worker" {
		t.Errorf("AWS_LAMBDA_FUNCTION_NAME = %q", a.Value)
	}
}

func TestChildrenDieWithTheParent(t *testing.T) {
	t.Parallel()
	cmd := exec.Command(os.Args[0]) //nolint:gosec // this test binary
	cmd.Env = append(os.Environ(), parentVariable+"="+codeDir(t))
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = stdin.Close() }()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, _ := bufio.NewReader(out).ReadBytes('}')
	var a answer
	if err := json.Unmarshal(line, &a); err != nil || syscall.Kill(a.PID, 0) != nil {
		t.Fatalf("parent printed %q, %v", line, err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	queuetest.Eventually(t, "function process dead", func() bool { return syscall.Kill(a.PID, 0) != nil })
}
