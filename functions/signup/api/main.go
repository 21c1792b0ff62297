// Command api serves signup's HTTP operations.
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
	return service.API().Lambda, nil
}
