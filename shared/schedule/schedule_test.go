package schedule

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/scheduler"
	"github.com/aws/aws-sdk-go-v2/service/scheduler/types"
)

var errAway = errors.New("the scheduler is away")

// fakeScheduler answers as EventBridge Scheduler does, with one schedule.
type fakeScheduler struct {
	exists         bool
	vanish         int // so many updates find that the schedule has just gone
	away           error
	expression     string
	calls          []string
	after          types.ActionAfterCompletion
	input, dlq     string
	name, group    string
	functionTarget string
}

func (f *fakeScheduler) CreateSchedule(_ context.Context, in *scheduler.CreateScheduleInput, _ ...func(*scheduler.Options)) (*scheduler.CreateScheduleOutput, error) {
	f.calls = append(f.calls, "create")
	if f.away != nil {
		return nil, f.away
	}
	if f.exists {
		return nil, &types.ConflictException{}
	}
	f.exists, f.expression, f.after = true, *in.ScheduleExpression, in.ActionAfterCompletion
	f.input, f.dlq, f.name, f.group = *in.Target.Input, *in.Target.DeadLetterConfig.Arn, *in.Name, *in.GroupName
	f.functionTarget = *in.Target.Arn + " as " + *in.Target.RoleArn
	return &scheduler.CreateScheduleOutput{}, nil
}

func (f *fakeScheduler) UpdateSchedule(_ context.Context, in *scheduler.UpdateScheduleInput, _ ...func(*scheduler.Options)) (*scheduler.UpdateScheduleOutput, error) {
	f.calls = append(f.calls, "update")
	if f.vanish > 0 {
		f.vanish--
		f.exists = false
	}
	if !f.exists {
		return nil, &types.ResourceNotFoundException{}
	}
	f.expression, f.after = *in.ScheduleExpression, in.ActionAfterCompletion
	return &scheduler.UpdateScheduleOutput{}, nil
}

func (f *fakeScheduler) DeleteSchedule(context.Context, *scheduler.DeleteScheduleInput, ...func(*scheduler.Options)) (*scheduler.DeleteScheduleOutput, error) {
	f.calls = append(f.calls, "delete")
	if f.away != nil {
		return nil, f.away
	}
	if !f.exists {
		return nil, &types.ResourceNotFoundException{}
	}
	f.exists = false
	return &scheduler.DeleteScheduleOutput{}, nil
}

func TestEventBridge(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	target := Target{Group: "group", FunctionARN: "arn:fire", RoleARN: "arn:role", DeadLetters: "arn:dlq"}
	at := time.Date(2026, 10, 6, 9, 30, 15, 0, time.FixedZone("", 9*3600))
	input := map[string]string{"booking_id": "bkg_1"}
	const expression = "at(2026-10-06T00:30:15)"

	t.Run("creates a schedule that fires once and deletes itself", func(t *testing.T) {
		t.Parallel()
		f := &fakeScheduler{}
		if err := New(f, target).Set(ctx, "rem_1", at, input); err != nil {
			t.Fatal(err)
		}
		if f.expression != expression || f.after != types.ActionAfterCompletionDelete || f.name != "rem_1" || f.group != "group" ||
			f.input != `{"booking_id":"bkg_1"}` || f.dlq != "arn:dlq" || f.functionTarget != "arn:fire as arn:role" {
			t.Errorf("%+v", f)
		}
	})
	t.Run("updates one that exists", func(t *testing.T) {
		t.Parallel()
		f := &fakeScheduler{exists: true}
		if err := New(f, target).Set(ctx, "rem_1", at, input); err != nil || f.expression != expression || f.after != types.ActionAfterCompletionDelete {
			t.Errorf("%v %+v", err, f)
		}
	})
	t.Run("creates it again if it went between create and update", func(t *testing.T) {
		t.Parallel()
		f := &fakeScheduler{exists: true, vanish: 1}
		if err := New(f, target).Set(ctx, "rem_1", at, input); err != nil || !f.exists || len(f.calls) != 3 {
			t.Errorf("%v %+v", err, f)
		}
	})
	t.Run("removes, also twice", func(t *testing.T) {
		t.Parallel()
		f := &fakeScheduler{exists: true}
		for range 2 {
			if err := New(f, target).Remove(ctx, "rem_1"); err != nil || f.exists {
				t.Errorf("%v %+v", err, f)
			}
		}
	})
	t.Run("reports any other failure", func(t *testing.T) {
		t.Parallel()
		f := &fakeScheduler{away: errAway}
		s := New(f, target)
		if err := s.Set(ctx, "rem_1", at, input); !errors.Is(err, errAway) {
			t.Error(err)
		}
		if err := s.Remove(ctx, "rem_1"); !errors.Is(err, errAway) {
			t.Error(err)
		}
		if err := s.Set(ctx, "rem_1", at, func() {}); err == nil {
			t.Error("an input that cannot be written was set")
		}
	})
}
