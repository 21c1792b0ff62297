package localanalyser

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/sessions/internal/analysis"
	"kikite/functions/sessions/internal/redact"
	"kikite/functions/sessions/internal/taxonomy"
)

var dictionary = NewKagome() // loaded once for all tests

func newAnalyser(t testing.TB) *Analyser {
	t.Helper()
	a, err := New(dictionary)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestPolarityOfSentences(t *testing.T) {
	t.Parallel()
	a := newAnalyser(t)
	for text, want := range map[string]int{
		"チームの雰囲気が良く、仕事が楽しい。":    1,
		"上司が丁寧に教えてくれて助かっている。":   1,
		"残業が続いてつらい。":            -1,
		"評価に不満がある。":             -1,
		"仕事は楽しくない。":             -1,
		"評価に満足していない。":           -1,
		"将来に不安はない。":             1,
		"相談できず困っている。":           -1,
		"不安が消えた。":               1,
		"会議は毎週月曜にある。":           0,
		"楽しいが、会議室は四階にあるわけではない。": 1,
	} {
		if got := sign(a.read(sentence{text: text, tokens: dictionary.Tokenise(text)}, &buffers{}).polarity); got != want {
			t.Errorf("%s: %d, not %d", text, got, want)
		}
	}
}

func analyse(t *testing.T, program events.Code, names *redact.Names, text string) analysis.Result {
	t.Helper()
	r, err := newAnalyser(t).Analyse(context.Background(), analysis.Input{Program: program, Text: text, Names: names})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

const talk = `相談者は営業部の残業が月80時間を超えていて、体調も崩しがちだと話した。
鈴木課長は話を聞いてくれず、相談しても無駄だと感じている。
評価の基準が曖昧で、昇進の見通しが立たないことに不満がある。山田さんだけが評価されるのは不公平だと思う。
一方で、同僚との関係は良好で、チームの雰囲気に助けられている。
研修で学んだことを活かし、将来は企画の仕事に挑戦したいという希望がある。
最近は眠れない日が多く、会社を辞めたいと思うこともある。`

func TestAnalyse(t *testing.T) {
	t.Parallel()
	r := analyse(t, events.RegularCare, redact.NewNames([]claims.PersonName{{Name: "山田 花子", Kana: "ヤマダ ハナコ"}}), talk)
	polarity := map[events.Code]int{}
	for i, topic := range r.Topics {
		polarity[topic.Code] = topic.Polarity
		if topic.Score <= 0 || topic.Score > 1 || i > 0 && topic.Score > r.Topics[i-1].Score {
			t.Errorf("scores %+v", r.Topics)
		}
	}
	for code, want := range map[events.Code]int{"evaluation": -1, "manager": -1, "colleagues": 1, "growth": 1, "career": 1, "working_hours": -1} {
		if got, ok := polarity[code]; !ok || got != want {
			t.Errorf("%s: %d (%v), not %d", code, got, ok, want)
		}
	}
	for _, want := range []events.Code{taxonomy.SignalOverwork, taxonomy.SignalLeave} {
		if !slices.ContainsFunc(r.Signals, func(s analysis.Signal) bool { return s.Code == want && s.Sentence != "" }) {
			t.Errorf("no signal %s in %+v", want, r.Signals)
		}
	}
	if r.Analyser != Version || r.Polarity != -1 {
		t.Errorf("%s %d", r.Analyser, r.Polarity)
	}
	if len(r.Candidates) == 0 || len(r.Candidates) > maxCandidates {
		t.Fatalf("%d candidates", len(r.Candidates))
	}
	for _, c := range r.Candidates {
		for _, word := range []string{"山田", "鈴木", "営業部", "眠れ", "辞めたい"} {
			if strings.Contains(c.Text, word) {
				t.Errorf("a candidate says %s: %s", word, c.Text)
			}
		}
	}
}

func TestCandidatesThatMustNotBe(t *testing.T) {
	t.Parallel()
	nobody := redact.NewNames(nil)
	for name, tt := range map[string]struct {
		program events.Code
		names   *redact.Names
		text    string
	}{
		"no roster":   {events.RegularCare, nil, "評価の基準が曖昧で、とても不満がある。"},
		"harassment":  {events.RegularCare, nobody, "上司に毎日怒鳴られてつらい思いをしている。"},
		"danger":      {events.RegularCare, nobody, "評価がひどくて、もう死にたいと話していた。"},
		"health":      {events.RegularCare, nobody, "夜に眠れない日が続いていて、とてもつらい。"},
		"exit, fit":   {events.Exit, nobody, "この仕事は向いていないと思うようになった、つらい。"},
		"too short":   {events.RegularCare, nobody, "評価に不満。"},
		"mostly gone": {events.RegularCare, nobody, "田中部長と鈴木課長と佐藤主任の評価に不満がある。"},
		"no view":     {events.RegularCare, nobody, "評価の面談は毎年四月に行われている。"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if r := analyse(t, tt.program, tt.names, tt.text); len(r.Candidates) != 0 {
				t.Errorf("%+v", r.Candidates)
			}
		})
	}
}

func TestDangerIsSignalledEvenWhenDenied(t *testing.T) {
	t.Parallel()
	r := analyse(t, events.MentalHarassment, nil, "死にたいとまでは思わないと話した。")
	if len(r.Signals) != 1 || r.Signals[0].Code != taxonomy.SignalDangerSelf {
		t.Errorf("%+v", r.Signals)
	}
}

func TestAnalyseStopsWithItsContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := newAnalyser(t).Analyse(ctx, analysis.Input{Text: talk}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestAnalyseNothing(t *testing.T) {
	t.Parallel()
	if r := analyse(t, events.RegularCare, redact.NewNames(nil), " \n\n"); len(r.Topics)+len(r.Signals)+len(r.Candidates)+r.Polarity != 0 {
		t.Errorf("%+v", r)
	}
}

func TestSplit(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"一つ。二つ!三つ?四つ":  {"一つ。", "二つ!", "三つ?", "四つ"},
		"「もう嫌だ。」と言った。": {"「もう嫌だ。」", "と言った。"},
		"本当!?\n\n次":    {"本当!?", "次"},
		"":             nil,
	} {
		var got []string
		for _, s := range split(text, 0, analysis.Unknown, nil) {
			got = append(got, s.text)
			if text[s.start:s.start+len(s.text)] != s.text {
				t.Errorf("%q begins at %d", s.text, s.start)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q", text, got)
		}
	}
}

func TestLexiconMistakes(t *testing.T) {
	t.Parallel()
	if _, err := loadLexicon(); err != nil {
		t.Fatal(err)
	}
	for name, l := range map[string]texts{
		"unknown topic":  {topics: "weather\t雨"},
		"broken weight":  {topics: "pay\t給料\theavy"},
		"no weight":      {topics: "pay\t給料\t0"},
		"one column":     {topics: "pay"},
		"unknown sign":   {polarity: "2\t良い"},
		"both signs":     {polarity: "1\t良い\n-1\t良い"},
		"unknown signal": {signals: "rain\t雨"},
		"unknown area":   {areas: "rain\t雨"},
		"area's weight":  {areas: "work\t雨\t-1"},
	} {
		if _, err := parseLexicon(l); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
