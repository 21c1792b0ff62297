// Command due brings invitations whose time has come to the importer.
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

// run wires the function. What is due is so now, whenever the run was meant to be.
func run(ctx context.Context) error {
	service, err := setup.Service(ctx)
	if err != nil {
		return err
	}
	lambda.Start(func(ctx context.Context) error {
		brought, err := service.Due(ctx)
		if brought > 0 {
			slog.InfoContext(ctx, "invitations are due", "count", brought)
		}
		return err
	})
	return nil
}
