//go:build race

package matching

// slower is by how much the race detector may slow a computation down.
func slower() int { return 10 }
