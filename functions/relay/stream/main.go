// Command stream publishes a context's outbox from its table's stream.
package main

import (
	"context"
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/lambda"

	"kikite/functions/relay/internal/relay"
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
	publisher, _, err := relay.Setup(ctx)
	if err != nil {
		return err
	}
	lambda.Start(publisher.Stream())
	return nil
}
