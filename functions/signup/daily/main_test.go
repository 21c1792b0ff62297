package main

import (
	"context"
	"strings"
	"testing"
)

func TestRunNamesWhatIsMissing(t *testing.T) {
	t.Setenv("TABLE_NAME", "")
	if err := run(context.Background()); err == nil || !strings.Contains(err.Error(), "TABLE_NAME") {
		t.Errorf("run: %v", err)
	}
}
