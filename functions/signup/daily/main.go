// Command daily is the Lambda function signup-daily: it ends contracts whose last day is over and looks after registrations that lapse.
package main

import (
	"context"

	"kikite/functions/signup/internal/signup/setup"
	"kikite/shared/function"
)

func main() { function.Start(handler) }

func handler(ctx context.Context) (any, error) {
	service, err := setup.Service(ctx)
	if err != nil {
		return nil, err
	}
	return service.Daily, nil
}
