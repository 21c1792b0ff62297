// Command codes words the sign-in codes that Cognito sends.
package main

import (
	"context"

	"kikite/functions/mailer/internal/mailer"
	"kikite/shared/function"
)

func main() { function.Start(handler) }

func handler(context.Context) (any, error) {
	codes, err := mailer.NewCodes() // it needs nothing else: no settings, no table
	if err != nil {
		return nil, err
	}
	return codes.Handle, nil
}
