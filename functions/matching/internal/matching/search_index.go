package matching

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// field is a part of a consultant's text that a keyword may be found in.
type field int

// The fields, and how much a hit in each counts.
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

var fieldNames = [fields]string{"name", "licence", "theme", "headline", "work", "career", "introduction"}

var fieldWeights = [fields]float64{8, 5, 5, 3, 3, 1.5, 1.5}

// searchIndex finds folded keywords as substrings: bigrams say which consultants may contain one, the folded text decides.
// Postings only grow; a consultant that changed is listed again under its new bigrams, and a stale listing costs one look at
// the text. It is rebuilt when too much is stale.
type searchIndex struct {
	texts    [][fields]string // folded, by slot; empty for a consultant who is not visible
	postings map[uint64][]int32
	stale    int
}

func newSearchIndex(docs []entry) *searchIndex {
	s := &searchIndex{postings: make(map[uint64][]int32, 1<<14)}
	for slot := range docs {
		s.put(slot, &docs[slot])
	}
	s.stale = 0
	return s
}

// put indexes a consultant anew.
func (s *searchIndex) put(slot int, e *entry) {
	for len(s.texts) <= slot {
		s.texts = append(s.texts, [fields]string{})
	}
	s.stale++
	s.texts[slot] = [fields]string{}
	if !e.visible() {
		return
	}
	s.texts[slot] = searchTexts(&e.consultant)
	for _, text := range s.texts[slot] {
		eachBigram(text, func(b uint64) {
			list := s.postings[b]
			if n := len(list); n == 0 || list[n-1] != int32(slot) {
				s.postings[b] = append(list, int32(slot))
			}
		})
	}
}

// searchTexts are the folded texts of the fields. Codes are found by their labels in both languages.
func searchTexts(c *Consultant) [fields]string {
	labels := func(l ...[]Label) string {
		var b strings.Builder
		for _, list := range l {
			for _, x := range list {
				b.WriteString(x.JA + separator + x.EN + separator)
			}
		}
		return b.String()
	}
	return [fields]string{
		fieldName:         fold(c.Name + separator + c.Kana + separator + c.Romaji),
		fieldLicence:      fold(labels(LicenceLabels(c.Licences))),
		fieldTheme:        fold(labels(Labels(c.Themes, themeWords()))),
		fieldHeadline:     fold(c.Headline),
		fieldWork:         fold(labels(Labels(c.Industries, industryWords()), Labels(c.JobTypes, jobWords()), Labels(c.Languages, languageWords()))),
		fieldCareer:       fold(c.Career),
		fieldIntroduction: fold(c.Introduction),
	}
}

// separator keeps words of a field apart; folding leaves it and nobody types it.
const separator = "\u2502"

// eachBigram calls f with every pair of neighbouring characters.
func eachBigram(text string, f func(uint64)) {
	var last rune = -1
	for _, r := range text {
		if last >= 0 {
			f(uint64(last)<<32 | uint64(r))
		}
		last = r
	}
}

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
	for _, slot := range s.rarest(keyword) {
		check(slot)
	}
	slices.Sort(out) // changed consultants are listed out of order, and may be listed twice
	return slices.Compact(out)
}

// rarest is the shortest list among the keyword's bigrams: all hits are on it.
func (s *searchIndex) rarest(keyword string) []int32 {
	var best []int32
	first := true
	eachBigram(keyword, func(b uint64) {
		if list := s.postings[b]; first || len(list) < len(best) {
			best, first = list, false
		}
	})
	return best
}

// overdue says that rebuilding is cheaper than carrying the stale listings on.
func (s *searchIndex) overdue() bool { return s.stale > 64 && s.stale > len(s.texts) }
