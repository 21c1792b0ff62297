package redact

import (
	"slices"
	"strings"
	"unicode"

	"kikite/functions/sessions/internal/morph"
)

func (n *Names) index() {
	for f := range n.forms {
		runes := []rune(f)
		if l := n.lengths[runes[0]]; !slices.Contains(l, len(runes)) {
			n.lengths[runes[0]] = append(l, len(runes))
		}
	}
	for _, l := range n.lengths {
		slices.SortFunc(l, func(a, b int) int { return b - a })
	}
}

// find marks every name of the roster.
func (n *Names) find(m *mask, tokens []morph.Token, titles *titles) {
	if n == nil {
		return
	}
	folded := make([]rune, len(m.text))
	for i, r := range m.text {
		folded[i] = foldRune(r)
	}
	c := context{mask: m, titles: titles, text: m.text, tokens: tokens, at: tokenAt(len(m.text), tokens)}
	n.scan(folded, func(start, end int, how form) bool {
		ok := c.accept(start, end, how)
		if ok {
			m.set(start, end, Person)
		}
		return ok
	})
	n.findSpaced(m, c, folded)
}

// scan shows every form that stands in the folded text, longest first, until one at its place is taken.
func (n *Names) scan(folded []rune, take func(start, end int, how form) bool) {
	for start := range folded {
		for _, length := range n.lengths[folded[start]] {
			end := start + length
			if end > len(folded) {
				continue
			}
			if how, ok := n.forms[string(folded[start:end])]; ok && take(start, end, how) {
				break
			}
		}
	}
}

// findSpaced marks full names with something between their parts, which are otherwise too short to be sure: ああ ああ.
func (n *Names) findSpaced(m *mask, c context, folded []rune) {
	joined, at := make([]rune, 0, len(folded)), make([]int, 0, len(folded))
	for i, r := range folded {
		if !strings.ContainsRune(" ・=,_", r) {
			joined, at = append(joined, r), append(at, i)
		}
	}
	n.scan(joined, func(s, e int, how form) bool {
		start, end := at[s], at[e-1]+1
		spaced := end-start > e-s && end-start <= e-s+2
		if !spaced || how != anywhere && !isLatin(joined[s]) || c.latin(start-1) && isLatin(m.text[start]) || c.latin(end) && isLatin(m.text[end-1]) {
			return false
		}
		m.set(start, end, Person)
		return true
	})
}

// context judges a match by what surrounds it.
type context struct {
	mask   *mask
	titles *titles
	text   []rune
	tokens []morph.Token
	at     []int // index of the token at each rune
}

func (c context) accept(start, end int, how form) bool {
	first := c.text[start]
	titled := c.titles.match(c.mask, end).text != "" || latinSuffix(c.mask, end)
	switch {
	case isLatin(first) && (c.latin(start-1) || c.latin(end)):
		return false
	case how == capitalised:
		return unicode.IsUpper(first)
	case how == anywhere, isLatin(first):
		return true
	case titled && (end-start > 1 || c.begins(start)):
		return true
	case how == withTitle:
		return false
	case isKatakana(first):
		return !c.katakana(start-1) && !c.katakana(end)
	case isHiragana(first):
		return c.hiraganaName(start, end)
	default:
		return c.begins(start) && c.begins(end)
	}
}

func (c context) latin(i int) bool    { return i >= 0 && i < len(c.text) && isLatin(c.text[i]) }
func (c context) katakana(i int) bool { return i >= 0 && i < len(c.text) && isKatakana(c.text[i]) }

// begins says whether a token begins at i, or the text ends there. Without tokens, a word begins where the kanji do.
func (c context) begins(i int) bool {
	if len(c.tokens) == 0 {
		return !isKanji(c.mask.at(i-1)) || !isKanji(c.mask.at(i))
	}
	return i >= len(c.text) || c.tokens[c.at[i]].Start == i
}

