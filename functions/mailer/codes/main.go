// Command codes words the sign-in codes that Cognito sends.
package main

import (
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/lambda"

	"kikite/functions/mailer/internal/mailer"
	"kikite/shared/logging"
)

func main() {
	logging.Setup()
	codes, err := mailer.NewCodes() // it needs nothing else: no settings, no table
	if err != nil {
		slog.Error("cold start failed", "error", err.Error())
		os.Exit(1)
	}
	lambda.Start(codes.Handle)
}
