package matching

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold makes spellings equal that people mean alike (表記ゆれ): width and composition (NFKC), case, katakana and hiragana, the
// long vowel mark with or without (サーバー, サーバ), variant kanji of names (髙, 﨑), spaces and the middle dot.
func fold(s string) string {
	if ascii(s) {
		return strings.Map(foldRune, s)
	}
	return strings.Map(foldRune, norm.NFKC.String(s))
}

// folded is a folded text that remembers where each byte came from.
type folded struct {
	text string
	from []int32 // per byte of text: offset in the original of the characters it came from
	to   []int32 // and where they end
}

// foldTracked is fold with positions, for highlighting.
func foldTracked(s string) folded {
	var f folded
	var b strings.Builder
	var it norm.Iter
	it.InitString(norm.NFKC, s)
	for !it.Done() {
		start := it.Pos()
		segment := it.Next()
		end := it.Pos()
		for len(segment) > 0 {
			r, size := utf8.DecodeRune(segment)
			segment = segment[size:]
			if r = foldRune(r); r < 0 {
				continue
			}
			n, _ := b.WriteRune(r)
			for range n {
				f.from, f.to = append(f.from, int32(start)), append(f.to, int32(end))
			}
		}
	}
	f.text = b.String()
	return f
}

// foldRune folds one character after NFKC; negative means that it is left out.
func foldRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if r <= ' ' {
			return -1
		}
		return unicode.ToLower(r)
	case r >= 'ァ' && r <= 'ヶ': // katakana to hiragana
		return r - 'ァ' + 'ぁ'
	case r == 'ー' || r == '・' || r == '〜' || unicode.IsSpace(r):
		return -1
	}
	switch r {
	case '髙':
		return '高'
	case '﨑', '碕', '嵜':
		return '崎'
	case '齋', '齊', '斉':
		return '斎'
	case '邊', '邉':
		return '辺'
	case '澤':
		return '沢'
	case '濱', '濵':
		return '浜'
	case '廣':
		return '広'
	case '國':
		return '国'
	case '櫻':
		return '桜'
	case '嶋', '嶌':
		return '島'
	case '龍':
		return '竜'
	}
	return unicode.ToLower(r)
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