// hiraganaName says whether a hiragana form is the name and not a piece of, or as a whole, another word. Longer ones may lie across
// words that the tokeniser, not knowing the name, cut wrongly; short ones must stand as a noun does. In doubt it is the name.
func (c context) hiraganaName(start, end int) bool {
	if len(c.tokens) == 0 {
		return c.standsAlone(start, end)
	}
	t := c.tokens[c.at[start]]
	switch {
	case !t.Known || t.End < end:
		return end-start > 2 || c.framed(start, end)
	case t.End-t.Start > end-start:
		return c.inLonger(t, start, end)
	case t.POS[0] == "助詞", t.POS[0] == "形容詞" && t.Base == t.Surface:
		return end-start > 2 && c.framed(start, end) // あおい is a name more often than a colour
	case isCommon(t.Surface):
		return c.framed(start, end) && c.followed(end, "がはを")
	case t.POS[0] == "名詞", t.POS[0] == "感動詞":
		return true
	case slices.Contains([]string{"接続詞", "副詞", "連体詞"}, t.POS[0]): // なお、 is none, なおと is the name
		return c.framed(start, end) && isHiragana(c.mask.at(end))
	}
	return end-start > 2 && t.POS[0] != "助動詞" || c.framed(start, end)
}

// inLonger says whether a longer word that the tokeniser saw is the name with a particle before or after it (のれん, あんに), or a longer
// name of a person.
func (c context) inLonger(t morph.Token, start, end int) bool {
	before, after := start-t.Start, t.End-end
	switch {
	case t.Is("名詞", "固有名詞", "人名"):
		return true
	case isCommon(t.Surface):
		return false
	case before == 0 && (after == 1 || after == 2 && c.mask.has(end, "から")):
		return c.framed(start, end) && (c.followed(end, "にともはがのでを") || c.quoted(end) || c.mask.has(end, "から"))
	case after == 0 && before == 1:
		return c.framed(start, end)
	}
	return false
}

// isCommon says of words that could be a short name that they are none unless が, は or を follows: talk is full of them.
func isCommon(word string) bool {
	return slices.Contains([]string{
		"よう", "ふう", "せい", "こと", "もの", "とき", "ため", "はず", "わけ", "まま", "その", "いく", "あり", "さらに", "ともに", "まさに", "なおも", "ように", "ようは", "もとに", "いまに", "ほんの", "ものの", "ことに", "ときに", "ときは",
	}, word)
}

// framed says whether a form stands as a noun does: after no hiragana or a particle, and before a particle or where a part of a sentence ends.
func (c context) framed(start, end int) bool {
	if before := c.mask.at(start - 1); isHiragana(before) && !strings.ContainsRune("のはがをにとへもでや", before) {
		return false
	}
	if end >= len(c.text) || !isHiragana(c.text[end]) || c.followed(end, "がはをにもとのへで") || c.quoted(end) {
		return true
	}
	return slices.ContainsFunc([]string{"や", "です", "でし", "だ", "から", "しか", "より", "まで", "なら", "みたい", "らし"}, func(w string) bool { return c.mask.has(end, w) })
}

func (c context) followed(end int, particles string) bool {
	return end < len(c.text) && strings.ContainsRune(particles, c.text[end])
}

// quoted says whether って follows, which a tokeniser that does not know the name takes for an ending.
func (c context) quoted(end int) bool { return c.mask.has(end, "って") }

// standsAlone says, without tokens, whether hiragana are a word by what surrounds them: a particle or no hiragana on either side.
func (c context) standsAlone(start, end int) bool {
	before, after := c.mask.at(start-1), c.mask.at(end)
	if isHiragana(before) && !strings.ContainsRune("のはがをにとへもで", before) {
		return false
	}
	if end-start < 3 {
		return isHiragana(after) && strings.ContainsRune("のはがをにとへも", after)
	}
	return !isHiragana(after) || strings.ContainsRune("のはがをにとへもでやだ", after)
}

// tokenAt maps each rune to its token.
func tokenAt(n int, tokens []morph.Token) []int {
	at := make([]int, n)
	for i, t := range tokens {
		for j := t.Start; j < t.End && j < n; j++ {
			at[j] = i
		}
	}
	return at
}
