package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// Paper: A4 across with these margins, in points; what is left is for the sheet.
const (
	paperWidth, paperHeight = 842.0, 595.0
	marginSide, marginEnd   = 30.0, 44.0
	inch                    = 72.0
	room                    = 0.97 // of a page that is filled: programs differ in what they make of a height
)

// How wide a column is in points: so many pixels for a character of the widest of the fonts that a program may take, and five around it. Excel takes eight.
func columnPoints(characters float64) float64 { return (9.4*characters + 5) * 0.75 }

// Columns beside a table that hold its charts.
const (
	gapCharacters   = 2.0
	chartColumns    = 6
	chartCharacters = 10.0
)

// beside draws charts below each other next to the table that ends with the sheet's last row so far, and says where the pages of paper end, so that no
// chart is cut. Excel heeds such ends only where a sheet is not fitted to a page; so it is scaled to its width here.
func (s *sheet) beside(head int, column int, charts []chart, draw func(chart, string)) {
	s.chartColumns(column)
	scale := s.scaled()
	page := room * (paperHeight - 2*marginEnd) / scale
	end := s.row
	start, row, y := 1, head+1, s.between(1, head+1)
	for _, c := range charts {
		tall := c.points() + rowPoints
		if y+tall > page {
			start = s.turn(start, head, page)
			row, y = start, s.height(head)
		}
		draw(c, cell(column, row))
		for top := y; y < top+tall; row++ {
			y += s.height(row)
		}
		end = max(end, row)
	}
	for last := s.row - 1; s.between(start, last+1)+s.repeated(start, head) > page; {
		start = s.turn(start, head, page)
	}
	s.b.do(s.b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: s.name, RefersTo: fmt.Sprintf("'%s'!$A$1:$%s$%d", s.name, letter(column+chartColumns-1), end)}))
}

// turn ends a page before the first row that it has no room for, and returns that row.
func (s *sheet) turn(start, head int, page float64) int {
	y, row := s.repeated(start, head), start
	for ; y+s.height(row) <= page; row++ {
		y += s.height(row)
	}
	s.b.do(s.b.f.InsertPageBreak(s.name, cell(1, row)))
	return row
}

// repeated is how high the headings are that stand on every page but the first.
func (s *sheet) repeated(start, head int) float64 {
	if start == 1 {
		return 0
	}
	return s.height(head)
}

// between is how high the rows are from one to before another.
func (s *sheet) between(from, to int) (points float64) {
	for row := from; row < to; row++ {
		points += s.height(row)
	}
	return points
}

func (s *sheet) height(row int) float64 {
	if h, ok := s.heights[row]; ok {
		return h
	}
	return rowPoints
}

// high sets the height of a row.
func (s *sheet) high(row int, points float64) {
	s.b.do(s.b.f.SetRowHeight(s.name, row, points))
	s.heights[row] = points
}

// chartColumns widens the columns that charts stand in, after one for a gap.
func (s *sheet) chartColumns(column int) {
	gap := letter(column - 1)
	s.b.do(s.b.f.SetColWidth(s.name, gap, gap, gapCharacters))
	s.b.do(s.b.f.SetColWidth(s.name, letter(column), letter(column+chartColumns-1), chartCharacters))
}

// scaled has the sheet printed so small that table and charts fit the paper's width, and returns how small.
func (s *sheet) scaled() float64 {
	wide := columnPoints(gapCharacters) + chartColumns*columnPoints(chartCharacters)
	for _, w := range s.widths {
		wide += columnPoints(w)
	}
	percent := uint(100 * (paperWidth - 2*marginSide) / wide)
	percent = min(max(percent, 10), 100)
	fit := false
	s.b.do(s.b.f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	s.b.do(s.b.f.SetPageLayout(s.name, &excelize.PageLayoutOptions{AdjustTo: &percent}))
	return float64(percent) / 100
}

// onePage has the whole sheet printed on one page.
func (s *sheet) onePage() {
	one := 1
	s.b.do(s.b.f.SetPageLayout(s.name, &excelize.PageLayoutOptions{FitToWidth: &one, FitToHeight: &one}))
}

// margins are those of every sheet.
func (s *sheet) margins() {
	side, end, footer := marginSide/inch, marginEnd/inch, 0.3
	s.b.do(s.b.f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &end, Bottom: &end, Footer: &footer, Header: &footer}))
}

func letter(column int) string {
	name, _ := excelize.ColumnNumberToName(column)
	return name
}
