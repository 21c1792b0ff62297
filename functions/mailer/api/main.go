// Command api is the HTTP side of mailer: what people choose to get, and what operators see of mail that is stopped.
package main

import (
	"context"
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/lambda"

	"kikite/functions/mailer/internal/mailer"
	"kikite/shared/logging"
)

func main() {
	logging.Setup()
	if err := run(context.Background()); err != nil {
		slog.Error("cold start failed", "error", err.Error())
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	api, err := mailer.SetupAPI(ctx)
	if err != nil {
		return err
	}
	lambda.Start(api.Lambda)
	return nil
}
