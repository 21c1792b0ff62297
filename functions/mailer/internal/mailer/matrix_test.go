package mailer_test

import (
	"testing"

	"kikite/shared/ids"
	"kikite/shared/testkit"
)

// TestMatrix: see testkit.Matrix. A reader's preferences are the token's own; of things in paths there are operators' only.
func TestMatrix(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	testkit.Matrix{API: w.desk(&suppression{}).API().Audited(w.table, w.clock, ids.Default{})}.Run(t)
}
