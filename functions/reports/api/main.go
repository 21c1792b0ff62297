// Command api serves reports to HR and their review to operators.
package main

import (
	"context"
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/lambda"

	"kikite/functions/reports/internal/forms"
	"kikite/functions/reports/internal/reports"
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
	f, err := reports.SetupAPI(ctx, forms.Files{})
	if err != nil {
		return err
	}
	lambda.Start(f.Lambda)
	return nil
}
