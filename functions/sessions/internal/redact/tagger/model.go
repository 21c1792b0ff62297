package tagger

import (
	"fmt"
	"math"
	"slices"
)

// Scale is how many steps of a stored weight make one natural logarithm.
const Scale = 24

// rowBits is the binary logarithm of the places of the table of weights.
const rowBits = 18

// magic begins a model file; its last byte is the version of the features.
const magic = "KNT\x01"

// Row is the weight of one feature for each label, in steps.
type Row [Labels]int8

// Model is a trained tagger. It is safe for concurrent use once loaded.
type Model struct {
	words  *Words
	check  []uint16 // by place; 0 is empty
	weight []uint64 // by place: a Row with 128 added to each label
	trans  [Labels][Labels]float32
	exp    []float32 // exp(-d/Scale) by steps d
}

// Source is what a model is made of.
type Source struct {
	Words       *Words
	Rows        map[uint32]Row // by feature hash
	Transitions [Labels][Labels]float32
}

func placeOf(hash uint32) (slot int, check uint16) {
	return int(hash >> (32 - rowBits)), uint16(hash) | 1
}

// New makes a model ready for use. It fails if there are more weights than fit.
func New(s Source) (*Model, error) {
	if len(s.Rows) > 3<<(rowBits-2) {
		return nil, fmt.Errorf("%d features do not fit", len(s.Rows))
	}
	m := &Model{words: s.Words, check: make([]uint16, 1<<rowBits), weight: make([]uint64, 1<<rowBits), exp: make([]float32, 20*Scale)}
	for d := range m.exp {
		m.exp[d] = float32(math.Exp(-float64(d) / Scale))
	}
	for a, r := range s.Transitions {
		for b, v := range r {
			m.trans[a][b] = float32(math.Exp(float64(v)))
		}
	}
	for _, h := range sortedKeys(s.Rows) {
		slot, check := placeOf(h)
		for m.check[slot] != 0 {
			slot = (slot + 1) & (1<<rowBits - 1)
		}
		m.check[slot] = check
		for y, v := range s.Rows[h] {
			m.weight[slot] |= uint64(int(v)+128) << (8 * y)
		}
	}
	return m, nil
}

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
