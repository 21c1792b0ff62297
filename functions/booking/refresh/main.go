// Command refresh moves the summaries of open time on every night.
package main

import (
	"context"

	"kikite/functions/booking/internal/booking"
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
	return booking.NewDesk(&booking.Table{Table: store.Open(aws, table)}, clk, ids.Default{}, nil).Refresh, nil
}
