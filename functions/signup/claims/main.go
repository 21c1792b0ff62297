// Command claims writes role and company into Cognito's access tokens, opens the accounts of people who registered when they first sign in, and refuses
// accounts that are not active.
package main

import (
	"context"

	"kikite/functions/signup/internal/signup/setup"
	"kikite/shared/function"
)

func main() { function.Start(handler) }

func handler(ctx context.Context) (any, error) {
	service, err := setup.Tokens(ctx)
	if err != nil {
		return nil, err
	}
	return service.Tokens, nil
}
