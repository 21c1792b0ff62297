package workbook

import (
	"fmt"
	"slices"

	"kikite/functions/reports/internal/reading"
	"kikite/functions/reports/internal/reports"
)

// summary is what is read first: our reading, how the service was used, and every figure of the whole company.
func (b *book) summary() {
	s := b.sheet("summary", b.w.T("forms.confidential"), 54, 16, 15, 15, 14, 46, 36)
	s.line(kindLead, fmt.Sprintf("%s%s%d%s%s%s%s", b.w.T("forms.version"), b.w.T("line.of"), b.r.Revision, b.w.T("figure.dot"), b.w.T("forms.threshold"), b.w.T("line.of"), b.w.N("summary.peopleShort", b.r.Threshold)))
	if b.r.Comment != "" {
		s.gap()
		s.line(kindCaption, b.w.T("summary.comment"))
		s.line(kindText, b.r.Comment)
	}
	if reading.Withheld(b.r, "report") {
		s.gap()
		s.line(kindCaption, b.w.T("withheld.whole.title"))
		s.line(kindText, b.w.T("withheld.whole.text", "least", fmt.Sprint(2*b.r.Threshold)))
		return
	}
	s.gap()
	s.table(b.w.Overview(b.r))
	if text := b.w.Say(b.r.Participation); text != "" {
		s.gap()
		s.line(kindCaption, b.w.T("use.participation"))
		s.line(kindText, text)
	}
	s.gap()
	at := s.row
	use := s.table(b.w.Use(b.r))
	s.columns(chart{title: b.w.T("use.title"), data: placed{use.sheet, use.head, use.from, use.from + 4}, names: "A", values: "B", scale: reading.Scale{Unit: reports.StatMean, High: float64(b.r.Use.Invited)}, format: "0"}, cell(4, at))
}

// heat is all departments beside all figures.
func (b *book) heat() {
	t := b.w.Heat(b.r)
	if len(t.Rows) == 0 {
		return
	}
	widths := []float64{56}
	for range t.Heads[1:] {
		widths = append(widths, 16)
	}
	s := b.sheet("heat", b.w.T("heat.legend")+b.w.T("line.of")+b.w.T("heat.legendBetter")+" / "+b.w.T("heat.legendWorse")+" / "+b.w.T("heat.legendLean"), widths...)
	s.legend()
	s.heads(t)
	s.freeze(1)
	s.rows(t)
	for _, text := range b.w.Merged(b.r) {
		s.line(kindLead, text)
	}
}

// legend shows the grounds of the departments that differ.
func (s *sheet) legend() {
	for i, l := range []struct {
		tone reading.Tone
		key  string
	}{{reading.Better, "heat.legendBetter"}, {reading.Worse, "heat.legendWorse"}, {reading.LeanBetter, "heat.legendLean"}} {
		s.put(2+i, s.row, s.b.w.T(l.key), look{kind: kindCell, tone: l.tone})
	}
	s.high(s.row, 40)
	s.row += 2
}

// block is a part of a long table, of one figure.
type block struct {
	line   reports.Line
	table  reading.Table
	months bool // its rows are months
}

// long writes tables of several figures as one that can be sorted and filtered, and the chart of each beside it.
func (s *sheet) long(blocks []block, drawn func(reports.Line) bool, draw func(chart, string)) {
	if len(blocks) == 0 {
		return
	}
	all := reading.Table{Heads: append([]string{s.b.w.T("line.measure")}, blocks[0].table.Heads...)}
	for _, bl := range blocks {
		for _, row := range bl.table.Rows {
			all.Rows = append(all.Rows, append([]reading.Cell{{Text: s.b.w.Say(bl.line.Label)}}, row...))
		}
	}
	s.heads(all)
	s.freeze(2)
	head := s.row - 1
	where := s.rows(all)
	s.b.do(s.b.f.AutoFilter(s.name, cell(1, head)+":"+cell(columnsOf(all), where.to), nil))
	s.paper() // which a filter takes away
	from := where.from
	var charts []chart
	for _, bl := range blocks {
		n := len(bl.table.Rows)
		scale := reading.ScaleOf(bl.line)
		if drawn(bl.line) {
			charts = append(charts, chart{title: bl.table.Caption, data: placed{s.name, head, from, from + n - 1}, names: "B", values: "C", low: "D", high: "E", scale: scale, format: s.b.w.AxisFormat(scale), months: bl.months})
		}
		from += n
	}
	s.beside(head, columnsOf(all)+2, charts, draw)
}

