package relay_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	lambdaevents "github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge/types"

	"kikite/events"
	"kikite/functions/relay/internal/relay"
	"kikite/shared/ids"
	"kikite/shared/testkit"
)

// bus is a fake of EventBridge: it rejects an entry as often as told, and can fail whole calls.
type bus struct {
	mu     sync.Mutex
	reject map[string]int // by detail: how often
	broken int            // whole calls that fail first
	got    []string
}

func (b *bus) PutEvents(_ context.Context, in *eventbridge.PutEventsInput, _ ...func(*eventbridge.Options)) (*eventbridge.PutEventsOutput, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.broken > 0 {
		b.broken--
		return nil, errors.New("unreachable")
	}
	if len(in.Entries) > 10 {
		return nil, errors.New("more than ten entries")
	}
	out := &eventbridge.PutEventsOutput{}
	for _, e := range in.Entries {
		if b.reject[*e.Detail] > 0 {
			b.reject[*e.Detail]--
			out.Entries = append(out.Entries, types.PutEventsResultEntry{ErrorCode: aws.String("ThrottlingException")})
			continue
		}
		b.got = append(b.got, *e.Detail)
		out.Entries = append(out.Entries, types.PutEventsResultEntry{EventId: aws.String("1")})
	}
	return out, nil
}

type outbox struct {
	deleted []string
	err     error
}

func (o *outbox) Delete(_ context.Context, items []relay.Item) error {
	for _, i := range items {
		o.deleted = append(o.deleted, i.SK)
	}
	return o.err
}

func items(n int) []relay.Item {
	out := make([]relay.Item, n)
	for i := range out {
		out[i] = relay.Item{PK: "OUTBOX#0", SK: fmt.Sprintf("evt%02d", i), Type: "booking.confirmed", Detail: fmt.Sprintf("d%02d", i)}
	}
	return out
}

func TestPublish(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		bus                      *bus
		items                    int
		published, deleted, left int
	}{
		"more than a call takes":             {&bus{}, 23, 23, 23, 0},
		"a throttled entry is tried again":   {&bus{reject: map[string]int{"d03": 1}}, 5, 5, 5, 0},
		"a rejected entry keeps its item":    {&bus{reject: map[string]int{"d03": 99}}, 5, 4, 4, 1},
		"a lost call is tried again":         {&bus{broken: 1}, 5, 5, 5, 0},
		"an unreachable bus deletes nothing": {&bus{broken: 99}, 5, 0, 0, 5},
		"nothing to do":                      {&bus{}, 0, 0, 0, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			box := &outbox{}
			left := relay.New(tt.bus, "bus", events.Booking, box).Publish(context.Background(), items(tt.items))
			if len(tt.bus.got) != tt.published || len(box.deleted) != tt.deleted || len(left) != tt.left {
				t.Errorf("published %d, deleted %d, left %d", len(tt.bus.got), len(box.deleted), len(left))
			}
		})
	}
}

func TestPublishKeepsCallsUnderTheSizeLimit(t *testing.T) {
	t.Parallel()
	b := &bus{}
	big := items(4)
	for i := range big {
		big[i].Detail = strings.Repeat(fmt.Sprint(i), 100<<10)
	}
	if left := relay.New(b, "bus", events.Booking, &outbox{}).Publish(context.Background(), big); len(left) != 0 || len(b.got) != 4 {
		t.Errorf("left %d, published %d", len(left), len(b.got))
	}
}

func TestPublishGoesOnWhenDeletingFails(t *testing.T) {
	t.Parallel()
	box := &outbox{err: errors.New("no")}
	if left := relay.New(&bus{}, "bus", events.Booking, box).Publish(context.Background(), items(12)); len(left) != 0 {
		t.Errorf("published events were reported as rejected: %v", left)
	}
}

func record(name, seq string, item relay.Item) lambdaevents.DynamoDBEventRecord {
	return lambdaevents.DynamoDBEventRecord{EventName: name, Change: lambdaevents.DynamoDBStreamRecord{
		SequenceNumber: seq,
		NewImage: map[string]lambdaevents.DynamoDBAttributeValue{
			"pk": lambdaevents.NewStringAttribute(item.PK), "sk": lambdaevents.NewStringAttribute(item.SK),
			"type": lambdaevents.NewStringAttribute(item.Type), "detail": lambdaevents.NewStringAttribute(item.Detail),
		},
	}}
}

func TestStreamReportsOnlyWhatFailed(t *testing.T) {
	t.Parallel()
	all := items(3)
	b := &bus{reject: map[string]int{"d01": 99}}
	batch := lambdaevents.DynamoDBEvent{Records: []lambdaevents.DynamoDBEventRecord{
		record("INSERT", "100", all[0]), record("INSERT", "200", all[1]), record("REMOVE", "300", all[2]),
		{EventName: "INSERT", Change: lambdaevents.DynamoDBStreamRecord{SequenceNumber: "400"}},
	}}
	got, err := relay.New(b, "bus", events.Booking, &outbox{}).Stream()(context.Background(), batch)
	if err != nil || len(got.BatchItemFailures) != 1 || got.BatchItemFailures[0].ItemIdentifier != "200" {
		t.Errorf("failures = %v, %v", got.BatchItemFailures, err)
	}
}

func TestSweep(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	table := testkit.Table(t)
	now := testkit.NewClock(time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC))
	emit := func() {
		id := ids.Default{}.New(ids.Report)
		meta := events.Meta{ID: ids.Default{}.New(ids.Event), Time: now.Now(), EntityID: id, EntityVersion: 1}
		if err := table.Tx().Emit(events.ReportsReleased.New(meta, events.ReportState{ReportID: id})).Run(ctx); err != nil {
			t.Fatal(err)
		}
	}
	emit()
	now.Advance(3 * time.Minute)
	emit() // young: the stream's business
	b := &bus{}
	box := relay.NewTableOutbox(table)
	sweep := relay.New(b, "bus", events.Reports, box).Sweep(box, now)
	if err := sweep(ctx); err != nil {
		t.Fatal(err)
	}
	if left := testkit.Outbox(t, table); len(b.got) != 1 || len(left) != 1 {
		t.Fatalf("published %d, left %d", len(b.got), len(left))
	}
	now.Advance(3 * time.Minute)
	b.broken = 99
	if err := sweep(ctx); err == nil {
		t.Error("a sweep that could not publish must fail, so that the alarm rings")
	}
	if left := testkit.Outbox(t, table); len(left) != 1 {
		t.Errorf("an unpublished event was deleted")
	}
}
