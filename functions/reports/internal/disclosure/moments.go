package disclosure

import "math"

// Moments are what a test needs of a group's values: how many, their sum and the sum of their squares. Those of groups without common people
// add up, so that many groups of the same people are compared without reading the values again.
type Moments struct {
	N            int
	sum, squares float64
}

// Add takes one value more.
func (m *Moments) Add(value float64) {
	m.N++
	m.sum += value
	m.squares += value * value
}

// Plus returns those of two groups together.
func (m Moments) Plus(o Moments) Moments {
	return Moments{m.N + o.N, m.sum + o.sum, m.squares + o.squares}
}

// Minus returns those of the people who are not in a part of the group.
func (m Moments) Minus(part Moments) Moments {
	return Moments{m.N - part.N, m.sum - part.sum, m.squares - part.squares}
}

// Mean of the values; there must be some.
func (m Moments) Mean() float64 { return m.sum / float64(m.N) }

// variance of the values, unbiased; 0 for fewer than two.
func (m Moments) variance() float64 {
	if m.N < 2 {
		return 0
	}
	return math.Max(0, (m.squares-m.sum*m.sum/float64(m.N))/float64(m.N-1))
}

// Differs is the two-sided p-value of Welch's z test that two groups have the same mean. Their standard deviations count as leastSD of the span
// of the scale at least.
func Differs(a, b Moments, span float64) float64 {
	if a.N < 2 || b.N < 2 {
		return 1
	}
	least := leastSD * leastSD * span * span
	se := math.Sqrt(math.Max(a.variance(), least)/float64(a.N) + math.Max(b.variance(), least)/float64(b.N))
	return math.Erfc(math.Abs(a.Mean()-b.Mean()) / se / math.Sqrt2)
}
