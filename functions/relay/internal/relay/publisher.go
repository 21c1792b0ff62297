// Package relay carries events from a context's outbox to the bus: at once from the table's stream, and by a scheduled sweep what
// a stream outage left behind. An event may be published twice, never zero times; consumers dedupe by its ID.
package relay

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge/types"

	"kikite/events"
)

// EventBridge takes ten entries and 256 KiB a call; the size leaves room for what surrounds the detail.
const (
	maxEntries = 10
	maxBytes   = 240 << 10
	tries      = 3
	firstPause = 50 * time.Millisecond
)

// Item is one outbox item.
type Item struct {
	PK, SK string
	Type   string
	Detail string // the envelope as JSON
}

// Bus is what is used of EventBridge.
type Bus interface {
	PutEvents(context.Context, *eventbridge.PutEventsInput, ...func(*eventbridge.Options)) (*eventbridge.PutEventsOutput, error)
}

// Outbox deletes published items. An error leaves some of them to the next sweep.
type Outbox interface {
	Delete(context.Context, []Item) error
}

// Publisher publishes the outbox of one context.
type Publisher struct {
	bus    Bus
	name   string
	source string
	outbox Outbox
	pause  func(context.Context, time.Duration)
}

// New returns the publisher of a context to the bus with the given name.
func New(bus Bus, name string, context events.Code, outbox Outbox) *Publisher {
	return &Publisher{bus: bus, name: name, source: "kikite." + string(context), outbox: outbox, pause: sleep}
}

// Publish sends the items, deletes those that the bus accepted, and returns those that it did not.
func (p *Publisher) Publish(ctx context.Context, items []Item) (rejected []Item) {
	for _, chunk := range chunks(items) {
		failed := p.publishChunk(ctx, chunk)
		rejected = append(rejected, failed...)
		accepted := without(chunk, failed)
		if len(accepted) == 0 {
			continue
		}
		if err := p.outbox.Delete(ctx, accepted); err != nil { // they are out; the sweep will publish them again
			slog.WarnContext(ctx, "published events stay in the outbox", "count", len(accepted), "error", err.Error())
		}
	}
	return rejected
}

// publishChunk sends at most ten items and tries again those entries that failed, as PutEvents may accept a part.
func (p *Publisher) publishChunk(ctx context.Context, items []Item) []Item {
	pause := firstPause
	for try := 1; len(items) > 0; try++ {
		failed, err := p.put(ctx, items)
		if err != nil {
			slog.WarnContext(ctx, "bus refused events", "count", len(items), "try", try, "error", err.Error())
		}
		if items = failed; try == tries || len(items) == 0 {
			break
		}
		p.pause(ctx, pause)
		pause *= 2
	}
	return items
}

func (p *Publisher) put(ctx context.Context, items []Item) ([]Item, error) {
	in := &eventbridge.PutEventsInput{}
	for _, item := range items {
		in.Entries = append(in.Entries, types.PutEventsRequestEntry{
			EventBusName: &p.name, Source: &p.source, DetailType: aws.String(item.Type), Detail: aws.String(item.Detail),
		})
	}
	out, err := p.bus.PutEvents(ctx, in)
	if err != nil {
		return items, err
	}
	if len(out.Entries) != len(items) { // an answer that does not fit proves nothing
		return items, fmt.Errorf("%d entries sent, %d answered", len(items), len(out.Entries))
	}
	var failed []Item
	for i, entry := range out.Entries {
		if entry.ErrorCode != nil {
			failed = append(failed, items[i])
			err = fmt.Errorf("%s: %s", *entry.ErrorCode, aws.ToString(entry.ErrorMessage))
		}
	}
	return failed, err
}

func chunks(items []Item) [][]Item {
	var out [][]Item
	start, size := 0, 0
	for i, item := range items {
		n := len(item.Detail) + len(item.Type)
		if i > start && (i-start == maxEntries || size+n > maxBytes) {
			out = append(out, items[start:i])
			start, size = i, 0
		}
		size += n
	}
	if start < len(items) {
		out = append(out, items[start:])
	}
	return out
}

func without(all, some []Item) []Item {
	gone := make(map[string]bool, len(some))
	for _, item := range some {
		gone[item.SK] = true
	}
	var out []Item
	for _, item := range all {
		if !gone[item.SK] {
			out = append(out, item)
		}
	}
	return out
}

func sleep(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
