package matching

import (
	"strings"
)

// field is a part of what a keyword may be found in: texts first, then what is said by codes and read by their labels.
type field int

// The fields.
const (
	fieldName field = iota
	fieldHeadline
	fieldCareer
	fieldIntroduction
	fieldLicence
	fieldTheme
	fieldWork
	fields
	textFields = fieldLicence
)

// fieldWeights say how much a hit in each field counts.
func fieldWeights() [fields]float32 { return [fields]float32{8, 3, 1.5, 1.5, 5, 5, 3} }

// A place is where a run stands: the document in the upper 20 bits, the position in its texts in the lower 12. Each text has its
// own stretch of positions, so that a place also tells the field. A run beyond the stretch of its text is not found; the longest
// texts that signup takes (4,000 characters) have about 1,500 runs.
type place = uint32

const (
	positionBits = 12
	positionMask = 1<<positionBits - 1
	maxDocuments = 1 << (32 - positionBits)
)

// stretches are the first positions of the texts, and the end.
func stretches() [textFields + 1]place {
	return [textFields + 1]place{0, 128, 384, 2176, 1 << positionBits}
}

// searchIndex finds folded keywords as substrings of texts. The texts are cut into runs of one script, each distinct run is kept
// once with all places where it stands. A keyword of one run is looked for inside the distinct runs, by their bigrams; one of
// several (打ち合わせ) has to stand in consecutive places. The texts themselves are not kept.
//
// Places only grow: a consultant that changed becomes a new document, and the old one is skipped. The index is rebuilt when too
// much of it is old.
type searchIndex struct {
	layout    layout
	labels    *labelTexts
	spellings [][]string
	near      *nearWords
	runs      map[string]int32
	spelt     []string  // by run
	places    [][]place // by run, ascending
	grams     [][]int32 // runs by hashed characters and pairs of them, ascending
	slots     []int32   // by document; negative for an old one
	rows      []row     // by slot
	old       int
	memory    scratchPool
}

// row is what search reads of a consultant beside the texts.
type row struct {
	document   int32 // negative while not visible
	experience int32
	version    int64 // of the consultant that was listed
	soonest    int64 // start of the next open slot when it was computed, in seconds; far in the future if unknown; atomic
	salt       uint64
	tags       tags
}

// gramBuckets is how many lists the characters and bigrams of runs are hashed to. Two on one list cost a look at a run, no more.
const gramBuckets = 1 << 15

// newSearchIndex indexes count consultants.
func newSearchIndex(count int, doc func(slot int) *entry, words *dictionary) *searchIndex {
	s := &searchIndex{layout: newLayout(), spellings: newSpellings(), runs: map[string]int32{}, grams: make([][]int32, gramBuckets),
		rows: make([]row, 0, count)}
	s.labels = newLabelTexts(&s.layout, words)
	s.near = newNearWords(s.labels)
	var runs []int32 // of all documents, one after the other, with their places
	var at []place
	var sizes []int32
	for slot := range count {
		s.put(slot, doc(slot), func(run int32, p place) {
			runs, at = append(runs, run), append(at, p)
			for len(sizes) <= int(run) {
				sizes = append(sizes, 0)
			}
			sizes[run]++
		})
	}
	memory := make([]place, len(at)) // one piece of memory for all lists
	for run, n := range sizes {
		s.places[run], memory = memory[:0:n], memory[n:]
	}
	for i, run := range runs {
		s.places[run] = append(s.places[run], at[i])
	}
	s.old = 0
	return s
}

// free notes a change of free time.
func (s *searchIndex) free(slot int, e *entry) {
	if slot < len(s.rows) {
		s.rows[slot].soonest = soonestOf(e, 0)
	}
}

// update indexes a consultant anew.
func (s *searchIndex) update(slot int, e *entry) {
	s.put(slot, e, func(run int32, p place) { s.places[run] = append(s.places[run], p) })
}

func (s *searchIndex) put(slot int, e *entry, list func(run int32, p place)) {
	for len(s.rows) <= slot {
		s.rows = append(s.rows, row{document: -1})
	}
	r, c := &s.rows[slot], &e.consultant
	r.soonest = soonestOf(e, 0)
	same := r.document >= 0 && r.version == c.Version && e.visible()
	if same {
		return
	}
	if r.document >= 0 {
		s.slots[r.document], r.document = -1, -1
		s.old++
	}
	if !e.visible() || len(s.slots) == maxDocuments {
		return
	}
	r.document, r.version, r.experience, r.salt, r.tags = int32(len(s.slots)), c.Version, int32(c.Experience), salt(c.ID), s.layout.tags(c)
	s.slots = append(s.slots, int32(slot))
	s.near.add(c)
	texts := searchTexts(c)
	for f, begin := range stretches() {
		if field(f) < textFields {
			s.cut(texts[f], place(r.document)<<positionBits, begin, stretches()[f+1], list)
		}
	}
}

// cut lists the runs of a text from the position begin on, below end.
func (s *searchIndex) cut(text string, document, begin, end place, list func(run int32, p place)) {
	at := begin
	eachRun(text, func(run string, _ script) {
		if at < end && !strings.Contains(punctuation, run) {
			list(s.number(run), document|at)
		}
		at++
	})
}

// punctuation is what nobody looks for, and nearly every text has.
const punctuation = "。、「」（）()!?" + separator

// number is the number of a run, a new one if need be.
func (s *searchIndex) number(run string) int32 {
	if n, ok := s.runs[run]; ok {
		return n
	}
	n := int32(len(s.spelt))
	run = strings.Clone(run)
	s.runs[run] = n
	s.spelt, s.places = append(s.spelt, run), append(s.places, nil)
	eachGram(run, func(b uint32) {
		if l := s.grams[b]; len(l) == 0 || l[len(l)-1] != n {
			s.grams[b] = append(l, n)
		}
	})
	return n
}

// eachGram calls f with the bucket of every character and of every pair of neighbouring characters.
func eachGram(text string, f func(uint32)) {
	last := uint32(0)
	for _, r := range text {
		f(uint32(r) * 0x85ebca6b >> 17)
		if last != 0 {
			f((last*0x9e3779b1 ^ uint32(r)*0x85ebca6b) >> 17)
		}
		last = uint32(r)
	}
}

// searchTexts are the folded texts.
func searchTexts(c *Consultant) [textFields]string {
	return [textFields]string{
		fieldName:         fold(c.Name) + separator + fold(c.Kana) + separator + fold(c.Romaji),
		fieldHeadline:     fold(c.Headline),
		fieldCareer:       fold(c.Career),
		fieldIntroduction: fold(c.Introduction),
	}
}

// separator keeps the names apart; folding leaves it and nobody types it.
const separator = "\u2502"

// overdue says that rebuilding is cheaper than carrying the old documents on.
func (s *searchIndex) overdue() bool { return s.old > 64 && s.old > len(s.slots)/2 }
