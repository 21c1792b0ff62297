package localanalyser

import (
	_ "embed"
	"fmt"
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

type topicTerm struct {
	topic  events.Code
	term   string
	weight float64
}

type signalTerm struct {
	signal events.Code
	phrase string
}

type lexicon struct {
	topics   []topicTerm
	polarity map[string]int // by base form
	signals  []signalTerm
}

// loadLexicon reads the embedded lexicons. It fails only on a mistake in them.
func loadLexicon() (*lexicon, error) { return parseLexicon(topicsTSV, polarityTSV, signalsTSV) }

func parseLexicon(topics, polarity, signals string) (*lexicon, error) {
	l := &lexicon{polarity: map[string]int{}}
	err := rows(topics, func(code, rest string) error {
		weight := 1.0
		terms, w, ok := strings.Cut(rest, "\t")
		if ok {
			var err error
			if weight, err = strconv.ParseFloat(w, 64); err != nil || weight <= 0 {
				return fmt.Errorf("weight %q", w)
			}
		}
		if !taxonomy.Known(taxonomy.Topics(), events.Code(code)) {
			return fmt.Errorf("unknown topic %q", code)
		}
		for _, t := range strings.Fields(terms) {
			l.topics = append(l.topics, topicTerm{events.Code(code), t, weight})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = rows(polarity, func(sign, words string) error {
		v, err := strconv.Atoi(sign)
		if err != nil || v != 1 && v != -1 {
			return fmt.Errorf("sign %q", sign)
		}
		for _, w := range strings.Fields(words) {
			if old, ok := l.polarity[w]; ok && old != v {
				return fmt.Errorf("%q is both", w)
			}
			l.polarity[w] = v
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return l, rows(signals, func(code, phrases string) error {
		if !taxonomy.Known(taxonomy.Signals(), events.Code(code)) {
			return fmt.Errorf("unknown signal %q", code)
		}
		for _, p := range strings.Fields(phrases) {
			l.signals = append(l.signals, signalTerm{events.Code(code), p})
		}
		return nil
	})
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
