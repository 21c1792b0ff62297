package reminders

import (
	"testing"

	"kikite/shared/testkit"
)

func TestSubscribed(t *testing.T) {
	t.Parallel()
	testkit.Subscribed(t, "reminders-worker", (&Clerk{}).Consumer().Types())
}
