// Command worker keeps the replicas of booking, publishes open time and serves the waitlists.
package main

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/service/scheduler"

	"kikite/events"
	"kikite/functions/booking/internal/booking"
	"kikite/shared/awsconfig"
	"kikite/shared/claimcheck"
	"kikite/shared/clock"
	"kikite/shared/config"
	"kikite/shared/function"
	"kikite/shared/ids"
	"kikite/shared/schedule"
	"kikite/shared/store"
)

func main() { function.Start(handler) }

func handler(ctx context.Context) (any, error) {
	var env config.Reader
	table := env.Get("TABLE_NAME")
	target := schedule.Target{
		Group: env.Get("SCHEDULE_GROUP"), FunctionARN: env.Get("OFFERS_FUNCTION_ARN"),
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
	desk := booking.NewDesk(&booking.Table{Table: store.Open(aws, table)}, clk, ids.Default{}, nil).
		WithCopies(claimcheck.New(awsconfig.S3(aws), bucket, events.Booking))
	return desk.WithWakes(schedule.New(scheduler.NewFromConfig(aws), target)).Consumer().Handle, nil
}
