package main

import (
	"context"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	if _, err := run(context.Background()); err == nil || !strings.Contains(err.Error(), "MEETING_URL") {
		t.Errorf("without variables: %v", err)
	}
	t.Setenv("TABLE_NAME", "x")
	t.Setenv("MEETING_URL", "https://meet.example")
	t.Setenv("WEB_URL", "https://kikite.example")
	if _, err := run(context.Background()); err != nil {
		t.Error(err)
	}
}
