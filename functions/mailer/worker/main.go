// Command worker sends mail for the events of the other contexts.
package main

import (
	"context"

	"kikite/functions/mailer/internal/mailer"
	"kikite/shared/function"
)

func main() { function.Start(handler) }

func handler(ctx context.Context) (any, error) {
	m, err := mailer.SetupWorker(ctx)
	if err != nil {
		return nil, err
	}
	return m.Consumer().Handle, nil
}
