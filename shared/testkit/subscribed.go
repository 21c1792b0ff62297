package testkit

import (
	"slices"
	"testing"

	"kikite/events"
)

// Subscribed compares what a function's consumer handles with what the bus gives it: a rule without a handler would fill the dead-letter queue,
// and a handler without a rule would never run.
func Subscribed(t *testing.T, function string, handled []string) {
	t.Helper()
	got, want := slices.Sorted(slices.Values(handled)), slices.Sorted(slices.Values(events.Subscriptions()[function]))
	if len(want) == 0 || !slices.Equal(got, want) {
		t.Errorf("%s handles %v, is subscribed to %v", function, got, want)
	}
}
