package reading_test

import (
	"os"
	"testing"

	"kikite/functions/reports/internal/disclosure"
	"kikite/functions/reports/internal/reading"
	"kikite/functions/reports/internal/reports"
)

func TestTheTextsAreThoseOfThePage(t *testing.T) {
	t.Parallel()
	for _, language := range []string{reading.Japanese, reading.English} {
		own, err := os.ReadFile("texts/" + language + ".json")
		page, err2 := os.ReadFile("../../../../web/src/i18n/" + language + "/report.json")
		if err != nil || err2 != nil || string(own) != string(page) {
			t.Errorf("%s differs from the page's texts: go generate ./functions/reports/internal/reading (%v, %v)", language, err, err2)
		}
	}
}

func TestWords(t *testing.T) {
	t.Parallel()
	mean, share := reading.OneToFive(), reading.PerCent()
	tests := map[string]struct {
		ja, en string
		write  func(*reading.Words) string
	}{
		"mean":  {"3.4点", "3.4", func(w *reading.Words) string { return w.Value(mean, disclosure.Figure{Value: 3.4}) }},
		"share": {"42%", "42%", func(w *reading.Words) string { return w.Value(share, disclosure.Figure{Value: 42}) }},
		"bound": {"10%以下", "at most 10%", func(w *reading.Words) string {
			return w.Value(share, disclosure.Figure{Value: 10, Coding: disclosure.AtMost})
		}},
		"range":         {"3.0〜3.7点", "3.0–3.7", func(w *reading.Words) string { return w.Range(mean, 3, 3.7) }},
		"people":        {"回答 23人", "23 people answered", func(w *reading.Words) string { return w.Answered(23, "") }},
		"one":           {"回答 1人", "1 person answered", func(w *reading.Words) string { return w.Answered(1, "") }},
		"people bound":  {"回答 20人以上", "at least 20 people answered", func(w *reading.Words) string { return w.Answered(20, disclosure.AtLeast) }},
		"month":         {"2026年9月", "September 2026", func(w *reading.Words) string { return w.Month("2026-09") }},
		"topic":         {"仕事の量", "Workload", func(w *reading.Words) string { return w.Topic("workload") }},
		"unknown topic": {"そのほかの話題", "Another topic", func(w *reading.Words) string { return w.Topic("t_new") }},
		"sentence":      {"はい", "yes", func(w *reading.Words) string { return w.Say(reports.Text{JA: "はい", EN: "yes"}) }},
	}
	for name, tt := range tests {
		for language, want := range map[string]string{reading.Japanese: tt.ja, reading.English: tt.en} {
			w, err := reading.NewWords(language)
			if err != nil {
				t.Fatal(err)
			}
			if got := tt.write(w); got != want || w.Err() != nil {
				t.Errorf("%s in %s: %q, not %q (%v)", name, language, got, want, w.Err())
			}
		}
	}
}

func TestAMissingTextIsAnError(t *testing.T) {
	t.Parallel()
	w, err := reading.NewWords(reading.Japanese)
	if err != nil {
		t.Fatal(err)
	}
	if w.T("no.such"); w.Err() == nil {
		t.Error("a text that is not there was written as nothing")
	}
	if _, err := reading.NewWords("fr"); err == nil {
		t.Error("a language that there is not")
	}
}
