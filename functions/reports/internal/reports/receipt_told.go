package reports

import (
	"strings"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// told is the number of people that the report names for a cell; found is false where it names none.
func (r Report) told(cell string) (n int, atLeast, found bool) {
	parts := strings.Split(cell, "/")
	switch {
	case parts[0] == "use" && len(parts) == 2:
		return r.Use.told(parts[1])
	case parts[0] == "lines" && len(parts) == 3:
		return r.lineTold(events.Code(parts[1]), parts[2])
	case cell == "topics" && len(r.Topics) > 0:
		return figureTold(&r.Topics[0].Share)
	case parts[0] == "topics" && len(parts) == 2:
		for _, t := range r.Topics {
			if string(t.Code) == parts[1] {
				return figureTold(t.Polarity)
			}
		}
	case parts[0] == "pooled" && len(parts) == 3:
		for _, p := range r.Pooled {
			for _, f := range p.Figures {
				if string(p.Program) == parts[1] && string(f.Code) == parts[2] {
					n, _, found = figureTold(&f.Figure)
					return n, true, found // rounded down
				}
			}
		}
	}
	return 0, false, false
}

func (u Use) told(what string) (n int, atLeast, found bool) {
	counts := map[string]*Count{"registered": u.Registered, "booked": u.Booked, "talked": u.Talked, "answered": u.Answered}
	c := counts[what]
	if c == nil {
		return 0, false, false
	}
	if c.Coding == disclosure.AtMost { // tells nothing of how many there are
		return 0, false, false
	}
	return c.Value, c.Coding != disclosure.Exact, true
}

func (r Report) lineTold(code events.Code, group string) (n int, atLeast, found bool) {
	for _, l := range r.Lines {
		if l.Code != code {
			continue
		}
		if group == "company" {
			return figureTold(l.Company)
		}
		for _, figures := range [][]GroupFigure{l.Groups, l.Slices} {
			for _, g := range figures {
				if g.Group == group {
					return figureTold(&g.Figure)
				}
			}
		}
	}
	return 0, false, false
}

func figureTold(f *disclosure.Figure) (n int, atLeast, found bool) {
	if f == nil {
		return 0, false, false
	}
	return f.N, f.NCode != disclosure.Exact, true
}
