package runtime_test

import (
	"bufio"
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"kikite/infra/local/internal/bus"
	"kikite/infra/local/internal/clock"
	"kikite/infra/local/internal/queue"
	"kikite/infra/local/internal/runtime"
	"kikite/infra/local/internal/schedule"
	"kikite/infra/local/internal/state"
)

// These variables make the test binary a small cloud: bus, queue, schedule and one function.
const (
	cloudVariable = "KIKITE_TEST_CLOUD"
	codeVariable  = "KIKITE_TEST_CODE"
	drainVariable = "KIKITE_TEST_DRAIN"
)

// TestKillLosesNothing kills the cloud five times with signal 9 while it works. Every event that was acknowledged
// and every minute of the schedule must have reached the function in the end.
func TestKillLosesNothing(t *testing.T) {
	t.Parallel()
	dir, acked := t.TempDir(), map[string]bool{}
	for range 5 {
		cmd := cloudCommand(t, dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		left := 5 + rand.IntN(40)
		for lines := bufio.NewScanner(out); lines.Scan(); left-- {
			acked[lines.Text()] = true
			if left == 0 {
				_ = cmd.Process.Kill()
			}
		}
		_ = cmd.Wait()
	}
	drain := cloudCommand(t, dir)
	drain.Env = append(drain.Env, drainVariable+"=1")
	if out, err := drain.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	raw, err := os.ReadFile(filepath.Join(dir, "out"))
	if err != nil {
		t.Fatal(err)
	}
	delivered := map[string]bool{}
	var first, last time.Time
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		delivered[line] = true
		if at, err := time.Parse("schedule 2006-01-02T15:04:05Z", line); err == nil {
			if first.IsZero() || at.Before(first) {
				first = at
			}
			if at.After(last) {
				last = at
			}
		}
	}
	for line := range acked {
		if !delivered[line] {
			t.Errorf("acknowledged but never delivered: %s", line)
		}
	}
	minutes := 0
	for at := first; !at.After(last); at = at.Add(time.Minute) {
		minutes++
		if !delivered[at.Format("schedule 2006-01-02T15:04:05Z")] {
			t.Errorf("never fired: %s", at)
		}
	}
	if len(acked) < 20 || minutes < 5 {
		t.Errorf("too little happened to prove anything: %d events, %d minutes", len(acked), minutes)
	}
}

func cloudCommand(t *testing.T, dir string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0]) //nolint:gosec // this test binary
	cmd.Env = append(os.Environ(), cloudVariable+"="+dir, codeVariable+"="+codeDir(t))
	return cmd
}

// cloud runs until it is killed: it sends events, says which were acknowledged and moves its clock. With drain, it
// sends nothing and ends when everything is quiet.
func cloud(dir, code string, drain bool) error {
	s, err := openServices(dir, code)
	if err != nil {
		return err
	}
	for _, run := range []func(context.Context) error{s.rt.Run, s.queues.Run, s.async.Run, s.schedules.Run} {
		go func() { _ = run(context.Background()) }()
	}
	for i := 0; !drain; i++ {
		detail := fmt.Sprintf(`{"id":"%s-%d"}`, uuid.NewString(), i)
		if _, err := s.bus.Put(bus.Entry{Source: "test", DetailType: "x", Detail: []byte(detail)}); err != nil {
			return err
		}
		fmt.Println("event " + detail)
		if i%5 == 0 {
			if _, err := s.clock.Advance(time.Minute); err != nil {
				return err
			}
		}
	}
	for !s.schedules.Idle() || !s.async.Idle() || !s.queues.Idle() {
		time.Sleep(5 * time.Millisecond)
	}
	return nil
}

type services struct {
	clock     *clock.Clock
	rt        *runtime.Runtime
	queues    *queue.Service
	bus       *bus.Service
	async     *runtime.Async
	schedules *schedule.Service
}

// openServices composes them as the local cloud does.
func openServices(dir, code string) (s services, err error) {
	store, err := state.Open(filepath.Join(dir, "state"))
	if err != nil {
		return s, err
	}
	if s.clock, err = clock.New(store, time.Now); err != nil {
		return s, err
	}
	log, worker := slog.New(slog.DiscardHandler), runtime.ARN("worker")
	s.rt, err = runtime.New(runtime.Config{LogDir: dir, Functions: []runtime.Function{{Name: "worker", CodeDir: code, Timeout: 10 * time.Second}}},
		runtime.Deps{Clock: s.clock, Log: log, NewID: uuid.NewString, Environment: func(string) (map[string]string, error) {
			return map[string]string{"OUT": filepath.Join(dir, "out")}, nil
		}})
	if err != nil {
		return s, err
	}
	s.queues, err = queue.New(queue.Config{
		Queues:   []queue.Queue{{Name: "work", VisibilityTimeout: time.Minute, MaxReceiveCount: 5, DeadLetterQueue: "dead"}, {Name: "dead"}},
		Mappings: []queue.Mapping{{Queue: "work", FunctionARN: worker}},
	}, queue.Deps{Store: store, Clock: s.clock, Invoker: s.rt, Log: log, NewID: uuid.NewString, Random: rand.Float64})
	if err != nil {
		return s, err
	}
	s.bus, err = bus.New(bus.Config{Rules: []bus.Rule{{Name: "all", Pattern: []byte(`{"source":["test"]}`), Targets: []bus.Target{{ARN: queue.ARN("work")}}}}},
		bus.Deps{Store: store, Clock: s.clock, Queues: s.queues, Log: log, NewID: uuid.NewString})
	if err != nil {
		return s, err
	}
	s.async, err = runtime.NewAsync(nil, runtime.AsyncDeps{Store: store, Clock: s.clock, Functions: s.rt, Queues: s.queues, Log: log, NewID: uuid.NewString})
	if err != nil {
		return s, err
	}
	s.schedules, err = schedule.New(schedule.Config{Schedules: []schedule.Schedule{{Name: "minute", Expression: "cron(* * * * ? *)",
		Target: schedule.Target{ARN: worker, Input: `{"scheduled_for":"<aws.scheduler.scheduled-time>"}`}}}},
		schedule.Deps{Store: store, Clock: s.clock, Async: s.async, Queues: s.queues, Log: log, NewID: uuid.NewString})
	return s, err
}
