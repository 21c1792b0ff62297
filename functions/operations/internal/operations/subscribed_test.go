package operations_test

import (
	"testing"

	"kikite/functions/operations/internal/operations"
	"kikite/shared/testkit"
)

func TestSubscribed(t *testing.T) {
	t.Parallel()
	testkit.Subscribed(t, "operations-worker", (&operations.AuditLog{}).Consumer().Types())
}
