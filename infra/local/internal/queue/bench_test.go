package queue_test

import (
	"path/filepath"
	"testing"

	"kikite/infra/local/internal/state"
)

// BenchmarkCommit is what one acknowledged message costs: one transaction with one small item.
func BenchmarkCommit(b *testing.B) {
	store, err := state.Open(filepath.Join(b.TempDir(), "state"))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	put := func(tx *state.Tx) error { return tx.Put("queue", "work/1", "body") }
	b.Run("batch", func(b *testing.B) {
		for b.Loop() {
			if err := store.Batch(put); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("update", func(b *testing.B) {
		for b.Loop() {
			if err := store.Update(put); err != nil {
				b.Fatal(err)
			}
		}
	})
}
