package tagger

// golden spreads bits when multiplied with (2^64 divided by the golden ratio).
const golden = 0x9E3779B97F4A7C15

// Features writes the hashes of the features of rune i of the text that was read. The order and number of the features are part of the
// model: a change needs new training.
func (s *Reader) Features(i int, out *[Width]uint32) {
	t := (*[2*margin + 1]rune)(s.text[i:])
	c0, c1, c2, c3, c4, c5, c6 := uint64(t[1]), uint64(t[2]), uint64(t[3]), uint64(t[4]), uint64(t[5]), uint64(t[6]), uint64(t[7])
	p0, p1, p2, p3, p4, p5 := c0<<21|c1, c1<<21|c2, c2<<21|c3, c3<<21|c4, c4<<21|c5, c5<<21|c6
	t0, t1, t2, t3, t4 := p0<<21|c2, p1<<21|c3, p2<<21|c4, p3<<21|c5, p4<<21|c6
	keys := [Width]uint64{
		c0, c1, c2, c3, c4, c5, c6,
		p0, p1, p2, p3, p4, p5,
		t0, t1, t2, t3, t4,
		t0*golden + c3, t1*golden + c4, t2*golden + c5, t3*golden + c6,
	}
	s.shape(i, keys[22:25])
	s.around(i, keys[25:30])
	s.words(i, keys[30:])
	for k, key := range keys {
		out[k] = uint32((key + uint64(k+1)*0xD6E8FEB86659FD93) * golden >> 32)
	}
}

// shape puts the classes of the runes around.
func (s *Reader) shape(i int, out []uint64) {
	shape := uint64(0)
	for _, c := range (*[7]uint8)(s.class[i+1:]) {
		shape = shape<<4 | uint64(c)
	}
	out[0], out[1], out[2] = shape, shape>>4&0xFFFFF, shape>>8&0xFFF
}

// around puts the run of one class that the rune lies in, and what stands before and after it.
func (s *Reader) around(i int, out []uint64) {
	r, class := &s.runs[i], uint64(s.class[i+margin])
	length, place := uint64(min(r.end-r.start, 10)), uint64(min(i-r.start, 3))
	out[0] = length<<8 | place<<4 | class
	out[1], out[2] = r.before<<4|class, r.after<<4|class
	out[3], out[4] = (r.before*golden+r.after)<<4|class, r.word
}

// words puts which known words may lie over the rune and its neighbours.
func (s *Reader) words(i int, out []uint64) {
	w := (*[3][categories]uint8)(s.cover[i:])
	pack := func(at int, a, b int) uint64 { return uint64(w[at][a])<<8 | uint64(w[at][b]) }
	people, places, rest := [3]uint64{}, [3]uint64{}, pack(1, 4, 5)
	for k := range w {
		people[k], places[k] = pack(k, 0, 1), pack(k, 2, 3)
		out[2*k], out[2*k+1] = people[k], places[k]
	}
	out[6] = rest
	out[7] = uint64(w[0][5])<<8 | uint64(w[2][5])
	out[8] = people[1]<<16 | uint64(w[1][5])<<8 | uint64(s.class[i+margin])
	out[9], out[10] = people[0]<<16|people[1], people[1]<<16|people[2]
	out[11] = places[1]<<16 | rest
}
