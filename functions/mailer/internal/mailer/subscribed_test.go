package mailer_test

import (
	"testing"

	"kikite/functions/mailer/internal/mailer"
	"kikite/shared/testkit"
)

func TestSubscribed(t *testing.T) {
	t.Parallel()
	testkit.Subscribed(t, "mailer-worker", (&mailer.Mailer{}).Consumer().Types())
}
