package matching

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

// What bounds the work for one keyword: one pass over the signatures (8 bytes each) of the words of about its length, at most maxCompared
// comparisons of words of at most maxNear characters, and a search for each of maxNearWords.
const (
	maxNear      = 24
	maxCompared  = 1000
	maxNearWords = 3
)

// nearWords are the words that occur in texts, labels and names, to find what somebody meant who typed another. Words are runs of one
// script as they are written; hiragana is left out, since it is mostly endings.
type nearWords struct {
	seen   map[string]int32 // by the written form
	folded map[string]int32
	words  []nearWord
	sizes  [maxNear + 1]sameSize
}

// nearWord is a word with how often it occurs.
type nearWord struct {
	folded, shown string
	count         int32
	name          bool
}

// sameSize are words of one length, with their signatures in one piece.
type sameSize struct {
	signatures []uint64
	numbers    []int32
}

func newNearWords(labels *labelTexts) *nearWords {
	n := &nearWords{seen: map[string]int32{}, folded: map[string]int32{}}
	for _, l := range labels.labels {
		eachWord(l.label.JA, func(w string) { n.word(w, false) })
		eachWord(l.label.EN, func(w string) { n.word(w, false) })
	}
	return n
}

// add notes the words of a consultant. They are not taken out again: whoever looks for a near word looks whether it is found.
func (n *nearWords) add(c *Consultant) {
	for _, name := range []string{c.Name, c.Kana, c.Romaji} {
		n.word(name, true)
		for _, part := range strings.Fields(name) {
			n.word(part, true)
		}
	}
	for _, text := range []string{c.Headline, c.Career, c.Introduction} {
		eachWord(text, func(w string) { n.word(w, false) })
	}
}

func (n *nearWords) word(w string, name bool) {
	if i, ok := n.seen[w]; ok {
		if i >= 0 {
			n.words[i].count++
			n.words[i].name = n.words[i].name || name
		}
		return
	}
	w = strings.Clone(w)
	f := fold(w)
	size := utf8.RuneCountInString(f)
	if size < 2 || size > maxNear {
		n.seen[w] = -1
		return
	}
	i, ok := n.folded[f]
	if !ok {
		i = int32(len(n.words))
		n.folded[f] = i
		n.words = append(n.words, nearWord{folded: f, shown: w})
		s := &n.sizes[size]
		s.signatures, s.numbers = append(s.signatures, signature(f)), append(s.numbers, i)
	}
	n.seen[w] = i
	n.words[i].count++
	n.words[i].name = n.words[i].name || name
}

// eachWord calls f with the runs of at least two kanji, three katakana or three Latin letters.
func eachWord(text string, f func(string)) {
	const katakana = latin + 1
	start, size, current := 0, 0, other
	for i, r := range text {
		s := scriptOf(r)
		switch {
		case s == kana && r <= 0x309f: // hiragana
			s = other
		case s == kana && r != '・':
			s = katakana
		}
		if s != current {
			if size >= 3 || size == 2 && current == han {
				f(text[start:i])
			}
			start, size, current = i, 0, s
		}
		if current != other && current != kana {
			size++
		}
	}
	if size >= 3 || size == 2 && current == han {
		f(text[start:])
	}
}

// signature has a bit for every character, so that words of which one is the other with d edits differ in at most 2d bits.
func signature(s string) (out uint64) {
	for _, r := range s {
		out |= 1 << (uint32(r) * 0x9e3779b1 >> 26)
	}
	return out
}

// edits is how far a word may be from a keyword: one edit from four Latin letters or three other characters on, two from eight on. A
// keyword of two kanji may be a name with one other kanji (names).
func edits(keyword []rune) (most int, names bool) {
	western, kanji := true, true
	for _, r := range keyword {
		s := scriptOf(r)
		western = western && (s == latin || s == other)
		kanji = kanji && s == han
	}
	switch n := len(keyword); {
	case n > maxNear:
		return 0, false
	case n >= 8:
		return 2, false
	case n >= 4 || n == 3 && !western:
		return 1, false
	default:
		return 1, n == 2 && kanji
	}
}

// near are the words with the fewest edits from a keyword, the most frequent first, if they occur at least so often. Two kanji are only
// compared with names, and only where nothing was found (least is 0).
func (n *nearWords) near(keyword string, least int) []nearWord {
	typed := []rune(keyword)
	most, names := edits(typed)
	if most == 0 || len(typed) < 3 && !names || names && least > 0 {
		return nil
	}
	var out []nearWord
	sign, compared := signature(keyword), 0
	for size := max(2, len(typed)-most); size <= min(maxNear, len(typed)+most); size++ {
		if names && size != len(typed) {
			continue
		}
		for i, s := range n.sizes[size].signatures {
			if bits.OnesCount64(s^sign) > 2*most || compared == maxCompared {
				continue
			}
			w := n.words[n.sizes[size].numbers[i]]
			if names && !w.name || int(w.count) < least || w.folded == keyword {
				continue
			}
			compared++
			d := distance(typed, w.folded)
			if d < most {
				most, out = d, out[:0]
			}
			if d == most {
				out = append(out, w)
			}
		}
	}
	slices.SortFunc(out, func(a, b nearWord) int { return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.folded, b.folded)) })
	return out[:min(len(out), maxNearWords)]
}

// distance is the number of characters to insert, leave out, replace or swap with the next to make one word of the other (optimal
// string alignment).
func distance(a []rune, word string) int {
	var buffer [maxNear]rune
	b := buffer[:0]
	for _, r := range word {
		b = append(b, r)
	}
	var rows [3][maxNear + 1]int
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
