// Package schedule makes one-off schedules of EventBridge Scheduler that invoke a function at a time and delete themselves.
package schedule

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/scheduler"
	"github.com/aws/aws-sdk-go-v2/service/scheduler/types"
)

// Client is the calls of the EventBridge Scheduler client that are used.
type Client interface {
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

// EventBridge is one-off schedules by Amazon EventBridge Scheduler. All calls may be repeated.
type EventBridge struct {
	client Client
	target Target
}

// New wires the scheduler.
func New(client Client, target Target) *EventBridge {
	return &EventBridge{client: client, target: target}
}

// setTries bounds the alternation of create and update while somebody else removes and makes the same schedule.
const setTries = 3

// Retries of a delivery by the scheduler, before the dead-letter queue.
const (
	maxEventAge = 6 * 60 * 60 // seconds
	maxRetries  = 20
)

// Set makes the schedule of that name invoke the target with the input, as JSON, at that time, whatever was set before. A time that is
// over is refused.
func (s *EventBridge) Set(ctx context.Context, name string, at time.Time, input any) error {
	expression, target, err := s.describe(name, at, input)
	if err != nil {
		return err
	}
	window := &types.FlexibleTimeWindow{Mode: types.FlexibleTimeWindowModeOff}
	for range setTries {
		_, err = s.client.CreateSchedule(ctx, &scheduler.CreateScheduleInput{
			Name: &name, GroupName: &s.target.Group, ScheduleExpression: &expression,
			ScheduleExpressionTimezone: aws.String("UTC"), FlexibleTimeWindow: window, Target: target,
			ActionAfterCompletion: types.ActionAfterCompletionDelete,
		})
		var exists *types.ConflictException
		if !errors.As(err, &exists) {
			break
		}
		_, err = s.client.UpdateSchedule(ctx, &scheduler.UpdateScheduleInput{
			Name: &name, GroupName: &s.target.Group, ScheduleExpression: &expression,
			ScheduleExpressionTimezone: aws.String("UTC"), FlexibleTimeWindow: window, Target: target,
			ActionAfterCompletion: types.ActionAfterCompletionDelete,
		})
		var gone *types.ResourceNotFoundException
		if !errors.As(err, &gone) {
			break
		}
	}
	if err != nil {
		return fmt.Errorf("schedule %s: %w", name, err)
	}
	return nil
}

// Remove makes it not run; no error if there is none.
func (s *EventBridge) Remove(ctx context.Context, name string) error {
	_, err := s.client.DeleteSchedule(ctx, &scheduler.DeleteScheduleInput{Name: &name, GroupName: &s.target.Group})
	var gone *types.ResourceNotFoundException
	if err != nil && !errors.As(err, &gone) {
		return fmt.Errorf("remove schedule %s: %w", name, err)
	}
	return nil
}

func (s *EventBridge) describe(name string, at time.Time, input any) (string, *types.Target, error) {
	text, err := json.Marshal(input)
	if err != nil {
		return "", nil, fmt.Errorf("schedule %s: %w", name, err)
	}
	return "at(" + at.UTC().Format("2006-01-02T15:04:05") + ")", &types.Target{
		Arn: &s.target.FunctionARN, RoleArn: &s.target.RoleARN, Input: aws.String(string(text)),
		DeadLetterConfig: &types.DeadLetterConfig{Arn: &s.target.DeadLetters},
		RetryPolicy:      &types.RetryPolicy{MaximumEventAgeInSeconds: aws.Int32(maxEventAge), MaximumRetryAttempts: aws.Int32(maxRetries)},
	}, nil
}
