package redact

import "kikite/functions/sessions/internal/morph"

// findForeign marks katakana names whose parts are joined by ・ or ＝, as foreign persons' are written.
func findForeign(m *mask) {
	for i := 0; i < len(m.text); {
		if !isKatakana(m.text[i]) {
			i++
			continue
		}
		end, joints := i, 0
		for end < len(m.text) {
			joint := (m.text[end] == '・' || m.text[end] == '=') && end+1 < len(m.text) && isKatakana(m.text[end+1])
			if !joint && !isKatakana(m.text[end]) {
				break
			}
			if joint {
				joints++
			}
			end++
		}
		if joints == 1 || joints == 2 { // more is a list
			m.set(i, end, Person)
		}
		i = end
	}
}

// bridge extends a person's name over its neighbours that the tokeniser did not know as names: single kanji and unknown words in one
// unbroken run of kanji, such as a rare given name after a known family name.
func bridge(m *mask, tokens []morph.Token) {
	for i, t := range tokens {
		if !t.Is("名詞", "固有名詞", "人名") || m.marks[t.Start] != Person {
			continue
		}
		for j := i + 1; j < len(tokens) && j <= i+2 && extends(m, tokens[j]); j++ {
			m.set(tokens[j].Start, tokens[j].End, Person)
		}
		for j := i - 1; j >= 0 && j >= i-2 && extends(m, tokens[j]); j-- {
			m.set(tokens[j].Start, tokens[j].End, Person)
		}
	}
}

func extends(m *mask, t morph.Token) bool {
	runes := []rune(t.Surface)
	for _, r := range runes {
		if !isKanji(r) {
			return false
		}
	}
	if !m.free(t.Start, t.End) {
		return false
	}
	if !t.Known || t.Is("名詞", "固有名詞") {
		return true
	}
	return len(runes) == 1 && (t.Is("名詞", "一般") || t.Is("形容詞") || t.Is("動詞"))
}
