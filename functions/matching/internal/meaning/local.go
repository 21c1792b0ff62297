package meaning

import (
	"context"
	"math"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// LocalKind names the local method. Raise it whenever a text would get another vector; TestLocalKindIsRaised watches that.
const LocalKind = "local-1"

// A local vector has a place of its own for every topic, and places that terms share by their hash.
const (
	topicPlaces = 32
	termPlaces  = 96
)

// topicShare is how much of the squared length topics have where a text has both: few people use the same words, but many speak of
// the same topics.
const topicShare = 0.6

// Topic is something people talk about, with words they use for it. Topics keep their order: it is their place in vectors.
type Topic struct {
	Name  string
	Words []string
}

// Local embeds texts without a network: topics found by their words, and signed feature hashing (Weinberger et al. 2009) of the
// terms that carry content. It is safe for several goroutines at once.
type Local struct {
	words   map[rune][]known     // by the first character
	firsts  [1 << 16 / 64]uint64 // the first characters, by bit: most characters of a text begin no word
	stop    map[uint32]bool
	scratch sync.Pool
}

// known is a word that is looked for: of a topic, or none of our business (topic < 0).
type known struct {
	rest  []rune
	topic int
}

// NewLocal returns the method for up to 32 topics; more panic, which is a mistake in the program.
func NewLocal(topics []Topic) *Local {
	if len(topics) > topicPlaces {
		panic("meaning: more topics than places")
	}
	l := &Local{words: map[rune][]known{}, stop: map[uint32]bool{}}
	l.scratch.New = func() any { return new(reading) }
	add := func(word string, topic int) {
		runes := []rune(normal(word))
		l.words[runes[0]] = append(l.words[runes[0]], known{runes[1:], topic})
		l.firsts[uint16(runes[0])/64] |= 1 << (runes[0] % 64)
	}
	for _, w := range healthWords() {
		add(w, -1)
	}
	for i, t := range topics {
		for _, w := range t.Words {
			add(w, i)
		}
	}
	for _, w := range stopWords() {
		l.stop[hash([]rune(w))] = true
	}
	return l
}

// Kind is LocalKind.
func (*Local) Kind() string { return LocalKind }

// Embed is Vector; it never fails.
func (l *Local) Embed(_ context.Context, text string) (Vector, error) { return l.Vector(text), nil }

// Vector embeds a text in some microseconds.
func (l *Local) Vector(text string) Vector {
	if text == "" {
		return Vector{}
	}
	r := l.scratch.Get().(*reading)
	defer l.scratch.Put(r)
	r.read(l, text)
	values := r.values(l)
	return Vector{LocalKind, pack(values[:])}
}

// Complete is a text's set with the local vector of today, whoever made the set. A text that is gone has none.
func (l *Local) Complete(s Set, text string) Set {
	if text == "" {
		return ""
	}
	if s.Of(LocalKind) != "" {
		return s
	}
	return s + NewSet(l.Vector(text))
}

// normal makes spellings equal: width and composition (NFKC), case.
func normal(text string) string { return strings.ToLower(norm.NFKC.String(text)) }

// values puts what was read into places.
func (r *reading) values(l *Local) (out [topicPlaces + termPlaces]float32) {
	topics, terms := 0.0, 0.0
	for i, n := range r.topics {
		if n > 0 {
			out[i] = sublinear(n)
			topics += float64(out[i]) * float64(out[i])
		}
	}
	for i, h := range r.hashes {
		if h == 0 || l.stop[h] {
			continue
		}
		v := sublinear(r.counts[i])
		if h&(1<<31) != 0 {
			v = -v
		}
		out[topicPlaces+(h>>8)%termPlaces] += v
	}
	for _, v := range out[topicPlaces:] {
		terms += float64(v) * float64(v)
	}
	if topics > 0 && terms > 0 {
		a, b := float32(math.Sqrt(topicShare/topics)), float32(math.Sqrt((1-topicShare)/terms))
		for i := range out {
			if i < topicPlaces {
				out[i] *= a
			} else {
				out[i] *= b
			}
		}
	}
	return out
}

// sublinear is what n mentions count: the tenth says less than the first.
func sublinear(n uint8) float32 {
	if n == 1 {
		return 1
	}
	return 1 + float32(math.Log(float64(n)))
}

// hash is FNV-1a over characters; never 0.
func hash(term []rune) uint32 {
	h := uint32(2166136261)
	for _, r := range term {
		h = (h ^ uint32(r)) * 16777619
	}
	h ^= h >> 15
	h *= 0x2c1b3c6d
	h ^= h >> 12
	return h | 1
}

// script is what kind of characters a run is of.
type script uint8

const (
	other script = iota
	latin
	kanji
	katakana
)

func scriptOf(r rune) script {
	switch {
	case r >= 'a' && r <= 'z':
		return latin
	case r < 0xc0:
		return other
	case r >= 0x4e00 && r <= 0x9fff || r == '々' || r >= 0x3400 && r < 0x4dc0:
		return kanji
	case r >= 'ァ' && r <= 'ヺ' || r == 'ー':
		return katakana
	case r < 0x250 && unicode.IsLetter(r):
		return latin
	}
	return other
}
