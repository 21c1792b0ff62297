// Package function starts Lambda functions: every main is the same, and everything that differs is how a handler is made.
package function

import (
	"context"
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/lambda"

	"kikite/shared/logging"
)

// Start serves what handler makes from the environment: a function of a kind that lambda.Start takes. A cold start that fails is said in
// the log and ends the process, so that nothing is taken from a queue by a function that cannot work. It does not return.
func Start(handler func(context.Context) (any, error)) {
	logging.Setup()
	h, err := handler(context.Background())
	if err != nil {
		slog.Error("cold start failed", "error", err.Error())
		os.Exit(1)
	}
	lambda.Start(h)
}
