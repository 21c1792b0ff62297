package matching

import (
	"slices"
	"strings"
	"time"

	"kikite/events"
)

// Search is what somebody looks for. Empty fields ask for nothing.
type Search struct {
	Keywords string
	Filters  [facets][]events.Code // any of the codes within a facet, in all facets
	FreeWeek bool                  // with an open slot today or in the six days after it
	Scope    []events.Code         // who serves none of these programs does not exist here; empty: all
	Sort     events.Code           // relevance, soon, experience
	Page     int                   // from 1
	Asker    events.ID             // whose order among equals it is
	Company  events.ID             // of the asker: nobody connected with it is found
}

// Found is one page of results.
type Found struct {
	Total    int
	Hits     []Hit
	Counts   [facets]map[events.Code]int // how many results each code would have, with the filters of all other facets on
	FreeWeek int                         // how many would be left by that filter
	Near     []Near
}

// Hit is one result; Near says that a keyword was found by a near word only.
type Hit struct {
	ConsultantID events.ID
	Marks        []Mark
	Near         bool
}

// Near is a keyword that was hardly found as it was typed, with the words that were looked for besides.
type Near struct {
	Typed string   `json:"typed"`
	Used  []string `json:"used" doc:"Words that occur, nearest to what was typed"`
}

// Search finds visible consultants that contain every keyword and pass every filter.
func (x *Index) Search(s Search, now time.Time) Found {
	x.Today(now)
	x.prepareSearch()
	x.mu.RLock()
	defer x.mu.RUnlock()
	m := x.search.memory.get(len(x.search.slots))
	defer x.search.memory.put(m)
	keywords := keywordsOf(s.Keywords)
	var out Found
	var marked []string
	for i, w := range keywords {
		words, near := x.search.keyword(w, i, m)
		marked = append(marked, words...)
		if near != nil {
			out.Near = append(out.Near, *near)
		}
	}
	x.sift(&s, len(keywords), m, now, &out)
	out.Total = len(m.hits)
	from := (s.Page - 1) * pageSize
	for _, h := range x.page(m.hits, min(len(m.hits), from), from+pageSize) {
		out.Hits = append(out.Hits, Hit{x.ids[h.slot], marks(&x.doc(int(h.slot)).consultant, marked),
			m.matched[x.search.rows[h.slot].document]&nearBit != 0})
	}
	return out
}

// prepareSearch builds the search index at the first search, and anew when it has too much in it that is old.
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

// keyword is a word that was typed.
type keyword struct{ typed, folded string }

// maxKeywords bounds the work of one search.
const maxKeywords = 8

// keywordsOf splits at spaces of any width and at punctuation, and folds; what folds to nothing is dropped.
func keywordsOf(q string) []keyword {
	var out []keyword
	for _, typed := range strings.FieldsFunc(q, func(r rune) bool { return separates(r) || r == '、' || r == '。' }) {
		f := fold(typed)
		same := func(k keyword) bool { return k.folded == f }
		if f != "" && !slices.ContainsFunc(out, same) && len(out) < maxKeywords {
			out = append(out, keyword{typed, f})
		}
	}
	return out
}

// enough hits and no near words are looked for; where there are hits at all, near words must be far more frequent.
const (
	enough       = 3
	moreFrequent = 10
)

// keyword looks for a keyword in all its spellings and, if that finds too little, for near words. It returns what is to be marked.
func (s *searchIndex) keyword(w keyword, i int, m *scratch) (words []string, near *Near) {
	words = spellings(w.folded, s.spellings)
	found := s.look(words, i, false, m)
	if found < enough {
		for _, n := range s.nearTo(w, found) {
			if more := s.look([]string{n.folded}, i, true, m); more > 0 {
				found += more
				words = append(words, n.folded)
				if near == nil {
					near = &Near{Typed: w.typed}
				}
				near.Used = append(near.Used, n.shown)
			}
		}
	}
	s.settle(found, m)
	return words, near
}

// nearTo are near words of a keyword; or, if there are none and it is of several scripts, the keyword with those parts replaced that
// nobody has.
func (s *searchIndex) nearTo(w keyword, found int) []nearWord {
	if out := s.near.near(w.folded, found*moreFrequent); len(out) > 0 || found > 0 {
		return out
	}
	mended, changed := w.typed, false
	eachWord(w.typed, func(part string) {
		if f := fold(part); f != w.folded && len(s.parts(f)) == 0 {
			if n := s.near.near(f, 0); len(n) > 0 {
				mended, changed = strings.Replace(mended, part, n[0].shown, 1), true
			}
		}
	})
	if !changed {
		return nil
	}
	return []nearWord{{folded: fold(mended), shown: mended}}
}

// sift passes the documents with all keywords through the filters, counts the facets, and collects the hits with their keys.
func (x *Index) sift(s *Search, keywords int, m *scratch, now time.Time, out *Found) {
	v := newSieve(s, &x.search.layout)
	week, own, company := weekMask(now, x.base), salt(s.Asker), companyBits(s.Company)
	for d, slot := range x.search.slots {
		if slot < 0 || int(m.matched[d]&^nearBit) != keywords {
			continue
		}
		f := &x.features[slot]
		if x.barred(int(slot), f, s.Company, company) {
			continue
		}
		if v.pass(x.search.rows[slot].tags, f.open&week != 0) {
			m.hits = append(m.hits, hit{x.key(s.Sort, slot, m.scores[d], m.matched[d]&nearBit != 0, own, now), slot})
		}
	}
	v.counts(out)
}

// weekMask are the open bits of today's parts that are not over and of the six days after it.
func weekMask(now time.Time, base int32) uint64 {
	return openMask(nil, now, base) & (1<<(3*uint(dayOf(now)-base+weekDays)) - 1)
}

// weekDays is how far "free this week" looks.
const weekDays = 7
