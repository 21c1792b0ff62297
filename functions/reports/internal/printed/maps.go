package printed

import (
	"html/template"

	"kikite/functions/reports/internal/reading"
	"kikite/functions/reports/internal/reports"
)

// maps draws the two charts of the job stress map side by side.
func (p writer) maps(j reports.JobStress) template.HTML {
	var d drawing
	p.panel(&d, 40, "stress.mapQuantity", "stress.moreQuantity", "stress.moreControl", j.Quantity, j.Control)
	p.panel(&d, 380, "stress.mapSupport", "stress.moreManager", "stress.moreColleague", j.ManagerSupport, j.ColleagueSupport)
	return d.picture(chartWidth, 320, p.w.T("stress.title"))
}

// panel is one chart: where the company stands between the ends of the scales, 3 and 12.
func (p writer) panel(d *drawing, left float64, title, across, up string, x, y float64) {
	const size, top, low, high = 240.0, 30.0, 3.0, 12.0
	at := func(v float64) float64 { return left + size*(v-low)/(high-low) }
	from := func(v float64) float64 { return top + size*(high-v)/(high-low) }
	d.text(left, 16, "name strong", "start", p.w.T(title))
	for v := low; v <= high; v += 3 {
		d.line(at(v), top, at(v), top+size, "grid")
		d.line(left, from(v), left+size, from(v), "grid")
		d.text(at(v), top+size+15, "tick", "middle", tick(v))
		d.text(left-6, from(v)+4, "tick", "end", tick(v))
	}
	d.text(left+size/2, top+size+34, "tick", "middle", p.w.T(across))
	d.f(`<text transform="translate(%.1f %.1f) rotate(-90)" class="tick" text-anchor="middle">%s</text>`, left-24, top+size/2, template.HTMLEscapeString(p.w.T(up)))
	d.f(`<circle cx="%.1f" cy="%.1f" r="6" class="point"/>`, at(x), from(y))
	d.text(at(x)+10, from(y)-8, "value", "start", p.w.T("stress.here"))
}

// risks draws the health risks with a line at the national average, 100.
func (p writer) risks(t reading.Table) template.HTML {
	nation := 100.0
	return p.bars(t, reading.Scale{Unit: reports.StatMean, Low: 50, High: 150}, &nation)
}
