package object

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/url"
	"strings"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/state"
)

// pending is a notification on its way to a queue.
type pending struct {
	QueueARN string          `json:"queue_arn"`
	Body     json.RawMessage `json:"body"`
}

// notify adds what an event causes to the transaction that makes it true.
func (s *Service) notify(tx *state.Tx, b Bucket, event, key string, m meta) error {
	for _, n := range b.Notifications {
		if !n.wants(event, key) {
			continue
		}
		id := fmt.Sprintf("%016x-%s", m.Modified.UnixNano(), s.NewID())
		body, err := json.Marshal(record(b.Name, n.ID, event, key, id[:16], m))
		if err != nil {
			return err
		}
		if err := tx.Put(tableEvents, id, pending{n.QueueARN, body}); err != nil {
			return err
		}
	}
	return nil
}

func (n Notification) wants(event, key string) bool {
	if !strings.HasPrefix(key, n.Prefix) || !strings.HasSuffix(key, n.Suffix) {
		return false
	}
	for _, e := range n.Events {
		family, all := strings.CutSuffix(e, "*")
		if e == "s3:"+event || all && strings.HasPrefix("s3:"+event, family) {
			return true
		}
	}
	return false
}

// record is the message of the S3 user guide, "Event message structure", version 2.1.
func record(bucket, configuration, event, key, sequencer string, m meta) any {
	object := map[string]any{"key": strings.ReplaceAll(url.QueryEscape(key), "%2F", "/"), "sequencer": strings.ToUpper(sequencer)}
	if strings.HasPrefix(event, "ObjectCreated:") {
		object["size"], object["eTag"] = m.Size, m.ETag
	}
	return map[string]any{"Records": []any{map[string]any{
		"eventVersion": "2.1", "eventSource": "aws:s3", "awsRegion": awsapi.Region, "eventName": event,
		"eventTime":         m.Modified.UTC().Format("2006-01-02T15:04:05.000Z"),
		"userIdentity":      map[string]string{"principalId": "AWS:" + awsapi.Account},
		"requestParameters": map[string]string{"sourceIPAddress": "127.0.0.1"},
		"responseElements":  map[string]string{"x-amz-request-id": sequencer},
		"s3": map[string]any{"s3SchemaVersion": "1.0", "configurationId": configuration, "object": object,
			"bucket": map[string]any{"name": bucket, "arn": bucketARN(bucket), "ownerIdentity": map[string]string{"principalId": awsapi.Account}}},
	}}}
}

func (s *Service) ring() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// retryAfter is real time: a queue that refuses is not helped by moving the clock.
const retryAfter = time.Second

// Run delivers notifications until ctx ends: at least once each, oldest first.
func (s *Service) Run(ctx context.Context) error {
	for {
		wait := time.Duration(1<<63 - 1)
		if err := s.deliver(ctx); err != nil && ctx.Err() == nil {
			slog.Warn("object notifications wait for their queue", "error", err)
			wait = retryAfter
		}
		select {
		case <-ctx.Done():
			return nil
		case <-s.wake:
		case <-time.After(wait):
		}
	}
}

// deliver tries each notification once, so that one broken queue does not hold up the others; the last error is returned.
func (s *Service) deliver(ctx context.Context) (failed error) {
	waiting := map[string]pending{}
	var order []string
	err := s.Store.View(func(tx *state.Tx) error {
		return tx.Range(tableEvents, "", func(k string, raw []byte) (bool, error) {
			var p pending
			err := json.Unmarshal(raw, &p)
			waiting[k] = p
			order = append(order, k)
			return true, err
		})
	})
	if err != nil {
		return err
	}
	for _, k := range order {
		if err := s.Queues.Send(ctx, waiting[k].QueueARN, string(waiting[k].Body)); err != nil {
			failed = err
			continue
		}
		if err := s.Store.Batch(func(tx *state.Tx) error { return tx.Delete(tableEvents, k) }); err != nil {
			return err
		}
	}
	return failed
}

// Pending is the number of notifications that no queue has taken yet.
func (s *Service) Pending() (int, error) {
	n := 0
	err := s.Store.View(func(tx *state.Tx) error {
		return tx.Range(tableEvents, "", func(string, []byte) (bool, error) { n++; return true, nil })
	})
	return n, err
}
