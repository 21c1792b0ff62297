// Command reviews is the Lambda function sessions-reviews: several times an hour it tells the operators of reviews of a disclosure that should have been.
package main

import (
	"context"
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/lambda"

	"kikite/functions/sessions/internal/sessions"
	"kikite/shared/logging"
)

func main() {
	logging.Setup()
	if err := run(context.Background(), lambda.Start); err != nil {
		slog.Error("cold start failed", "error", err.Error())
		os.Exit(1)
	}
}

// run wires the function and hands its handler to start, which does not return in a deployed function. What is overdue is so now, whenever the
// run was meant to be.
func run(ctx context.Context, start func(handler any)) error {
	service, err := sessions.FromEnv(ctx)
	if err != nil {
		return err
	}
	start(func(ctx context.Context) error {
		told, err := service.RemindOverdue(ctx)
		if told > 0 {
			slog.WarnContext(ctx, "reviews are overdue", "count", told)
		}
		return err
	})
	return nil
}
