package redact

import (
	"slices"
	"strings"
)

// maxSpellings bounds how many ways one part of a name is spelled.
const maxSpellings = 12

// speller spells kana in Latin letters.
type speller struct{ table map[string][]string }

// romaji spells a katakana reading in Latin letters in the ways that are in use: Hepburn and Kunrei, long vowels written out, dropped
// or with h, and m for n before b, m and p. The longest readings of Japanese names have few of these choices.
func (s speller) romaji(kana string) []string {
	out := []string{""}
	runes := []rune(kana)
	for i := 0; i < len(runes); {
		choices, width := s.syllable(runes[i:])
		i += width
		var next []string
		for _, head := range out {
			for _, c := range choices {
				if longer := head + c; !slices.Contains(next, longer) {
					next = append(next, longer)
				}
			}
		}
		out = next[:min(len(next), maxSpellings)]
	}
	var all []string
	for _, spelled := range out {
		for _, v := range lengths(spelled) {
			if !slices.Contains(all, v) && len(all) < 2*maxSpellings {
				all = append(all, v)
			}
		}
	}
	return all
}

// syllable spells the first kana, with a small one after it, and says how many runes that is.
func (s speller) syllable(rest []rune) (choices []string, width int) {
	if len(rest) > 1 {
		if c, ok := s.table[string(rest[:2])]; ok {
			return c, 2
		}
	}
	switch rest[0] {
	case 'ッ': // doubles the next consonant
		if len(rest) > 1 {
			next, width := s.syllable(rest[1:])
			doubled := make([]string, len(next))
			for i, c := range next {
				doubled[i] = c[:min(len(c), 1)] + c
				if strings.HasPrefix(c, "ch") {
					doubled[i] = "t" + c
				}
			}
			return doubled, width + 1
		}
		return []string{""}, 1
	case 'ー':
		return []string{""}, 1
	case 'ン':
		if len(rest) > 1 {
			if next, _ := s.syllable(rest[1:]); len(next) > 0 && next[0] != "" && strings.ContainsRune("bmp", rune(next[0][0])) {
				return []string{"n", "m"}, 1
			}
		}
		return []string{"n"}, 1
	}
	if c, ok := s.table[string(rest[:1])]; ok {
		return c, 1
	}
	return []string{""}, 1
}

// lengths gives the ways in which long vowels are written: ou, o, oh, oo.
func lengths(s string) []string {
	out := []string{s}
	for _, r := range [][2]string{{"ou", "o"}, {"ou", "oh"}, {"ou", "oo"}, {"oo", "o"}, {"oo", "oh"}, {"oo", "ou"}, {"uu", "u"}, {"uu", "uh"}} {
		for _, v := range slices.Clone(out) {
			if w := strings.ReplaceAll(v, r[0], r[1]); w != v && len(out) < maxSpellings {
				out = append(out, w)
			}
		}
	}
	return out
}

// syllables spells kana in Hepburn and, where it differs, Kunrei.
func syllables() map[string][]string {
	out := map[string][]string{}
	add := func(kana, spellings string) {
		ks, ss := strings.Fields(kana), strings.Fields(spellings)
		for i, k := range ks {
			out[k] = strings.Split(ss[i], "/")
		}
	}
	add("ア イ ウ エ オ カ キ ク ケ コ サ シ ス セ ソ", "a i u e o ka ki ku ke ko sa shi/si su se so")
	add("タ チ ツ テ ト ナ ニ ヌ ネ ノ ハ ヒ フ ヘ ホ", "ta chi/ti tsu/tu te to na ni nu ne no ha hi fu/hu he ho")
	add("マ ミ ム メ モ ヤ ユ ヨ ラ リ ル レ ロ ワ ヲ", "ma mi mu me mo ya yu yo ra ri ru re ro wa o")
	add("ガ ギ グ ゲ ゴ ザ ジ ズ ゼ ゾ ダ ヂ ヅ デ ド", "ga gi gu ge go za ji/zi zu ze zo da ji/zi zu de do")
	add("バ ビ ブ ベ ボ パ ピ プ ペ ポ ヴ", "ba bi bu be bo pa pi pu pe po vu")
	add("キャ キュ キョ シャ シュ ショ チャ チュ チョ", "kya kyu kyo sha/sya shu/syu sho/syo cha/tya chu/tyu cho/tyo")
	add("ニャ ニュ ニョ ヒャ ヒュ ヒョ ミャ ミュ ミョ リャ リュ リョ", "nya nyu nyo hya hyu hyo mya myu myo rya ryu ryo")
	add("ギャ ギュ ギョ ジャ ジュ ジョ ビャ ビュ ビョ ピャ ピュ ピョ", "gya gyu gyo ja/zya ju/zyu jo/zyo bya byu byo pya pyu pyo")
	add("ファ フィ フェ フォ ティ ディ シェ ジェ チェ ウィ ウェ ウォ ヴァ ヴィ ヴェ ヴォ", "fa fi fe fo ti di she je che wi we wo va vi ve vo")
	return out
}
