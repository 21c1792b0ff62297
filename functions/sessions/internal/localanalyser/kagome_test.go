package localanalyser

import (
	"strings"
	"testing"

	"github.com/ikawaha/kagome-dict/ipa"
	"github.com/ikawaha/kagome/v2/tokenizer"

	"kikite/functions/sessions/internal/morph"
)

// TestKagomeFindsWhatItsOwnSearchFinds compares the path search with that of the library whose dictionary it uses.
func TestKagomeFindsWhatItsOwnSearchFinds(t *testing.T) {
	t.Parallel()
	theirs, err := tokenizer.New(ipa.Dict(), tokenizer.OmitBosEos())
	if err != nil {
		t.Fatal(err)
	}
	texts := append(strings.Split(talk, "\n"), talk, "", "a", "\x00", "\xff\xfe壊れた", "𠮷野家で🍣を食べた…！", "ｶﾀｶﾅと全角ＡＢＣ123,456.7%", "すもももももももものうち",
		"テレワークのクラウドワークスでSlackとZoomをつかっているんですけどねー。", strings.Repeat("あ", 3000), strings.Repeat("カ", 1500), "残"+strings.Repeat("\xee", 1100), " 　\t")
	for _, text := range texts {
		same(t, theirs, text)
	}
}

// FuzzKagome looks for texts on which the two differ.
func FuzzKagome(f *testing.F) {
	f.Add("残業が続いてつらい。")
	theirs, err := tokenizer.New(ipa.Dict(), tokenizer.OmitBosEos())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) { same(t, theirs, text) })
}

func same(t *testing.T, theirs *tokenizer.Tokenizer, text string) {
	t.Helper()
	got, want := dictionary.Tokenise(text), theirs.Tokenize(text)
	if len(got) != len(want) {
		t.Fatalf("%.60q: %d tokens, not %d", text, len(got), len(want))
	}
	for i, g := range got {
		w := want[i]
		pos := [4]string{"*", "*", "*", "*"}
		copy(pos[:], w.POS())
		base, ok := w.BaseForm()
		if !ok || base == "*" {
			base = w.Surface
		}
		if g != (morph.Token{Start: w.Start, End: w.End, Surface: w.Surface, Base: base, Known: w.Class == tokenizer.KNOWN, POS: pos}) {
			t.Fatalf("%.60q: %+v, not %+v %v %s", text, g, w, w.POS(), base)
		}
	}
}
