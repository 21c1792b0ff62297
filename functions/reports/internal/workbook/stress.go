package workbook

import (
	"github.com/xuri/excelize/v2"

	"kikite/functions/reports/internal/reading"
	"kikite/functions/reports/internal/reports"
)

// stress is the job stress map (仕事のストレス判定図): the health risks, the mean scores beside the nation's, and where they stand.
func (b *book) stress() {
	j := b.r.JobStress
	if j == nil {
		return
	}
	s := b.sheet("stress", b.w.T("stress.lead"), 34, 14, 16, 16, 14, 14, 14, 14, 14)
	s.onePage()
	s.line(kindLead, b.w.T("stress.people", "from", b.w.Month(j.From), "to", b.w.Month(j.To), "people", b.w.People(j.N, j.NCode)))
	top := s.row
	risks := s.table(b.w.Stress(*j))
	scale := reading.Scale{Unit: reports.StatMean, Low: 50, High: 150}
	s.columns(chart{title: b.w.T("stress.risks"), data: risks, names: "A", values: "B", low: "C", high: "D", scale: scale, format: "0"}, cell(6, top))
	s.row = max(s.row, top+chartRows)
	s.gap()
	scores := s.table(b.w.StressScores(*j))
	if len(j.Nation) > 0 {
		s.line(kindLead, b.w.T("stress.nation.text"))
	}
	s.line(kindLead, b.w.T("stress.source", "source", j.Source))
	s.gap()
	names := len(j.Nation) + 1
	s.points(b.w.T("stress.mapQuantity"), b.w.T("stress.moreQuantity"), b.w.T("stress.moreControl"), scores, 0, 1, names, cell(1, s.row))
	s.points(b.w.T("stress.mapSupport"), b.w.T("stress.moreManager"), b.w.T("stress.moreColleague"), scores, 2, 3, names, cell(5, s.row))
}

// points draws one chart of the map: in each column from the second one on, the row across and the row up of a table of scores are a point.
func (s *sheet) points(title, across, up string, scores placed, x, y, columns int, at string) {
	const side = 400
	c := chart{title: title, data: scores, scale: reading.Scale{Unit: reports.StatMean, Low: 3, High: 12}, format: "0"}
	m := c.base(excelize.Scatter, side)
	m.Dimension.Width = side + 60
	m.XAxis, m.YAxis = s.b.axis(c), s.b.axis(c)
	m.XAxis.MajorUnit, m.YAxis.MajorUnit = 3, 3
	m.XAxis.Title, m.YAxis.Title = axisTitle(across), axisTitle(up)
	looks := []struct{ symbol, ground, edge string }{{"circle", green, green}, {"diamond", amber, amber}, {"square", blue, blue}}
	for i := range columns {
		column, l := letter(i+2), looks[min(i, len(looks)-1)]
		one := func(row int) string { return placed{scores.sheet, 0, scores.from + row, scores.from + row}.ref(column) }
		m.Series = append(m.Series, excelize.ChartSeries{Name: scores.name(column), Categories: one(x), Values: one(y), Line: excelize.LineOptions{Type: excelize.LineNone},
			Marker: excelize.ChartMarker{Symbol: l.symbol, Size: 9, Fill: solid(l.ground), Border: excelize.LineOptions{Type: excelize.LineSolid, Fill: solid(l.edge), Width: 1.25}}})
	}
	s.b.do(s.b.f.AddChart(s.name, at, &m))
}

func axisTitle(text string) excelize.ChartTitle {
	f := small()
	return excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: text, Font: &f}}}
}
