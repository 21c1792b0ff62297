//go:build !race

package matching

func slower() int { return 1 }
