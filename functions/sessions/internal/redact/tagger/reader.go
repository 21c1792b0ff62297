package tagger

// Width is how many features each character has.
const Width = 42

// margin is how many empty places stand before and after a text, so that features need not ask for its ends.
const margin = 4

// Reader computes the features of texts. It keeps its memory from text to text and is not safe for concurrent use.
type Reader struct {
	text  []rune // simplified, with margins
	class []uint8
	cover [][categories]uint8 // by rune, with a margin of one: the longest word of each category over it
	runs  []run
	n     int
}

// run is the stretch of one class that a rune lies in, with the hashes of what it is and of what surrounds it.
type run struct {
	start, end          int
	word, before, after uint64
}

// Read takes a text, whose features may then be asked for.
func (s *Reader) Read(text []rune, words *Words) {
	s.resize(len(text))
	for i, r := range text {
		s.text[i+margin], s.class[i+margin] = simplify(r)
	}
	s.findRuns()
	s.findWords(words)
}

func (s *Reader) resize(n int) {
	s.n = n
	if cap(s.text) < n+2*margin {
		s.text, s.class = make([]rune, n+2*margin), make([]uint8, n+2*margin)
		s.cover, s.runs = make([][categories]uint8, n+2), make([]run, n)
	}
	s.text, s.class, s.cover, s.runs = s.text[:n+2*margin], s.class[:n+2*margin], s.cover[:n+2], s.runs[:n]
	clear(s.cover)
	for i := range margin {
		s.text[i], s.class[i], s.text[n+margin+i], s.class[n+margin+i] = 0, 0, 0, 0
	}
}

func (s *Reader) findRuns() {
	for i := 0; i < s.n; {
		end := i + 1
		for end < s.n && s.class[end+margin] == s.class[i+margin] {
			end++
		}
		r := run{start: i, end: end, before: pair(s.text[i+margin-2], s.text[i+margin-1]), after: pair(s.text[end+margin], s.text[end+margin+1])}
		for j := i; j < end && j < i+12; j++ {
			r.word = extend(r.word, s.text[j+margin])
		}
		for j := i; j < end; j++ {
			s.runs[j] = r
		}
		i = end
	}
}

// findWords notes for each rune and category the longest word over it, and where in the word it lies.
func (s *Reader) findWords(words *Words) {
	for i := range s.n {
		if s.class[i+margin] < classHiragana {
			continue
		}
		h, longest := uint64(0), longestWord
		if s.class[i+margin] == classHiragana {
			longest = longestKana
		}
		for l := 1; l <= longest && i+l <= s.n && s.class[i+l-1+margin] >= classHiragana; l++ {
			h = extend(h, s.text[i+l-1+margin])
			found := words.find(finish(h))
			for c := 0; found != 0; c, found = c+1, found>>1 {
				if found&1 != 0 {
					s.note(i, l, c)
				}
			}
		}
	}
}

// The places of a rune in a word.
const (
	whole = iota
	inside
	first
	last
)

func (s *Reader) note(start, length, category int) {
	size := uint8(min(length, 4))
	for k := range length {
		place := uint8(inside)
		switch {
		case length == 1:
			place = whole
		case k == 0:
			place = first
		case k == length-1:
			place = last
		}
		if c := &s.cover[start+k+1][category]; *c>>2 < size {
			*c = size<<2 | place
		}
	}
}

func pair(a, b rune) uint64 { return uint64(a)<<21 | uint64(b) }

// plain says whether a rune lies inside of hiragana that are no name in the table of words: half of all talk, and never a name. It saves the
// features.
func (s *Reader) plain(i int) bool {
	c := (*[3]uint8)(s.class[i+margin-1:])
	if c[0] != classHiragana || c[1] != classHiragana || c[2] != classHiragana && c[2] != classStop {
		return false
	}
	w := &s.cover[i+1]
	return w[0]|w[1]|w[2]|w[3]|w[4] == 0
}
