package schedule_test

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/scheduler"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/queue"
	"kikite/infra/local/internal/queue/queuetest"
	"kikite/infra/local/internal/runtime"
	"kikite/infra/local/internal/schedule"
	"kikite/infra/local/internal/state"
)

// fires records what a function was invoked with.
type fires struct {
	mu  sync.Mutex
	got []string
}

func (f *fires) Exists(function string) bool {
	return function == runtime.ARN("fire")
}

func (f *fires) Invoke(_ context.Context, _ string, payload []byte) (awsapi.InvokeResult, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.got = append(f.got, string(payload))
	return awsapi.InvokeResult{Payload: []byte("null")}, nil
}

func (f *fires) all() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	got := slices.Clone(f.got)
	slices.Sort(got)
	return got
}

type world struct {
	t       *testing.T
	path    string
	store   *state.Store
	clock   *queuetest.Clock
	queues  *queue.Service
	async   *runtime.Async
	sched   *schedule.Service
	fires   *fires
	cfg     schedule.Config
	allowed func(string, awsapi.Permission) bool
	gate    *queuetest.Gateway
	client  *scheduler.Client
	stop    func()
}

func newWorld(t *testing.T, declared ...schedule.Schedule) *world {
	t.Helper()
	w := &world{t: t, path: filepath.Join(t.TempDir(), "state"), clock: queuetest.NewClock(), fires: &fires{}, stop: func() {}}
	w.cfg = schedule.Config{Groups: []string{"reminders"}, Schedules: declared}
	w.open()
	t.Cleanup(func() { w.stop(); _ = w.store.Close() })
	return w
}

func (w *world) open() {
	w.t.Helper()
	var err error
	if w.store, err = state.Open(w.path); err != nil {
		w.t.Fatal(err)
	}
	var ids atomic.Int64
	id := func() string { return fmt.Sprintf("x-%d", ids.Add(1)) }
	log := slog.New(slog.DiscardHandler)
	w.queues, err = queue.New(queue.Config{Queues: []queue.Queue{{Name: "target"}, {Name: "dead"}}}, queue.Deps{Store: w.store, Clock: w.clock, Log: log, NewID: id})
	if err != nil {
		w.t.Fatal(err)
	}
	if w.async, err = runtime.NewAsync(nil, runtime.AsyncDeps{Store: w.store, Clock: w.clock, Functions: w.fires, Queues: w.queues, Log: log, NewID: id}); err != nil {
		w.t.Fatal(err)
	}
	w.sched, err = schedule.New(w.cfg, schedule.Deps{Store: w.store, Clock: w.clock, Async: w.async, Queues: w.queues, Log: log, NewID: id, Allowed: w.allowed})
	if err != nil {
		w.t.Fatal(err)
	}
	w.gate = queuetest.NewGateway(w.t)
	w.sched.Register(w.gate)
	w.client = scheduler.NewFromConfig(w.gate.Config())
}

func (w *world) run() {
	ctx, cancel := context.WithCancel(w.t.Context())
	var group sync.WaitGroup
	group.Go(func() { _ = w.sched.Run(ctx) })
	group.Go(func() { _ = w.async.Run(ctx) })
	w.stop = func() { cancel(); group.Wait() }
}

func (w *world) restart() {
	w.t.Helper()
	w.stop()
	w.stop = func() {}
	if err := w.store.Close(); err != nil {
		w.t.Fatal(err)
	}
	w.open()
}

func (w *world) quiet() {
	w.t.Helper()
	queuetest.Eventually(w.t, "everything due has fired", func() bool { return w.sched.Idle() && w.async.Idle() })
}

const role = "arn:aws:iam::000000000000:role/scheduler"

func calls(expr string) schedule.Schedule {
	return schedule.Schedule{Name: "job", Expression: expr, Zone: "Asia/Tokyo",
		Target: schedule.Target{ARN: runtime.ARN("fire"), RoleARN: role, Input: `{"scheduled_for":"<aws.scheduler.scheduled-time>"}`}}
}

func scheduledFor(times ...string) []string {
	for i, t := range times {
		times[i] = `{"scheduled_for":"` + t + `"}`
	}
	return times
}

