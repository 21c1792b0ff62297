package main

import (
	"testing"

	"kikite/shared/testkit"
)

func TestColdStart(t *testing.T) {
	testkit.ColdStart(t, handler, "TABLE_NAME", "KEYS_TABLE_NAME", "KMS_KEY_ID", "CLAIMS_BUCKET")
	testkit.NeedsClock(t, handler)
}
