package schedule_test

import (
	"encoding/json"
	"testing"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/queue"
	"kikite/infra/local/internal/queue/queuetest"
	"kikite/infra/local/internal/runtime"
	"kikite/infra/local/internal/schedule"
)

func TestQueueTargetAndDefaultEvent(t *testing.T) {
	t.Parallel()
	s := calls("at(2026-04-02T09:00:00)")
	s.Target = schedule.Target{ARN: queue.ARN("target"), RoleARN: role}
	w := newWorld(t, s)
	w.run()
	w.clock.Advance(48 * time.Hour)
	w.quiet()
	messages, err := w.queues.Messages("target", 10)
	if err != nil || len(messages) != 1 {
		t.Fatalf("target %v, %v", messages, err)
	}
	var event map[string]any
	if err := json.Unmarshal([]byte(messages[0].Body), &event); err != nil || event["time"] != "2026-04-02T00:00:00Z" || event["source"] != "aws.scheduler" {
		t.Errorf("event %s, %v", messages[0].Body, err)
	}
	if l := w.sched.List(); len(l) != 1 || !l[0].Next.IsZero() {
		t.Errorf("a completed schedule without DELETE stays: %+v", l)
	}
}

func TestEndAndDisabled(t *testing.T) {
	t.Parallel()
	ending := calls("rate(1 day)")
	ending.End = queuetest.Start().Add(60 * time.Hour)
	off := calls("rate(1 day)")
	off.Name, off.Disabled = "off", true
	w := newWorld(t, ending, off)
	w.run()
	w.clock.Advance(10 * 24 * time.Hour)
	w.quiet()
	if got := w.fires.all(); len(got) != 3 {
		t.Errorf("fired %v", got)
	}
}

func TestFiringThatCannotBeDelivered(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		change  func(*world, *schedule.Schedule)
		code    string
		survive bool
	}{
		"no such function": {func(_ *world, s *schedule.Schedule) { s.Target.ARN = runtime.ARN("nobody") }, "ResourceNotFoundException", true},
		"role not allowed": {func(w *world, _ *schedule.Schedule) {
			w.allowed = func(r string, p awsapi.Permission) bool { return r != role || p.Action != "lambda:InvokeFunction" }
		}, "AccessDeniedException", true},
		"no dead-letter queue": {func(_ *world, s *schedule.Schedule) {
			s.Target.ARN, s.Target.DeadLetterARN = runtime.ARN("nobody"), ""
		}, "", false},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := calls("at(2026-04-02T09:00:00)")
			s.Target.DeadLetterARN = queue.ARN("dead")
			w := newWorld(t)
			c.change(w, &s)
			w.cfg.Schedules = []schedule.Schedule{s}
			w.restart()
			w.run()
			w.clock.Advance(48 * time.Hour)
			w.quiet()
			messages, err := w.queues.Messages("dead", 10)
			if err != nil || (len(messages) == 1) != c.survive {
				t.Fatalf("dead letters %v, %v", messages, err)
			}
			if c.survive && (messages[0].Attributes["ERROR_CODE"].StringValue != c.code || messages[0].Body != scheduledFor("2026-04-02T00:00:00Z")[0]) {
				t.Errorf("dead letter %+v", messages[0])
			}
			if f := w.sched.Failures(); len(f) != 1 || f[0].DeadLetter != c.survive {
				t.Errorf("failures %+v", f)
			}
		})
	}
}
