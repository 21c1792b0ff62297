package tagger

import "unicode"

// The classes of characters.
const (
	classOther uint8 = iota
	classStop
	classDigit
	classOpen
	classClose
	classSpace
	classHiragana
	classKanji
	classKatakana
	classJoint // ・ and ＝ between the parts of a foreign name
	classUpper
	classLower
)

// simplify gives a rune the form in which the model sees it: every digit the same, and its class.
func simplify(r rune) (rune, uint8) {
	switch {
	case r >= 'ぁ' && r <= 'ゖ':
		return r, classHiragana
	case r >= 'ァ' && r <= 'ヺ' || r == 'ー':
		return r, classKatakana
	case r >= 0x4E00 && r <= 0x9FFF || r == '々' || r >= 0x3400 && r < 0x4DC0 || r >= 0x20000 && r < 0x32000 || r >= 0xF900 && r < 0xFB00:
		return r, classKanji
	case r >= '0' && r <= '9':
		return '0', classDigit
	case r >= 'a' && r <= 'z':
		return r, classLower
	case r >= 'A' && r <= 'Z':
		return r, classUpper
	}
	switch r {
	case '、', '。', ',', '.', '!', '?', '！', '？':
		return r, classStop
	case '「', '『', '(', '（', '“', '《', '〈', '【':
		return r, classOpen
	case '」', '』', ')', '）', '”', '》', '〉', '】':
		return r, classClose
	case '・', '=', '＝':
		return r, classJoint
	case ' ', '　', '\n', '\t':
		return r, classSpace
	}
	switch {
	case unicode.IsUpper(r):
		return r, classUpper
	case unicode.IsLower(r):
		return r, classLower
	case unicode.Is(unicode.Han, r):
		return r, classKanji
	}
	return r, classOther
}
