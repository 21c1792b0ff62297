package workbook

import (
	"math"
	"strings"

	"github.com/xuri/excelize/v2"

	"kikite/functions/reports/internal/reading"
)

// sheet is one sheet, written from above.
type sheet struct {
	b       *book
	name    string
	widths  []float64       // of the columns, in characters
	row     int             // the next one, from 1
	heights map[int]float64 // of the rows that are not as high as others, in points
}

// sheet begins a sheet with its heading and a line of explanation.
func (b *book) sheet(key, lead string, widths ...float64) *sheet {
	s := &sheet{b: b, name: b.w.T("forms.sheet." + key), widths: widths, row: 1, heights: map[int]float64{}}
	if b.first {
		b.do(b.f.SetSheetName("Sheet1", s.name))
		b.first = false
	} else {
		_, err := b.f.NewSheet(s.name)
		b.do(err)
	}
	for i, width := range widths {
		column, _ := excelize.ColumnNumberToName(i + 1)
		b.do(b.f.SetColWidth(s.name, column, column, width))
	}
	s.paper()
	s.line(kindTitle, s.name+b.w.T("line.of")+b.r.Company+b.w.T("figure.dot")+b.w.Month(b.r.Month))
	if lead != "" {
		s.line(kindLead, lead)
	}
	return s
}

// paper is how the sheet prints: A4 across, as wide as the paper, with numbers.
func (s *sheet) paper() {
	a4, across, wide, any := 9, "landscape", 1, 0
	grid, fit, high := false, true, float64(rowPoints)
	s.b.do(s.b.f.SetPageLayout(s.name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &across, FitToWidth: &wide, FitToHeight: &any}))
	s.b.do(s.b.f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit, DefaultRowHeight: &high, CustomHeight: &fit}))
	s.b.do(s.b.f.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: &grid}))
	s.margins()
	s.b.do(s.b.f.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddFooter: "&L&8 " + strings.ReplaceAll(s.b.title(), "&", "&&") + "&R&8&P / &N"}))
}

// Heights of rows in points, three of which are four pixels.
const (
	rowPoints  = 21
	lineOfText = 18
)

func cell(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column, row)
	return name
}

// put writes a text. It is a shared string, never a formula.
func (s *sheet) put(column, row int, text string, l look) {
	at := cell(column, row)
	s.b.do(s.b.f.SetCellStr(s.name, at, plain(text)))
	s.b.do(s.b.f.SetCellStyle(s.name, at, at, s.b.style(l)))
}

func (s *sheet) number(column, row int, n reading.Number, tone reading.Tone) {
	at := cell(column, row)
	s.b.do(s.b.f.SetCellFloat(s.name, at, n.Value, -1, 64))
	s.b.do(s.b.f.SetCellStyle(s.name, at, at, s.b.style(look{kind: kindCell, tone: tone, format: n.Format, number: true})))
}

// line writes a text over the whole width, in as many lines as it takes.
func (s *sheet) line(k kind, text string) {
	s.put(1, s.row, text, look{kind: k})
	if len(s.widths) > 1 { // Excel repairs a file in which a cell is merged with itself
		s.b.do(s.b.f.MergeCell(s.name, cell(1, s.row), cell(len(s.widths), s.row)))
	}
	total := 0.0
	for _, w := range s.widths {
		total += w
	}
	height := lineOfText * float64(linesOf(text, total))
	if k == kindTitle {
		height = 28
	}
	s.high(s.row, math.Min(height+4, 400))
	s.row++
}

func (s *sheet) gap() { s.row++ }

// linesOf is about how many lines a text takes in a column: a character of Japanese is as wide as two of Latin.
func linesOf(text string, width float64) int {
	lines := 0
	for part := range strings.SplitSeq(text, "\n") {
		size := 0.0
		for _, c := range part {
			if c < '\u2e80' {
				size++
			} else {
				size += 1.85
			}
		}
		lines += max(1, int(math.Ceil(size/math.Max(1, 0.94*width-1))))
	}
	return lines
}

// freeze keeps the rows above the next one, and the first columns, where they are.
func (s *sheet) freeze(columns int) {
	s.b.do(s.b.f.SetPanes(s.name, &excelize.Panes{Freeze: true, XSplit: columns, YSplit: s.row - 1, TopLeftCell: cell(columns+1, s.row), ActivePane: map[bool]string{true: "bottomRight", false: "bottomLeft"}[columns > 0]}))
	s.b.do(s.b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: s.name,
		RefersTo: "'" + s.name + "'!$" + rows(s.row-1, s.row-1)}))
}
