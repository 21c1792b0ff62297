package main

import (
	"context"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	for _, name := range []string{"TABLE_NAME", "KEYS_TABLE_NAME", "KMS_KEY_ID", "CLAIMS_BUCKET"} {
		t.Setenv(name, "")
	}
	var handler any
	start := func(h any) { handler = h }
	err := run(context.Background(), start)
	if err == nil || !strings.Contains(err.Error(), "KEYS_TABLE_NAME") || handler != nil {
		t.Errorf("without variables: %v", err)
	}
	for _, name := range []string{"TABLE_NAME", "KEYS_TABLE_NAME", "KMS_KEY_ID", "CLAIMS_BUCKET"} {
		t.Setenv(name, "x")
	}
	if err := run(context.Background(), start); err != nil || handler == nil {
		t.Errorf("%v", err)
	}
	t.Setenv("KIKITE_CLOCK_OFFSET", "soon")
	if err := run(context.Background(), start); err == nil {
		t.Error("a broken clock offset was accepted")
	}
}
