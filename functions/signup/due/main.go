// Command due brings invitations whose time has come to the importer.
package main

import (
	"context"
	"log/slog"

	"kikite/functions/signup/internal/signup/setup"
	"kikite/shared/function"
)

func main() { function.Start(handler) }

// What is due is so now, whenever the run was meant to be.
func handler(ctx context.Context) (any, error) {
	service, err := setup.Service(ctx)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context) error {
		brought, err := service.Due(ctx)
		if brought > 0 {
			slog.InfoContext(ctx, "invitations are due", "count", brought)
		}
		return err
	}, nil
}
