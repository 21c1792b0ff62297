// Command daily is the Lambda function sessions-daily: it lets voices leave on Mondays and tells of deadlines of cases that are over.
package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"time"

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

// schedule is the input that the scheduler writes.
type schedule struct {
	ScheduledFor time.Time `json:"scheduled_for"`
}

// run wires the function and hands its handler to start, which does not return in a deployed function.
func run(ctx context.Context, start func(handler any)) error {
	service, err := sessions.FromEnv(ctx)
	if err != nil {
		return err
	}
	start(func(ctx context.Context, s schedule) error {
		if s.ScheduledFor.IsZero() {
			return errors.New("no scheduled time in the input")
		}
		return service.Daily(ctx, s.ScheduledFor)
	})
	return nil
}
