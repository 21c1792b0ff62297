package workbook

import (
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"

	"kikite/functions/reports/internal/reading"
)

// family is on every Windows and Mac with Excel; others take their own Gothic for it.
const family = "Yu Gothic"

// The colours of the page, on white.
const (
	ink     = "1F2A27"
	quiet   = "5C6966"
	green   = "4A958B"
	deep    = "1F4D46"
	rule    = "D9DED9"
	tint    = "EEF3F0"
	better  = "D6E7F3"
	worse   = "F9E3CF"
	lean    = "F3F0EA"
	between = "8A9794"
	amber   = "A95C1A"
	blue    = "1F6FA8"
)

// kind is what a cell is for.
type kind int

const (
	kindText kind = iota
	kindTitle
	kindLead
	kindCaption
	kindHead
	kindName // the first cell of a row
	kindCell
)

// look is how a cell looks; each is one style of the workbook.
type look struct {
	kind   kind
	tone   reading.Tone
	format string
	number bool
}

// style returns the workbook's number of a look.
func (b *book) style(l look) int {
	if id, ok := b.styles[l]; ok {
		return id
	}
	s := &excelize.Style{Font: &excelize.Font{Family: family, Size: 10.5, Color: ink}, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}}
	switch l.kind {
	case kindTitle:
		s.Font.Size, s.Font.Bold, s.Font.Color, s.Alignment.WrapText = 16, true, deep, false
	case kindLead:
		s.Font.Color, s.Alignment.Vertical = quiet, "top"
	case kindCaption:
		s.Font.Size, s.Font.Bold, s.Font.Color, s.Alignment.WrapText = 12, true, deep, false
	case kindHead:
		s.Font.Bold, s.Font.Color, s.Fill, s.Border = true, "FFFFFF", fill(deep), lines()
		s.Alignment.Horizontal = "center"
	case kindName, kindCell:
		s.Border, s.Alignment.Horizontal, s.Alignment.Indent = lines(), "left", 1
	case kindText:
		s.Alignment.Vertical = "top"
	}
	if ground := map[reading.Tone]string{reading.Better: better, reading.Worse: worse, reading.LeanBetter: lean, reading.LeanWorse: lean}[l.tone]; ground != "" {
		s.Fill = fill(ground)
		s.Font.Bold = l.tone == reading.Better || l.tone == reading.Worse
	}
	if l.tone == reading.None {
		s.Font.Color, s.Alignment.Horizontal = quiet, "right"
	}
	if l.number {
		s.CustomNumFmt, s.Alignment.Horizontal = &l.format, "right"
	}
	id, err := b.f.NewStyle(s)
	b.do(err)
	b.styles[l] = id
	return id
}

func fill(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

func lines() []excelize.Border {
	out := make([]excelize.Border, 0, 4)
	for _, side := range []string{"left", "right", "top", "bottom"} {
		out = append(out, excelize.Border{Type: side, Color: rule, Style: 1})
	}
	return out
}

// plain makes a text harmless: what a spreadsheet might take for a formula begins with an apostrophe, also where the cell is copied into a
// file of comma-separated values, and what is no character of a text is gone.
func plain(s string) string {
	s = strings.Map(func(c rune) rune {
		if unicode.IsControl(c) && c != '\n' || c == '\uFFFE' || c == '\uFFFF' {
			return -1
		}
		return c
	}, s)
	if lead := strings.TrimLeftFunc(s, unicode.IsSpace); lead != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(lead)[0]) {
		return "'" + lead
	}
	return s
}
