package matching

import (
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	t.Parallel()
	for name, same := range map[string][]string{
		"width":               {"ABC 123", "ＡＢＣ　１２３", "abc 123"},
		"half-width katakana": {"ｶﾞｲﾄﾞ", "ガイド", "がいど"},
		"kana":                {"ハラスメント", "はらすめんと"},
		"long vowels":         {"サーバー", "サーバ", "ｻｰﾊﾞｰ"},
		"composition":         {"か\u3099", "が"},
		"names":               {"髙﨑", "高崎"},
		"spaces and dots":     {"キャリア・デザイン", "キャリア デザイン", "キャリアデザイン"},
		"case":                {"Career", "CAREER"},
	} {
		for _, s := range same[1:] {
			if fold(s) != fold(same[0]) {
				t.Errorf("%s: %q folds to %q, %q to %q", name, same[0], fold(same[0]), s, fold(s))
			}
		}
	}
	for _, pair := range [][2]string{{"上司", "部下"}, {"は", "ば"}, {"career", "carrier"}} {
		if fold(pair[0]) == fold(pair[1]) {
			t.Errorf("%q and %q fold alike", pair[0], pair[1])
		}
	}
}

func TestFoldProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("aA ー・ァアｱｶﾞ゛がか\u3099①㍻漢髙１２..、。é\u0301e"))).Draw(t, "s")
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
