package redact_test

import (
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode"

	"pgregory.net/rapid"

	"kikite/events/claims"
	"kikite/functions/sessions/internal/morph"
	"kikite/functions/sessions/internal/redact"
)

// drawName makes a name of parts that are no words of ours: kanji that names are written with, and a reading.
func drawName(rt *rapid.T, label string) (kanji, kana string) {
	kanji = rapid.StringOfN(rapid.SampledFrom([]rune("田中山川高橋渡邉齋藤佐々木井上松本清水阿部森池林石原金星関東海野島崎澤濵廣")), 2, 3, -1).Draw(rt, label+" kanji")
	kana = strings.Join(rapid.SliceOfN(rapid.SampledFrom(strings.Fields("ア イ ウ オ カ キ ク コ サ シ ス セ ソ タ チ ツ ト ナ ニ ノ ハ ヒ フ マ ミ ム モ ヤ ユ ヨ ラ リ ル レ ガ ギ ゴ ジ ズ ダ ド バ ブ オウ ショウ ジュン リョウ キョウ シュウ ユウ ケン シン モン ッタ ッコ")), 2, 4).Draw(rt, label+" kana"), "")
	return kanji, strings.TrimPrefix(kana, "ッ")
}

// TestRosterAlwaysGone: whoever is on the roster, in each script that the roster gives, joined, with a space or a middle dot, in half or full width,
// as katakana or hiragana, with a title or without, the full name is gone; and so is each part of it with an honorific.
func TestRosterAlwaysGone(t *testing.T) {
	t.Parallel()
	r := redact.New()
	rapid.Check(t, func(rt *rapid.T) {
		family, familyKana := drawName(rt, "family")
		given, givenKana := drawName(rt, "given")
		p := claims.PersonName{Name: family + " " + given, Kana: familyKana + " " + givenKana, Romaji: latin(familyKana) + " " + latin(givenKana)}
		names := redact.NewNames([]claims.PersonName{p})
		a, b := latin(familyKana), latin(givenKana)
		whole := []string{
			family + given, family + " " + given, family + "　" + given, family + "・" + given, familyKana + givenKana, familyKana + " " + givenKana, familyKana + "・" + givenKana,
			hiragana(familyKana + givenKana), hiragana(familyKana) + " " + hiragana(givenKana), a + " " + b, b + " " + a, strings.ToUpper(a) + " " + b, strings.ToUpper(a + " " + b),
			strings.ToLower(b + " " + a), wide(a + " " + b), a + ", " + b,
		}
		form := rapid.SampledFrom(whole).Draw(rt, "whole")
		part := rapid.SampledFrom([]string{family, given, familyKana, givenKana, hiragana(familyKana), hiragana(givenKana)}).Draw(rt, "part")
		before := rapid.SampledFrom([]string{"", "昨日、", "上司の", "そして", "それは", "「"}).Draw(rt, "before")
		for _, text := range []string{
			before + form + rapid.SampledFrom([]string{"さんと話した。", "が怒った。", "部長の方針。", "、", "と相談し、", "は優しい。", "」", ""}).Draw(rt, "after"),
			before + part + rapid.SampledFrom([]string{"さんと話した。", "課長が怒った。", "くんは優しい。", "様より。"}).Draw(rt, "title"),
		} {
			got := r.Redact(morph.Normalise(text), nil, names)
			for _, gone := range []string{form, part} {
				if strings.Contains(text, gone) && strings.Contains(strings.ToLower(got), strings.ToLower(morph.Normalise(gone))) {
					rt.Fatalf("%+v: %s became %s", p, text, got)
				}
			}
			if !strings.Contains(got, string(redact.Person)) {
				rt.Fatalf("%+v: %s became %s", p, text, got)
			}
		}
	})
}

func hiragana(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'ァ' && r <= 'ヶ' {
			return r - ('ァ' - 'ぁ')
		}
		return r
	}, s)
}

// wide gives full-width Latin letters.
func wide(s string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7F {
			return r + 0xFEE0
		}
		return r
	}, s)
}

