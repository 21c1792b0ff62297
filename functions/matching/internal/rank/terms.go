package rank

import (
	"math"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Vector is a text as weighted terms, of length 1 (or 0 for a text without terms).
type Vector map[string]float64

// Vocabulary weighs terms by how rare they are among the texts that it was made of.
type Vocabulary struct {
	texts int
	in    map[string]int // in how many texts a term occurs
}

// NewVocabulary counts terms.
func NewVocabulary(texts []string) *Vocabulary {
	v := &Vocabulary{texts: len(texts), in: map[string]int{}}
	for _, t := range texts {
		for term := range terms(t) {
			v.in[term]++
		}
	}
	return v
}

// Vector weighs the terms of a text by tf-idf: (1 + log count) × log(texts / texts with the term). Terms that no or only one text
// of the vocabulary has say nothing about likeness and are left out.
func (v *Vocabulary) Vector(text string) Vector {
	out, sum := Vector{}, 0.0
	for term, n := range terms(text) {
		if d := v.in[term]; d > 1 {
			w := (1 + math.Log(float64(n))) * (1 + math.Log(float64(v.texts)/float64(d)))
			out[term] = w
			sum += w * w
		}
	}
	for term := range out {
		out[term] /= math.Sqrt(sum)
	}
	return out
}

// Cosine is how alike two texts are, 0 to 1.
func (a Vector) Cosine(b Vector) float64 {
	if len(b) < len(a) {
		a, b = b, a
	}
	s := 0.0
	for term, w := range a {
		s += w * b[term]
	}
	return s
}

// terms counts what a text is made of: words and pairs of words where words are spaced, pairs of characters where they are not
// (Chinese characters and kana). Width, case and composition do not matter.
func terms(text string) map[string]int {
	out := map[string]int{}
	last := ""
	word := func(w string) {
		out[w]++
		if last != "" {
			out[last+" "+w]++
		}
		last = w
	}
	var b strings.Builder
	before := rune(0)
	for _, r := range norm.NFKC.String(text) {
		switch {
		case unspaced(r):
			flush(&b, word)
			last = ""
			if before != 0 {
				out[string([]rune{before, r})]++
			}
			before = r
			continue
		case unicode.IsLetter(r) || unicode.IsNumber(r) || r == '\'' || r == '’':
			b.WriteRune(unicode.ToLower(r))
		default:
			flush(&b, word)
		}
		before = 0
	}
	flush(&b, word)
	return out
}

func flush(b *strings.Builder, word func(string)) {
	if b.Len() > 0 {
		word(b.String())
		b.Reset()
	}
}

// unspaced says that a character belongs to a script written without spaces.
func unspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r == 'ー' || r == '々'
}
