package matching

import (
	"math"
	"sync"
)

// scratch is the memory of one search, by document.
type scratch struct {
	tallies []tally
	weights []float32 // of the keyword at hand; 0 for no hit
	scores  []float32
	matched []uint8 // how many keywords were found; the highest bit says that one of them was found by a near word only
	hits    []hit
}

const nearBit = 0x80

// scratchPool keeps the memory of searches that are over.
type scratchPool struct{ pool sync.Pool }

func (p *scratchPool) get(documents int) *scratch {
	s, _ := p.pool.Get().(*scratch)
	if s == nil || len(s.tallies) < documents {
		n := documents + documents/8
		s = &scratch{tallies: make([]tally, n), weights: make([]float32, n), scores: make([]float32, n), matched: make([]uint8, n)}
	}
	clear(s.scores)
	clear(s.matched)
	s.hits = s.hits[:0]
	return s
}

func (p *scratchPool) put(s *scratch) { p.pool.Put(s) }

// saturated says what n hits in one text count: the second less than the first, and so on (BM25 with k1 = 1.2, without length).
func saturated() (out [129]float32) {
	for n := range out {
		out[n] = float32(n) / (float32(n) + 1.2)
	}
	return out
}

// weigher turns tallies and codes into weights.
type weigher struct {
	fields [fields]float32
	counts [129]float32
}

func newWeigher() *weigher { return &weigher{fieldWeights(), saturated()} }

func (w *weigher) text(t tally) (out float32) {
	for f := 0; t != 0; f++ {
		out += w.fields[f] * w.counts[min(t&0xff, 128)]
		t >>= 8
	}
	return out
}

func (w *weigher) codes(has tags, found *[fields]tags) (out float32) {
	for f := textFields; f < fields; f++ {
		if n := has.and(found[f]).size(); n > 0 {
			out += w.fields[f] * w.counts[n]
		}
	}
	return out
}

// nearShare is what a near word counts beside the word itself.
const nearShare = 0.5

// look scores the documents that have any of the words and had all keywords before; it returns how many there are. The words are
// spellings of one keyword, or, where near is set, near words that are added to them.
func (s *searchIndex) look(words []string, keyword int, near bool, m *scratch) (found int) {
	documents := len(s.slots)
	tallies, weights := m.tallies[:documents], m.weights[:documents]
	clear(tallies)
	if !near {
		clear(weights)
	}
	var codes [fields]tags
	for _, w := range words {
		s.find(w, tallies)
		s.labels.find(w, &codes)
	}
	labelled := codes[fieldLicence].or(codes[fieldTheme]).or(codes[fieldWork])
	coded := labelled.any()
	weigher := newWeigher()
	for d, slot := range s.slots {
		if m.matched[d]&^nearBit != uint8(keyword) || slot < 0 || weights[d] > 0 {
			continue
		}
		weight := weigher.text(tallies[d])
		if coded {
			if has := s.rows[slot].tags.and(labelled); has.any() {
				weight += weigher.codes(has, &codes)
			}
		}
		if weight == 0 {
			continue
		}
		found++
		weights[d] = weight
		if near {
			weights[d] *= nearShare
			m.matched[d] |= nearBit
		}
	}
	return found
}

// settle adds the weights of a keyword to the scores of the documents that have it. Rare keywords count more (inverse frequency).
func (s *searchIndex) settle(found int, m *scratch) {
	rarity := float32(math.Log(1 + float64(len(s.slots))/float64(1+found)))
	for d, w := range m.weights[:len(s.slots)] {
		if w > 0 {
			m.scores[d] += rarity * w
			m.matched[d]++
		}
	}
}
