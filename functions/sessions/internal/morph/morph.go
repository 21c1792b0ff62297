// Package morph is what the analysis knows of Japanese morphology, whichever tokeniser found it.
package morph

import "golang.org/x/text/unicode/norm"

// Token is one morpheme. Start and End count runes of the text. POS is that of the IPA dictionary, in four levels; "*" where a level
// says nothing.
type Token struct {
	Start, End int
	Surface    string
	Base       string
	POS        [4]string
	Known      bool // from the dictionary, not guessed
}

// Tokeniser splits text into tokens that cover it without gaps. It is safe for concurrent use.
type Tokeniser interface {
	Tokenise(text string) []Token
}

// Normalise gives a text the form in which it is analysed: NFKC, so that half-width kana, full-width letters and composed
// signs are written in one way.
func Normalise(text string) string { return norm.NFKC.String(text) }

// Is says whether the first levels of the part of speech are the given ones.
func (t Token) Is(pos ...string) bool {
	for i, p := range pos {
		if t.POS[i] != p {
			return false
		}
	}
	return true
}
