// Command sweep publishes what a stream outage left in a context's outbox.
package main

import (
	"context"
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/lambda"

	"kikite/functions/relay/internal/relay"
	"kikite/shared/clock"
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
	publisher, outbox, err := relay.Setup(ctx)
	if err != nil {
		return err
	}
	now, err := clock.FromEnv()
	if err != nil {
		return err
	}
	lambda.Start(publisher.Sweep(outbox, now))
	return nil
}
