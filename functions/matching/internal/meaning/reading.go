package meaning

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// tableSize is how many different terms of a text are counted: those of some 1,500 characters. What comes after a full table is left out.
const tableSize = 1 << 11

// reading is the scratch memory of reading one text, used again for the next.
type reading struct {
	text   []rune
	hashes [tableSize]uint32 // an open table; 0 is free
	counts [tableSize]uint8
	used   int
	topics [topicPlaces]uint8
}

// characters are those of a text after NFKC, in lower case. Texts that need all of NFKC are rare, and it takes most of the time.
func (r *reading) characters(text string) {
	for _, c := range text {
		if !simple(c) {
			text = norm.NFKC.String(text)
			break
		}
	}
	r.text = r.text[:0]
	for _, c := range text {
		if c >= '！' && c <= '～' {
			c -= '！' - '!' // all that NFKC does to these
		}
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c >= 0xc0 && c < 0x2000:
			c = unicode.ToLower(c)
		}
		r.text = append(r.text, c)
	}
}

// simple says that NFKC leaves a character alone, or turns it into another one by itself that characters knows or that is of no script.
func simple(c rune) bool {
	return c < 0x80 || c >= 'ぁ' && c <= 'ゖ' || c >= 'ァ' && c <= 'ヾ' || c >= 0x4e00 && c <= 0x9fff || c >= 0x3000 && c <= 0x3011 ||
		c >= '！' && c <= '～' || c == '…' || c == '〜'
}

// read counts the topics and terms of a text.
func (r *reading) read(l *Local, text string) {
	r.hashes, r.topics, r.used = [tableSize]uint32{}, [topicPlaces]uint8{}, 0
	r.characters(text)
	var of script
	from := 0
	flush := func(to int) {
		if of != other {
			r.terms(l, r.text[from:to], of)
		}
	}
	for i := 0; i < len(r.text); {
		if n := r.known(l, i); n > 0 { // a word of illness: as if it were not there
			flush(i)
			of, from, i = other, i+n, i+n
			continue
		}
		if s := scriptOf(r.text[i]); s != of {
			flush(i)
			of, from = s, i
		}
		i++
	}
	flush(len(r.text))
}

// known counts the topics whose words begin at a place, and returns the length of a word of illness that does.
func (r *reading) known(l *Local, at int) int {
	first := r.text[at]
	if l.firsts[uint16(first)/64]&(1<<(first%64)) == 0 {
		return 0
	}
	for _, w := range l.words[first] {
		if !begins(r.text[at+1:], w.rest) {
			continue
		}
		if w.topic < 0 {
			return 1 + len(w.rest)
		}
		r.topics[w.topic] = min(r.topics[w.topic], 254) + 1
	}
	return 0
}

func begins(text, word []rune) bool {
	if len(text) < len(word) {
		return false
	}
	for i, c := range word {
		if text[i] != c {
			return false
		}
	}
	return true
}

// terms counts what a run of one script says: a Latin word, less its plural; pairs and threes of kanji, one alone if there is but one;
// a word in katakana with its threes, without the long vowel at the end. What is between (hiragana) carries grammar.
func (r *reading) terms(l *Local, run []rune, of script) {
	switch of {
	case latin:
		if n := len(run); n > 3 && run[n-1] == 's' && run[n-2] != 's' {
			run = run[:n-1]
		}
		if len(run) > 1 {
			r.count(run)
		}
		return
	case katakana:
		for len(run) > 1 && run[len(run)-1] == 'ー' {
			run = run[:len(run)-1]
		}
		if len(run) < 2 || l.stop[hash(run)] {
			return
		}
		r.count(run)
		if len(run) > 3 {
			r.grams(run, 3)
		}
		return
	}
	if len(run) == 1 {
		r.count(run)
		return
	}
	r.grams(run, 2)
	r.grams(run, 3)
}

func (r *reading) grams(run []rune, n int) {
	for i := 0; i+n <= len(run); i++ {
		r.count(run[i : i+n])
	}
}

func (r *reading) count(term []rune) {
	h := hash(term)
	for at := h % tableSize; ; at = (at + 1) % tableSize {
		switch r.hashes[at] {
		case h:
			r.counts[at] = min(r.counts[at], 254) + 1
			return
		case 0:
			if r.used < tableSize*3/4 {
				r.hashes[at], r.counts[at] = h, 1
				r.used++
			}
			return
		}
	}
}
