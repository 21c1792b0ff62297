package reminders

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/scheduler"
	"github.com/aws/aws-sdk-go-v2/service/scheduler/types"

	"kikite/events"
)

// Schedules fires a reminder at a time. Both calls may be repeated.
type Schedules interface {
	// Set makes the reminder of a booking fire at that time, whatever was set before.
	Set(ctx context.Context, booking, reminder events.ID, at time.Time) error
	// Remove makes it not fire; no error if there is none.
	Remove(ctx context.Context, reminder events.ID) error
}

// SchedulerClient is the calls of the EventBridge Scheduler client that are used.
type SchedulerClient interface {
	CreateSchedule(context.Context, *scheduler.CreateScheduleInput, ...func(*scheduler.Options)) (*scheduler.CreateScheduleOutput, error)
	UpdateSchedule(context.Context, *scheduler.UpdateScheduleInput, ...func(*scheduler.Options)) (*scheduler.UpdateScheduleOutput, error)
	DeleteSchedule(context.Context, *scheduler.DeleteScheduleInput, ...func(*scheduler.Options)) (*scheduler.DeleteScheduleOutput, error)
}

// Target is what the schedules invoke and as whom.
type Target struct {
	Group       string // schedule group
	FunctionARN string
	RoleARN     string
	DeadLetters string // queue ARN for what could not be delivered
}

// EventBridge is Schedules by Amazon EventBridge Scheduler: one-off schedules that delete themselves.
type EventBridge struct {
	client SchedulerClient
	target Target
}

// NewEventBridge wires the scheduler.
func NewEventBridge(client SchedulerClient, target Target) *EventBridge {
	return &EventBridge{client: client, target: target}
}

// setTries bounds the alternation of create and update while somebody else removes and makes the same schedule.
const setTries = 3

// Retries of a delivery by the scheduler, before the dead-letter queue.
const (
	maxEventAge = 6 * 60 * 60 // seconds
	maxRetries  = 20
)

// Set implements Schedules.
func (s *EventBridge) Set(ctx context.Context, booking, reminder events.ID, at time.Time) error {
	expression, target, err := s.describe(booking, reminder, at)
	if err != nil {
		return err
	}
	window := &types.FlexibleTimeWindow{Mode: types.FlexibleTimeWindowModeOff}
	for range setTries {
		_, err = s.client.CreateSchedule(ctx, &scheduler.CreateScheduleInput{
			Name: aws.String(string(reminder)), GroupName: &s.target.Group, ScheduleExpression: &expression,
			ScheduleExpressionTimezone: aws.String("UTC"), FlexibleTimeWindow: window, Target: target,
			ActionAfterCompletion: types.ActionAfterCompletionDelete,
		})
		var exists *types.ConflictException
		if !errors.As(err, &exists) {
			break
		}
		_, err = s.client.UpdateSchedule(ctx, &scheduler.UpdateScheduleInput{
			Name: aws.String(string(reminder)), GroupName: &s.target.Group, ScheduleExpression: &expression,
			ScheduleExpressionTimezone: aws.String("UTC"), FlexibleTimeWindow: window, Target: target,
			ActionAfterCompletion: types.ActionAfterCompletionDelete,
		})
		var gone *types.ResourceNotFoundException
		if !errors.As(err, &gone) {
			break
		}
	}
	if err != nil {
		return fmt.Errorf("schedule %s: %w", reminder, err)
	}
	return nil
}

// Remove implements Schedules.
func (s *EventBridge) Remove(ctx context.Context, reminder events.ID) error {
	_, err := s.client.DeleteSchedule(ctx, &scheduler.DeleteScheduleInput{Name: aws.String(string(reminder)), GroupName: &s.target.Group})
	var gone *types.ResourceNotFoundException
	if err != nil && !errors.As(err, &gone) {
		return fmt.Errorf("remove schedule %s: %w", reminder, err)
	}
	return nil
}

func (s *EventBridge) describe(booking, reminder events.ID, at time.Time) (string, *types.Target, error) {
	input, err := json.Marshal(Firing{ReminderID: reminder, BookingID: booking})
	if err != nil {
		return "", nil, fmt.Errorf("schedule %s: %w", reminder, err)
	}
	return "at(" + at.UTC().Format("2006-01-02T15:04:05") + ")", &types.Target{
		Arn: &s.target.FunctionARN, RoleArn: &s.target.RoleARN, Input: aws.String(string(input)),
		DeadLetterConfig: &types.DeadLetterConfig{Arn: &s.target.DeadLetters},
		RetryPolicy:      &types.RetryPolicy{MaximumEventAgeInSeconds: aws.Int32(maxEventAge), MaximumRetryAttempts: aws.Int32(maxRetries)},
	}, nil
}
