package printed

import (
	"fmt"
	"strings"

	"kikite/events"
	"kikite/functions/reports/internal/reading"
	"kikite/functions/reports/internal/reports"
)

func (p writer) comment() []block {
	if p.r.Comment == "" {
		return nil
	}
	return []block{{Kind: "comment", Title: p.w.T("summary.comment"), Texts: strings.Split(p.r.Comment, "\n")}}
}

// summary is what is read first.
func (p writer) summary() section {
	s := section{ID: "summary", Title: p.w.T("summary.title"), Blocks: p.comment()}
	s.Blocks = append(s.Blocks, block{Kind: "tiles", Tiles: p.tiles()}, block{Title: p.w.T("summary.changes"), Items: p.changes()})
	overview := p.w.Overview(p.r)
	s.Blocks = append(s.Blocks, block{Title: overview.Caption, Tables: []reading.Table{overview}})
	return s
}

func (p writer) tiles() []tile {
	talked := tile{Name: p.w.T("use.talked"), Value: p.w.T("figure.none")}
	if c := p.r.Use.Talked; c != nil {
		talked.Value, talked.People = p.w.People(c.Value, c.Coding), p.w.T("summary.talkedOf", "invited", fmt.Sprint(p.r.Use.Invited))
	}
	out := []tile{talked}
	for _, code := range reading.Main() {
		for _, l := range p.r.Lines {
			if l.Code != code {
				continue
			}
			t := tile{Name: p.w.Short(l), Value: p.w.T("figure.none")}
			if f := l.Company; f != nil {
				s := reading.ScaleOf(l)
				t.Value, t.Range, t.People = p.w.Value(s, *f), p.w.T("figure.rangeText", "range", p.w.Range(s, f.Low, f.High)), p.w.Answered(f.N, f.NCode)
			}
			out = append(out, t)
		}
	}
	return out
}

// changes says what moved since the last report; nothing else is said to have changed.
func (p writer) changes() []string {
	var moved []string
	var since events.Month
	for _, l := range p.r.Lines {
		if l.Change == nil || l.Company == nil {
			continue
		}
		since = max(since, l.Change.Since)
		if l.Change.Differs == "" {
			continue
		}
		before := p.w.T("figure.none")
		for _, t := range l.Trend {
			if t.Month == l.Change.Since {
				before = p.w.Value(reading.ScaleOf(l), t.Figure)
			}
		}
		moved = append(moved, p.w.T("summary."+l.Change.Differs, "label", p.w.Say(l.Label), "before", before, "now", p.w.Value(reading.ScaleOf(l), *l.Company)))
	}
	switch {
	case since == "":
		return []string{p.w.T("summary.first")}
	case len(moved) == 0:
		return []string{p.w.T("summary.unchanged", "month", p.w.Month(since))}
	default:
		return append([]string{p.w.T("summary.since", "month", p.w.Month(since))}, moved...)
	}
}

func (p writer) findings() section {
	s := section{ID: "findings", Title: p.w.T("findings.title")}
	if len(p.r.Findings) == 0 {
		s.Blocks = []block{{Texts: []string{p.w.T("findings.none")}}}
		return s
	}
	seen := block{Kind: "findings", Title: p.w.T("findings.seen")}
	for i, f := range p.r.Findings {
		var places []string
		for _, path := range f.Evidence {
			if place := p.w.Place(p.r, path); place != "" {
				places = append(places, place)
			}
		}
		one := finding{Number: fmt.Sprint(i + 1), Statement: p.w.Say(f.Statement), Mark: p.w.T("findings.sure." + string(f.Sure))}
		if len(places) > 0 {
			one.Facts = []string{p.w.T("findings.evidence", "place", p.w.List(places))}
		}
		seen.Findings = append(seen.Findings, one)
	}
	s.Blocks = []block{seen}
	if todo := p.proposals(); len(todo.Findings) > 0 {
		s.Blocks = append(s.Blocks, todo)
	}
	return s
}

func (p writer) proposals() block {
	out := block{Kind: "findings", Title: p.w.T("findings.proposals")}
	for _, r := range reading.Proposals(p.r) {
		var of []string
		for _, i := range r.Findings {
			of = append(of, fmt.Sprint(i+1))
		}
		one := finding{Number: "→", Statement: p.w.Say(r.Action), Mark: p.w.T("findings.effort." + string(r.Effort)), Facts: []string{p.w.T("findings.finding") + " " + strings.Join(of, ", ")}}
		for _, f := range []struct{ key, text string }{{"findings.who", p.w.Say(r.Who)}, {"findings.evidenceOf", p.w.Say(r.Evidence)}} {
			if f.text != "" {
				one.Facts = append(one.Facts, p.w.T(f.key)+p.w.T("line.of")+f.text)
			}
		}
		one.Facts = append(one.Facts, p.w.T("findings.basis", "basis", r.Basis))
		out.Findings = append(out.Findings, one)
	}
	return out
}

