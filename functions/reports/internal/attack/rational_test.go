package attack

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// TestRational: fractions calculate as the library's do.
func TestRational(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) rational {
			return fraction(rapid.Int64Range(-1000, 1000).Draw(t, name), rapid.SampledFrom([]int64{1, 1, 2, 3, 12, -7, 27720}).Draw(t, name+" over"))
		}
		a, b := draw("a"), draw("b")
		same := func(what string, got rational, want *big.Rat) {
			if big.NewRat(got.num, got.den).Cmp(want) != 0 || got.den < 1 {
				t.Fatalf("%s is %v, want %v", what, got, want)
			}
		}
		x, y := big.NewRat(a.num, a.den), big.NewRat(b.num, b.den)
		same("the difference", a.minus(b), new(big.Rat).Sub(x, y))
		same("the product", a.times(b), new(big.Rat).Mul(x, y))
	})
}

// TestExact: what two sums tell by their difference, and what three tell by a combination with other factors than 1, is found; what is safe is not.
func TestExactFinds(t *testing.T) {
	t.Parallel()
	sum := func(columns ...int) map[int]int64 {
		row := map[int]int64{}
		for _, c := range columns {
			row[c] = 1
		}
		return row
	}
	for name, tt := range map[string]struct {
		rows []map[int]int64
		k    int
		told bool
	}{
		"a difference":           {[]map[int]int64{sum(0, 1, 2, 3), sum(0, 1, 2)}, 2, true},
		"halves":                 {[]map[int]int64{sum(0, 1), sum(1, 2), sum(0, 2)}, 2, true},
		"weights":                {[]map[int]int64{{0: 2, 1: 3, 2: 3}, sum(1, 2)}, 2, true},
		"two apart":              {[]map[int]int64{sum(0, 1, 2, 3), sum(0, 1)}, 2, false},
		"two apart, three asked": {[]map[int]int64{sum(0, 1, 2, 3), sum(0, 1)}, 3, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := &System{Rows: tt.rows, People: []int{0, 1, 2, 3}, Count: 4}
			if set := s.Exact(tt.k); (set != nil) != tt.told {
				t.Errorf("told %v", set)
			}
		})
	}
}
