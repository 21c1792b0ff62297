// Command api is the Lambda function sessions-api: the HTTP side of sessions.
package main

import (
	"context"

	"kikite/functions/sessions/internal/sessions"
	"kikite/shared/function"
)

func main() { function.Start(handler) }

func handler(ctx context.Context) (any, error) {
	service, err := sessions.FromEnv(ctx)
	if err != nil {
		return nil, err
	}
	return service.API().Lambda, nil
}
