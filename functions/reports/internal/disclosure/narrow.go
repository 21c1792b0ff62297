package disclosure

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

// Piece is what a figure tells of its group's answers to a reader who knows how many they are: between which numbers their sum lies.
type Piece struct{ Low, High float64 }

// Told returns the piece of a published figure of n answers. The rules of rounding and coding are known to its readers.
func Told(f Figure, n int, s Scale) Piece {
	if s.Share {
		low, high := alike(f, n)
		return Piece{Low: float64(low), High: float64(high)}
	}
	m, width := float64(n), step(f.N, max(hidden, quarter*(s.High-s.Low)), 0.1)
	p := Piece{Low: m * s.Low, High: m * s.High}
	switch f.Coding {
	case AtMost:
		p.High = m * f.Value
	case AtLeast:
		p.Low = m * f.Value
	default:
		p.Low, p.High = max(p.Low, m*(f.Value-width/2)), min(p.High, m*(f.Value+width/2))
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
