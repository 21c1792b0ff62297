package relay

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"time"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/store"
)

// sweepAge leaves young items to the stream.
const sweepAge = 2 * time.Minute

// Reader reads an outbox partition, oldest first.
type Reader interface {
	Partition(ctx context.Context, shard int) ([]Item, error)
}

// Sweep returns the handler of the schedule: it publishes what is older than two minutes, and fails (so that the alarm rings) if
// the bus still rejects something.
func (p *Publisher) Sweep(reader Reader, now clock.Clock) func(context.Context) error {
	return func(ctx context.Context) error {
		found, left := 0, 0
		for shard := range store.OutboxShards {
			items, err := reader.Partition(ctx, shard)
			if err != nil {
				return fmt.Errorf("read outbox partition %d: %w", shard, err)
			}
			old := olderThan(ctx, items, now.Now().Add(-sweepAge))
			found += len(old)
			left += len(p.Publish(ctx, old))
		}
		slog.InfoContext(ctx, "outbox swept", "found", found, "left", left)
		if left > 0 {
			return fmt.Errorf("%d events could not be published", left)
		}
		return nil
	}
}

func olderThan(ctx context.Context, items []Item, limit time.Time) []Item {
	var old []Item
	for _, item := range items {
		var e events.Envelope
		if err := json.Unmarshal([]byte(item.Detail), &e); err != nil {
			slog.ErrorContext(ctx, "outbox item is no event", "pk", item.PK, "sk", item.SK)
			continue
		}
		if e.Time.Before(limit) {
			old = append(old, item)
		}
	}
	return old
}
