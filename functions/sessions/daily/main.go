// Command daily is the Lambda function sessions-daily: it lets voices leave on Mondays and tells of deadlines of cases that are over.
package main

import (
	"context"
	"errors"
	"time"

	"kikite/functions/sessions/internal/sessions"
	"kikite/shared/function"
)

func main() { function.Start(handler) }

// schedule is the input that the scheduler writes.
type schedule struct {
	ScheduledFor time.Time `json:"scheduled_for"`
}

func handler(ctx context.Context) (any, error) {
	service, err := sessions.FromEnv(ctx)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, s schedule) error {
		if s.ScheduledFor.IsZero() {
			return errors.New("no scheduled time in the input")
		}
		return service.Daily(ctx, s.ScheduledFor)
	}, nil
}
