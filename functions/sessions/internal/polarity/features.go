package polarity

import (
	"unicode"
)

// Buckets is the size of the feature space.
const Buckets = 1 << 17

// longest n-gram, in characters.
const longest = 4

// Marks of a text's beginning and end, which are characters of its n-grams.
const (
	beginning = '\x02'
	ending    = '\x03'
)

// Features appends the hashed n-grams of a normalised text (morph.Normalise) to out, one for each occurrence.
func Features(text string, out []uint32) []uint32 {
	var window [longest]rune
	n := 0
	push := func(r rune) {
		copy(window[:], window[1:])
		window[longest-1] = r
		n++
		h := uint32(2166136261)
		for k := 1; k <= longest && k <= n; k++ {
			h = (h ^ uint32(window[longest-k])) * 16777619 //nolint:gosec // a hash may wrap
			h ^= h >> 13
			out = append(out, (h*2654435761)>>(32-17))
		}
	}
	push(beginning)
	last, stop := rune(0), false
	for _, r := range text {
		r = reduce(r)
		if r == 0 || r == last && repeats(r) {
			continue
		}
		if stop {
			push('。')
		}
		// A full stop at the very end says nothing.
		stop = r == '。'
		if !stop {
			push(r)
		}
		last = r
	}
	push(ending)
	return out
}

// reduce maps a character to what is compared: no quotes, small Latin letters, one kind of dash and wave. 0 leaves it out.
func reduce(r rune) rune {
	switch r {
	case '「', '」', '『', '』', '"', '“', '”', ' ', '\n', '\r':
		return 0
	case '〜', '～', '~', '―', '—':
		return 'ー'
	}
	return unicode.ToLower(r)
}

func repeats(r rune) bool {
	switch r {
	case 'ー', '!', '?', '。', '、', '…', '.', '・':
		return true
	}
	return false
}
