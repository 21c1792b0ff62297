package localanalyser

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kikite/events"
	"kikite/functions/sessions/internal/taxonomy"
)

// The lexicons, one entry per line, columns separated by a tab, # begins a comment.
//
//go:embed lexicon/topics.tsv
var topicsTSV string

//go:embed lexicon/polarity.tsv
var polarityTSV string

//go:embed lexicon/signals.tsv
var signalsTSV string

//go:embed lexicon/areas.tsv
var areasTSV string

//go:embed lexicon/phrases.tsv
var phrasesTSV string

// none is the code of terms that count for nothing and only cover others.
const none = "none"

type topicTerm struct {
	topic  events.Code
	weight float64
}

type areaTerm struct {
	area   int
	weight float64
}

// texts are the lexicons as written.
type texts struct{ topics, polarity, phrases, signals, areas string }

// lexicon is what the terms mean. One index finds the terms of topics, phrases, signals and areas; a term may be several of them.
type lexicon struct {
	index    *terms
	list     []string
	topics   map[int][]topicTerm
	signals  map[int]events.Code // "" for none
	areas    map[int]areaTerm
	phrases  map[int]int    // their polarity
	polarity map[string]int // by base form
}

// loadLexicon reads the embedded lexicons. It fails only on a mistake in them.
func loadLexicon() (*lexicon, error) {
	return parseLexicon(texts{topicsTSV, polarityTSV, phrasesTSV, signalsTSV, areasTSV})
}

func parseLexicon(t texts) (*lexicon, error) {
	l := &lexicon{topics: map[int][]topicTerm{}, signals: map[int]events.Code{}, areas: map[int]areaTerm{}, phrases: map[int]int{}, polarity: map[string]int{}}
	ids := map[string]int{}
	id := func(term string) int {
		if _, ok := ids[term]; !ok {
			ids[term] = len(l.list)
			l.list = append(l.list, term)
		}
		return ids[term]
	}
	for _, read := range []func() error{
		func() error { return l.readTopics(t.topics, id) },
		func() error {
			return l.readPolarity(t.polarity, func(w string, v int) bool { return put(l.polarity, w, v) })
		},
		func() error {
			return l.readPolarity(t.phrases, func(w string, v int) bool { return put(l.phrases, id(w), v) })
		},
		func() error { return l.readSignals(t.signals, id) },
		func() error { return l.readAreas(t.areas, id) },
	} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	var err error
	l.index, err = newTerms(l.list)
	return l, err
}

func (l *lexicon) readTopics(tsv string, id func(string) int) error {
	return rows(tsv, func(code, rest string) error {
		terms, weight, err := weighted(rest)
		if err != nil {
			return err
		}
		if !taxonomy.Known(taxonomy.Topics(), events.Code(code)) {
			return fmt.Errorf("unknown topic %q", code)
		}
		for _, t := range terms {
			i := id(t)
			l.topics[i] = append(l.topics[i], topicTerm{events.Code(code), weight})
		}
		return nil
	})
}

// put says whether the map had no other value.
func put[K comparable](m map[K]int, k K, v int) bool {
	old, ok := m[k]
	m[k] = v
	return !ok || old == v
}

func (l *lexicon) readPolarity(tsv string, put func(word string, sign int) bool) error {
	return rows(tsv, func(sign, words string) error {
		v, err := strconv.Atoi(sign)
		if err != nil || v != 1 && v != -1 {
			return fmt.Errorf("sign %q", sign)
		}
		for w := range strings.FieldsSeq(words) {
			if !put(w, v) {
				return fmt.Errorf("%q is both", w)
			}
		}
		return nil
	})
}

func (l *lexicon) readSignals(tsv string, id func(string) int) error {
	return rows(tsv, func(code, phrases string) error {
		if code != none && !taxonomy.Known(taxonomy.Signals(), events.Code(code)) {
			return fmt.Errorf("unknown signal %q", code)
		}
		if code == none {
			code = ""
		}
		for p := range strings.FieldsSeq(phrases) {
			l.signals[id(p)] = events.Code(code)
		}
		return nil
	})
}

func (l *lexicon) readAreas(tsv string, id func(string) int) error {
	return rows(tsv, func(code, rest string) error {
		terms, weight, err := weighted(rest)
		if err != nil {
			return err
		}
		area := slices.Index(areaNames(), code)
		if area < 0 {
			return fmt.Errorf("unknown area %q", code)
		}
		for _, t := range terms {
			l.areas[id(t)] = areaTerm{area, weight}
		}
		return nil
	})
}

// weighted reads terms and their weight, 1 if none is given.
func weighted(rest string) ([]string, float64, error) {
	terms, w, ok := strings.Cut(rest, "\t")
	if !ok {
		return strings.Fields(terms), 1, nil
	}
	weight, err := strconv.ParseFloat(w, 64)
	if err != nil || weight <= 0 {
		return nil, 0, fmt.Errorf("weight %q", w)
	}
	return strings.Fields(terms), weight, nil
}

func rows(tsv string, each func(first, rest string) error) error {
	for i, line := range strings.Split(tsv, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		first, rest, ok := strings.Cut(line, "\t")
		if !ok || strings.TrimSpace(rest) == "" {
			return fmt.Errorf("lexicon line %d has one column", i+1)
		}
		if err := each(first, rest); err != nil {
			return fmt.Errorf("lexicon line %d: %w", i+1, err)
		}
	}
	return nil
}
