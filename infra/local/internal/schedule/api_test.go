package schedule_test

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/scheduler"
	"github.com/aws/aws-sdk-go-v2/service/scheduler/types"
	"github.com/aws/smithy-go"

	"kikite/infra/local/internal/queue"
	"kikite/infra/local/internal/runtime"
	"kikite/infra/local/internal/schedule"
)

func createInput(name, expr string) *scheduler.CreateScheduleInput {
	return &scheduler.CreateScheduleInput{
		Name: aws.String(name), GroupName: aws.String("reminders"), ScheduleExpression: aws.String(expr),
		ScheduleExpressionTimezone: aws.String("Asia/Tokyo"), ActionAfterCompletion: types.ActionAfterCompletionDelete,
		FlexibleTimeWindow: &types.FlexibleTimeWindow{Mode: types.FlexibleTimeWindowModeOff},
		Target: &types.Target{Arn: aws.String(runtime.ARN("fire")), RoleArn: aws.String(role),
			Input:            aws.String(`{"id":"r1","scheduled_for":"<aws.scheduler.scheduled-time>","by":"<aws.scheduler.schedule-arn>"}`),
			DeadLetterConfig: &types.DeadLetterConfig{Arn: aws.String(queue.ARN("dead"))},
			RetryPolicy:      &types.RetryPolicy{MaximumRetryAttempts: aws.Int32(3)}},
	}
}

func TestCreatedScheduleFiresOnceAndIsDeleted(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.run()
	made, err := w.client.CreateSchedule(t.Context(), createInput("bk-1", "at(2026-04-02T09:00:00)"))
	if err != nil || *made.ScheduleArn != schedule.ARN("reminders", "bk-1") {
		t.Fatalf("CreateSchedule = %v, %v", made, err)
	}
	got, err := w.client.GetSchedule(t.Context(), &scheduler.GetScheduleInput{Name: aws.String("bk-1"), GroupName: aws.String("reminders")})
	if err != nil || *got.ScheduleExpression != "at(2026-04-02T09:00:00)" || *got.Target.RetryPolicy.MaximumRetryAttempts != 3 ||
		got.ActionAfterCompletion != types.ActionAfterCompletionDelete || !got.CreationDate.Equal(w.clock.Now()) {
		t.Fatalf("GetSchedule = %+v, %v", got, err)
	}
	w.clock.Advance(23 * time.Hour)
	w.quiet()
	if n := len(w.fires.all()); n != 0 {
		t.Fatalf("fired %d times too early", n)
	}
	w.clock.Advance(2 * time.Hour)
	w.quiet()
	want := []string{`{"id":"r1","scheduled_for":"2026-04-02T00:00:00Z","by":"` + schedule.ARN("reminders", "bk-1") + `"}`}
	if got := w.fires.all(); !slices.Equal(got, want) {
		t.Errorf("fired %v", got)
	}
	var gone *types.ResourceNotFoundException
	if _, err := w.client.DeleteSchedule(t.Context(), &scheduler.DeleteScheduleInput{Name: aws.String("bk-1"), GroupName: aws.String("reminders")}); !errors.As(err, &gone) {
		t.Errorf("deleting a completed schedule: %v", err)
	}
}

func TestCreateIsIdempotentByToken(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	in := createInput("bk-1", "at(2026-04-02T09:00:00)")
	in.ClientToken = aws.String("token")
	for range 2 {
		if _, err := w.client.CreateSchedule(t.Context(), in); err != nil {
			t.Fatal(err)
		}
		w.restart()
	}
	var conflict *types.ConflictException
	if _, err := w.client.CreateSchedule(t.Context(), createInput("bk-1", "at(2026-04-02T09:00:00)")); !errors.As(err, &conflict) {
		t.Errorf("another token: %v", err)
	}
	in.ScheduleExpression = aws.String("at(2026-04-03T09:00:00)")
	if _, err := w.client.CreateSchedule(t.Context(), in); !errors.As(err, &conflict) {
		t.Errorf("same token, other schedule: %v", err)
	}
}

