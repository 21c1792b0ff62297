// Command codes words the sign-in codes that Cognito sends.
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

func run(_ context.Context) error {
	lambda.Start(mailer.Codes)
	return nil
}
