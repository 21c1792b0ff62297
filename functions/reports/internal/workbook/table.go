package workbook

import (
	"strconv"

	"kikite/functions/reports/internal/reading"
)

func rows(from, to int) string { return strconv.Itoa(from) + ":$" + strconv.Itoa(to) }

// placed is where the rows of a table stand in a sheet.
type placed struct {
	sheet    string
	head     int // the row of the headings
	from, to int // the rows below it
}

// heads writes the headings of a table; one that is over ranges stands twice, over the lower and the upper ends.
func (s *sheet) heads(t reading.Table) {
	ranged := rangedColumns(t)
	column, most := 1, 1
	for i, head := range t.Heads {
		names := []string{head}
		if ranged[i] {
			names = []string{s.b.w.T("forms.low", "head", head), s.b.w.T("forms.high", "head", head)}
		}
		for _, name := range names {
			s.put(column, s.row, name, look{kind: kindHead})
			most = max(most, linesOf(name, s.width(column)))
			column++
		}
	}
	s.high(s.row, lineOfText*float64(most)+6)
	s.row++
}

// rangedColumns says which columns hold ranges.
func rangedColumns(t reading.Table) map[int]bool {
	out := map[int]bool{}
	for _, row := range t.Rows {
		for i, c := range row {
			if c.Upper != nil {
				out[i] = true
			}
		}
	}
	return out
}

// rows writes the rows of a table.
func (s *sheet) rows(t reading.Table) placed {
	ranged := rangedColumns(t)
	out := placed{sheet: s.name, head: s.row - 1, from: s.row}
	for _, row := range t.Rows {
		column, most := 1, 1
		for i, c := range row {
			k := kindCell
			if i == 0 {
				k = kindName
			}
			if c.Number == nil {
				s.put(column, s.row, c.Text, look{kind: k, tone: c.Tone})
				most = max(most, linesOf(c.Text, s.width(column)))
			} else {
				s.number(column, s.row, *c.Number, c.Tone)
			}
			column++
			if !ranged[i] {
				continue
			}
			if c.Upper != nil {
				s.number(column, s.row, *c.Upper, c.Tone)
			} else {
				s.put(column, s.row, "", look{kind: k})
			}
			column++
		}
		s.high(s.row, lineOfText*float64(most)+rowPoints-lineOfText)
		s.row++
	}
	out.to = s.row - 1
	return out
}

func (s *sheet) width(column int) float64 {
	if column > len(s.widths) {
		return 10
	}
	return s.widths[column-1]
}

// table writes a table with its caption.
func (s *sheet) table(t reading.Table) placed {
	s.line(kindCaption, t.Caption)
	s.heads(t)
	return s.rows(t)
}
