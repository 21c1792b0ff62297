package redact_test

import (
	"strings"
	"testing"

	"kikite/functions/sessions/internal/morph"
	"kikite/functions/sessions/internal/redact"
)

// BenchmarkRedact redacts texts of 2,500 runes; runes/s is what one core does.
func BenchmarkRedact(b *testing.B) {
	plain := strings.NewReplacer("{", "", "}", "", "人:", "", "組:", "", "所:", "", "部:", "", "製:", "", "数:", "")
	text := []rune(morph.Normalise(strings.Repeat(plain.Replace(strings.Join(talk(), "\n")), 3)))[:2500]
	r := redact.New()
	in := string(text)
	r.Redact(in, nil, nil)
	b.ReportAllocs()
	for b.Loop() {
		r.Redact(in, nil, nil)
	}
	b.ReportMetric(float64(b.N)*2500/b.Elapsed().Seconds(), "runes/s")
}
