// Command daily is the Lambda function signup-daily: it ends contracts whose last day is over and looks after registrations that lapse.
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
	lambda.Start(service.Daily)
	return nil
}
