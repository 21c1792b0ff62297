// Command feedback keeps the sent log and the suppression list by the provider's events.
package main

import (
	"context"

	"kikite/functions/mailer/internal/mailer"
	"kikite/shared/function"
)

func main() { function.Start(handler) }

func handler(ctx context.Context) (any, error) {
	f, err := mailer.SetupFeedback(ctx)
	if err != nil {
		return nil, err
	}
	return f.Handle, nil
}
