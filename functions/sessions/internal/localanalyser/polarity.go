package localanalyser

import (
	"math"
	"slices"

	"kikite/events"
	"kikite/functions/sessions/internal/analysis"
	"kikite/functions/sessions/internal/morph"
	"kikite/functions/sessions/internal/polarity"
	"kikite/functions/sessions/internal/taxonomy"
)

// negationReach is how many tokens after a word a negation still turns it: 満足-し-て-い-ない.
const negationReach = 5

// polarity of a sentence: the sum over its words, at most ±3 in effect since only the sign is used across sentences.
func (l *lexicon) sentencePolarity(tokens []morph.Token) int {
	sum := 0
	for i, t := range tokens {
		v, ok := l.polarity[t.Base]
		if !ok {
			continue
		}
		if negated(tokens[i+1:]) {
			v = -v
		}
		sum += v
	}
	return sum
}

// negated says whether the words that follow deny what came before: ない, ぬ, ず within the same clause.
func negated(after []morph.Token) bool {
	for i, t := range after {
		if i >= negationReach {
			return false
		}
		switch {
		case t.POS[0] == "記号", t.Is("助詞", "接続助詞") && !slices.Contains([]string{"て", "で", "ば"}, t.Surface):
			return false
		case t.Base == "ない" && t.POS[0] != "名詞", t.Base == "ぬ" && t.POS[0] == "助動詞", t.Surface == "ず", t.Base == "まい" && t.POS[0] == "助動詞",
			t.Base == "ん" && t.POS[0] == "助動詞", t.Base == "無い", t.Base == "なくなる", t.Base == "減る", t.Base == "消える", t.Base == "なくす", t.Base == "失う", t.Base == "無くす":
			return true
		case t.POS[0] == "名詞" && t.Is("名詞", "一般"):
			return false
		}
	}
	return false
}

func sign(n int) int {
	switch {
	case n > 0:
		return 1
	case n < 0:
		return -1
	default:
		return 0
	}
}

// How the model and the lexicon are weighed, in units of the logarithm of a probability.
const (
	everyday   = 0.6 // what the lexicon adds to its verdict in talk about anything
	atWork     = 4.0 // in talk about work, of which the model learnt nothing
	silentWork = 0.8 // what the lexicon's silence adds to "neutral" in talk about work
)

// short is the length, in bytes, up to which a text is judged as a whole, as the model learnt to: one utterance.
const short = 300

// judge is the polarity of an utterance: the model's verdict in everyday talk, corrected by that of the lexicon, which weighs more where the
// utterance is about work.
func (a *Analyser) judge(text string, lexical int, work bool, b *buffers) int {
	b.features = polarity.Features(text, b.features[:0])
	p := a.model.Probabilities(b.features)
	verdict := sign(lexical)
	switch {
	case verdict != 0 && work:
		p[verdict+1] *= math.Exp(atWork)
	case verdict != 0:
		p[verdict+1] *= math.Exp(everyday)
	case work:
		p[1] *= math.Exp(silentWork)
	}
	return mostLikely(p)
}

// overall is the polarity of the talk: of a short text the verdict on the whole, else that of most of what was said with one by anybody but
// the consultant.
func (a *Analyser) overall(text string, all []found, b *buffers) int {
	total, lexical, work := 0, 0, false
	for _, f := range all {
		if f.speaker != analysis.Consultant {
			total += f.polarity
			lexical += f.lexical
			work = work || f.work
		}
	}
	if len(all) > 0 && len(text) <= short && all[0].speaker == analysis.Unknown {
		return a.judge(text, lexical, work, b)
	}
	return sign(total)
}

// aboutWork says whether a sentence is about work or one's state of mind, as records and talks here are: it names an area or a topic of it.
func (f *found) aboutWork(topics map[events.Code]bool) bool {
	if f.areas[areaWork]+f.areas[areaCareer] > 0 {
		return true
	}
	for code := range f.topics {
		if topics[code] {
			return true
		}
	}
	return false
}

// workTopics are the topics of work and of one's state of mind. Of growth the everyday talk that the model learnt from speaks too.
func workTopics() map[events.Code]bool {
	out := map[events.Code]bool{taxonomy.MentalHealth: true}
	for _, e := range taxonomy.Topics() {
		if (e.Area == taxonomy.AreaWork || e.Area == taxonomy.AreaCareer) && e.Code != "growth" {
			out[e.Code] = true
		}
	}
	return out
}

// phrasePolarity adds up the phrases of a sentence.
func (l *lexicon) phrasePolarity(hits []hit) int {
	sum := 0
	for _, h := range hits {
		sum += l.phrases[h.term]
	}
	return sum
}

// mostLikely is the polarity with the highest probability.
func mostLikely(p [polarity.Classes]float64) int {
	best := 0
	for c := range p {
		if p[c] > p[best] {
			best = c
		}
	}
	return best - 1
}
