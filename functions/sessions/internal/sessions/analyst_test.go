package sessions_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"unicode"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/sessions/internal/localanalyser"
	"kikite/functions/sessions/internal/morph"
	"kikite/functions/sessions/internal/sessions"
	"kikite/shared/testkit"
)

func TestAnalystHandlesWhatTheBusGivesIt(t *testing.T) {
	t.Parallel()
	testkit.Subscribed(t, "sessions-analyst", sessions.NewAnalyst(newWorld(t).service, &analyser{}, &analyser{}).Consumer().Types())
}

// TestWithTheLocalAnalyser goes from the consultant's words to a proposal without a name and a fact without a word.
func TestWithTheLocalAnalyser(t *testing.T) {
	t.Parallel()
	local, err := localanalyser.New(scripts{})
	if err != nil {
		t.Fatal(err)
	}
	w := held(t, events.RegularCare)
	w.roster(1, claims.PersonName{Name: "小鳥遊 翔", Kana: "タカナシ ショウ", Romaji: "Takanashi Sho"})
	w.ok(w.consultant, http.MethodPut, w.path("record"), record("小鳥遊課長の評価の基準が曖昧で、不満があると話した。タカナシの指示が多く残業が続いてつらい。"), nil)
	if n := w.feed(sessions.NewAnalyst(w.service, local, local).Consumer(), w.envelopes(events.SessionsRecordSubmitted.Name())...); n != 0 {
		t.Fatalf("%d refused", n)
	}
	list := w.excerpts("")
	if len(list) == 0 {
		t.Fatal("nothing proposed")
	}
	for _, e := range list {
		if strings.Contains(e.Text, "小鳥遊") || strings.Contains(e.Text, "タカナシ") || !strings.Contains(e.Text, "［人名］") {
			t.Errorf("proposed %s", e.Text)
		}
	}
	last := w.facts()[1]
	if last.Analyser != localanalyser.Version || !slices.ContainsFunc(last.Topics, func(p events.TopicPolarity) bool { return p.Topic == "evaluation" && p.Polarity == -1 }) {
		t.Errorf("%+v", last)
	}
}

// scripts is a tokeniser that cuts where the script changes: enough for this test, and without a second to load a dictionary.
type scripts struct{}

func (scripts) Tokenise(text string) []morph.Token {
	var out []morph.Token
	last := 0
	for i, r := range []rune(text) {
		class := 1
		for j, table := range []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana} {
			if unicode.Is(table, r) {
				class = j + 2
			}
		}
		if class != last || class == 1 {
			out = append(out, morph.Token{Start: i, POS: [4]string{"名詞", "一般", "*", "*"}, Known: true})
			last = class
		}
		t := &out[len(out)-1]
		t.End, t.Surface, t.Base = i+1, t.Surface+string(r), t.Base+string(r)
	}
	return out
}
