package main

import (
	"testing"

	"kikite/shared/testkit"
)

func TestColdStart(t *testing.T) {
	testkit.ColdStart(t, handler, "TABLE_NAME", "CLAIMS_BUCKET", "WEB_URL", "MAIL_FROM", "SES_CONFIGURATION_SET")
	testkit.NeedsClock(t, handler)
}
