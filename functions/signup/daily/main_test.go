package main

import (
	"testing"

	"kikite/shared/testkit"
)

func TestColdStart(t *testing.T) {
	testkit.ColdStart(t, handler, "TABLE_NAME", "USER_POOL_ID", "WEB_URL", "CLAIMS_BUCKET")
	testkit.NeedsClock(t, handler)
}
