package printed

import (
	"html/template"

	"kikite/functions/reports/internal/reading"
	"kikite/functions/reports/internal/reports"
)

// maps draws the two charts of the job stress map side by side.
func (p writer) maps(j reports.JobStress) template.HTML {
	var d drawing
	quantity, support := make([]place, len(j.Nation)), make([]place, len(j.Nation))
	for i, n := range j.Nation {
		name := p.w.T("stress.nation." + string(n.Who))
		quantity[i], support[i] = place{name, n.Quantity, n.Control}, place{name, n.ManagerSupport, n.ColleagueSupport}
	}
	here := p.w.T("stress.here")
	p.panel(&d, 40, "stress.mapQuantity", "stress.moreQuantity", "stress.moreControl", place{here, j.Quantity, j.Control}, quantity)
	p.panel(&d, 380, "stress.mapSupport", "stress.moreManager", "stress.moreColleague", place{here, j.ManagerSupport, j.ColleagueSupport}, support)
	return d.picture(chartWidth, 336, p.w.T("stress.title"))
}

// place is a point of a map and its name.
type place struct {
	name string
	x, y float64
}

// panel is one chart: where the company and the nation stand between the ends of the scales, 3 and 12.
func (p writer) panel(d *drawing, left float64, title, across, up string, here place, nation []place) {
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
	for i, n := range nation {
		d.mark(i+1, at(n.x), from(n.y))
	}
	d.mark(0, at(here.x), from(here.y))
	for i, key := range append([]place{here}, nation...) {
		x, y := left+float64(i)*86, top+size+58
		d.mark(i, x+5, y-4)
		d.text(x+15, y, "tick", "start", key.name)
	}
}

// mark is a point of a map: the company full, the nation hollow, as a diamond and a square.
func (d *drawing) mark(of int, x, y float64) {
	switch of {
	case 0:
		d.f(`<circle cx="%.1f" cy="%.1f" r="6" class="point"/>`, x, y)
	case 1:
		d.f(`<rect x="%.1f" y="%.1f" width="8" height="8" transform="rotate(45 %.1f %.1f)" class="nation"/>`, x-4, y-4, x, y)
	default:
		d.f(`<rect x="%.1f" y="%.1f" width="8" height="8" class="nation"/>`, x-4, y-4)
	}
}

// risks draws the health risks with a line at the national average, 100.
func (p writer) risks(t reading.Table) template.HTML {
	nation := 100.0
	return p.bars(t, reading.Scale{Unit: reports.StatMean, Low: 50, High: 150}, &nation)
}
