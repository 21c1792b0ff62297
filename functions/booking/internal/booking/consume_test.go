package booking

import (
	"testing"

	"kikite/shared/testkit"
)

func TestSubscribed(t *testing.T) {
	t.Parallel()
	testkit.Subscribed(t, "booking-worker", (&Desk{}).Consumer().Types())
}
