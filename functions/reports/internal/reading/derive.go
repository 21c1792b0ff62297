package reading

import (
	"cmp"
	"slices"
	"strings"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
	"kikite/functions/reports/internal/reports"
)

// Chapters are the chapters of lines in the order in which they are read.
func Chapters() []events.Code {
	return []events.Code{reports.ChapterFit, reports.ChapterMental, reports.ChapterLeave, reports.ChapterTalk, reports.ChapterSelf}
}

// Main are the lines that stand in the summary.
func Main() []events.Code { return []events.Code{"engagement", "job_fit", "k6_distress", "leave"} }

// Lines are the lines of a chapter.
func Lines(r reports.Report, chapter events.Code) []reports.Line {
	var out []reports.Line
	for _, l := range r.Lines {
		if l.Chapter == chapter {
			out = append(out, l)
		}
	}
	return out
}

// ToneOf is how a group stands: by the report's own test, or leaning.
func ToneOf(l reports.Line, g reports.GroupFigure) Tone {
	switch {
	case g.Differs != "":
		return Tone(g.Differs)
	case l.Company == nil || g.Figure.Coding != disclosure.Exact || l.Company.Value >= g.Figure.Low && l.Company.Value <= g.Figure.High:
		return Plain
	case (g.Figure.Value > l.Company.Value) == (l.Better > 0):
		return LeanBetter
	default:
		return LeanWorse
	}
}

// Ranked is a proposal with the findings that it answers.
type Ranked struct {
	reports.Proposal
	Findings []int // positions in the report, from 0
}

// Proposals are the proposals, each once: the one that answers most findings comes first, then what is easier to start.
func Proposals(r reports.Report) []Ranked {
	var out []Ranked
	for i, f := range r.Findings {
		for _, p := range f.Proposals {
			at := slices.IndexFunc(out, func(k Ranked) bool { return k.Code == p.Code })
			if at < 0 {
				out = append(out, Ranked{Proposal: p})
				at = len(out) - 1
			}
			out[at].Findings = append(out[at].Findings, i)
		}
	}
	effort := []events.Code{"low", "medium", "high"}
	slices.SortStableFunc(out, func(a, b Ranked) int {
		return cmp.Or(len(b.Findings)-len(a.Findings), slices.Index(effort, a.Effort)-slices.Index(effort, b.Effort))
	})
	return out
}

// Polarity is how a topic was spoken of, said only where the range leaves no doubt; "" if it is not shown.
func Polarity(t reports.Topic) string {
	switch p := t.Polarity; {
	case p == nil:
		return ""
	case p.High < 0:
		return "negative"
	case p.Low > 0:
		return "positive"
	default:
		return "neutral"
	}
}

// Course is a line's figures over the months, the report's own last; nil if there is nothing to compare.
func Course(r reports.Report, l reports.Line) []reports.TrendPoint {
	if len(l.Trend) == 0 || l.Company == nil {
		return nil
	}
	out := slices.SortedFunc(slices.Values(l.Trend), func(a, b reports.TrendPoint) int { return cmp.Compare(a.Month, b.Month) })
	return append(out, reports.TrendPoint{Month: r.Month, Figure: *l.Company})
}

// Withheld says whether a place is among what the report holds back.
func Withheld(r reports.Report, path string) bool {
	return slices.ContainsFunc(r.Withheld, func(w reports.Withheld) bool { return w.What == path })
}

// Place names a path of the report (see reports.Withheld and reports.Finding) by the words that stand on the page; "" for one without a name.
func (w *Words) Place(r reports.Report, path string) string {
	parts := append(strings.Split(path, "/"), "", "")
	switch {
	case parts[0] == "lines" && parts[2] != "":
		return w.linePlace(r, parts[1], parts[2])
	case path == "topics":
		return w.T("withheld.topics")
	case parts[0] == "topics" && parts[1] != "":
		return w.T("evidence.topic", "topic", w.Topic(events.Code(parts[1])))
	case parts[0] == "use" && w.has("use."+parts[1]):
		return w.T("use." + parts[1])
	case parts[0] == "pooled" && (parts[1] == string(events.Exit) || parts[1] == string(events.PreJoining)):
		return w.T("pooled.who." + parts[1])
	case path == "job_stress":
		return w.T("stress.title")
	case path == "report":
		return w.T("withheld.report")
	default:
		return ""
	}
}

func (w *Words) linePlace(r reports.Report, code, group string) string {
	at := slices.IndexFunc(r.Lines, func(l reports.Line) bool { return string(l.Code) == code })
	if at < 0 {
		return ""
	}
	label := w.Say(r.Lines[at].Label)
	if name := w.Group(r, group); name != "" {
		return w.T("evidence.group", "label", label, "group", name)
	}
	return w.T("evidence.company", "label", label)
}

// Group names a department group or a slice by its ID; "" if there is none.
func (w *Words) Group(r reports.Report, id string) string {
	for _, g := range r.Groups {
		if g.ID == id {
			return w.Path(g.Name)
		}
	}
	for _, s := range r.Slices {
		if s.ID == id {
			return w.Say(s.Label)
		}
	}
	return ""
}
