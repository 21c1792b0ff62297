// Command api is the HTTP side of operations.
package main

import (
	"context"
	"strings"

	"kikite/functions/operations/internal/operations"
	"kikite/functions/operations/internal/operations/mailaccount"
	"kikite/functions/operations/internal/operations/queues"
	"kikite/shared/awsconfig"
	"kikite/shared/clock"
	"kikite/shared/config"
	"kikite/shared/function"
	"kikite/shared/ids"
	"kikite/shared/store"
)

func main() { function.Start(handler) }

func handler(ctx context.Context) (any, error) {
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
	return operations.API(watch, operations.NewAuditLog(store.Open(aws, table), clk), clk, ids.Default{}).Lambda, nil
}
