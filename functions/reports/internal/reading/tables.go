package reading

import (
	"strings"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
	"kikite/functions/reports/internal/reports"
)

// Table is figures in rows, as text and as numbers. The first cell of a row is its heading.
type Table struct {
	Caption string
	Heads   []string
	Rows    [][]Cell
}

// Use is how much the service was used.
func (w *Words) Use(r reports.Report) Table {
	u := r.Use
	t := Table{Caption: w.T("use.title"), Heads: []string{w.T("use.what"), w.T("use.count")}}
	t.Rows = append(t.Rows, []Cell{text(w.T("use.invited")), w.people(u.Invited, disclosure.Exact)})
	for _, row := range []struct {
		key   string
		count *reports.Count
	}{{"registered", u.Registered}, {"booked", u.Booked}, {"talked", u.Talked}, {"answered", u.Answered}} {
		cell := w.none()
		if row.count != nil {
			cell = w.people(row.count.Value, row.count.Coding)
		}
		t.Rows = append(t.Rows, []Cell{text(w.T("use." + row.key)), cell})
	}
	if u.Talks != nil {
		times := w.bound(u.Talks.Coding, w.N("use.times", u.Talks.Value))
		number := &Number{float64(u.Talks.Value), format(w.bound(u.Talks.Coding, w.T("use.times_other", "count", mark)), "0")}
		t.Rows = append(t.Rows, []Cell{text(w.T("use.talks")), {Text: times, Number: number}})
	}
	return t
}

