// Command worker keeps the log of what operators did.
package main

import (
	"context"
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/lambda"

	"kikite/functions/operations/internal/operations"
	"kikite/shared/awsconfig"
	"kikite/shared/clock"
	"kikite/shared/config"
	"kikite/shared/consumer"
	"kikite/shared/logging"
	"kikite/shared/store"
)

func main() {
	logging.Setup()
	c, err := run(context.Background())
	if err != nil {
		slog.Error("cold start failed", "error", err.Error())
		os.Exit(1)
	}
	lambda.Start(c.Handle)
}

func run(ctx context.Context) (*consumer.Consumer, error) {
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
	return operations.NewAuditLog(store.Open(aws, table), clk).Consumer(), nil
}
