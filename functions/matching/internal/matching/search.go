package matching

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"kikite/events"
)

// Search is what somebody looks for. Empty fields ask for nothing.
type Search struct {
	Keywords string
	Filters  [facets]events.Code
	Programs []events.Code // any of these; empty: any
	Sort     events.Code   // relevance, soon, experience
	Page     int           // from 1
	Asker    events.ID     // whose order among equals it is
	Company  events.ID     // of the asker: nobody connected with it is found
}

// facet is a property that results are counted by and filtered on.
type facet int

// The facets.
const (
	facetTheme facet = iota
	facetIndustry
	facetLicence
	facetLanguage
	facetGender
	facets
)

// Found is one page of results.
type Found struct {
	Total  int
	Hits   []Hit
	Counts [facets]map[events.Code]int // how many results each code would have, with all other filters on
}

// Hit is one result.
type Hit struct {
	ConsultantID events.ID
	Marks        []Mark
}

// Search finds visible consultants that contain every keyword and pass every filter.
func (x *Index) Search(s Search, now time.Time) Found {
	x.Today(now)
	x.prepareSearch()
	x.mu.RLock()
	defer x.mu.RUnlock()
	keywords := keywordsOf(s.Keywords)
	out := Found{}
	for f := range out.Counts {
		out.Counts[f] = map[events.Code]int{}
	}
	programs := uint8(x.codecs.programs.set(s.Programs))
	companyBit := companyBits(s.Company)
	var hits []scored
	for _, m := range x.matching(keywords) {
		c, f := &x.head(int(m.slot)).consultant, &x.features[m.slot]
		if f.programs == 0 || (programs != 0 && f.programs&programs == 0) || x.barred(int(m.slot), f, s.Company, companyBit) {
			continue
		}
		if x.count(&s, c, &out.Counts) {
			hits = append(hits, m)
		}
	}
	out.Total = len(hits)
	x.order(hits, s, now)
	from := min(len(hits), (s.Page-1)*pageSize)
	for _, h := range hits[from:min(len(hits), from+pageSize)] {
		out.Hits = append(out.Hits, Hit{x.ids[h.slot], marks(&x.doc(int(h.slot)).consultant, keywords)})
	}
	return out
}

// prepareSearch builds the search index at the first search, and anew when it has too much stale in it.
func (x *Index) prepareSearch() {
	x.mu.RLock()
	ready := x.search != nil && !x.search.overdue()
	x.mu.RUnlock()
	if ready {
		return
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.search == nil || x.search.overdue() {
		x.search = newSearchIndex(len(x.ids), x.reader(), x.codecs.words)
	}
}

// maxKeywords bounds the work of one search.
const maxKeywords = 8

// keywordsOf splits at spaces of any width and folds; what folds to nothing is dropped.
func keywordsOf(q string) []string {
	var out []string
	for _, w := range strings.Fields(q) {
		if w = fold(w); w != "" && !slices.Contains(out, w) && len(out) < maxKeywords {
			out = append(out, w)
		}
	}
	return out
}

// matching scores the slots that contain every keyword, ascending: Σ over keywords of idf × Σ over fields of weight × saturating
// count. Without a keyword all slots match alike.
func (x *Index) matching(keywords []string) []scored {
	if len(keywords) == 0 {
		all := make([]scored, len(x.ids))
		for slot := range all {
			all[slot].slot = int32(slot)
		}
		return all
	}
	weights := fieldWeights()
	var out []scored
	for i, w := range keywords {
		found := x.search.find(w)
		if i > 0 {
			found = slices.DeleteFunc(found, func(slot int32) bool { return !contains(out, slot) })
			out = slices.DeleteFunc(out, func(s scored) bool {
				_, ok := slices.BinarySearch(found, s.slot)
				return !ok
			})
		} else {
			for _, slot := range found {
				out = append(out, scored{slot: slot})
			}
		}
		idf := math.Log(1 + float64(len(x.ids))/float64(1+len(found)))
		for j := range out {
			out[j].score += float32(idf * x.search.weigh(out[j].slot, w, &weights))
		}
	}
	return out
}

func contains(ascending []scored, slot int32) bool {
	_, ok := slices.BinarySearchFunc(ascending, slot, func(s scored, slot int32) int { return int(s.slot - slot) })
	return ok
}

func (s *searchIndex) weigh(slot int32, keyword string, weights *[fields]float64) float64 {
	total := 0.0
	for f := range fields {
		if n := float64(strings.Count(s.texts[slot][f], keyword)); n > 0 {
			total += weights[f] * n / (n + 1.2)
		}
	}
	return total
}

// facetCodes are a consultant's codes in a facet.
func facetCodes(c *Consultant, f facet) []events.Code {
	switch f {
	case facetTheme:
		return c.Themes
	case facetIndustry:
		return c.Industries
	case facetLicence:
		return c.Licences
	case facetLanguage:
		return c.Languages
	default:
		return []events.Code{c.Gender}
	}
}

// count adds a consultant to each facet whose other filters it passes, and says whether it passes all.
func (x *Index) count(s *Search, c *Consultant, counts *[facets]map[events.Code]int) bool {
	failed, by := 0, facet(0)
	for f := range facets {
		if want := s.Filters[f]; want != "" && !has(facetCodes(c, f), want) {
			failed++
			by = f
		}
	}
	for f := range facets {
		if failed == 0 || (failed == 1 && by == f) {
			for _, code := range facetCodes(c, f) {
				counts[f][code]++
			}
		}
	}
	return failed == 0
}

// order sorts the results. Equals come in an order of the asker's own, so that nobody is first for everybody.
func (x *Index) order(hits []scored, s Search, now time.Time) {
	own := salt(s.Asker)
	slices.SortFunc(hits, func(a, b scored) int {
		first := 0
		switch s.Sort {
		case "soon":
			first = cmp.Compare(x.soonest(a.slot, now), x.soonest(b.slot, now))
		case "experience":
			first = cmp.Compare(x.head(int(b.slot)).consultant.Experience, x.head(int(a.slot)).consultant.Experience)
		}
		return cmp.Or(first, cmp.Compare(b.score, a.score),
			cmp.Compare(mix(own^x.features[a.slot].salt), mix(own^x.features[b.slot].salt)), cmp.Compare(x.ids[a.slot], x.ids[b.slot]))
	})
}

// soonest is when a consultant is free next, in seconds; far in the future if that is not known.
func (x *Index) soonest(slot int32, now time.Time) int64 {
	if t := x.head(int(slot)).open.next(now); t > 0 {
		return t
	}
	return math.MaxInt64
}
