package disclosure_test

import (
	"math"
	"testing"

	"kikite/functions/reports/internal/disclosure"
)

func moments(values ...float64) (m disclosure.Moments) {
	for _, v := range values {
		m.Add(v)
	}
	return m
}

// TestDiffers: two groups by Welch's formula, computed by hand; and the rest of a whole is as if it had been read by itself.
func TestDiffers(t *testing.T) {
	t.Parallel()
	a, b := moments(1, 2, 3, 4), moments(3, 4, 5, 5, 5)
	// Means 2.5 and 4.4, variances 5/3 and 0.8: z = 1.9 / sqrt(5/12 + 0.16).
	want := math.Erfc(1.9 / math.Sqrt(5./12+0.16) / math.Sqrt2)
	if got := disclosure.Differs(a, b, 4); math.Abs(got-want) > 1e-12 {
		t.Errorf("%v, not %v", got, want)
	}
	if got := disclosure.Differs(a, a.Plus(b).Minus(a), 4); math.Abs(got-want) > 1e-12 {
		t.Errorf("as the rest of the whole: %v, not %v", got, want)
	}
	// Answers all alike count as if they had a deviation of 0.15 of the scale.
	want = math.Erfc(1 / math.Sqrt(2*0.36/3) / math.Sqrt2)
	if got := disclosure.Differs(moments(2, 2, 2), moments(3, 3, 3), 4); math.Abs(got-want) > 1e-12 {
		t.Errorf("of one mind: %v, not %v", got, want)
	}
	if got := disclosure.Differs(a, moments(5), 4); got != 1 {
		t.Errorf("one person: %v", got)
	}
}
