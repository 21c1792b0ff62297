package main

import (
	"testing"

	"kikite/shared/testkit"
)

func TestColdStart(t *testing.T) {
	testkit.ColdStart(t, handler, "TABLE_NAME", "SCHEDULE_GROUP", "FIRE_FUNCTION_ARN", "SCHEDULER_ROLE_ARN", "SCHEDULE_DLQ_ARN", "CLAIMS_BUCKET")
	testkit.NeedsClock(t, handler)
}
