package main

import (
	"testing"

	"kikite/shared/testkit"
)

func TestColdStart(t *testing.T) {
	testkit.ColdStart(t, handler, "TABLE_NAME", "QUEUE_URL_PREFIX", "QUEUES")
	testkit.NeedsClock(t, handler)
}
