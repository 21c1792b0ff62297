package main

import (
	"context"
	"testing"

	"kikite/functions/booking/internal/booking"
	"kikite/shared/testkit"
)

func TestColdStart(t *testing.T) {
	handle := testkit.ColdStart(t, handler, "TABLE_NAME").(func(context.Context, booking.Wake) error)
	if err := handle(t.Context(), booking.Wake{}); err == nil {
		t.Error("an input without consultant and time is no error")
	}
	testkit.NeedsClock(t, handler)
}
