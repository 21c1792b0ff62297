package matching

import (
	"slices"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	t.Parallel()
	for name, same := range map[string][]string{
		"width":                 {"ABC 123", "ＡＢＣ　１２３", "abc 123"},
		"half-width katakana":   {"ｶﾞｲﾄﾞ", "ガイド", "がいど"},
		"kana":                  {"ハラスメント", "はらすめんと"},
		"long vowels":           {"サーバー", "サーバ", "ｻｰﾊﾞｰ", "サ－バ－", "サ―バ―", "さ-ば-"},
		"small kana":            {"キャリア", "キヤリア", "きゃりあ"},
		"vu":                    {"ヴァイオリン", "バイオリン", "ばいおりん"},
		"vu, other vowels":      {"ヴィジョン ヴェール ヴォイス ラヴ", "ビジョンベールボイスラブ"},
		"di and du":             {"ヂ ヅ 続づけ", "ジズ続ずけ"},
		"repetition":            {"佐々木", "佐佐木"},
		"composition":           {"か\u3099", "が"},
		"names":                 {"髙﨑", "高崎"},
		"names, many forms":     {"渡邊 渡邉 澤 齋藤 斉藤 濵田 𠮷田", "渡辺渡辺沢斎藤斎藤浜田吉田"},
		"old forms":             {"學會 實體 廣島 國 櫻", "学会実体広島国桜"},
		"compatibility kanji":   {"\ufa10", "塚"},
		"spaces and dots":       {"キャリア・デザイン", "キャリア デザイン", "キャリアデザイン"},
		"case":                  {"Career", "CAREER"},
		"accents":               {"Satō Yūko", "sato yuko"},
		"spaces of Latin words": {"Elder  care", "elder　care"},
		"Latin beside kana":     {"IT エンジニア", "ITエンジニア"},
	} {
		for _, s := range same[1:] {
			if fold(s) != fold(same[0]) {
				t.Errorf("%s: %q folds to %q, %q to %q", name, same[0], fold(same[0]), s, fold(s))
			}
		}
	}
	for _, pair := range [][2]string{{"上司", "部下"}, {"は", "ば"}, {"career", "carrier"}, {"work-life", "worklife"}, {"a b", "ab"}} {
		if fold(pair[0]) == fold(pair[1]) {
			t.Errorf("%q and %q fold alike", pair[0], pair[1])
		}
	}
}

func TestSpellings(t *testing.T) {
	t.Parallel()
	groups := newSpellings()
	for keyword, want := range map[string]string{
		"打合せ": "打ち合わせ", "打ち合わせの進め方": "打合せの進め方", "問合せ": "問い合わせ", "申込": "申し込み", "子供": "こども", "障がい": "障害", "働き方": "働きかた",
	} {
		if got := spellings(fold(keyword), groups); !slices.Contains(got, fold(want)) || got[0] != fold(keyword) || len(got) > maxSpellings {
			t.Errorf("%s: %v, want also %s", keyword, got, want)
		}
	}
	if got := spellings("働き", groups); len(got) != 1 {
		t.Errorf("働き: %v", got)
	}
}

func TestFoldProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("aA ー・ァアｱｶﾞ゛がか\u3099①㍻漢髙々ヴゔヂ-１２..、。é\u0301e"))).Draw(t, "s")
		for _, r := range s {
			if plain(r) && norm.NFKC.String(string(r)) != string(r) {
				t.Fatalf("%q counts as plain, NFKC changes it", r)
			}
		}
		f := foldTracked(s)
		if f.text != fold(s) {
			t.Fatalf("tracked %q, fold %q", f.text, fold(s))
		}
		for i := range f.text {
			if f.from[i] < 0 || f.to[i] > int32(len(s)) || f.from[i] >= f.to[i] || i > 0 && f.from[i] < f.from[i-1] {
				t.Fatalf("byte %d of %q comes from %d to %d", i, f.text, f.from[i], f.to[i])
			}
		}
	})
}
