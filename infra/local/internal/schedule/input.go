package schedule

import (
	"bytes"
	"encoding/json"
	"math"
	"regexp"
	"time"
)

var validName = regexp.MustCompile(`^[0-9A-Za-z_.-]{1,64}$`)

// input is the body of CreateSchedule and UpdateSchedule. Fields that are not emulated (other kinds of target, KMS keys)
// are not here, and are therefore refused by name.
type input struct {
	ActionAfterCompletion      string
	ClientToken                string
	Description                string
	EndDate                    *float64 // epoch seconds
	FlexibleTimeWindow         struct{ Mode string }
	GroupName                  string
	ScheduleExpression         string
	ScheduleExpressionTimezone string
	StartDate                  *float64
	State                      string
	Target                     inputTarget
}

type inputTarget struct {
	Arn              string
	RoleArn          string
	Input            string            `json:",omitempty"`
	DeadLetterConfig *deadLetterConfig `json:",omitempty"`
	RetryPolicy      *retryPolicy      `json:",omitempty"`
}

type deadLetterConfig struct {
	Arn string `json:",omitempty"`
}

type retryPolicy struct {
	MaximumEventAgeInSeconds *int `json:",omitempty"`
	MaximumRetryAttempts     *int `json:",omitempty"`
}

func parseInput(body []byte) (*input, error) {
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	in := &input{}
	if err := d.Decode(in); err != nil {
		return nil, invalid("not valid or not emulated: %v", err)
	}
	return in, in.check()
}

func (in *input) check() error {
	outside := func(v *int, low, high int) bool { return v != nil && (*v < low || *v > high) }
	retry := in.Target.RetryPolicy
	switch {
	case in.ScheduleExpression == "":
		return invalid("ScheduleExpression must not be null")
	case in.FlexibleTimeWindow.Mode != "OFF":
		return invalid("FlexibleTimeWindow mode %q is not emulated, only OFF", in.FlexibleTimeWindow.Mode)
	case in.Target.RoleArn == "":
		return invalid("Target.RoleArn must not be null")
	case (Target{ARN: in.Target.Arn}).action() == "":
		return invalid("Target.Arn %q is not the ARN of a function or a queue; others are not emulated", in.Target.Arn)
	case in.State != "" && in.State != "ENABLED" && in.State != "DISABLED":
		return invalid("State %q", in.State)
	case in.ActionAfterCompletion != "" && in.ActionAfterCompletion != "NONE" && in.ActionAfterCompletion != "DELETE":
		return invalid("ActionAfterCompletion %q", in.ActionAfterCompletion)
	case retry != nil && (outside(retry.MaximumRetryAttempts, 0, 185) || outside(retry.MaximumEventAgeInSeconds, 60, 86400)):
		return invalid("RetryPolicy is out of range")
	case len(in.Target.Input) > 256<<10:
		return invalid("Target.Input is longer than 256 KB")
	}
	return nil
}

// schedule of a checked input.
func (in *input) schedule(group, name string) Schedule {
	s := Schedule{
		Name: name, Group: group, Description: in.Description, Expression: in.ScheduleExpression,
		Zone: in.ScheduleExpressionTimezone, Start: fromEpoch(in.StartDate), End: fromEpoch(in.EndDate),
		Disabled: in.State == "DISABLED", DeleteAfter: in.ActionAfterCompletion == "DELETE",
		Target: Target{ARN: in.Target.Arn, RoleARN: in.Target.RoleArn, Input: in.Target.Input},
	}
	if in.Target.DeadLetterConfig != nil {
		s.Target.DeadLetterARN = in.Target.DeadLetterConfig.Arn
	}
	if in.Target.RetryPolicy != nil {
		s.Target.RetryAttempts, s.Target.EventAge = in.Target.RetryPolicy.MaximumRetryAttempts, in.Target.RetryPolicy.MaximumEventAgeInSeconds
	}
	return s
}

func fromEpoch(seconds *float64) time.Time {
	if seconds == nil {
		return time.Time{}
	}
	whole, fraction := math.Modf(*seconds)
	return time.Unix(int64(whole), int64(fraction*1e9)).UTC()
}

func toEpoch(t time.Time) float64 { return float64(t.UnixMilli()) / 1000 }
