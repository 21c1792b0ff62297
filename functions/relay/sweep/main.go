// Command sweep publishes what a stream outage left in a context's outbox.
package main

import (
	"context"

	"kikite/functions/relay/internal/relay"
	"kikite/shared/clock"
	"kikite/shared/function"
)

func main() { function.Start(handler) }

func handler(ctx context.Context) (any, error) {
	publisher, outbox, err := relay.Setup(ctx)
	if err != nil {
		return nil, err
	}
	now, err := clock.FromEnv()
	if err != nil {
		return nil, err
	}
	return publisher.Sweep(outbox, now), nil
}
