package reading

import (
	"strings"

	"kikite/functions/reports/internal/disclosure"
)

// Tone says how a figure stands to others.
type Tone string

// The tones. Leaning is what is not told apart by the report's own test, but has the company's figure outside its range.
const (
	Plain      Tone = ""
	Better     Tone = "better"
	Worse      Tone = "worse"
	LeanBetter Tone = "leanBetter"
	LeanWorse  Tone = "leanWorse"
	None       Tone = "none" // not shown
)

// Cell is one place of a table: as it is read, and as the numbers that a spreadsheet can reckon with.
type Cell struct {
	Text   string
	Tone   Tone
	Number *Number // nil for text
	Upper  *Number // of a range, whose lower end is Number
}

// Number is a figure with the format by which a spreadsheet writes what Text says.
type Number struct {
	Value  float64
	Format string
}

func text(s string) Cell { return Cell{Text: s} }

// none is the place of a figure that is not shown.
func (w *Words) none() Cell { return Cell{Text: w.T("figure.none"), Tone: None} }

// mark stands for the number in a text of which a format is made; no text holds it.
const mark = "\x00"

// format is the spreadsheet's format for a number within a text: what surrounds it is quoted.
func format(text, digits string) string {
	before, after, _ := strings.Cut(text, mark)
	return quoted(before) + digits + quoted(after)
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return `"` + strings.ReplaceAll(s, `"`, "") + `"`
}

func digits(s Scale) string {
	if s.Unit == perCent.Unit {
		return "0"
	}
	return "0.0"
}

func (w *Words) marked(s Scale) string {
	if s.Unit == perCent.Unit {
		return mark + "%"
	}
	return w.T("figure.points", "value", mark)
}

// value is the cell of a figure.
func (w *Words) value(s Scale, f disclosure.Figure) Cell {
	return Cell{Text: w.Value(s, f), Number: &Number{f.Value, format(w.bound(f.Coding, w.marked(s)), digits(s))}}
}

// span is the cell of an interval.
func (w *Words) span(s Scale, low, high float64) Cell {
	return Cell{Text: w.Range(s, low, high), Number: &Number{low, format(w.marked(s), digits(s))}, Upper: &Number{high, format(w.marked(s), digits(s))}}
}

// people is the cell of a number of people.
func (w *Words) people(n int, coding disclosure.Coding) Cell {
	return Cell{Text: w.People(n, coding), Number: &Number{float64(n), format(w.bound(coding, w.T("summary.peopleShort_other", "count", mark)), "0")}}
}

// AxisFormat is the spreadsheet's format for the numbers along a scale.
func (w *Words) AxisFormat(s Scale) string {
	if s.Unit == perCent.Unit {
		return format(w.marked(s), "0")
	}
	return "0"
}
