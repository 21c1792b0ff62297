// Command claims writes role and company into Cognito's access tokens and refuses accounts that are not active.
package main

import (
	"context"

	"kikite/functions/signup/internal/signup"
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
	now, err := clock.FromEnv()
	if err != nil {
		return nil, err
	}
	cfg, err := awsconfig.Load(ctx)
	if err != nil {
		return nil, err
	}
	return signup.NewTokens(store.Open(cfg, table), now).Handle, nil
}
