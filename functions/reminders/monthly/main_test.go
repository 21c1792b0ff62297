package main

import (
	"context"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	if _, err := run(context.Background()); err == nil || !strings.Contains(err.Error(), "TABLE_NAME") {
		t.Errorf("without variables: %v", err)
	}
	t.Setenv("TABLE_NAME", "x")
	if _, err := run(context.Background()); err != nil {
		t.Error(err)
	}
}
