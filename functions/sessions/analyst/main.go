// Command analyst is the Lambda function sessions-analyst: it analyses submitted records.
package main

import (
	"context"
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/lambda"

	"kikite/functions/sessions/internal/bedrockanalyser"
	"kikite/functions/sessions/internal/localanalyser"
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

// run wires the function and hands its handler to start, which does not return in a deployed function.
func run(ctx context.Context, start func(handler any)) error {
	service, err := sessions.FromEnv(ctx)
	if err != nil {
		return err
	}
	local, err := localanalyser.New(localanalyser.NewKagome())
	if err != nil {
		return err
	}
	analyser, err := bedrockanalyser.FromEnv(ctx, local, func(daily int) bedrockanalyser.Budget { return sessions.NewTokenBudget(service, daily) })
	if err != nil {
		return err
	}
	start(sessions.NewAnalyst(service, analyser, local).Consumer().Handle)
	return nil
}
