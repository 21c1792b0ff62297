package matching

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"unicode"
	"unicode/utf8"

	"kikite/events"
)

// client is where the web client keeps its texts.
const client = "../../../../web/src/i18n"

// TestClientSaysTheSame: what the web client calls a code in a form, a filter or a preview is what the API calls it in picks and
// pages. English labels begin small, because reasons put them into sentences; the client's stand alone.
func TestClientSaysTheSame(t *testing.T) {
	t.Parallel()
	d := newDictionary()
	places := []struct {
		words map[events.Code]Label
		at    [][]string // file and keys
	}{
		{d.programs, [][]string{{"common", "program"}}},
		{d.themes, [][]string{{"codes", "theme"}, {"wishes", "profile", "words", "concern"}}},
		{d.industries, [][]string{{"codes", "industry"}, {"wishes", "profile", "words", "industry"}}},
		{d.jobs, [][]string{{"codes", "job"}, {"wishes", "profile", "words", "job"}}},
		{d.styles, [][]string{{"codes", "style"}}},
		{d.values, [][]string{{"codes", "value"}, {"wishes", "profile", "words", "value"}}},
		{d.languages, [][]string{{"codes", "language"}, {"wishes", "profile", "words", "language"}}},
		{d.genders, [][]string{{"codes", "gender"}, {"wishes", "profile", "words", "gender"}}},
		{d.ages, [][]string{{"codes", "age"}, {"wishes", "profile", "words", "age"}}},
		{d.licences, [][]string{{"codes", "licence"}, {"wishes", "profile", "words", "licence"}}},
		{d.backgrounds, [][]string{{"codes", "background"}, {"wishes", "profile", "words", "background"}}},
	}
	for language, say := range map[string]func(Label) string{
		"ja": func(l Label) string { return l.JA },
		"en": func(l Label) string { return upper(l.EN) },
	} {
		for _, place := range places {
			for _, at := range place.at {
				shown := clientWords(t, language, at)
				if len(shown) != len(place.words) {
					t.Errorf("%s %v: %d codes, %d here", language, at, len(shown), len(place.words))
				}
				for code, label := range place.words {
					if shown[code] != say(label) {
						t.Errorf("%s %v %s: the client says %q, matching %q", language, at, code, shown[code], say(label))
					}
				}
			}
		}
	}
}

// clientWords reads the codes and words of one list of the client.
func clientWords(t *testing.T, language string, at []string) map[events.Code]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(client, language, at[0]+".json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range at[1:] {
		var inner map[string]json.RawMessage
		if err := json.Unmarshal(text, &inner); err != nil {
			t.Fatal(err)
		}
		text = inner[key]
	}
	var words map[events.Code]string
	if err := json.Unmarshal(text, &words); err != nil {
		t.Fatalf("%s %v: %v", language, at, err)
	}
	return words
}

func upper(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
