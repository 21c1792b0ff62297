package main

import (
	"strings"
	"testing"

	"kikite/shared/clock"
)

func TestRun(t *testing.T) {
	variables := []string{"TABLE_NAME", "SNAPSHOTS_BUCKET"}
	for _, v := range variables {
		t.Setenv(v, "")
	}
	if _, err := run(t.Context()); err == nil || !strings.Contains(err.Error(), strings.Join(variables, ", ")) {
		t.Errorf("without variables: %v", err)
	}
	t.Setenv("AWS_REGION", "ap-northeast-1")
	for _, v := range variables {
		t.Setenv(v, "something")
	}
	if _, err := run(t.Context()); err != nil {
		t.Error(err)
	}
	t.Setenv(clock.OffsetVariable, "tomorrow")
	if _, err := run(t.Context()); err == nil {
		t.Error("an unreadable clock offset was accepted")
	}
}
