package redact

import "slices"

// repeat marks what was found as a person's name once wherever it stands again: 田中さん … 田中が.
func repeat(m *mask) {
	var names [][]rune
	for i := 0; i < len(m.text); {
		end := i + 1
		for end < len(m.text) && m.marks[end] == m.marks[i] {
			end++
		}
		if word := m.text[i:end]; m.marks[i] == Person && repeatable(word) && !slices.ContainsFunc(names, func(n []rune) bool { return slices.Equal(n, word) }) {
			names = append(names, word)
		}
		i = end
	}
	for _, name := range names {
		for i := 0; i+len(name) <= len(m.text); i++ {
			if m.text[i] == name[0] && m.marks[i] == "" && slices.Equal(m.text[i:i+len(name)], name) && m.free(i, i+len(name)) && borders(m, i, i+len(name)) {
				m.set(i, i+len(name), Person)
			}
		}
	}
}

// repeatable says whether a name is long enough not to be a piece of other words.
func repeatable(name []rune) bool {
	return len(name) >= 2 && isKanji(name[0]) || len(name) >= 3 && isKatakana(name[0])
}

// borders says whether the katakana of a name end where it does.
func borders(m *mask, start, end int) bool {
	return !isKatakana(m.text[start]) || !isKatakana(m.at(start-1)) && !isKatakana(m.at(end))
}
