package main

import (
	"context"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	if _, err := run(context.Background()); err == nil || !strings.Contains(err.Error(), "TABLE_NAME, QUEUE_URL_PREFIX, QUEUES") {
		t.Errorf("without variables: %v", err)
	}
	t.Setenv("QUEUE_URL_PREFIX", "https://sqs.example/1/kikite-dev-")
	t.Setenv("TABLE_NAME", "kikite-dev-operations")
	t.Setenv("QUEUES", "signup-worker,signup-worker-dlq")
	if _, err := run(context.Background()); err != nil {
		t.Error(err)
	}
}
