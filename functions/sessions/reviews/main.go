// Command reviews is the Lambda function sessions-reviews: several times an hour it tells the operators of reviews of a disclosure that should have been.
package main

import (
	"context"
	"log/slog"

	"kikite/functions/sessions/internal/sessions"
	"kikite/shared/function"
)

func main() { function.Start(handler) }

// What is overdue is so now, whenever the run was meant to be.
func handler(ctx context.Context) (any, error) {
	service, err := sessions.FromEnv(ctx)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context) error {
		told, err := service.RemindOverdue(ctx)
		if told > 0 {
			slog.WarnContext(ctx, "reviews are overdue", "count", told)
		}
		return err
	}, nil
}
