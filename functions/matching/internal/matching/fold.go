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
	if !plain(s) {
		s = norm.NFKC.String(s)
	}
	return strings.Map(foldRune, s)
}

// folded is a folded text that remembers where each byte came from.
type folded struct {
	text string
	from []int32 // per byte of text: offset in the original of the characters it came from
	to   []int32 // and where they end
}

// foldTracked is fold with positions, for highlighting. It folds piece by piece, where a piece is what NFKC may put together.
func foldTracked(s string) folded {
	var f folded
	var b strings.Builder
	for start := 0; start < len(s); {
		end := start + norm.NFKC.NextBoundaryInString(s[start:], true)
		n, _ := b.WriteString(fold(s[start:end]))
		for range n {
			f.from, f.to = append(f.from, int32(start)), append(f.to, int32(end))
		}
		start = end
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
	if r >= 0x3000 && r <= 0x9fff { // no upper case among kana and kanji
		return r
	}
	return unicode.ToLower(r)
}

// plain says that a text holds only characters that NFKC leaves alone, which saves most of the time of folding.
func plain(s string) bool {
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf, r >= 'ぁ' && r <= 'ゖ', r >= 'ァ' && r <= 'ヾ', r >= 0x4e00 && r <= 0x9fff, r >= 0x3001 && r <= 0x3011:
		default:
			return false
		}
	}
	return true
}
