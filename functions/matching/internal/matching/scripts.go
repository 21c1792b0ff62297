package matching

import (
	"unicode"
	"unicode/utf8"
)

// script is the kind of writing that a folded character belongs to.
type script uint8

// The scripts. Words rarely have characters of two of them.
const (
	other script = iota // punctuation
	han
	kana
	latin // letters and digits of all alphabets
)

func scriptOf(r rune) script {
	switch {
	case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z':
		return latin
	case r < utf8.RuneSelf:
		return other
	case r >= 0x3041 && r <= 0x30ff:
		return kana
	case r >= 0x3400 && r <= 0x9fff || r >= 0x20000 && r <= 0x3ffff:
		return han
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return latin
	default:
		return other
	}
}

// eachRun cuts a folded text where the script changes and at spaces, which are left out, and calls f with every piece.
func eachRun(text string, f func(run string, s script)) {
	start, current := 0, other
	for i, r := range text {
		if s := scriptOf(r); s != current || r == ' ' {
			if start < i {
				f(text[start:i], current)
			}
			start, current = i, s
			if r == ' ' {
				start++
			}
		}
	}
	if start < len(text) {
		f(text[start:], current)
	}
}
