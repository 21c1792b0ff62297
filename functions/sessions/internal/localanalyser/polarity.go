package localanalyser

import (
	"slices"

	"kikite/functions/sessions/internal/morph"
)

// negationReach is how many tokens after a word a negation still turns it: 満足-し-て-い-ない.
const negationReach = 4

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
			t.Base == "ん" && t.POS[0] == "助動詞", t.Base == "無い", t.Base == "なくなる", t.Base == "減る", t.Base == "消える":
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
