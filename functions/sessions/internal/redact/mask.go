package redact

import "strings"

// Mark is what stands where something was removed.
type Mark string

// The marks.
const (
	Person  Mark = "［人名］"
	Company Mark = "［会社名］"
	Place   Mark = "［地名］"
	Product Mark = "［製品名］"
	Team    Mark = "［部署名］"
	Number  Mark = "［数字］"
	Date    Mark = "［日付］"
	Contact Mark = "［連絡先］"
)

// mask collects what is to be removed from a text, rune by rune. What was marked first stays.
type mask struct {
	text  []rune
	marks []Mark
}

func newMask(text []rune) *mask { return &mask{text: text, marks: make([]Mark, len(text))} }

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

// String writes the text with one mark for each run of the same mark; a separator between two parts of one name goes too.
func (m *mask) String() string {
	var b strings.Builder
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
