package reports

import (
	"slices"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// shown are the lines in which a group that was admitted is shown, with what its figure tells.
type shown map[events.Code]disclosure.Piece

func (s shown) in(m Measure) bool {
	_, is := s[m.Code]
	return is
}

// keepOpen decides which of the admitted cells every line of a measure shows. All figures of a line in the month, those of earlier revisions too, must
// leave open together what the coding of each leaves open alone; if they do not, attributes give way first, then groups of departments, the smallest
// first. What was admitted stays in the ledger.
func (d *decider) keepOpen(measure events.Code, people []person, out *decision) {
	cut := newMemberCut(d.ledgers.Book, people)
	cells := out.cells()
	for _, c := range cells {
		cut.along(c.members)
	}
	for _, m := range d.lines(measure) {
		d.show(m, cut, cells)
	}
}

// cell is a group of the decision that a line may show.
type cell struct {
	grouped
	family int // cells of a family are shown or hidden together
}

// cells are the admitted ones in the order in which they give way: the last of all is the company.
func (out *decision) cells() []cell {
	var cells []cell
	family := 0
	for i := len(out.parts) - 1; i >= 0; i-- {
		p := out.parts[i]
		if i == len(out.parts)-1 || out.parts[i+1].attribute != p.attribute {
			family++
		}
		cells = append(cells, cell{grouped{people: p.people, members: p.members, shown: p.shown}, family})
	}
	groups := slices.Clone(out.groups)
	slices.SortStableFunc(groups, func(a, b grouped) int { return len(a.people) - len(b.people) })
	for _, g := range groups {
		family++
		cells = append(cells, cell{g, family})
	}
	if out.company {
		cells = append(cells, cell{out.whole, family + 1})
	}
	return cells
}

// show notes in the cells that a line can show that it does.
func (d *decider) show(m Measure, cut *memberCut, cells []cell) {
	earlier := d.ledgers.told.of(d.month, m.Code)
	if len(earlier) > 0 {
		cut = cut.clone()
		for _, e := range earlier {
			cut.along(e.members)
		}
	}
	line := disclosure.NewLine(m.scale(), cut.count(), cut.sums(m))
	for _, e := range earlier {
		line.Tell(e.piece, cut.atoms(e.members))
	}
	pieces, numbers := make([]disclosure.Piece, len(cells)), make([]int, len(cells))
	for i, c := range cells {
		pieces[i] = d.told(m, c.grouped)
		numbers[i] = line.Tell(pieces[i], cut.atoms(c.members))
	}
	hidden := giveWay(line, cells, numbers)
	for i, c := range cells {
		if !hidden[c.family] {
			c.shown[m.Code] = pieces[i]
			d.ledgers.told.add(d.month, m.Code, toldCell{c.members, pieces[i]})
		}
	}
}

// giveWay hides families until the line is open, and then shows again, the last first, those that it stays open with.
func giveWay(line *disclosure.Line, cells []cell, numbers []int) map[int]bool {
	hidden := map[int]bool{}
	set := func(family int, hide bool) {
		hidden[family] = hide
		for i, c := range cells {
			if c.family == family {
				line.Hide(numbers[i], hide)
			}
		}
	}
	for i := 0; i < len(cells) && !line.Open(); i++ {
		set(cells[i].family, true)
	}
	for i := len(cells) - 1; i >= 0; i-- {
		if f := cells[i].family; hidden[f] {
			if set(f, false); !line.Open() {
				set(f, true)
			}
		}
	}
	return hidden
}

// told is what the figure of a cell would tell. A reader may know how many answered even where the report says fewer.
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

// worth is a value's part of the sum behind a figure of the measure.
func (m Measure) worth(value float64) float64 {
	if m.Statistic != StatShare {
		return value
	}
	if value >= m.From {
		return 1
	}
	return 0
}
