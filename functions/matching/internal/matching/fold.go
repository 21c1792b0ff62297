package matching

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold makes spellings equal that people mean alike (表記ゆれ):
//   - width and composition (NFKC), case, accents of Latin letters (Satō);
//   - katakana and hiragana, small and large kana (キャ, キヤ), ヴ and ブ, ヂ and ジ, ヅ and ズ;
//   - the long vowel mark, or a dash that stands for it, with or without (サーバー, サーバ, サ－バ－);
//   - old and variant kanji (髙, 邊), the repetition mark (佐々木, 佐佐木);
//   - spaces and middle dots, except that one space stays between two Latin words.
//
// Spellings that differ by more than single characters (打合せ, 打ち合わせ) are alternatives of a keyword: see spellings.
func fold(s string) string {
	var f folder
	f.text = make([]byte, 0, len(s))
	f.fold(s)
	return string(f.text)
}

// folded is a folded text that remembers where each byte came from.
type folded struct {
	text string
	from []int32 // per byte of text: offset in the original of the characters it came from
	to   []int32 // and where they end
}

// foldTracked is fold with positions, for highlighting.
func foldTracked(s string) folded {
	n := len(s)
	f := folder{tracked: true, text: make([]byte, 0, n), from: make([]int32, 0, n), to: make([]int32, 0, n)}
	f.fold(s)
	return folded{string(f.text), f.from, f.to}
}

// folder folds piece by piece, where a piece is what NFKC may put together.
type folder struct {
	text     []byte
	from, to []int32 // if tracked
	tracked  bool
	last     rune // what was written last; 0 at the start
	vu       bool // last came from ヴ
	gap      span // spaces after a Latin letter that were not written yet
}

func (f *folder) fold(s string) {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if next, _ := utf8.DecodeRuneInString(s[i+size:]); plain(r) && (i+size == len(s) || plain(next)) {
			f.put(r, span{i, i + size})
			i += size
			continue
		}
		end := i + norm.NFKC.NextBoundaryInString(s[i:], true)
		for _, r := range norm.NFKC.String(s[i:end]) {
			f.put(r, span{i, end})
		}
		i = end
	}
}

// plain says that NFKC leaves a character alone, which saves most of the time of folding.
func plain(r rune) bool {
	return r < utf8.RuneSelf || r >= 'ぁ' && r <= 'ゖ' || r >= 'ァ' && r <= 'ヾ' || r >= 0x4e00 && r <= 0x9fff || r >= 0x3001 && r <= 0x3011
}

// put folds one character after NFKC.
func (f *folder) put(r rune, at span) {
	switch {
	case r == '・' || r == '〜' || r == 'ー':
		return
	case separates(r):
		if scriptOf(f.last) == latin && f.gap.to == 0 {
			f.gap = at
		}
		return
	case r >= 'ァ' && r <= 'ヶ':
		r += 'ぁ' - 'ァ'
	}
	if r >= 'ぁ' && r <= 'ゖ' {
		f.kana(r, at)
		return
	}
	switch {
	case r == '々':
		if scriptOf(f.last) != han {
			return
		}
		r = f.last
	case dash(r) && scriptOf(f.last) == kana:
		return
	case r >= 0x3400:
		r = modern(r)
	case r < utf8.RuneSelf:
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
	default:
		r = unicode.ToLower(unaccented(r))
	}
	f.write(r, at)
}

// kana folds a hiragana.
func (f *folder) kana(r rune, at span) {
	if f.vu {
		if b, ok := map[rune]rune{'ぁ': 'ば', 'ぃ': 'び', 'ぇ': 'べ', 'ぉ': 'ぼ'}[r]; ok {
			f.replace(b, at)
			return
		}
	}
	vu := false
	switch r {
	case 'ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ', 'っ', 'ゃ', 'ゅ', 'ょ', 'ゎ':
		r++ // the large one follows the small one
	case 'ゕ':
		r = 'か'
	case 'ゖ':
		r = 'け'
	case 'ぢ':
		r = 'じ'
	case 'づ':
		r = 'ず'
	case 'ゔ':
		r, vu = 'ぶ', true
	}
	f.write(r, at)
	f.vu = vu
}

func (f *folder) write(r rune, at span) {
	if f.gap.to > 0 {
		if scriptOf(r) == latin {
			f.append(' ', f.gap)
		}
		f.gap = span{}
	}
	f.append(r, at)
	f.last, f.vu = r, false
}

func (f *folder) append(r rune, at span) {
	before := len(f.text)
	f.text = utf8.AppendRune(f.text, r)
	if f.tracked {
		for range len(f.text) - before {
			f.from, f.to = append(f.from, int32(at.from)), append(f.to, int32(at.to))
		}
	}
}

// replace writes a kana in the place of the last one, as both together mean it.
func (f *folder) replace(r rune, at span) {
	f.vu, f.last = false, r
	utf8.EncodeRune(f.text[len(f.text)-utf8.RuneLen(r):], r)
	if f.tracked {
		for i := len(f.to) - utf8.RuneLen(r); i < len(f.to); i++ {
			f.to[i] = int32(at.to)
		}
	}
}

// separates says that a character is a space.
func separates(r rune) bool { return r <= ' ' || r > utf8.RuneSelf && unicode.IsSpace(r) }

// dash says that people type the character for the long vowel mark.
func dash(r rune) bool {
	return r == '-' || r >= 0x2010 && r <= 0x2015 || r == 0x2212
}

// unaccented is the letter below the accents.
func unaccented(r rune) rune {
	if r < 0xc0 || r > 0x24f {
		return r
	}
	base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r)))
	return base
}
