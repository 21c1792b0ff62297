// Command api is the HTTP side of operations.
package main

import (
	"context"
	"log/slog"
	"os"
	"strings"

	"github.com/aws/aws-lambda-go/lambda"

	"kikite/functions/operations/internal/operations"
	"kikite/functions/operations/internal/operations/mailaccount"
	"kikite/functions/operations/internal/operations/queues"
	"kikite/shared/awsconfig"
	"kikite/shared/clock"
	"kikite/shared/config"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
	"kikite/shared/logging"
	"kikite/shared/store"
)

func main() {
	logging.Setup()
	api, err := run(context.Background())
	if err != nil {
		slog.Error("cold start failed", "error", err.Error())
		os.Exit(1)
	}
	lambda.Start(api.Lambda)
}

func run(ctx context.Context) (*httpapi.API, error) {
	var env config.Reader
	table, prefix, names := env.Get("TABLE_NAME"), env.Get("QUEUE_URL_PREFIX"), env.Get("QUEUES")
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
	watch := operations.NewWatch(queues.Open(aws, prefix), mailaccount.Open(aws), clk, strings.Split(names, ","))
	return operations.API(watch, operations.NewAuditLog(store.Open(aws, table), clk), clk, ids.Default{}), nil
}
