package tagger

import "math/bits"

// Chances are the chances of a rune to be part of a name of each kind, by Kind.
type Chances [KindProduct + 1]float32

// Scratch is the memory for reading texts; it is kept from text to text. It is not safe for concurrent use.
type Scratch struct {
	reader Reader
	emit   []lane
	alpha  []lane
	out    []Chances
}

// lane holds one value for each label.
type lane [Labels]float32

// certain says that a rune is no part of a name without a look at its features.
func (l *lane) certain() bool { return l[PersonInside] == 0 }

// Chances returns for each rune of the text the chances of the kinds of names, by the forward-backward algorithm. The result
// is valid until the next call with the same scratch.
func (m *Model) Chances(text []rune, s *Scratch) []Chances {
	n := len(text)
	if cap(s.emit) < n {
		s.emit, s.alpha, s.out = make([]lane, n), make([]lane, n), make([]Chances, n)
	}
	s.emit, s.alpha, s.out = s.emit[:n], s.alpha[:n], s.out[:n]
	if n == 0 {
		return s.out
	}
	s.reader.Read(text, m.words)
	var features [Width]uint32
	for i := range n {
		if s.reader.plain(i) {
			s.emit[i] = lane{1}
			continue
		}
		s.reader.Features(i, &features)
		m.emission(&features, &s.emit[i])
	}
	s.alpha[0] = s.emit[0]
	for i := 1; i < n; i++ {
		if s.emit[i].certain() {
			s.alpha[i] = lane{1}
			continue
		}
		m.forward(&s.alpha[i-1], &s.emit[i], &s.alpha[i])
	}
	beta := lane{1, 1, 1, 1, 1, 1, 1, 1}
	for i := n - 1; i >= 0; i-- {
		if s.emit[i].certain() {
			s.out[i] = Chances{1}
			beta = m.before
			continue
		}
		s.out[i] = combine(&s.alpha[i], &beta)
		if i > 0 && !s.emit[i-1].certain() {
			beta = m.backward(&s.emit[i], &beta)
		}
	}
	return s.out
}

// emission adds up the weights of the features: the eight labels of a row at once, in two words of four sums of 16 bits each.
// The sums are brought to exp(sum - greatest sum), so that the best label has 1.
func (m *Model) emission(features *[Width]uint32, out *lane) {
	const lanes = 0x00FF00FF00FF00FF
	const low, high = 0x0001000100010001, 0x8000800080008000
	var hits [Width + 1]uint32
	n := 0
	for _, h := range features {
		place, check := placeOf(h)
		x := m.check[place&(1<<rowBits-1)] ^ check*low
		equal := (x - low) &^ x & high // the lowest bit is that of the first equal check
		hits[n] = uint32(place*ways + bits.TrailingZeros64(equal)>>4)
		n += int((equal | -equal) >> 63) // without a branch, which would be guessed wrong half of the time
	}
	var even, odd uint64
	for _, at := range hits[:n] {
		w := m.weight[at]
		even += w & lanes
		odd += w >> 8 & lanes
	}
	var sums [Labels]int
	top := 0
	for y := range sums {
		sums[y] = int(even >> (16 * (y / 2)) & 0xFFFF)
		if y%2 == 1 {
			sums[y] = int(odd >> (16 * (y / 2)) & 0xFFFF)
		}
		top = max(top, sums[y])
	}
	for y, v := range sums {
		out[y] = m.exp[min(top-v, len(m.exp)-1)]
	}
}

func (m *Model) forward(before, emit, out *lane) {
	var sums lane
	for a, v := range before {
		t := &m.trans[a]
		for b := range sums {
			sums[b] += v * t[b]
		}
	}
	total := float32(0)
	for b := range sums {
		sums[b] *= emit[b]
		total += sums[b]
	}
	scale := 1 / total
	for b := range sums {
		out[b] = sums[b] * scale
	}
}

func (m *Model) backward(emit, beta *lane) lane {
	var w, out lane
	for b := range w {
		w[b] = emit[b] * beta[b]
	}
	total := float32(0)
	for a := range out {
		t := &m.trans[a]
		v := float32(0)
		for b := range w {
			v += t[b] * w[b]
		}
		out[a] = v
		total += v
	}
	scale := 1 / total
	for a := range out {
		out[a] *= scale
	}
	return out
}

func combine(alpha, beta *lane) Chances {
	var p lane
	total := float32(0)
	for y := range p {
		p[y] = alpha[y] * beta[y]
		total += p[y]
	}
	var out Chances
	for y := range p {
		out[Label(y).Kind()] += p[y] / total
	}
	return out
}

// Known says whether a word of the table of at least two runes in this category lies over rune i of the text that was read last.
func (s *Scratch) Known(i int, c Category) bool {
	return s.reader.cover[i+1][bits.TrailingZeros8(uint8(c))]>>2 >= 2
}
