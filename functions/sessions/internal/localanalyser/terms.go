package localanalyser

import (
	"maps"
	"slices"

	"github.com/ikawaha/kagome-dict/dict/trie"
)

// terms finds every term of a list in a text in one pass, however many there are.
type terms struct {
	index trie.DoubleArray
	ids   map[string]int
}

// hit is a term at a place of a text, in bytes.
type hit struct{ term, start, end int }

// newTerms indexes terms; equal ones share an ID. It fails only on a mistake of the index itself.
func newTerms(list []string) (*terms, error) {
	t := &terms{ids: map[string]int{}}
	for _, s := range list {
		if _, ok := t.ids[s]; !ok {
			t.ids[s] = len(t.ids)
		}
	}
	sorted := slices.Sorted(maps.Keys(t.ids))
	ids := make([]int, len(sorted))
	for i, s := range sorted {
		ids[i] = t.ids[s]
	}
	var err error
	t.index, err = trie.BuildWithIDs(sorted, ids)
	return t, err
}

// find appends the terms of a text to hits, by where they begin, shorter ones first.
func (t *terms) find(text string, hits []hit) []hit {
	for start := range text {
		p := int32(0)
		for i := start; i < len(text) && text[i] != 0; i++ {
			q := t.index[p].Base + int32(text[i])
			if int(q) >= len(t.index) || t.index[q].Check != p {
				break
			}
			if end := t.index[q].Base; int(end) < len(t.index) && t.index[end].Check == q && t.index[end].Base <= 0 {
				hits = append(hits, hit{int(-t.index[end].Base), start, i + 1})
			}
			p = q
		}
	}
	return hits
}

// longest keeps, from left to right, the longest of the terms that overlap.
func longest(hits []hit) []hit {
	out := hits[:0:0]
	for _, h := range hits {
		last := len(out) - 1
		switch {
		case last < 0 || h.start >= out[last].end:
			out = append(out, h)
		case h.start == out[last].start:
			out[last] = h // longer, since shorter ones come first
		}
	}
	return out
}
