// Command fire is what a reminder's schedule invokes.
package main

import (
	"context"

	"kikite/functions/reminders/internal/reminders"
	"kikite/shared/awsconfig"
	"kikite/shared/clock"
	"kikite/shared/config"
	"kikite/shared/function"
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
	return reminders.NewClerk(store.Open(aws, table), nil, clk).Fire, nil
}
