package redact

import (
	"slices"
	"strings"
)

// Mark is what stands where something was removed.
type Mark string

// The marks. Numbers that were made coarser show in their mark what is left of them, such as ［40代］.
const (
	Person       Mark = "［人名］"
	Company      Mark = "［会社名］"
	Organisation Mark = "［組織名］"
	Place        Mark = "［地名］"
	Product      Mark = "［製品名］"
	Team         Mark = "［部署名］"
	Number       Mark = "［番号］"
	Amount       Mark = "［金額］"
	Day          Mark = "［日］"
	MonthDay     Mark = "［月日］"
	Contact      Mark = "［連絡先］"
)

// kept protects an ordinary word from the steps that follow; it shows as nothing.
const kept Mark = "kept"

// mask collects what is to be removed from a text, rune by rune. What was marked first stays.
type mask struct {
	text  []rune
	marks []Mark
}

// reset takes a text; the memory is that of the texts before.
func (m *mask) reset(text string) {
	m.text, m.marks = m.text[:0], m.marks[:0]
	for _, r := range text {
		m.text = append(m.text, r)
	}
	if cap(m.marks) < len(m.text) {
		m.marks = make([]Mark, len(m.text), 2*len(m.text))
	}
	m.marks = m.marks[:len(m.text)]
	clear(m.marks)
}

// set marks the runes from start to end that have no mark yet.
func (m *mask) set(start, end int, mark Mark) {
	for i := start; i < end; i++ {
		if m.marks[i] == "" {
			m.marks[i] = mark
		}
	}
}

// free says whether nothing between start and end is marked.
func (m *mask) free(start, end int) bool {
	for i := start; i < end; i++ {
		if m.marks[i] != "" {
			return false
		}
	}
	return true
}

// at returns the rune at i, 0 outside of the text.
func (m *mask) at(i int) rune {
	if i < 0 || i >= len(m.text) {
		return 0
	}
	return m.text[i]
}

// has says whether the text goes on with a word at i.
func (m *mask) has(i int, word string) bool {
	for _, r := range word {
		if m.at(i) != r {
			return false
		}
		i++
	}
	return true
}

// hasRunes is has for a word in runes.
func (m *mask) hasRunes(i int, word []rune) bool {
	return i >= 0 && i+len(word) <= len(m.text) && slices.Equal(m.text[i:i+len(word)], word)
}

// settle ends the marking: words that were kept have no mark, and what touches a company's legal form is the company.
func (m *mask) settle() {
	for i, mark := range m.marks {
		switch {
		case mark == kept:
			m.marks[i] = ""
		case mark == Organisation && i > 0 && m.marks[i-1] == Company:
			m.marks[i] = Company
		case mark == Company:
			for j := i - 1; j >= 0 && m.marks[j] == Organisation; j-- {
				m.marks[j] = Company
			}
		}
	}
}

// String writes the text with one mark for each run of the same mark; a separator between two parts of one name goes too.
func (m *mask) String() string {
	var b strings.Builder
	b.Grow(4 * len(m.text))
	last := Mark("")
	for i, r := range m.text {
		mark := m.marks[i]
		if mark == "" && last != "" && i+1 < len(m.text) && m.marks[i+1] == last && strings.ContainsRune(" ・＝=", r) {
			continue
		}
		if mark == "" {
			b.WriteRune(r)
		} else if mark != last {
			b.WriteString(string(mark))
		}
		last = mark
	}
	return b.String()
}
