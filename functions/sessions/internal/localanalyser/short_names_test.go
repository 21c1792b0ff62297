package localanalyser_test

import (
	"fmt"
	"strings"
	"testing"

	"kikite/events/claims"
)

// TestShortRosterNamesInPlainTalk: a short name in hiragana without an honorific goes wherever it stands as a noun, though the dictionary has
// another word that is written alike.
func TestShortRosterNamesInPlainTalk(t *testing.T) {
	t.Parallel()
	names := strings.Fields("ゆい あい えみ ゆか まい まき みか みお みく りな りさ れな かお けん さら しん たく ちか とも なつ はる まお まや もえ ゆう りん れん わか あや あん あおい もり おか はら くろ はた あらい さかい")
	frames := []string{"昨日、%sと話した。", "%sが怒った。", "%sは優しい人です。", "%sの言い方がきつい。", "あと、%sも同じ考えです。", "上司は%sです。", "%sを呼んだ。", "%sって言うんですけど"}
	for _, name := range names {
		run := redactor(claims.PersonName{Name: "田中 " + name, Kana: "タナカ " + name})
		for _, frame := range frames {
			if got := run(fmt.Sprintf(frame, name)); strings.Contains(got, name) {
				t.Errorf("%s stays: %s", name, got)
			}
		}
	}
}

// TestCommonWordsThatAreNames: words that talk is full of go as a name only before が, は or を or an honorific; a roster with such a name must not
// tear every sentence to pieces.
func TestCommonWordsThatAreNames(t *testing.T) {
	t.Parallel()
	run := redactor(claims.PersonName{Name: "園 美奈子", Kana: "その みなこ"}, claims.PersonName{Name: "森 洋", Kana: "もり よう"}, claims.PersonName{Name: "井伊 奈緒", Kana: "いい なお"}, claims.PersonName{Name: "有 正", Kana: "あり まさ"})
	for _, text := range []string{"そのように言われた。", "なお、続けるつもりだ。", "いいと思うのもありだ。", "まさにそのようです。", "ありがとうと言われる。"} {
		if got := run(text); strings.Contains(got, "［人名］") {
			t.Errorf("%s became %s", text, got)
		}
	}
	for _, text := range []string{"そのが怒った。", "ようさんに聞いた。", "なおと話した。", "昨日、まさと話した。"} {
		if got := run(text); !strings.Contains(got, "［人名］") {
			t.Errorf("%s became %s", text, got)
		}
	}
}
