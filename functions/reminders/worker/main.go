// Command worker plans reminders and keeps their schedules.
package main

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/service/scheduler"

	"kikite/events"
	"kikite/functions/reminders/internal/reminders"
	"kikite/shared/awsconfig"
	"kikite/shared/claimcheck"
	"kikite/shared/clock"
	"kikite/shared/config"
	"kikite/shared/function"
	"kikite/shared/schedule"
	"kikite/shared/store"
)

func main() { function.Start(handler) }

func handler(ctx context.Context) (any, error) {
	var env config.Reader
	table := env.Get("TABLE_NAME")
	target := schedule.Target{
		Group: env.Get("SCHEDULE_GROUP"), FunctionARN: env.Get("FIRE_FUNCTION_ARN"),
		RoleARN: env.Get("SCHEDULER_ROLE_ARN"), DeadLetters: env.Get("SCHEDULE_DLQ_ARN"),
	}
	bucket := env.Get("CLAIMS_BUCKET")
	if err := env.Err(); err != nil {
		return nil, err
	}
	clk, err := clock.FromEnv()
	if err != nil {
		return nil, err
	}
	aws, err := awsconfig.Load(ctx)
	if err != nil {
		return nil, err
	}
	schedules := reminders.EventBridge{EventBridge: schedule.New(scheduler.NewFromConfig(aws), target)}
	copies := claimcheck.New(awsconfig.S3(aws), bucket, events.Reminders)
	return reminders.NewClerk(store.Open(aws, table), schedules, clk).WithCopies(copies).Consumer().Handle, nil
}
