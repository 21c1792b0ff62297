// Command api is the HTTP side of mailer: what people choose to get, and what operators see of mail that is stopped.
package main

import (
	"context"

	"kikite/functions/mailer/internal/mailer"
	"kikite/shared/function"
)

func main() { function.Start(handler) }

func handler(ctx context.Context) (any, error) {
	api, err := mailer.SetupAPI(ctx)
	if err != nil {
		return nil, err
	}
	return api.Lambda, nil
}
