package main

import (
	"cmp"
	"math"
	"slices"

	"kikite/functions/sessions/internal/redact/tagger"
)

// source rounds the weights to steps and keeps those that matter most: by how far apart they put the labels. What all labels share
// changes nothing and is taken away.
func (m *crf) source(words *tagger.Words, most int) tagger.Source {
	type entry struct {
		hash   uint32
		row    tagger.Row
		spread int
	}
	var all []entry
	for h, id := range m.ids {
		low, high := slices.Min(m.weights[id][:]), slices.Max(m.weights[id][:])
		e := entry{hash: h}
		for y, w := range m.weights[id] {
			steps := math.Round(float64(w-(low+high)/2) * tagger.Scale)
			e.row[y] = int8(max(-127, min(127, steps)))
		}
		if e.spread = int(slices.Max(e.row[:])) - int(slices.Min(e.row[:])); e.spread > 1 {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b entry) int { return cmp.Or(cmp.Compare(b.spread, a.spread), cmp.Compare(a.hash, b.hash)) })
	s := tagger.Source{Words: words, Rows: map[uint32]tagger.Row{}}
	for _, e := range all[:min(len(all), most)] {
		s.Rows[e.hash] = e.row
	}
	for a, r := range m.trans {
		s.Transitions[a] = r
	}
	return s
}
