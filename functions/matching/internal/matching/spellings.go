package matching

import (
	"slices"
	"strings"
)

// maxSpellings bounds how many spellings one keyword is searched by.
const maxSpellings = 6

// spellings are a folded keyword and the other ways to write it, by a small table: okurigana that may be left out (送り仮名), and
// words that are written in kanji or in kana. A table, because a rule that drops kana between kanji would lose 働き in 働き方.
func spellings(keyword string, groups [][]string) []string {
	out := []string{keyword}
	for _, group := range groups {
		for _, way := range group {
			if !strings.Contains(keyword, way) {
				continue
			}
			for _, another := range group {
				if w := strings.Replace(keyword, way, another, 1); !slices.Contains(out, w) && len(out) < maxSpellings {
					out = append(out, w)
				}
			}
			break
		}
	}
	return out
}

// newSpellings are words that are commonly written in several ways, folded, the longest of a group first.
func newSpellings() [][]string {
	groups := [][]string{
		{"打ち合わせ", "打ち合せ", "打合わせ", "打合せ", "うちあわせ"},
		{"問い合わせ", "問い合せ", "問合わせ", "問合せ"},
		{"組み合わせ", "組み合せ", "組合わせ", "組合せ"},
		{"話し合い", "話合い", "はなしあい"},
		{"申し込み", "申込み", "申し込", "申込"},
		{"引き継ぎ", "引継ぎ", "引き継", "引継"},
		{"振り返り", "振返り", "ふりかえり"},
		{"取り組み", "取組み", "取り組", "取組"},
		{"受け入れ", "受入れ", "受け入", "受入"},
		{"立ち上げ", "立上げ"},
		{"立て直し", "立直し"},
		{"締め切り", "締切り", "しめきり", "締切"},
		{"切り替え", "切替え", "きりかえ", "切替"},
		{"乗り換え", "乗換え", "乗り替え", "乗換"},
		{"見直し", "見なおし", "みなおし"},
		{"手続き", "てつづき", "手続"},
		{"行き詰まり", "行き詰り", "行詰まり", "いきづまり"},
		{"伸び悩み", "伸悩み", "のびなやみ"},
		{"思い込み", "思込み", "おもいこみ"},
		{"落ち込み", "落込み", "おちこみ"},
		{"悩み", "なやみ"},
		{"働き方", "働きかた", "はたらき方", "はたらきかた"},
		{"子供", "子ども", "こども"},
		{"障害", "障がい", "障碍"},
		{"一人", "ひとり", "独り"},
		{"うつ", "鬱"},
		{"いじめ", "苛め", "虐め"},
		{"つらい", "辛い"},
		{"つながり", "繋がり"},
		{"うまく", "上手く"},
	}
	for _, group := range groups {
		for i, way := range group {
			group[i] = fold(way)
		}
	}
	return groups
}
