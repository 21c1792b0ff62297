// Command stream publishes a context's outbox from its table's stream.
package main

import (
	"context"

	"kikite/functions/relay/internal/relay"
	"kikite/shared/function"
)

func main() { function.Start(handler) }

func handler(ctx context.Context) (any, error) {
	publisher, _, err := relay.Setup(ctx)
	if err != nil {
		return nil, err
	}
	return publisher.Stream(), nil
}
