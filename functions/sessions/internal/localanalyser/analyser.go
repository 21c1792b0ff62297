package localanalyser

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"kikite/events"
	"kikite/functions/sessions/internal/analysis"
	"kikite/functions/sessions/internal/morph"
	"kikite/functions/sessions/internal/redact"
	"kikite/functions/sessions/internal/taxonomy"
)

// Version names the analyser and its version in every result. Change it with the lexicons.
const Version events.Code = "local-1"

// Analyser implements analysis.Analyser.
type Analyser struct {
	tokens   morph.Tokeniser
	redactor *redact.Redactor
	lexicon  *lexicon
}

// New returns the analyser. It fails only on a mistake in the embedded lexicons.
func New(tokens morph.Tokeniser) (*Analyser, error) {
	l, err := loadLexicon()
	if err != nil {
		return nil, err
	}
	return &Analyser{tokens: tokens, redactor: redact.New(), lexicon: l}, nil
}

// found is what one sentence says.
type found struct {
	sentence
	topics   map[events.Code]float64
	polarity int
	signals  []events.Code
}

// Analyse implements analysis.Analyser.
func (a *Analyser) Analyse(ctx context.Context, in analysis.Input) (analysis.Result, error) {
	r := analysis.Result{Analyser: Version}
	var all []found
	total := 0
	for _, text := range split(morph.Normalise(in.Text)) {
		if err := ctx.Err(); err != nil {
			return analysis.Result{}, err
		}
		f := a.read(text)
		total += sign(f.polarity)
		for _, s := range f.signals {
			r.Signals = append(r.Signals, analysis.Signal{Code: s, Sentence: f.text})
		}
		all = append(all, f)
	}
	r.Polarity = sign(total)
	r.Topics = topics(all)
	r.Candidates = a.candidates(in, all, r.Topics)
	return r, nil
}

func (a *Analyser) read(text string) found {
	f := found{sentence: sentence{text, a.tokens.Tokenise(text)}, topics: map[events.Code]float64{}}
	for _, t := range a.lexicon.topics {
		if strings.Contains(text, t.term) {
			f.topics[t.topic] += t.weight
		}
	}
	f.polarity = a.lexicon.sentencePolarity(f.tokens)
	for _, s := range a.lexicon.signals {
		if strings.Contains(text, s.phrase) && !slices.Contains(f.signals, s.signal) {
			f.signals = append(f.signals, s.signal)
		}
	}
	return f
}

// topics adds up the sentences, most certain topic first.
func topics(all []found) []analysis.Topic {
	weight, polarity := map[events.Code]float64{}, map[events.Code]int{}
	for _, f := range all {
		for topic, w := range f.topics {
			weight[topic] += w
			polarity[topic] += sign(f.polarity)
		}
	}
	var out []analysis.Topic
	for _, e := range taxonomy.Topics() {
		if w := weight[e.Code]; w > 0 {
			score := math.Round((1-math.Exp(-w/2))*1000) / 1000
			out = append(out, analysis.Topic{Code: e.Code, Score: score, Polarity: sign(polarity[e.Code])})
		}
	}
	slices.SortStableFunc(out, func(x, y analysis.Topic) int { return cmp.Compare(y.Score, x.Score) })
	return out
}
