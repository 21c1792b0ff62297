// Command worker consumes the events that signup has to act on.
package main

import (
	"context"
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/lambda"

	"kikite/functions/signup/internal/signup/setup"
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
	service, err := setup.Service(ctx)
	if err != nil {
		return err
	}
	lambda.Start(service.Worker().Handle)
	return nil
}