func (p writer) use() section {
	t := p.w.Use(p.r)
	s := section{ID: "use", Title: t.Caption, Lead: p.w.T("use.lead"), Blocks: []block{{Tables: []reading.Table{t}}}}
	if text := p.w.Say(p.r.Participation); text != "" {
		s.Blocks = append(s.Blocks, block{Title: p.w.T("use.participation"), Texts: []string{text}})
	}
	return s
}

func (p writer) departments() section {
	t := p.w.Heat(p.r)
	if len(t.Rows) == 0 {
		return section{}
	}
	return section{ID: "departments", Title: p.w.T("heat.title"), Lead: p.w.T("heat.lead"), Blocks: []block{{Kind: "heat", Tables: pieces(t), Notes: p.w.Merged(p.r),
		Items: []string{"▲ " + p.w.T("heat.legendBetter"), "▼ " + p.w.T("heat.legendWorse"), "△▽ " + p.w.T("heat.legendLean"), "— " + p.w.T("heat.legendNone")}}}}
}

// chapters shows every line: its figure, the departments and the months.
func (p writer) chapters() []section {
	var out []section
	for _, code := range reading.Chapters() {
		s := section{ID: "chapter-" + string(code), Title: p.w.T("chapter." + string(code) + ".title"), Lead: p.w.T("chapter." + string(code) + ".lead")}
		for _, l := range reading.Lines(p.r, code) {
			s.Blocks = append(s.Blocks, p.line(l)...)
		}
		out = append(out, s)
	}
	return out
}

func (p writer) line(l reports.Line) []block {
	head := block{Kind: "line", Title: p.w.Say(l.Label)}
	if l.Company == nil {
		head.Texts = []string{p.w.T("line.withheld")}
		return []block{head}
	}
	f, s := *l.Company, reading.ScaleOf(l)
	head.Headline = p.w.Value(s, f)
	head.Lead = strings.Join([]string{p.w.T("figure.rangeText", "range", p.w.Range(s, f.Low, f.High)), p.w.Answered(f.N, f.NCode), p.w.Direction(l)}, p.w.T("figure.dot"))
	out := []block{head}
	if t := p.w.Departments(p.r, l); len(t.Rows) > 0 {
		out = append(out, block{Kind: "part", Title: p.w.T("line.groups"), Chart: p.bars(t, s, &f.Value), Tables: []reading.Table{t}, Notes: []string{p.w.T("line.key")}})
	} else {
		out[0].Texts = []string{p.w.T("line.noGroups")}
	}
	if t := p.w.Trend(p.r, l); len(t.Rows) > 0 {
		out = append(out, block{Kind: "part beside", Title: p.w.T("line.trend"), Chart: p.course(t, s, months(reading.Course(p.r, l))), Tables: []reading.Table{t}})
	}
	return out
}

func (p writer) slices() section {
	s := section{ID: "slices", Title: p.w.T("slices.title"), Lead: p.w.T("slices.lead")}
	for _, attribute := range reading.Attributes(p.r) {
		for _, l := range p.r.Lines {
			t := p.w.Slices(p.r, l, attribute)
			if len(t.Rows) == 0 {
				continue
			}
			var company *float64
			if l.Company != nil {
				company = &l.Company.Value
			}
			s.Blocks = append(s.Blocks, block{Kind: "part", Title: t.Caption, Chart: p.bars(t, reading.ScaleOf(l), company), Tables: []reading.Table{t}})
		}
	}
	return s
}

func (p writer) comparison() section {
	s := section{ID: "comparison", Title: p.w.T("benchmark.title"), Lead: p.w.T("benchmark.lead")}
	for _, l := range p.r.Lines {
		if t := p.w.Benchmark(l); len(t.Rows) > 0 {
			s.Blocks = append(s.Blocks, block{Kind: "part", Title: p.w.Say(l.Label), Chart: p.bars(t, reading.ScaleOf(l), nil), Tables: []reading.Table{t}})
		}
	}
	return s
}

func months(course []reports.TrendPoint) []events.Month {
	out := make([]events.Month, len(course))
	for i, point := range course {
		out[i] = point.Month
	}
	return out
}

// acrossPaper is how many figures stand beside each other on A4.
const acrossPaper = 9

// pieces cuts a table that is too wide for the paper into several, each with the names of the rows.
func pieces(t reading.Table) []reading.Table {
	var out []reading.Table
	for from := 1; from < len(t.Heads); from += acrossPaper {
		to := min(from+acrossPaper, len(t.Heads))
		piece := reading.Table{Caption: t.Caption, Heads: append([]string{t.Heads[0]}, t.Heads[from:to]...)}
		for _, row := range t.Rows {
			piece.Rows = append(piece.Rows, append([]reading.Cell{row[0]}, row[from:to]...))
		}
		out = append(out, piece)
	}
	return out
}
