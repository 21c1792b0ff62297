// Command offers is what a schedule invokes when an offer of a waitlist, or what keeps one from being made, ends.
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
	return booking.NewDesk(&booking.Table{Table: store.Open(aws, table)}, clk, ids.Default{}, nil).Due, nil
}
