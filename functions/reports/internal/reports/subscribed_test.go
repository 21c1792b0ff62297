package reports_test

import (
	"testing"

	"kikite/functions/reports/internal/reports"
	"kikite/shared/testkit"
)

func TestSubscribed(t *testing.T) {
	t.Parallel()
	testkit.Subscribed(t, "reports-worker", reports.Consumer(nil, nil, nil).Types())
}
