package main

import (
	"context"
	"strings"
	"testing"

	"kikite/functions/booking/internal/booking"
)

func TestRun(t *testing.T) {
	if _, err := run(context.Background()); err == nil || !strings.Contains(err.Error(), "TABLE_NAME") {
		t.Errorf("without variables: %v", err)
	}
	t.Setenv("TABLE_NAME", "x")
	desk, err := run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if err := desk.Due(context.Background(), booking.Wake{}); err == nil {
		t.Error("an input without consultant and time is no error")
	}
	t.Setenv("KIKITE_CLOCK_OFFSET", "soon")
	if _, err := run(context.Background()); err == nil {
		t.Error("a wrong clock offset is no error")
	}
}
