// Command claims writes role and company into Cognito's access tokens and refuses accounts that are not active.
package main

import (
	"context"
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/lambda"

	"kikite/functions/signup/internal/signup"
	"kikite/shared/awsconfig"
	"kikite/shared/config"
	"kikite/shared/logging"
	"kikite/shared/store"
)

func main() {
	logging.Setup()
	if err := run(context.Background()); err != nil {
		slog.Error("cold start failed", "error", err.Error())
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	var env config.Reader
	table := env.Get("TABLE_NAME")
	if err := env.Err(); err != nil {
		return err
	}
	cfg, err := awsconfig.Load(ctx)
	if err != nil {
		return err
	}
	lambda.Start(signup.NewTokens(store.Open(cfg, table)).Handle)
	return nil
}
