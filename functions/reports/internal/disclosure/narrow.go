package disclosure

import "math"

// Scale is what one answer can be worth in a figure: 0 to 1 in a share, the ends of the scale in a mean.
type Scale struct {
	Low, High float64
	Share     bool
}

// apart is how far the answers of a group are from all being alike at one end, in their sum: as far as the coding of a figure leaves it
// open. Of a share two people may stand at the other end, of a mean two in the middle.
func (s Scale) apart() float64 {
	span := s.High - s.Low
	if s.Share {
		return (fewest - 1) * span
	}
	return (fewest - 1) * span / 2
}

// Piece is what a figure tells of the sum of its group's answers to a reader who knows how many they are.
type Piece struct {
	N         int
	low, high float64
	coding    Coding
	rest      bool // no figure is published; nothing is told but that these answers exist
}

// Told returns the piece of a published figure of n answers. The rules of rounding and coding are known to its readers.
func Told(f Figure, n int, s Scale) Piece {
	if s.Share {
		low, high := alike(f, n)
		return Piece{N: n, coding: f.Coding, low: float64(low), high: float64(high)}
	}
	m, width := float64(n), step(f.N, max(hidden, quarter*(s.High-s.Low)), 0.1)
	p := Piece{N: n, coding: f.Coding, low: m * s.Low, high: m * s.High}
	switch f.Coding {
	case AtMost:
		p.high = m * f.Value
	case AtLeast:
		p.low = m * f.Value
	default:
		p.low, p.high = max(p.low, m*(f.Value-width/2)), min(p.high, m*(f.Value+width/2))
	}
	return p
}

// alike returns between which numbers of yes among n a share would have been published as it was.
func alike(f Figure, n int) (low, high int) {
	switch f.Coding {
	case AtMost:
		return 0, fewest - 1
	case AtLeast:
		return n - fewest + 1, n
	}
	width := step(f.N, 100*hidden, 1)
	same := func(yes int) bool { return roundShare(yes, n, width) == f.Value }
	low = max(fewest, int(float64(n)*(f.Value-width)/100))
	for low < n-fewest && !same(low) {
		low++
	}
	high = low
	for high < n-fewest && same(high+1) {
		high++
	}
	return low, high
}

// Narrowed says whether the figures of a whole and of its parts, taken together, tell of a part that is coded, or of those who are in no part,
// that fewer than three people stand apart from the rest of them: what the coding itself leaves open.
func Narrowed(whole Piece, parts []Piece, s Scale) bool {
	rest := Piece{N: whole.N, rest: true}
	for _, p := range parts {
		rest.N -= p.N
	}
	all := parts
	if rest.N > 0 {
		rest.low, rest.high = float64(rest.N)*s.Low, float64(rest.N)*s.High
		all = append(append(make([]Piece, 0, len(parts)+1), parts...), rest)
	}
	low, high := 0.0, 0.0
	for _, p := range all {
		low, high = low+p.low, high+p.high
	}
	const slack = 1e-9
	for _, p := range all {
		most := math.Min(p.high, whole.high-(low-p.low))
		least := math.Max(p.low, whole.low-(high-p.high))
		n := float64(p.N)
		if (p.rest || p.coding == AtMost) && most < n*s.Low+s.apart()-slack || (p.rest || p.coding == AtLeast) && least > n*s.High-s.apart()+slack {
			return true
		}
	}
	return false
}
