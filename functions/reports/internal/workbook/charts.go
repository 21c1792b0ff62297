package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"kikite/functions/reports/internal/reading"
)

// chart is where a chart takes its figures from, and what it says.
type chart struct {
	title  string
	data   placed
	names  string // column of the categories
	values string
	low    string // "" where there are no ranges
	high   string
	scale  reading.Scale
	format string
	months bool // the names are months
}

// Sizes of the charts in pixels, and of the rows beside them.
const (
	chartWidth  = 450 // as wide as the columns beside a table that are kept for it, see paper.go
	chartHeight = 300
	tallChart   = 400 // with names that take several lines
	manyNames   = 6
	chartRows   = chartHeight*3/4/rowPoints + 2 // that a chart takes, with a gap
)

// height is the chart's in pixels: names side by side need room below them.
func (c chart) height() uint {
	if !c.months && c.data.to-c.data.from >= manyNames {
		return tallChart
	}
	return chartHeight
}

// points is the chart's height on paper.
func (c chart) points() float64 { return float64(c.height()) * 3 / 4 }

func (p placed) ref(column string) string {
	return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", p.sheet, column, p.from, column, p.to)
}

// name is where the name of a series stands: over its column. A chart takes no text for it, only a place.
func (p placed) name(column string) string {
	return fmt.Sprintf("'%s'!$%s$%d", p.sheet, column, p.head)
}

func (b *book) axis(c chart) excelize.ChartAxis {
	low, high := c.scale.Ends()
	return excelize.ChartAxis{Minimum: &low, Maximum: &high, MajorGridLines: true, Font: small(), NumFmt: excelize.ChartNumFmt{CustomNumFmt: c.format}}
}

func small() excelize.Font { return excelize.Font{Family: family, Size: 9, Color: quiet} }

func solid(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

func (c chart) base(kind excelize.ChartType, height uint) excelize.Chart {
	no := false
	return excelize.Chart{Type: kind, Dimension: excelize.ChartDimension{Width: chartWidth, Height: height}, VaryColors: &no,
		Title:  excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.title, Font: &excelize.Font{Family: family, Size: 11, Bold: true, Color: ink}}}},
		Legend: excelize.ChartLegend{Position: "bottom", Font: &excelize.Font{Family: family, Size: 9, Color: quiet}}, Border: excelize.LineOptions{Type: excelize.LineSolid, Fill: solid(rule), Width: 0.75},
		Format: excelize.GraphicOptions{AltText: c.title, Positioning: "oneCell"}, ShowBlanksAs: "gap"}
}

// columns draws figures side by side, with marks at the ends of their ranges.
func (s *sheet) columns(c chart, at string) {
	bars := c.base(excelize.Col, c.height())
	bars.YAxis, bars.XAxis = s.b.axis(c), excelize.ChartAxis{Font: small()}
	bars.Series = []excelize.ChartSeries{{Name: c.data.name(c.values), Categories: c.data.ref(c.names), Values: c.data.ref(c.values), Fill: solid(green)}}
	gap := uint(60)
	bars.GapWidth = &gap
	if c.low == "" {
		bars.Legend.Position = "none"
		s.b.do(s.b.f.AddChart(s.name, at, &bars))
		return
	}
	// The two share their axes, which are those of the last.
	ends := excelize.Chart{Type: excelize.Line, XAxis: excelize.ChartAxis{HighLowLines: true, Font: small()}, YAxis: s.b.axis(c), Series: []excelize.ChartSeries{s.end(c, c.low), s.end(c, c.high)}}
	s.b.do(s.b.f.AddChart(s.name, at, &bars, &ends))
}

// end is the series of one end of the ranges: marks without a line.
func (s *sheet) end(c chart, column string) excelize.ChartSeries {
	return excelize.ChartSeries{Name: c.data.name(column), Categories: c.data.ref(c.names), Values: c.data.ref(column), Line: excelize.LineOptions{Type: excelize.LineNone},
		Marker: excelize.ChartMarker{Symbol: "dash", Size: 8, Fill: solid(ink), Border: excelize.LineOptions{Type: excelize.LineSolid, Fill: solid(ink)}}}
}

// course draws a figure over the months between the ends of its ranges.
func (s *sheet) course(c chart, at string) {
	l := c.base(excelize.Line, c.height())
	l.YAxis, l.XAxis = s.b.axis(c), excelize.ChartAxis{Font: small()}
	thin := func(column string) excelize.ChartSeries {
		return excelize.ChartSeries{Name: c.data.name(column), Categories: c.data.ref(c.names), Values: c.data.ref(column),
			Fill: solid(between), Line: excelize.LineOptions{Type: excelize.LineSolid, Dash: excelize.LineDashSysDash, Width: 1}, Marker: excelize.ChartMarker{Symbol: "none"}}
	}
	l.Series = []excelize.ChartSeries{
		{Name: c.data.name(c.values), Categories: c.data.ref(c.names), Values: c.data.ref(c.values), Fill: solid(green), Line: excelize.LineOptions{Type: excelize.LineSolid, Width: 2.25},
			Marker: excelize.ChartMarker{Symbol: "circle", Size: 6, Fill: solid(green), Border: excelize.LineOptions{Type: excelize.LineSolid, Fill: solid(green)}}},
		thin(c.low), thin(c.high),
	}
	s.b.do(s.b.f.AddChart(s.name, at, &l))
}

// bars draws figures below each other, the first on top.
func (s *sheet) bars(c chart, at string) {
	l := c.base(excelize.Bar, uint(max(chartHeight, 110+28*(c.data.to-c.data.from+1))))
	l.YAxis, l.XAxis = s.b.axis(c), excelize.ChartAxis{ReverseOrder: true, Font: small()}
	l.Legend.Position = "none"
	gap := uint(40)
	l.GapWidth = &gap
	l.PlotArea.ShowVal = true
	l.Series = []excelize.ChartSeries{{Name: c.data.name(c.values), Categories: c.data.ref(c.names), Values: c.data.ref(c.values), Fill: solid(green), DataLabel: excelize.ChartDataLabel{Font: small()}}}
	s.b.do(s.b.f.AddChart(s.name, at, &l))
}