// every and main say of which figures charts are drawn: of three attributes, all figures would be too many to look at.
func every(reports.Line) bool { return true }

func main(l reports.Line) bool { return slices.Contains(reading.Main(), l.Code) }

func columnsOf(t reading.Table) int { return len(t.Heads) + len(rangedColumns(t)) }

// departments compares the departments, figure by figure.
func (b *book) departments() {
	var blocks []block
	for _, l := range b.r.Lines {
		if t := b.w.Departments(b.r, l); len(t.Rows) > 0 {
			blocks = append(blocks, block{line: l, table: t})
		}
	}
	if len(blocks) > 0 {
		s := b.sheet("departments", b.w.T("heat.lead"), 26, 27, 9, 12, 12, 10, 17)
		s.long(blocks, every, s.columns)
	}
}

// slices compares ages, jobs and lengths of service, figure by figure.
func (b *book) slices() {
	var blocks []block
	for _, attribute := range reading.Attributes(b.r) {
		for _, l := range b.r.Lines {
			if t := b.w.Slices(b.r, l, attribute); len(t.Rows) > 0 {
				t.Heads[0] = b.w.T("line.place")
				blocks = append(blocks, block{line: l, table: t})
			}
		}
	}
	if len(blocks) > 0 {
		s := b.sheet("slices", b.w.T("slices.lead"), 26, 24, 9, 12, 12, 10, 17)
		s.long(blocks, main, s.columns)
	}
}

// trend is every figure over the months.
func (b *book) trend() {
	var blocks []block
	for _, l := range b.r.Lines {
		if t := b.w.Trend(b.r, l); len(t.Rows) > 0 {
			blocks = append(blocks, block{line: l, table: t, months: true})
		}
	}
	if len(blocks) > 0 {
		s := b.sheet("trend", "", 30, 15, 10, 13, 13, 12)
		s.long(blocks, every, s.course)
	}
}

// topics is what was talked about.
func (b *book) topics() {
	t := b.w.Topics(b.r)
	s := b.sheet("topics", b.w.T("topics.lead"), 32, 14, 13, 13, 13, 20, 12, 12)
	if len(t.Rows) == 0 {
		s.line(kindText, b.w.T(map[bool]string{true: "topics.none", false: "topics.empty"}[reading.Withheld(b.r, "topics")]))
		return
	}
	s.heads(t)
	s.freeze(1)
	at := s.rows(t)
	s.bars(chart{title: b.w.T("topics.chart"), data: at, names: "A", values: "B", scale: reading.PerCent(), format: `0"%"`}, cell(columnsOf(t)+2, at.from))
}

// pooled are the chapters of talks that are too few in a month.
func (b *book) pooled() {
	if len(b.r.Pooled) == 0 {
		return
	}
	s := b.sheet("pooled", b.w.T("pooled.lead"), 44, 14, 14, 14, 14)
	for _, p := range b.r.Pooled {
		s.gap()
		top := s.row
		t := b.w.PooledChapter(p)
		s.line(kindCaption, t.Caption)
		s.line(kindLead, b.w.PooledPeriod(p))
		s.heads(t)
		at := s.rows(t)
		s.columns(chart{title: t.Caption, data: at, names: "A", values: "B", low: "C", high: "D", scale: reading.OneToFive(), format: b.w.AxisFormat(reading.OneToFive())}, cell(7, top))
		s.row = max(s.row, top+chartRows)
	}
}
