package reports

import (
	"slices"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// closed are the lines in which a group that was admitted is not shown after all.
type closed []events.Code

func (c closed) has(m Measure) bool { return slices.Contains(c, m.Code) }

// keepOpen closes lines to groups of departments, the smallest first, until the figures of the company and of the others together tell no
// more of a coded figure than its coding does. What was admitted stays in the ledger.
func (d *decider) keepOpen(lines []Measure, people []person, groups []grouped) {
	smallest := make([]int, len(groups))
	for i := range smallest {
		smallest[i] = i
	}
	slices.SortStableFunc(smallest, func(a, b int) int { return len(groups[a].people) - len(groups[b].people) })
	for _, m := range lines {
		for n := range smallest {
			if !d.narrowed(m, people, groups) {
				break
			}
			g := &groups[smallest[n]]
			g.closed = append(g.closed, m.Code)
		}
	}
}

// keepPartsOpen does the same for an attribute, whose parts are shown or closed together.
func (d *decider) keepPartsOpen(lines []Measure, people []person, parts []parted) []parted {
	as := make([]grouped, len(parts))
	for i, p := range parts {
		as[i] = grouped{people: p.people}
	}
	for _, m := range lines {
		if !d.narrowed(m, people, as) {
			continue
		}
		for i := range parts {
			parts[i].closed = append(parts[i].closed, m.Code)
		}
	}
	return parts
}

// narrowed says whether the groups that a line shows, with the company, tell too much of one of them or of the others.
func (d *decider) narrowed(m Measure, people []person, groups []grouped) bool {
	var pieces []disclosure.Piece
	for _, g := range groups {
		if !g.closed.has(m) {
			pieces = append(pieces, d.told(m, g))
		}
	}
	return len(pieces) > 0 && disclosure.Narrowed(d.told(m, grouped{people: people}), pieces, m.scale())
}

// told is what the figure of a group would tell. A reader may know how many answered even where the report says fewer.
func (d *decider) told(m Measure, g grouped) disclosure.Piece {
	f := m.statistic(g.people, len(g.people))
	if d.headcounts != nil && g.group != nil {
		headcount := 0
		for _, id := range g.group {
			headcount += d.headcounts[id]
		}
		f = m.figure(g.people, headcount, d.k)
	}
	return disclosure.Told(f, len(g.people), m.scale())
}

// scale is what one answer can be worth in a figure of the measure.
func (m Measure) scale() disclosure.Scale {
	if m.Statistic == StatShare {
		return disclosure.Scale{Low: 0, High: 1, Share: true}
	}
	return disclosure.Scale{Low: m.Low, High: m.High}
}
