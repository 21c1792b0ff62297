package printed

import (
	"fmt"
	"html/template"
	"strings"

	"kikite/events"
	"kikite/functions/reports/internal/reading"
)

// The width of the charts; they grow and shrink with the paper.
const chartWidth = 660.0

// courseWidth is that of a chart that stands beside its table.
const courseWidth = 380.0

// drawing is an SVG picture in the making.
type drawing struct{ strings.Builder }

func (d *drawing) f(format string, args ...any) { fmt.Fprintf(&d.Builder, format, args...) }

func (d *drawing) text(x, y float64, class, anchor, s string) {
	d.f(`<text x="%.1f" y="%.1f" class="%s" text-anchor="%s">%s</text>`, x, y, class, anchor, template.HTMLEscapeString(s))
}

func (d *drawing) line(x1, y1, x2, y2 float64, class string) {
	d.f(`<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" class="%s"/>`, x1, y1, x2, y2, class)
}

// picture closes a drawing. All of its texts are escaped, everything else are numbers and classes of ours.
func (d *drawing) picture(width, height float64, label string) template.HTML {
	return template.HTML(fmt.Sprintf(`<svg viewBox="0 0 %.0f %.0f" role="img" aria-label="%s" xmlns="http://www.w3.org/2000/svg">%s</svg>`, //nolint:gosec // see above
		width, height, template.HTMLEscapeString(label), d.String()))
}

// bars draws the second column of a table with the ranges of the third, and a line where the whole company stands.
func (p writer) bars(t reading.Table, s reading.Scale, company *float64) template.HTML {
	const left, right, row, top = 216.0, 92.0, 22.0, 6.0
	low, high := s.Ends()
	wide := chartWidth - left - right
	at := func(v float64) float64 { return left + wide*(min(max(v, low), high)-low)/(high-low) }
	var d drawing
	bottom := top + row*float64(len(t.Rows))
	for i := range 5 {
		v := low + (high-low)*float64(i)/4
		d.line(at(v), top, at(v), bottom, "grid")
		d.text(at(v), bottom+15, "tick", "middle", tick(v))
	}
	for i, r := range t.Rows {
		y := top + row*float64(i)
		class := "bar"
		for _, c := range r {
			if c.Tone == reading.Better || c.Tone == reading.Worse {
				class = "bar " + string(c.Tone)
			}
		}
		d.text(left-10, y+row/2+4, "name", "end", shortened(r[0].Text, left-14))
		if n := r[1].Number; n != nil {
			d.f(`<rect x="%.1f" y="%.1f" width="%.1f" height="11" class="%s"/>`, left, y+6, at(n.Value)-left, class)
			p.whisker(&d, r[2], at, y+11.5)
		}
		d.text(chartWidth-right+12, y+row/2+4, "value", "start", r[1].Text)
	}
	if company != nil {
		d.line(at(*company), top-4, at(*company), bottom, "company")
	}
	d.line(left, top, left, bottom, "axis")
	return d.picture(chartWidth, bottom+22, t.Caption)
}

func (p writer) whisker(d *drawing, c reading.Cell, at func(float64) float64, y float64) {
	if c.Upper == nil {
		return
	}
	d.line(at(c.Number.Value), y, at(c.Upper.Value), y, "range")
	d.line(at(c.Number.Value), y-4, at(c.Number.Value), y+4, "range")
	d.line(at(c.Upper.Value), y-4, at(c.Upper.Value), y+4, "range")
}

// course draws a figure over the months with the range of each.
func (p writer) course(t reading.Table, s reading.Scale, months []events.Month) template.HTML {
	const left, right, top, tall = 44.0, 14.0, 20.0, 150.0
	low, high := s.Ends()
	wide := courseWidth - left - right - 20
	y := func(v float64) float64 { return top + tall*(1-(min(max(v, low), high)-low)/(high-low)) }
	x := func(i int) float64 { return left + 10 + wide*(float64(i)+0.5)/float64(len(t.Rows)) }
	var d drawing
	for i := range 5 {
		v := low + (high-low)*float64(i)/4
		d.line(left, y(v), courseWidth-right, y(v), "grid")
		d.text(left-8, y(v)+4, "tick", "end", tick(v))
	}
	last := len(t.Rows) - 1
	var points []string
	for i, r := range t.Rows {
		if r[1].Number != nil {
			points = append(points, fmt.Sprintf("%.1f,%.1f", x(i), y(r[1].Number.Value)))
		}
	}
	d.f(`<polyline points="%s" class="course"/>`, strings.Join(points, " "))
	for i, r := range t.Rows {
		if r[1].Number == nil {
			continue
		}
		d.line(x(i), y(r[2].Number.Value), x(i), y(r[2].Upper.Value), "range")
		d.f(`<circle cx="%.1f" cy="%.1f" r="3.5" class="point"/>`, x(i), y(r[1].Number.Value))
		if (last-i)%3 == 0 { // each would run into the next
			d.text(x(i), top+tall+18, "tick", "middle", p.w.ShortMonth(months[i]))
		}
	}
	d.text(x(last)+6, y(t.Rows[last][1].Number.Value)-10, "value", "end", t.Rows[last][1].Text)
	return d.picture(courseWidth, top+tall+26, t.Caption)
}

func tick(v float64) string {
	if v == float64(int(v)) {
		return fmt.Sprintf("%.0f", v)
	}
	return fmt.Sprintf("%.1f", v)
}

// shortened cuts a name that does not fit; the table beside the chart has it whole. A character of Japanese is about twice as wide as one of Latin.
func shortened(s string, room float64) string {
	const size = 12.0
	used, letters := 0.0, []rune(s)
	for i, c := range letters {
		if c < '\u2e80' {
			used += 0.58 * size
		} else {
			used += size
		}
		if used > room-size && i < len(letters)-1 {
			return string(letters[:i]) + "…"
		}
	}
	return s
}