// Overview is every line's figure of the whole company.
func (w *Words) Overview(r reports.Report) Table {
	t := Table{Caption: w.T("summary.key"), Heads: []string{w.T("line.measure"), w.T("line.value"), w.T("line.range"), w.T("line.people"), w.T("line.change"), w.T("line.direction")}}
	for _, chapter := range Chapters() {
		for _, l := range Lines(r, chapter) {
			row := []Cell{text(w.Say(l.Label)), w.none(), text(""), text(""), text(""), text(w.Direction(l))}
			if f := l.Company; f != nil {
				row[1], row[2], row[3], row[4] = w.value(ScaleOf(l), *f), w.span(ScaleOf(l), f.Low, f.High), w.people(f.N, f.NCode), w.change(l.Change)
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// Direction says which way a line is good, and between which ends it lies.
func (w *Words) Direction(l reports.Line) string {
	out := w.T("figure.lowerBetter")
	if l.Better > 0 {
		out = w.T("figure.higherBetter")
	}
	if l.Unit == reports.StatMean {
		low, high := ScaleOf(l).Ends()
		bare := Scale{Unit: reports.StatShare} // the ends of scales are whole
		out += w.T("figure.inBrackets", "text", w.T("figure.scale", "low", bare.bare(low), "high", bare.bare(high)))
	}
	return out
}

func (w *Words) change(c *reports.Change) Cell {
	switch {
	case c == nil:
		return text(w.T("change.first"))
	case c.Differs == "":
		return text(w.T("change.same", "month", w.Month(c.Since)))
	default:
		return Cell{Text: w.T("change."+c.Differs, "month", w.Month(c.Since)), Tone: Tone(c.Differs)}
	}
}

// Departments compares the department groups of a line.
func (w *Words) Departments(r reports.Report, l reports.Line) Table {
	return w.compared(r, l, l.Groups, w.T("line.groups"), w.T("heat.group"))
}

// Slices compares the groups of an attribute of a line.
func (w *Words) Slices(r reports.Report, l reports.Line, attribute events.Code) Table {
	var own []reports.GroupFigure
	for _, g := range l.Slices {
		for _, s := range r.Slices {
			if s.ID == g.Group && s.Attribute == attribute {
				own = append(own, g)
			}
		}
	}
	name := w.T("slices.attribute." + string(attribute))
	return w.compared(r, l, own, w.T("slices.by", "attribute", name), name)
}

// Attributes are the attributes of which there are slices.
func Attributes(r reports.Report) []events.Code {
	var out []events.Code
	for _, s := range r.Slices {
		if len(out) == 0 || out[len(out)-1] != s.Attribute {
			out = append(out, s.Attribute)
		}
	}
	return out
}

func (w *Words) compared(r reports.Report, l reports.Line, groups []reports.GroupFigure, caption, head string) Table {
	t := Table{Caption: w.Say(l.Label) + w.T("line.of") + caption, Heads: []string{head, w.T("line.value"), w.T("line.range"), w.T("line.people"), w.T("line.difference")}}
	for _, g := range groups {
		differs := text(w.T("line.same"))
		if g.Differs != "" {
			differs = Cell{Text: w.T("line." + g.Differs), Tone: Tone(g.Differs)}
		}
		f := g.Figure
		t.Rows = append(t.Rows, []Cell{text(w.Group(r, g.Group)), w.value(ScaleOf(l), f), w.span(ScaleOf(l), f.Low, f.High), w.people(f.N, f.NCode), differs})
	}
	return t
}

// Trend is a line over the months; it has no rows if there is nothing to compare.
func (w *Words) Trend(r reports.Report, l reports.Line) Table {
	t := Table{Caption: w.Say(l.Label) + w.T("line.of") + w.T("line.trend"), Heads: []string{w.T("line.month"), w.T("line.value"), w.T("line.range"), w.T("line.people")}}
	for _, p := range Course(r, l) {
		t.Rows = append(t.Rows, []Cell{text(w.Month(p.Month)), w.value(ScaleOf(l), p.Figure), w.span(ScaleOf(l), p.Figure.Low, p.Figure.High), w.people(p.Figure.N, p.Figure.NCode)})
	}
	return t
}

// Benchmark compares a line with other companies.
func (w *Words) Benchmark(l reports.Line) Table {
	t := Table{Caption: w.Say(l.Label) + w.T("line.of") + w.T("benchmark.title"), Heads: []string{w.T("benchmark.who"), w.T("line.value"), w.T("line.range"), w.T("benchmark.basis")}}
	if len(l.Benchmark) == 0 || l.Company == nil {
		return t
	}
	s := ScaleOf(l)
	own := *l.Company
	t.Rows = append(t.Rows, []Cell{text(w.T("benchmark.own")), w.value(s, own), w.span(s, own.Low, own.High), text(w.Answered(own.N, own.NCode))})
	for _, b := range l.Benchmark {
		basis := w.T("benchmark.from", "companies", w.N("benchmark.companies", b.Companies), "people", w.N("benchmark.people", b.People))
		t.Rows = append(t.Rows, []Cell{text(w.T("benchmark." + string(b.Scope))), w.value(s, disclosure.Figure{Value: b.Value}), w.span(s, b.Low, b.High), text(basis)})
	}
	return t
}

// Heat is all departments beside all lines.
func (w *Words) Heat(r reports.Report) Table {
	t := Table{Caption: w.T("heat.caption"), Heads: []string{w.T("heat.group")}}
	var lines []reports.Line
	company := []Cell{text(w.T("heat.company"))}
	for _, l := range r.Lines {
		if len(l.Groups) == 0 {
			continue
		}
		lines = append(lines, l)
		t.Heads = append(t.Heads, w.Short(l))
		cell := w.none()
		if l.Company != nil {
			cell = w.value(ScaleOf(l), *l.Company)
		}
		company = append(company, cell)
	}
	if len(lines) == 0 {
		return Table{}
	}
	t.Rows = append(t.Rows, company)
	for _, g := range r.Groups {
		t.Rows = append(t.Rows, w.heatRow(g, lines))
	}
	return t
}

func (w *Words) heatRow(g reports.GroupName, lines []reports.Line) []Cell {
	row := []Cell{text(w.Path(g.Name))}
	for _, l := range lines {
		cell := w.none()
		for _, f := range l.Groups {
			if f.Group == g.ID {
				cell = w.value(ScaleOf(l), f.Figure)
				cell.Tone = ToneOf(l, f)
			}
		}
		row = append(row, cell)
	}
	return row
}

// Merged says which departments are shown as one.
func (w *Words) Merged(r reports.Report) []string {
	var out []string
	for _, g := range r.Groups {
		if g.Merged && strings.Contains(g.Name, "・") {
			names := make([]string, len(g.Departments))
			for i, d := range g.Departments {
				names[i] = w.Path(d)
			}
			out = append(out, w.T("heat.merged", "departments", w.List(names)))
		}
	}
	return out
}
