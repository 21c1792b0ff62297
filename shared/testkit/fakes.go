package testkit

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"kikite/events"
	"kikite/shared/store"
)

// Clock is a clock that a test moves.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock starts at now.
func NewClock(now time.Time) *Clock { return &Clock{now: now.UTC()} }

// Now implements clock.Clock.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Advance moves the clock.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// Outbox returns the events that wait in a table's outbox, oldest first within an entity, without those of Audited.
func Outbox(t testing.TB, table *store.Table) []events.Envelope {
	t.Helper()
	return slices.DeleteFunc(outbox(t, table), isLine)
}

// Audited returns what waits in a table's outbox for the log of operators' calls, in the order of the calls and their lines.
func Audited(t testing.TB, table *store.Table) []events.OperatorCall {
	t.Helper()
	lines := slices.DeleteFunc(outbox(t, table), func(e events.Envelope) bool { return !isLine(e) })
	slices.SortFunc(lines, func(a, b events.Envelope) int {
		return cmp.Or(cmp.Compare(a.EntityID, b.EntityID), cmp.Compare(a.EntityVersion, b.EntityVersion))
	})
	out := make([]events.OperatorCall, len(lines))
	for i, e := range lines {
		line, err := events.OperatorCalled(e.Source).Parse(e)
		if err != nil {
			t.Fatal(err)
		}
		out[i] = line
	}
	return out
}

func isLine(e events.Envelope) bool { return e.Type == events.OperatorCalled(e.Source).Name() }

func outbox(t testing.TB, table *store.Table) []events.Envelope {
	t.Helper()
	var out []events.Envelope
	for i := range store.OutboxShards {
		var items []store.OutboxItem
		if err := table.Prefix(context.Background(), store.OutboxPartition(i), "", &items); err != nil {
			t.Fatalf("read outbox: %v", err)
		}
		for _, item := range items {
			var e events.Envelope
			if err := json.Unmarshal([]byte(item.Detail), &e); err != nil {
				t.Fatalf("outbox item %s: %v", item.SK, err)
			}
			out = append(out, e)
		}
	}
	return out
}

// Objects is an in-memory stand-in for the S3 calls of claimcheck.Client. Its List does not page.
type Objects struct {
	mu      sync.Mutex
	objects map[string][]byte
}

// Keys lists the stored keys with a prefix.
func (o *Objects) Keys(prefix string) []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	var keys []string
	for k := range o.objects {
		if strings.HasPrefix(k, prefix) {
			keys = append(keys, k)
		}
	}
	return keys
}

// PutObject implements claimcheck.Client.
func (o *Objects) PutObject(_ context.Context, in *s3.PutObjectInput, _ ...func(*s3.Options)) (*s3.PutObjectOutput, error) {
	body, err := io.ReadAll(in.Body)
	if err != nil {
		return nil, fmt.Errorf("put %s: %w", *in.Key, err)
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.objects == nil {
		o.objects = map[string][]byte{}
	}
	o.objects[*in.Key] = body
	return &s3.PutObjectOutput{}, nil
}

// GetObject implements claimcheck.Client.
func (o *Objects) GetObject(_ context.Context, in *s3.GetObjectInput, _ ...func(*s3.Options)) (*s3.GetObjectOutput, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	body, ok := o.objects[*in.Key]
	if !ok {
		return nil, &types.NoSuchKey{}
	}
	return &s3.GetObjectOutput{Body: io.NopCloser(bytes.NewReader(body))}, nil
}

// ListObjectsV2 implements claimcheck.Client.
func (o *Objects) ListObjectsV2(_ context.Context, in *s3.ListObjectsV2Input, _ ...func(*s3.Options)) (*s3.ListObjectsV2Output, error) {
	out := &s3.ListObjectsV2Output{}
	for _, k := range o.Keys(*in.Prefix) {
		out.Contents = append(out.Contents, types.Object{Key: &k})
	}
	return out, nil
}

// DeleteObject implements claimcheck.Client.
func (o *Objects) DeleteObject(_ context.Context, in *s3.DeleteObjectInput, _ ...func(*s3.Options)) (*s3.DeleteObjectOutput, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.objects, *in.Key)
	return &s3.DeleteObjectOutput{}, nil
}
