// Command offers is what a schedule invokes when an offer of a waitlist, or what keeps one from being made, ends.
package main

import (
	"context"
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/lambda"

	"kikite/functions/booking/internal/booking"
	"kikite/shared/awsconfig"
	"kikite/shared/clock"
	"kikite/shared/config"
	"kikite/shared/ids"
	"kikite/shared/logging"
	"kikite/shared/store"
)

func main() {
	logging.Setup()
	desk, err := run(context.Background())
	if err != nil {
		slog.Error("cold start failed", "error", err.Error())
		os.Exit(1)
	}
	lambda.Start(desk.Due)
}

func run(ctx context.Context) (*booking.Desk, error) {
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
	return booking.NewDesk(&booking.Table{Table: store.Open(aws, table)}, clk, ids.Default{}, nil), nil
}
