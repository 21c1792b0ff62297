package localanalyser_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kikite/events/claims"
	"kikite/functions/sessions/internal/localanalyser"
	"kikite/functions/sessions/internal/morph"
	"kikite/functions/sessions/internal/redact"
)

// These are the tests of package redact with the real tokeniser. They stand here so that one test binary loads the dictionary, which takes
// seconds under the race detector.

// redactor returns what redacts a text with a roster.
func redactor(people ...claims.PersonName) func(string) string {
	kagome, r, names := dictionary, removes, redact.NewNames(people)
	return func(text string) string {
		text = morph.Normalise(text)
		return r.Redact(text, kagome.Tokenise(text), names)
	}
}

var (
	dictionary = localanalyser.NewKagome()
	removes    = redact.New() // its model is loaded once for all tests
)

func TestRosterNamesInThreeScripts(t *testing.T) {
	t.Parallel()
	people := []claims.PersonName{
		{Name: "山田 花子", Kana: "ヤマダ ハナコ", Romaji: "Yamada Hanako"},
		{Name: "髙橋 進", Kana: "タカハシ ススム"},
		{Name: "林 ゆう", Kana: "ハヤシ ユウ"},
		{Name: "大野 純一郎", Kana: "オオノ ジュンイチロウ"},
		{Name: "未来 希望", Kana: "ミキ ノゾミ"},
		{Name: "グエン・ヴァン・アン", Romaji: "Nguyen Van An"},
		{Name: "佐藤健太"},
	}
	run := redactor(people...)
	forms := []string{
		"山田", "花子", "山田花子", "山田 花子", "山田　花子", "ヤマダ", "ハナコ", "ヤマダハナコ", "ヤマダ・ハナコ", "ﾔﾏﾀﾞ", "ﾔﾏﾀﾞ ﾊﾅｺ",
		"やまだ", "はなこ", "やまだはなこ", "Yamada", "YAMADA", "yamada", "Ｙａｍａｄａ", "Hanako Yamada", "YAMADA Hanako", "yamadahanako",
		"髙橋", "高橋", "タカハシ", "たかはし", "Takahasi", "Takahashi", "林", "ハヤシ", "はやし", "Hayashi",
		"大野", "純一郎", "オオノ", "Ohno", "Ono", "Oono", "Junichiro", "Jun'ichirou"[:3] + "ichirou", "ジュンイチロウ", "じゅんいちろう",
		"未来", "希望", "ミキ", "ノゾミ", "グエン", "ヴァン", "Nguyen", "佐藤健太", "佐藤", "サトウ"[:0] + "健太",
	}
	frames := []string{"%sさんに相談した。", "昨日%sと話した。", "%s課長の指示が多い。", "「%sが言った」と聞いた。", "%s様より連絡。", "担当は%s。", "%s"}
	for _, form := range forms {
		for _, frame := range frames {
			text := fmt.Sprintf(frame, form)
			got := run(text)
			if strings.Contains(got, morph.Normalise(form)) || !strings.Contains(got, "［") {
				t.Errorf("%s became %s", text, got)
			}
		}
	}
}

func TestRosterNamesInsideOtherWordsStay(t *testing.T) {
	t.Parallel()
	run := redactor(
		claims.PersonName{Name: "森 まり", Kana: "モリ マリ", Romaji: "Mori Mari"}, claims.PersonName{Name: "原 あきら", Kana: "ハラ アキラ"},
		claims.PersonName{Name: "関 なお", Kana: "セキ ナオ"}, claims.PersonName{Name: "安 愛", Kana: "アン アイ", Romaji: "An Ai"},
	)
	for _, text := range []string{
		"あまり評価されないが、つまり基準があきらかでない。", "人間関係の原因は森林の仕事だった。", "なお、続けるつもりだ。", "安心して愛着を持てる。",
		"マリンの仕事とセキュリティを学ぶ。", "memorial な main の仕事。",
	} {
		if got := run(text); strings.Contains(got, "［人名］") {
			t.Errorf("%s became %s", text, got)
		}
	}
	for _, text := range []string{"森さん", "もりさん", "まりちゃん", "原が来た", "関に頼む", "なおさん", "愛さん"} {
		if got := run(text); !strings.Contains(got, "［人名］") {
			t.Errorf("%s became %s", text, got)
		}
	}
}

// TestRosterNamesNeverSurvive: whoever is on the roster, a full or family name in the script the roster gives is gone, with or
// without a title, wherever it stands.
func TestRosterNamesNeverSurvive(t *testing.T) {
	t.Parallel()
	families := []claims.PersonName{
		{Name: "田中", Kana: "タナカ", Romaji: "Tanaka"}, {Name: "五十嵐", Kana: "イガラシ", Romaji: "Igarashi"}, {Name: "長谷川", Kana: "ハセガワ", Romaji: "Hasegawa"},
		{Name: "東海林", Kana: "ショウジ", Romaji: "Shoji"}, {Name: "渡邉", Kana: "ワタナベ", Romaji: "Watanabe"}, {Name: "小鳥遊", Kana: "タカナシ", Romaji: "Takanashi"},
	}
	given := []claims.PersonName{
		{Name: "大輔", Kana: "ダイスケ", Romaji: "Daisuke"}, {Name: "美咲", Kana: "ミサキ", Romaji: "Misaki"}, {Name: "さくら", Kana: "サクラ", Romaji: "Sakura"},
		{Name: "翔", Kana: "ショウ", Romaji: "Sho"}, {Name: "恵美子", Kana: "エミコ", Romaji: "Emiko"},
	}
	before := []string{"", "昨日、", "上司の", "そして"}
	after := []string{"さんと話した。", "が怒った。", "部長の方針。", "、", "と相談し、", "は優しい。"}
	rapid.Check(t, func(rt *rapid.T) {
		f, g := rapid.SampledFrom(families).Draw(rt, "family"), rapid.SampledFrom(given).Draw(rt, "given")
		p := claims.PersonName{Name: f.Name + " " + g.Name, Kana: f.Kana + " " + g.Kana, Romaji: f.Romaji + " " + g.Romaji}
		form := rapid.SampledFrom([]string{f.Name, f.Kana, f.Romaji, f.Name + g.Name, f.Kana + g.Kana, p.Name, p.Kana, p.Romaji, strings.ToUpper(f.Romaji)}).Draw(rt, "form")
		text := rapid.SampledFrom(before).Draw(rt, "before") + form + rapid.SampledFrom(after).Draw(rt, "after")
		if got := redactor(p)(text); strings.Contains(got, form) || !strings.Contains(got, "［人名］") {
			rt.Fatalf("%s became %s", text, got)
		}
	})
}
