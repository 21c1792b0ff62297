package consumer_test

import (
	"context"
	"encoding/json"
	"errors"
	"testing"
	"time"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/events"
	"kikite/shared/consumer"
	"kikite/shared/ids"
	"kikite/shared/store"
)

func TestHandle(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		handler consumer.Handler
		body    string
		fails   bool
	}{
		"applied":            {func(context.Context, events.Envelope) error { return nil }, message(t), false},
		"seen before":        {func(context.Context, events.Envelope) error { return store.ErrDuplicate }, message(t), false},
		"failed":             {func(context.Context, events.Envelope) error { return errors.New("no") }, message(t), true},
		"panicked":           {func(context.Context, events.Envelope) error { panic("no") }, message(t), true},
		"not an event":       {nil, "{", true},
		"of an unknown type": {nil, `{"detail":{"type":"signup.unheard_of"}}`, true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			good := 0
			c := consumer.New(map[string]consumer.Handler{
				events.ReportsReleased.Name(): func(ctx context.Context, e events.Envelope) error {
					if tt.handler != nil && e.EntityVersion == 1 {
						return tt.handler(ctx, e)
					}
					good++
					return nil
				},
			})
			second := lambdaevents.SQSMessage{MessageId: "second", Body: version(t, 2)}
			out, err := c.Handle(context.Background(), lambdaevents.SQSEvent{Records: []lambdaevents.SQSMessage{{MessageId: "first", Body: tt.body}, second}})
			if err != nil {
				t.Fatal(err)
			}
			if failed := len(out.BatchItemFailures) == 1 && out.BatchItemFailures[0].ItemIdentifier == "first"; failed != tt.fails {
				t.Errorf("failures %v", out.BatchItemFailures)
			}
			if good != 1 {
				t.Error("the other message of the batch was not applied")
			}
		})
	}
}

func message(t *testing.T) string { return version(t, 1) }

func version(t *testing.T, v int64) string {
	t.Helper()
	id := ids.Default{}.New(ids.Report)
	e, err := events.ReportsReleased.New(events.Meta{ID: ids.Default{}.New(ids.Event), Time: time.Now(), EntityID: id, EntityVersion: v}, events.ReportState{ReportID: id})
	if err != nil {
		t.Fatal(err)
	}
	body, err := json.Marshal(map[string]any{"detail-type": e.Type, "detail": e})
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
