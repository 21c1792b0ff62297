package main

import (
	"context"
	"testing"

	"kikite/functions/booking/internal/booking"
	"kikite/shared/testkit"
)

func TestColdStart(t *testing.T) {
	handle := testkit.ColdStart(t, handler, "TABLE_NAME").(func(context.Context, booking.Scheduled) error)
	if err := handle(t.Context(), booking.Scheduled{}); err == nil {
		t.Error("an input without a time is no error")
	}
	testkit.NeedsClock(t, handler)
}
