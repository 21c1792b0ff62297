package redact

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kikite/events/claims"
)

// Names are the forms in which the people of one roster may be named. They are in memory only.
type Names struct {
	forms   map[string]form
	lengths map[rune][]int // by first rune: lengths of forms, longest first
	spell   speller
	spelled map[string][]string // by reading, while the names are prepared: many share a part
}

// form says how sure a match is by itself.
type form int

const (
	anywhere    form = iota + 1 // long enough to be the name wherever it stands
	alone                       // the name only where it is not part of a longer word
	withTitle                   // the name only before an honorific or title
	capitalised                 // Latin letters too short to be sure: only with a capital
)

// joinedSpellings bounds the spellings of each part that are joined to one word, as in yamadahanako.
const joinedSpellings = 4

// NewNames prepares the names of a roster.
func NewNames(people []claims.PersonName) *Names {
	n := &Names{forms: map[string]form{}, lengths: map[rune][]int{}, spell: speller{syllables()}, spelled: map[string][]string{}}
	for _, p := range people {
		n.addWritten(p.Name)
		n.addWritten(p.Romaji)
		n.addKana(p.Kana)
	}
	n.spelled = nil
	n.index()
	return n
}

// parts splits a name as it was given into family and given name.
func parts(name string) []string {
	return strings.FieldsFunc(norm.NFKC.String(name), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("・=＝,.、_", r)
	})
}

// addWritten takes a name as it is usually written: kanji, but also kana or Latin letters.
func (n *Names) addWritten(name string) {
	ps := parts(name)
	if len(ps) == 0 {
		return
	}
	latin := isLatin([]rune(ps[0])[0])
	if !latin && strings.IndexFunc(strings.Join(ps, ""), isKana) == 0 && allKana(ps) {
		n.addKana(name)
		return
	}
	for _, p := range ps {
		n.add(p)
	}
	n.addJoined(ps)
	if len(ps) == 1 && !latin {
		n.addGuesses([]rune(fold(ps[0])))
	}
}

// addGuesses takes a name without a space between family and given name: either may be one to three runes.
func (n *Names) addGuesses(name []rune) {
	for cut := 1; cut <= 3 && cut < len(name); cut++ {
		for _, part := range []string{string(name[:cut]), string(name[len(name)-cut:])} {
			use := alone
			if cut == 1 {
				use = withTitle
			}
			n.put(part, use)
		}
	}
}

// addKana takes a reading: it may be written in katakana, in hiragana or in Latin letters.
func (n *Names) addKana(kana string) {
	ps := parts(kana)
	if len(ps) == 0 {
		return
	}
	spelled := make([][]string, len(ps))
	for i, p := range ps {
		spelled[i] = n.addReading(toKatakana(p))
	}
	n.addJoined(ps)
	if len(ps) == 2 {
		n.put(toHiragana(ps[0])+toHiragana(ps[1]), anywhere)
		n.put(toKatakana(ps[0])+toKatakana(ps[1]), anywhere)
		for _, a := range spelled[0][:min(len(spelled[0]), joinedSpellings)] {
			for _, b := range spelled[1][:min(len(spelled[1]), joinedSpellings)] {
				n.add(a + b)
				n.add(b + a)
			}
		}
	}
}

// addReading takes one part of a reading, and returns how it is spelled in Latin letters.
func (n *Names) addReading(katakana string) []string {
	if done, ok := n.spelled[katakana]; ok {
		return done
	}
	spelled := n.spell.romaji(katakana)
	n.spelled[katakana] = spelled
	for _, form := range append([]string{katakana, toHiragana(katakana)}, spelled...) {
		n.add(form)
	}
	return spelled
}

func (n *Names) addJoined(ps []string) {
	if len(ps) > 1 {
		n.put(fold(strings.Join(ps, "")), anywhere)
	}
}

// add takes one part of a name and judges how sure it is.
func (n *Names) add(part string) {
	part = fold(part)
	runes := []rune(part)
	switch {
	case len(runes) == 0:
	case isLatin(runes[0]) && len(runes) < 3:
		n.put(part, capitalised)
	case len(runes) == 1 && isKana(runes[0]): // too short to be anything
	case len(runes) == 1, isHiragana(runes[0]), isKatakana(runes[0]) && len(runes) < 4, isLatin(runes[0]):
		n.put(part, alone)
	default:
		n.put(part, anywhere)
	}
}

// put keeps the surest judgement of a form.
func (n *Names) put(f string, how form) {
	if old, ok := n.forms[f]; !ok || how < old {
		n.forms[f] = how
	}
}

func allKana(ps []string) bool {
	for _, p := range ps {
		for _, r := range p {
			if !isKana(r) {
				return false
			}
		}
	}
	return true
}
