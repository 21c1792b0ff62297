package matching

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// field is a part of a consultant's text that a keyword may be found in.
type field int

// The fields.
const (
	fieldName field = iota
	fieldLicence
	fieldTheme
	fieldHeadline
	fieldWork
	fieldCareer
	fieldIntroduction
	fields
)

// fieldWeights say how much a hit in each field counts.
func fieldWeights() [fields]float64 { return [fields]float64{8, 5, 5, 3, 3, 1.5, 1.5} }

func (f field) String() string {
	return [fields]string{"name", "licence", "theme", "headline", "work", "career", "introduction"}[f]
}

// buckets is how many lists the bigrams are hashed to. Two bigrams on one list cost a look at a text, no more.
const buckets = 1 << 15

// searchIndex finds folded keywords as substrings: bigrams say which consultants may contain one, the folded text decides.
// Lists only grow; a consultant that changed is listed again under its new bigrams, and a stale listing costs one look at the
// text. It is rebuilt when too much is stale.
type searchIndex struct {
	texts [][fields]string // folded, by slot; empty for a consultant who is not visible
	lists [][]int32        // slots by bucket
	stale int
}

// newSearchIndex indexes all consultants: it counts first, so that every list is allocated once, in one piece of memory.
func newSearchIndex(count int, doc func(slot int) *entry, words *dictionary) *searchIndex {
	s := &searchIndex{texts: make([][fields]string, count), lists: make([][]int32, buckets)}
	sizes, last := make([]int32, buckets), make([]int32, buckets)
	total := 0
	for slot := range count {
		e := doc(slot)
		if !e.visible() {
			continue
		}
		s.texts[slot] = words.searchTexts(&e.consultant)
		s.eachBucket(slot, func(b uint32) {
			if last[b] != int32(slot)+1 {
				last[b] = int32(slot) + 1
				sizes[b]++
				total++
			}
		})
	}
	memory := make([]int32, total)
	for b, n := range sizes {
		s.lists[b], memory = memory[:0:n], memory[n:]
	}
	for slot := range count {
		s.list(slot)
	}
	return s
}

// put indexes a consultant anew.
func (s *searchIndex) put(slot int, e *entry, words *dictionary) {
	for len(s.texts) <= slot {
		s.texts = append(s.texts, [fields]string{})
	}
	s.stale++
	s.texts[slot] = [fields]string{}
	if e.visible() {
		s.texts[slot] = words.searchTexts(&e.consultant)
		s.list(slot)
	}
}

func (s *searchIndex) list(slot int) {
	s.eachBucket(slot, func(b uint32) {
		if l := s.lists[b]; len(l) == 0 || l[len(l)-1] != int32(slot) {
			s.lists[b] = append(l, int32(slot))
		}
	})
}

func (s *searchIndex) eachBucket(slot int, f func(uint32)) {
	for _, text := range s.texts[slot] {
		eachBigram(text, f)
	}
}

// eachBigram calls f with the bucket of every pair of neighbouring characters.
func eachBigram(text string, f func(uint32)) {
	last := uint32(0)
	for _, r := range text {
		if last != 0 {
			f((last*0x9e3779b1 ^ uint32(r)*0x85ebca6b) >> 17)
		}
		last = uint32(r)
	}
}

// searchTexts are the folded texts of the fields. Codes are found by their labels in both languages.
func (d *dictionary) searchTexts(c *Consultant) [fields]string {
	labels := func(lists ...[]Label) string {
		var b strings.Builder
		for _, list := range lists {
			for _, x := range list {
				b.WriteString(x.JA + separator + x.EN + separator)
			}
		}
		return b.String()
	}
	return [fields]string{
		fieldName:         fold(c.Name + separator + c.Kana + separator + c.Romaji),
		fieldLicence:      fold(labels(Labels(c.Licences, d.licences))),
		fieldTheme:        fold(labels(Labels(c.Themes, d.themes))),
		fieldHeadline:     fold(c.Headline),
		fieldWork:         fold(labels(Labels(c.Industries, d.industries), Labels(c.JobTypes, d.jobs), Labels(c.Languages, d.languages))),
		fieldCareer:       fold(c.Career),
		fieldIntroduction: fold(c.Introduction),
	}
}

// separator keeps words of a field apart; folding leaves it and nobody types it.
const separator = "\u2502"

// find returns the slots whose text contains the folded keyword, ascending.
func (s *searchIndex) find(keyword string) []int32 {
	var out []int32
	check := func(slot int32) {
		for f := range fields {
			if strings.Contains(s.texts[slot][f], keyword) {
				out = append(out, slot)
				return
			}
		}
	}
	if utf8.RuneCountInString(keyword) < 2 {
		for slot := range s.texts {
			check(int32(slot))
		}
		return out
	}
	for _, slot := range s.shortest(keyword) {
		check(slot)
	}
	slices.Sort(out) // changed consultants are listed out of order, and may be listed twice
	return slices.Compact(out)
}

// shortest is the shortest list among those of the keyword's bigrams: all hits are on it.
func (s *searchIndex) shortest(keyword string) []int32 {
	var best []int32
	first := true
	eachBigram(keyword, func(b uint32) {
		if l := s.lists[b]; first || len(l) < len(best) {
			best, first = l, false
		}
	})
	return best
}

// overdue says that rebuilding is cheaper than carrying the stale listings on.
func (s *searchIndex) overdue() bool { return s.stale > 64 && s.stale > len(s.texts) }
