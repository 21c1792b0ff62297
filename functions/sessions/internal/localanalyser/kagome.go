package localanalyser

import (
	"sync"

	"github.com/ikawaha/kagome-dict/ipa"
	"github.com/ikawaha/kagome/v2/tokenizer"

	"kikite/functions/sessions/internal/morph"
)

// Kagome tokenises with the IPA dictionary. The dictionary takes about a second to load and is loaded at the first text.
type Kagome struct {
	load func() (*tokenizer.Tokenizer, error)
}

// NewKagome returns the tokeniser; it loads nothing yet.
func NewKagome() *Kagome {
	return &Kagome{sync.OnceValues(func() (*tokenizer.Tokenizer, error) {
		return tokenizer.New(ipa.Dict(), tokenizer.OmitBosEos())
	})}
}

// Tokenise implements morph.Tokeniser. It panics if the dictionary that is built into the program cannot be read.
func (k *Kagome) Tokenise(text string) []morph.Token {
	t, err := k.load()
	if err != nil {
		panic(err)
	}
	found := t.Tokenize(text)
	out := make([]morph.Token, len(found))
	for i, f := range found {
		out[i] = morph.Token{Start: f.Start, End: f.End, Surface: f.Surface, Base: f.Surface, Known: f.Class == tokenizer.KNOWN, POS: [4]string{"*", "*", "*", "*"}}
		copy(out[i].POS[:], f.POS())
		if base, ok := f.BaseForm(); ok && base != "*" {
			out[i].Base = base
		}
	}
	return out
}