func TestJumpFiresEachMissedTimeWithItsOwnDate(t *testing.T) {
	t.Parallel()
	w := newWorld(t, calls("cron(0 6 1 * ? *)"))
	w.run()
	w.clock.Advance(95 * 24 * time.Hour) // 1 April to 5 July
	w.quiet()
	want := scheduledFor("2026-04-30T21:00:00Z", "2026-05-31T21:00:00Z", "2026-06-30T21:00:00Z")
	if got := w.fires.all(); !slices.Equal(got, want) {
		t.Errorf("fired %v, want %v", got, want)
	}
	w.clock.Advance(time.Hour)
	w.quiet()
	if n := len(w.fires.all()); n != 3 {
		t.Errorf("fired %d times", n)
	}
}

func TestJumpIsBounded(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		expr           string
		fired, skipped int
	}{
		"calendar": {"cron(0/5 * * * ? *)", 62 + 1, 288 - 62}, // one at once: it is midnight
		"hourly":   {"rate(1 hour)", 24 + 1, 0},               // a rate fires first when it is made
		"polling":  {"rate(5 minutes)", 1 + 1, 288 - 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, calls(c.expr))
			w.run()
			w.quiet()
			if got := w.fires.all(); !slices.Equal(got, scheduledFor("2026-04-01T00:00:00Z")) {
				t.Fatalf("before the jump: %v", got)
			}
			w.clock.Advance(24 * time.Hour)
			w.quiet()
			got := w.fires.all()
			if len(got) != c.fired || got[len(got)-1] != scheduledFor("2026-04-02T00:00:00Z")[0] || w.sched.Skipped() != c.skipped {
				t.Errorf("fired %d, the last %v, skipped %d", len(got), got[len(got)-1], w.sched.Skipped())
			}
		})
	}
}

func TestDueWhileStoppedFiresAtTheNextStart(t *testing.T) {
	t.Parallel()
	w := newWorld(t, calls("cron(0 2 * * ? *)"))
	w.clock.Advance(48 * time.Hour) // nobody runs
	w.restart()
	w.run()
	w.quiet()
	if got := w.fires.all(); !slices.Equal(got, scheduledFor("2026-04-01T17:00:00Z", "2026-04-02T17:00:00Z")) {
		t.Errorf("fired %v", got)
	}
}

func TestKillBetweenFiringAndInvocation(t *testing.T) {
	t.Parallel()
	w := newWorld(t, calls("cron(0 2 * * ? *)"))
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); _ = w.sched.Run(ctx) }() // but no Async: as if killed right after the commit
	w.clock.Advance(24 * time.Hour)
	queuetest.Eventually(t, "fired", w.sched.Idle)
	cancel()
	<-done
	w.restart()
	w.run()
	queuetest.Eventually(t, "invoked after the kill", func() bool { return len(w.fires.all()) == 1 })
}

func TestTemplatesAreReconciled(t *testing.T) {
	t.Parallel()
	other := calls("rate(1 day)")
	other.Name = "other"
	w := newWorld(t, calls("cron(0 2 * * ? *)"), other)
	before := w.sched.List()
	if len(before) != 2 || !before[0].FromTemplate {
		t.Fatalf("list %+v", before)
	}
	w.cfg.Schedules = []schedule.Schedule{calls("cron(0 3 * * ? *)")}
	w.restart()
	after := w.sched.List()
	if len(after) != 1 || after[0].Expression != "cron(0 3 * * ? *)" || !after[0].Next.Equal(time.Date(2026, 4, 1, 18, 0, 0, 0, time.UTC)) {
		t.Errorf("list %+v", after)
	}
}

func TestConfigIsChecked(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	strange := calls("rate(1 day)")
	strange.Group = "nowhere"
	for reason, s := range map[string]schedule.Schedule{"group nowhere": strange, "invalid schedule expression": calls("daily")} {
		_, err := schedule.New(schedule.Config{Schedules: []schedule.Schedule{s}}, schedule.Deps{Store: w.store, Clock: w.clock})
		if err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("New = %v, want %q", err, reason)
		}
	}
}
