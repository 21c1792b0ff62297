// Command monthly tells employees who wish so that a month has no talk yet.
package main

import (
	"context"
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/lambda"

	"kikite/functions/reminders/internal/reminders"
	"kikite/shared/awsconfig"
	"kikite/shared/clock"
	"kikite/shared/config"
	"kikite/shared/logging"
	"kikite/shared/store"
)

func main() {
	logging.Setup()
	clerk, err := run(context.Background())
	if err != nil {
		slog.Error("cold start failed", "error", err.Error())
		os.Exit(1)
	}
	lambda.Start(clerk.Monthly)
}

func run(ctx context.Context) (*reminders.Clerk, error) {
	var env config.Reader
	table := env.Get("TABLE_NAME")
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
	return reminders.NewClerk(store.Open(aws, table), nil, clk), nil
}
