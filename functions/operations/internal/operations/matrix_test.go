package operations_test

import (
	"testing"

	"kikite/functions/operations/internal/operations"
	"kikite/shared/ids"
	"kikite/shared/testkit"
)

// TestMatrix: see testkit.Matrix. All of it is for operators.
func TestMatrix(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	testkit.Matrix{API: operations.API(operations.NewWatch(empty(nil), mail{}, w.clock, names), w.log, w.clock, ids.Default{})}.Run(t)
}
