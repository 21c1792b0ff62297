package redact

import "unicode"

func isHiragana(r rune) bool { return r >= 'ぁ' && r <= 'ゖ' }
func isKatakana(r rune) bool { return r >= 'ァ' && r <= 'ヺ' || r == 'ー' }
func isKana(r rune) bool     { return isHiragana(r) || isKatakana(r) }
func isKanji(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r == '々' || r == 'ヶ' || r >= 0x3400 && r <= 0x4DBF || r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 && r <= 0x323AF
}

// isLatin knows the letters of the blocks in which names are written, with those of Vietnamese.
func isLatin(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0 && r <= 0x24F && r != 0xD7 && r != 0xF7 || r >= 0x1E00 && r <= 0x1EFF
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// fold maps a text to the form in which names are compared, rune for rune: small Latin letters without macron, and one of each group
// of variant characters that family names are written with.
func fold(s string) string {
	out := []rune(s)
	for i, r := range out {
		out[i] = foldRune(r)
	}
	return string(out)
}

func foldRune(r rune) rune {
	if r >= 0x3400 {
		return foldKanji(r)
	}
	switch r {
	case 'ヶ', 'ｹ':
		return 'ケ'
	case 'ā', 'â', 'Ā', 'Â':
		return 'a'
	case 'ī', 'î', 'Ī', 'Î':
		return 'i'
	case 'ū', 'û', 'Ū', 'Û':
		return 'u'
	case 'ē', 'ê', 'Ē', 'Ê':
		return 'e'
	case 'ō', 'ô', 'Ō', 'Ô':
		return 'o'
	}
	return unicode.ToLower(r)
}

func foldKanji(r rune) rune {
	switch r {
	case '髙':
		return '高'
	case '﨑', '嵜', '碕':
		return '崎'
	case '邊', '邉':
		return '辺'
	case '齋', '齊', '斎':
		return '斉'
	case '澤':
		return '沢'
	case '濵', '濱':
		return '浜'
	case '嶋', '嶌':
		return '島'
	case '廣':
		return '広'
	case '國':
		return '国'
	case '櫻':
		return '桜'
	case '眞':
		return '真'
	case '惠':
		return '恵'
	case '德':
		return '徳'
	case '條':
		return '条'
	case '瀨':
		return '瀬'
	case '榮':
		return '栄'
	case '桒':
		return '桑'
	case '圓':
		return '円'
	case '彌':
		return '弥'
	case '龍':
		return '竜'
	case '𠮷':
		return '吉'
	}
	return r
}

func toHiragana(s string) string { return shift(s, 'ァ', 'ヶ', 'ぁ'-'ァ') }
func toKatakana(s string) string { return shift(s, 'ぁ', 'ゖ', 'ァ'-'ぁ') }

func shift(s string, from, to, by rune) string {
	out := []rune(s)
	for i, r := range out {
		if r >= from && r <= to {
			out[i] = r + by
		}
	}
	return string(out)
}
