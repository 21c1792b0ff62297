package localanalyser

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"kikite/functions/sessions/internal/morph"
	"kikite/functions/sessions/internal/polarity"
)

// TestPolarityAtWork measures the lexicon, the model and what is made of both on sentences about work, where the model did not learn.
func TestPolarityAtWork(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile("testdata/polarity.txt")
	if err != nil {
		t.Fatal(err)
	}
	a := newAnalyser(t)
	var n, lexicon, model, both int
	for line := range strings.Lines(string(b)) {
		label, text, ok := strings.Cut(strings.TrimSpace(line), "\t")
		want, err := strconv.Atoi(label)
		if !ok || err != nil {
			continue
		}
		text = morph.Normalise(text)
		s := sentence{text: text, tokens: dictionary.Tokenise(text)}
		n++
		f := a.read(s, &buffers{})
		verdict := sign(f.lexical)
		lexicon += count(verdict == want)
		p := a.model.Probabilities(polarity.Features(text, nil))
		model += count(mostLikely(p) == want)
		got := f.polarity
		both += count(got == want)
		if got != want {
			t.Logf("%+d, not %+d (lexicon %+d, model %.2f): %s", got, want, verdict, p, text)
		}
	}
	t.Logf("%d sentences: lexicon %.3f, model %.3f, both %.3f", n, share(lexicon, n), share(model, n), share(both, n))
	if share(both, n) < 0.75 {
		t.Errorf("accuracy %.3f", share(both, n))
	}
}

func share(part, all int) float64 { return float64(part) / float64(max(all, 1)) }
