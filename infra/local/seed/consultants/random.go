package consultants

import (
	"math/rand/v2"
	"slices"

	"kikite/events"
)

type choice struct {
	code   events.Code
	weight int
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// weighted draws one code in proportion to the weights.
func weighted(r *rand.Rand, from []choice) events.Code {
	total := 0
	for _, c := range from {
		total += c.weight
	}
	at := r.IntN(total)
	for _, c := range from {
		if at -= c.weight; at < 0 {
			return c.code
		}
	}
	return from[len(from)-1].code
}

// some draws n different codes, the likelier the heavier, in the order of the list.
func some(r *rand.Rand, n int, from []choice) []events.Code {
	left := slices.Clone(from)
	drawn := map[events.Code]bool{}
	for len(drawn) < n && len(left) > 0 {
		code := weighted(r, left)
		drawn[code] = true
		left = slices.DeleteFunc(left, func(c choice) bool { return c.code == code })
	}
	var out []events.Code
	for _, c := range from {
		if drawn[c.code] {
			out = append(out, c.code)
		}
	}
	return out
}

// even gives all codes the same weight.
func even(codes []events.Code) []choice {
	out := make([]choice, len(codes))
	for i, c := range codes {
		out[i] = choice{c, 1}
	}
	return out
}

// chance is true in percent cases of a hundred.
func chance(r *rand.Rand, percent int) bool { return r.IntN(100) < percent }
