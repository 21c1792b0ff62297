package localanalyser

import (
	"context"
	"slices"
	"unicode/utf8"

	"kikite/events"
	"kikite/functions/sessions/internal/analysis"
	"kikite/functions/sessions/internal/morph"
	"kikite/functions/sessions/internal/polarity"
	"kikite/functions/sessions/internal/redact"
	"kikite/functions/sessions/internal/taxonomy"
)

// Version names the analyser and its version in every result. Change it with the lexicons, the rules and the model.
const Version events.Code = "local-3"

// Analyser implements analysis.Analyser.
type Analyser struct {
	tokens   morph.Tokeniser
	redactor *redact.Redactor
	lexicon  *lexicon
	model    *polarity.Model
	work     map[events.Code]bool // topics of work
}

// New returns the analyser. It fails only on a mistake in the embedded lexicons or model.
func New(tokens morph.Tokeniser) (*Analyser, error) {
	l, err := loadLexicon()
	if err != nil {
		return nil, err
	}
	m, err := polarity.Load()
	if err != nil {
		return nil, err
	}
	return &Analyser{tokens: tokens, redactor: redact.New(), lexicon: l, model: m, work: workTopics()}, nil
}

// found is what one sentence says.
type found struct {
	sentence
	topics   map[events.Code]float64
	polarity int  // -1, 0, 1
	lexical  int  // of its words alone, summed
	work     bool // whether it is about work
	signals  []events.Code
	areas    weights
}

// Analyse implements analysis.Analyser.
func (a *Analyser) Analyse(ctx context.Context, in analysis.Input) (analysis.Result, error) {
	r := analysis.Result{Analyser: Version}
	all := make([]found, 0, 64)
	var about theme
	buffers := &buffers{}
	text, said := sentences(in)
	for _, s := range said {
		if err := ctx.Err(); err != nil {
			return analysis.Result{}, err
		}
		s.tokens = a.tokens.Tokenise(s.text)
		f := a.read(s, buffers)
		about.add(f.speaker, f.areas)
		for _, code := range f.signals {
			r.Signals = append(r.Signals, analysis.Signal{Code: code, Sentence: f.text})
		}
		all = append(all, f)
	}
	r.Work, r.Career = about.about()
	r.Polarity = a.overall(text, all, buffers)
	r.Topics = topics(all)
	r.Candidates = a.candidates(in, all, r.Topics)
	if in.Redact {
		r.Redacted = a.redacted(text, all, in.Names)
	}
	return r, nil
}

// buffers are reused from sentence to sentence.
type buffers struct {
	hits, some []hit
	features   []uint32
}

// read finds what one sentence says.
func (a *Analyser) read(s sentence, b *buffers) found {
	f := found{sentence: s, topics: map[events.Code]float64{}}
	b.hits = a.lexicon.index.find(s.text, b.hits[:0])
	a.addTopics(&f, b)
	f.areas = a.lexicon.spoken(b)
	f.work = f.aboutWork(a.work)
	f.lexical = a.lexicon.sentencePolarity(s.tokens) + a.lexicon.phrasePolarity(b.hits)
	f.polarity = a.judge(s.text, f.lexical, f.work, b)
	b.some = b.some[:0]
	for _, h := range b.hits {
		if _, ok := a.lexicon.signals[h.term]; ok {
			b.some = append(b.some, h)
		}
	}
	f.signals = a.lexicon.raised(s.text, b.some)
	if s.speaker == analysis.Consultant {
		f.signals = slices.DeleteFunc(f.signals, func(c events.Code) bool {
			return c != taxonomy.SignalDangerSelf && c != taxonomy.SignalDangerOthers
		})
	}
	return f
}

// addTopics adds each term once, however often the sentence has it.
func (a *Analyser) addTopics(f *found, b *buffers) {
	share := 1.0
	if f.speaker == analysis.Consultant {
		share = consultantWeight
	}
	for i, h := range b.hits {
		again := slices.ContainsFunc(b.hits[:i], func(g hit) bool { return g.term == h.term })
		if again {
			continue
		}
		for _, t := range a.lexicon.topics[h.term] {
			f.topics[t.topic] += share * t.weight
		}
	}
}

// spoken weighs the areas of a sentence: the strongest term of each, and a little for each more.
func (l *lexicon) spoken(b *buffers) weights {
	b.some = b.some[:0]
	for _, h := range b.hits {
		if _, ok := l.areas[h.term]; ok {
			b.some = append(b.some, h)
		}
	}
	var w weights
	someone := false // somebody near was named before: then the work may be theirs
	for _, h := range longest(b.some) {
		t := l.areas[h.term]
		if someone && (t.area == areaWork || t.area == areaCareer) {
			t.weight *= theirs
		}
		someone = someone || t.area == areaFamily || t.area == areaRomance
		w[t.area] = max(w[t.area], t.weight) + 0.25*min(w[t.area], t.weight)
	}
	return w
}

// redacted is the whole talk with marks for what was removed. It keeps the text's own lines and labels, and uses the sentences' tokens.
func (a *Analyser) redacted(text string, all []found, names *redact.Names) string {
	tokens := make([]morph.Token, 0, len(text)/4)
	runes, done := 0, 0
	add := func(piece string, found []morph.Token) {
		for _, t := range found {
			t.Start += runes
			t.End += runes
			tokens = append(tokens, t)
		}
		runes += utf8.RuneCountInString(piece)
		done += len(piece)
	}
	for _, f := range all {
		between := text[done:f.start]
		add(between, a.tokens.Tokenise(between))
		add(f.text, f.tokens)
	}
	add(text[done:], a.tokens.Tokenise(text[done:]))
	return a.redactor.Redact(text, tokens, names)
}
