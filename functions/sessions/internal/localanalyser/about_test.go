package localanalyser

import (
	"context"
	"os"
	"strings"
	"testing"

	"kikite/functions/sessions/internal/analysis"
)

// dialogue is a talk of testdata with what it is about: work, career, both or none.
type dialogue struct{ about, text string }

func dialogues(t *testing.T, file string) []dialogue {
	t.Helper()
	b, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var out []dialogue
	for _, part := range strings.Split(string(b), "\n## ")[1:] {
		about, text, _ := strings.Cut(part, "\n")
		out = append(out, dialogue{about, text})
	}
	return out
}

// TestWorkOrCareer measures whether a dialogue is told to be about work or career, on dialogues it was tuned by and on others.
func TestWorkOrCareer(t *testing.T) {
	t.Parallel()
	a := newAnalyser(t)
	for _, file := range []string{"dialogues_tune.txt", "dialogues_apart.txt"} {
		var right, said, is, kinds, kind int
		all := dialogues(t, file)
		for _, d := range all {
			r, err := a.Analyse(context.Background(), analysis.Input{Text: d.text})
			if err != nil {
				t.Fatal(err)
			}
			got, want := r.Work || r.Career, d.about != none
			said, is = said+count(got), is+count(want)
			right += count(got && want)
			if got != want {
				t.Logf("%s: %s, not work %v career %v:\n%.200s", file, d.about, r.Work, r.Career, d.text)
			}
			if got && want {
				kinds++
				kind += count(r.Work == (d.about != "career") && r.Career == (d.about != "work"))
			}
		}
		f1 := 2 * float64(right) / float64(said+is)
		t.Logf("%s: %d dialogues, F1 %.3f (precision %.3f, recall %.3f), which of the two right in %d of %d", file, len(all), f1, float64(right)/float64(said), float64(right)/float64(is), kind, kinds)
		if f1 < 0.87 {
			t.Errorf("%s: F1 %.3f", file, f1)
		}
	}
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
