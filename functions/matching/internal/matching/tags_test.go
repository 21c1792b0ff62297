package matching

import (
	"testing"

	"pgregory.net/rapid"
)

// TestCounter holds the counting across words against counting bit by bit.
func TestCounter(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.Uint64(), 0, 100).Draw(t, "words")
		var c counter
		var want [64]int
		for _, w := range words {
			c.add(w)
			for bit := range want {
				want[bit] += int(w >> bit & 1)
			}
		}
		for bit, n := range want {
			if got := c.of(uint(bit)); got != n {
				t.Fatalf("bit %d: %d, want %d", bit, got, n)
			}
		}
	})
}
