package tagger

import (
	"math"
	"slices"
)

// Scale is how many steps of a stored weight make one natural logarithm.
const Scale = 24

// rowBits is the binary logarithm of the places of the table of weights.
const rowBits = 16

// magic begins a model file; its last byte is the version of the features.
const magic = "KNT\x01"

// Row is the weight of one feature for each label, in steps.
type Row [Labels]int8

// Model is a trained tagger. It is safe for concurrent use once loaded.
type Model struct {
	words  *Words
	check  []uint64 // by place: ways checks; 0 is empty
	weight []uint64 // by place and way: a Row with 128 added to each label
	trans  [Labels][Labels]float32
	before lane      // backward chances before a rune that is certainly None
	exp    []float32 // exp(-d/Scale) by steps d
}

// Source is what a model is made of.
type Source struct {
	Words       *Words
	Rows        map[uint32]Row // by feature hash
	Transitions [Labels][Labels]float32
}

// ways is how many features share a place; a place is four checks of 16 bits in one word, so that one comparison finds the right one.
const ways = 4

func placeOf(hash uint32) (place int, check uint64) {
	return int(hash >> (32 - rowBits)), uint64(hash&0xFFFF | 1)
}

// New makes a model ready for use. Of more features than fit in one place, those that matter least are left out: 1 in 50 of 120,000.
func New(s Source) *Model {
	m := &Model{words: s.Words, check: make([]uint64, 1<<rowBits), weight: make([]uint64, ways<<rowBits), exp: make([]float32, 20*Scale)}
	for d := range m.exp {
		m.exp[d] = float32(math.Exp(-float64(d) / Scale))
	}
	for a, r := range s.Transitions {
		for b, v := range r {
			m.trans[a][b] = float32(math.Exp(float64(v)))
		}
		m.before[a] = m.trans[a][None]
	}
	keys := sortedKeys(s.Rows)
	slices.SortStableFunc(keys, func(a, b uint32) int { return s.Rows[b].spread() - s.Rows[a].spread() })
	for _, h := range keys {
		m.put(h, s.Rows[h])
	}
	return m
}

func (m *Model) put(hash uint32, r Row) {
	place, check := placeOf(hash)
	for way := range ways {
		if m.check[place]>>(16*way)&0xFFFF != 0 {
			continue
		}
		m.check[place] |= check << (16 * way)
		for y, v := range r {
			m.weight[place*ways+way] |= uint64(int(v)+128) << (8 * y)
		}
		return
	}
}

// spread is how far apart a feature puts the labels.
func (r Row) spread() int { return int(slices.Max(r[:])) - int(slices.Min(r[:])) }

func sortedKeys[V any](m map[uint32]V) []uint32 {
	keys := make([]uint32, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Category returns what a word is by the table of words, 0 if it is not in it.
func (m *Model) Category(word []rune) Category {
	if len(word) > longestWord {
		return 0
	}
	return m.words.Find(word)
}