func TestUpdateAndDeleteSurviveARestart(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, name := range []string{"moved", "cancelled"} {
		if _, err := w.client.CreateSchedule(t.Context(), createInput(name, "at(2026-04-02T09:00:00)")); err != nil {
			t.Fatal(err)
		}
	}
	in := createInput("moved", "at(2026-04-03T09:00:00)")
	_, err := w.client.UpdateSchedule(t.Context(), &scheduler.UpdateScheduleInput{Name: in.Name, GroupName: in.GroupName, ScheduleExpression: in.ScheduleExpression,
		ScheduleExpressionTimezone: in.ScheduleExpressionTimezone, FlexibleTimeWindow: in.FlexibleTimeWindow, Target: in.Target})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.client.DeleteSchedule(t.Context(), &scheduler.DeleteScheduleInput{Name: aws.String("cancelled"), GroupName: aws.String("reminders")}); err != nil {
		t.Fatal(err)
	}
	w.restart()
	w.run()
	w.clock.Advance(36 * time.Hour)
	w.quiet()
	if n := len(w.fires.all()); n != 0 {
		t.Errorf("the old time or the cancelled schedule fired: %v", w.fires.all())
	}
	w.clock.Advance(24 * time.Hour)
	w.quiet()
	if n := len(w.fires.all()); n != 1 {
		t.Errorf("fired %d times", n)
	}
	if got, err := w.client.GetSchedule(t.Context(), &scheduler.GetScheduleInput{Name: aws.String("moved"), GroupName: aws.String("reminders")}); err != nil || got.ActionAfterCompletion != types.ActionAfterCompletionNone {
		t.Errorf("update replaces everything: %+v, %v", got, err)
	}
}

func TestPermissions(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	if _, err := w.client.CreateSchedule(t.Context(), createInput("bk-1", "at(2026-04-02T09:00:00)")); err != nil {
		t.Fatal(err)
	}
	p := w.gate.Permissions()
	if len(p) != 2 || p[0].Action != "scheduler:CreateSchedule" || p[0].Resource != schedule.ARN("reminders", "bk-1") ||
		p[1].Action != "iam:PassRole" || p[1].Resource != role || p[1].Context["iam:PassedToService"][0] != "scheduler.amazonaws.com" {
		t.Errorf("permissions %+v", p)
	}
}

func TestAPIRefusals(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	cases := map[string]struct {
		change func(*scheduler.CreateScheduleInput)
		code   string
	}{
		"past":       {func(in *scheduler.CreateScheduleInput) { in.ScheduleExpression = aws.String("at(2026-04-01T08:59:59)") }, "ValidationException"},
		"expression": {func(in *scheduler.CreateScheduleInput) { in.ScheduleExpression = aws.String("soon") }, "ValidationException"},
		"zone":       {func(in *scheduler.CreateScheduleInput) { in.ScheduleExpressionTimezone = aws.String("Tokyo") }, "ValidationException"},
		"group":      {func(in *scheduler.CreateScheduleInput) { in.GroupName = aws.String("nowhere") }, "ResourceNotFoundException"},
		"name":       {func(in *scheduler.CreateScheduleInput) { in.Name = aws.String("a b") }, "ValidationException"},
		"window": {func(in *scheduler.CreateScheduleInput) {
			in.FlexibleTimeWindow = &types.FlexibleTimeWindow{Mode: types.FlexibleTimeWindowModeFlexible, MaximumWindowInMinutes: aws.Int32(5)}
		}, "ValidationException"},
		"target":  {func(in *scheduler.CreateScheduleInput) { in.Target.Arn = aws.String("arn:aws:ecs:x:y:cluster/z") }, "ValidationException"},
		"KMS key": {func(in *scheduler.CreateScheduleInput) { in.KmsKeyArn = aws.String("arn:aws:kms:x:y:key/z") }, "ValidationException"},
		"retries": {func(in *scheduler.CreateScheduleInput) { in.Target.RetryPolicy.MaximumRetryAttempts = aws.Int32(186) }, "ValidationException"},
		"long input": {func(in *scheduler.CreateScheduleInput) {
			in.Target.Input = aws.String(`"` + strings.Repeat("x", 300_000) + `"`)
		}, "ValidationException"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			in := createInput("bk-1", "at(2026-04-02T09:00:00)")
			c.change(in)
			_, err := w.client.CreateSchedule(t.Context(), in)
			var api smithy.APIError
			if !errors.As(err, &api) || api.ErrorCode() != c.code {
				t.Errorf("got %v, want %s", err, c.code)
			}
		})
	}
	if l := w.sched.List(); len(l) != 0 {
		t.Errorf("stored %+v", l)
	}
	in := createInput("nobody", "at(2026-04-02T09:00:00)")
	_, err := w.client.UpdateSchedule(t.Context(), &scheduler.UpdateScheduleInput{Name: in.Name, GroupName: in.GroupName, ScheduleExpression: in.ScheduleExpression, FlexibleTimeWindow: in.FlexibleTimeWindow, Target: in.Target})
	var gone *types.ResourceNotFoundException
	if !errors.As(err, &gone) {
		t.Errorf("update of nothing: %v", err)
	}
	response, err := http.Post(w.gate.URL+"/schedules/x", "application/json", strings.NewReader("{broken"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	if response.StatusCode != http.StatusBadRequest {
		t.Errorf("broken JSON: %s", response.Status)
	}
}