// latin spells a reading in one way, in some Hepburn and some Kunrei: what a roster may give.
func latin(kana string) string {
	table := map[rune]string{'ア': "a", 'イ': "i", 'ウ': "u", 'オ': "o", 'カ': "ka", 'キ': "ki", 'ク': "ku", 'コ': "ko", 'サ': "sa", 'シ': "shi", 'ス': "su", 'セ': "se", 'ソ': "so",
		'タ': "ta", 'チ': "chi", 'ツ': "tsu", 'ト': "to", 'ナ': "na", 'ニ': "ni", 'ノ': "no", 'ハ': "ha", 'ヒ': "hi", 'フ': "fu", 'マ': "ma", 'ミ': "mi", 'ム': "mu", 'モ': "mo", 'ヤ': "ya",
		'ユ': "yu", 'ヨ': "yo", 'ラ': "ra", 'リ': "ri", 'ル': "ru", 'レ': "re", 'ガ': "ga", 'ギ': "gi", 'ゴ': "go", 'ジ': "ji", 'ズ': "zu", 'ダ': "da", 'ド': "do", 'バ': "ba", 'ブ': "bu",
		'ケ': "ke", 'ン': "n", 'ョ': "yo", 'ュ': "yu", 'ッ': "t"}
	out := []rune{}
	for _, r := range kana {
		out = append(out, []rune(table[r])...)
	}
	out[0] = unicode.ToUpper(out[0])
	return string(out)
}

// TestLargeRoster: the names of a company of ten thousand are ready within a second and 60 MB.
func TestLargeRoster(t *testing.T) {
	kanji := []rune("田中山川高橋渡邉齋藤佐木井上松本清水阿部森池林石原金星関東海野島崎澤濵廣村岡福谷")
	kana := strings.Fields("タ ナカ ヤマ カワ タカ ハシ ワタ ナベ サイ トウ サ サキ イ ウエ マツ モト シ ミズ ア ベ モリ イケ バヤシ ジョウ ヨウ シュウ イチ ロウ コ ミ ケン ゾウ")
	var people []claims.PersonName
	random := rand.New(rand.NewPCG(1, 1))
	part := func() (name, reading string) { // 3,000 different ones: more than real rosters have
		n := random.IntN(3000)
		return string([]rune{kanji[n%len(kanji)], kanji[n/len(kanji)%len(kanji)], kanji[n%17]}), kana[n%len(kana)] + kana[n/len(kana)%len(kana)] + kana[n%11]
	}
	for range 10000 {
		a, x := part()
		b, y := part()
		people = append(people, claims.PersonName{Name: a + " " + b, Kana: x + " " + y})
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := time.Now()
	names := redact.NewNames(people)
	took := time.Since(start)
	runtime.GC()
	runtime.ReadMemStats(&after)
	size := float64(after.HeapAlloc-before.HeapAlloc) / (1 << 20)
	t.Logf("%d people: %v, %.1f MB", len(people), took, size)
	if size > 60 || took > 10*time.Second { // a second when the machine is free; under the race detector ten
		t.Errorf("%v, %.1f MB", took, size)
	}
	runtime.KeepAlive(names)
}

// TestRosterNamesInWords: without tokens, too, a short name inside another word stays, and goes where it stands as a name.
func TestRosterNamesInWords(t *testing.T) {
	t.Parallel()
	r := redact.New()
	names := redact.NewNames([]claims.PersonName{
		{Name: "森 まり", Kana: "モリ マリ", Romaji: "Mori Mari"}, {Name: "原 あきら", Kana: "ハラ アキラ"}, {Name: "関 なお", Kana: "セキ ナオ"}, {Name: "安 愛", Kana: "アン アイ", Romaji: "An Ai"},
	})
	for _, text := range []string{
		"あまり評価されないが、つまり基準があきらかでない。", "人間関係の原因は森林の仕事だった。", "なお、続けるつもりだ。", "安心して愛着を持てる。", "マリンの仕事とセキュリティを学ぶ。", "memorial な main の仕事。",
	} {
		if got := r.Redact(text, nil, names); strings.Contains(got, string(redact.Person)) {
			t.Errorf("%s became %s", text, got)
		}
	}
	for _, text := range []string{"森さん", "もりさん", "まりちゃん", "原が来た", "関に頼む", "なおさん", "愛さん", "昨日あきらが来た", "Mari Mori"} {
		if got := r.Redact(text, nil, names); !strings.Contains(got, string(redact.Person)) {
			t.Errorf("%s became %s", text, got)
		}
	}
}
