package main

import (
	"context"
	"slices"
	"strings"
	"testing"

	"kikite/events"
)

func TestRun(t *testing.T) {
	if _, err := run(context.Background()); err == nil || !strings.Contains(err.Error(), "SCHEDULE_DLQ_ARN") || !strings.Contains(err.Error(), "TABLE_NAME") {
		t.Errorf("without variables: %v", err)
	}
	for _, name := range []string{"TABLE_NAME", "CLAIMS_BUCKET", "SCHEDULE_GROUP", "FIRE_FUNCTION_ARN", "SCHEDULER_ROLE_ARN", "SCHEDULE_DLQ_ARN"} {
		t.Setenv(name, "x")
	}
	c, err := run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	got, want := c.Types(), events.Subscriptions()["reminders-worker"]
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("handles %v, is subscribed to %v", got, want)
	}
}
