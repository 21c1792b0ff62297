package matching

import "kikite/events"

// sieve filters by tags and counts what is left.
type sieve struct {
	layout   *layout
	scope    tags // one of these is needed; none: all pass
	wants    []wanted
	freeWeek bool
	shown    tags // what is counted
	words    [2]counter
	free     int
}

// wanted is a facet that is filtered on: one of the bits is needed.
type wanted struct{ any, facet tags }

func newSieve(s *Search, l *layout) *sieve {
	v := &sieve{layout: l, freeWeek: s.FreeWeek, scope: l.facets[facetProgram].set(s.Scope...)}
	for f, codes := range s.Filters {
		mask := l.facets[f].mask()
		v.shown = v.shown.or(mask)
		if len(codes) > 0 {
			v.wants = append(v.wants, wanted{l.facets[f].set(codes...), mask})
		}
	}
	if v.scope.any() {
		v.shown = v.shown.less(l.facets[facetProgram].mask().less(v.scope))
	}
	return v
}

// pass says whether a consultant passes all filters, and counts: those who pass in every facet, those whom one facet alone keeps out in
// that facet.
func (v *sieve) pass(t tags, free bool) bool {
	if v.scope.any() && !t.and(v.scope).any() {
		return false
	}
	failed, shown := 0, v.shown
	for i := range v.wants {
		if w := &v.wants[i]; !t.and(w.any).any() {
			failed++
			shown = v.shown.and(w.facet)
		}
	}
	if failed == 0 && free {
		v.free++
	}
	kept := free || !v.freeWeek
	if failed <= 1 && kept {
		t = t.and(shown)
		v.words[0].add(t[0])
		v.words[1].add(t[1])
	}
	return failed == 0 && kept
}

// counts reads the counters.
func (v *sieve) counts(out *Found) {
	out.FreeWeek = v.free
	for f, s := range v.layout.facets {
		out.Counts[f] = map[events.Code]int{}
		for i, code := range s.list {
			if n := v.words[s.word].of(s.shift + uint(i)); n > 0 {
				out.Counts[f][code] = n
			}
		}
	}
}
