package localanalyser

import (
	"context"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/sessions/internal/analysis"
	"kikite/functions/sessions/internal/morph"
	"kikite/functions/sessions/internal/redact"
)

// session is the length of a session, in characters.
const session = 2500

// benchTexts are sessions of varied sentences: what testdata holds, begun at another place each time.
func benchTexts(b *testing.B) []string {
	b.Helper()
	var all []rune
	for _, file := range []string{"dialogues_tune.txt", "dialogues_apart.txt", "polarity.txt"} {
		text, err := os.ReadFile("testdata/" + file)
		if err != nil {
			b.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if line[0] != '#' {
				all = append(all, []rune(line[strings.LastIndexByte(line, '\t')+1:])...)
			}
		}
		all = append(all, []rune(talk)...)
	}
	var out []string
	for start := 0; start+session <= len(all); start += 700 {
		out = append(out, string(all[start:start+session]))
	}
	return out
}

// BenchmarkAnalyse measures the whole analysis of a session of 2,500 characters, redaction of the whole text against a roster of 1,000
// included, and beside it, as its limit, tokenising the same text alone.
func BenchmarkAnalyse(b *testing.B) {
	a, texts := newAnalyser(b), benchTexts(b)
	people := make([]claims.PersonName, 1000)
	for i := range people {
		people[i] = claims.PersonName{Name: fmt.Sprintf("%c田 %c子", 0x4E00+i, 0x5E00+i), Kana: "ヤマダ ハナコ"}
	}
	names := redact.NewNames(people)
	if _, err := a.Analyse(context.Background(), analysis.Input{Text: talk, Redact: true}); err != nil { // loads dictionary and models
		b.Fatal(err)
	}
	for name, run := range map[string]func(string) error{
		"everything": func(text string) error {
			_, err := a.Analyse(context.Background(), analysis.Input{Program: events.RegularCare, Text: text, Names: names, Redact: true})
			return err
		},
		"without redaction": func(text string) error {
			_, err := a.Analyse(context.Background(), analysis.Input{Program: events.RegularCare, Text: text})
			return err
		},
		"tokenising": func(text string) error {
			dictionary.Tokenise(morph.Normalise(text))
			return nil
		},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			before := processorTime(b)
			b.ResetTimer()
			for i := range b.N {
				if err := run(texts[i%len(texts)]); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)/(processorTime(b)-before), "sessions/cpu-s")
		})
	}
}

// processorTime is what this process has used of the processor, in seconds: what else runs on the machine does not count.
func processorTime(b *testing.B) float64 {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}
