package reading

import (
	"fmt"

	"kikite/functions/reports/internal/disclosure"
	"kikite/functions/reports/internal/reports"
)

// Topics is what was talked about, how many raised it, and how they spoke of it.
func (w *Words) Topics(r reports.Report) Table {
	t := Table{Caption: w.T("topics.chart"), Heads: []string{w.T("topics.topic"), w.T("topics.share"), w.T("line.range"), w.T("topics.people"), w.T("topics.tone"), w.T("topics.polarity")}}
	for _, topic := range r.Topics {
		row := []Cell{text(w.Topic(topic.Code)), w.value(perCent, topic.Share), w.span(perCent, topic.Share.Low, topic.Share.High), w.people(topic.Share.N, topic.Share.NCode), w.none(), text("")}
		if how := Polarity(topic); how != "" {
			row[4] = Cell{Text: w.T("topics." + how), Tone: map[string]Tone{"negative": Worse, "positive": Better}[how]}
			row[5] = w.polarity(*topic.Polarity)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// polarity is the interval of how a topic was spoken of, from -1 to 1.
func (w *Words) polarity(f disclosure.Figure) Cell {
	const signed = `+0.0;-0.0;0.0`
	return Cell{Text: w.T("topics.between", "low", sign(f.Low), "high", sign(f.High)), Number: &Number{f.Low, signed}, Upper: &Number{f.High, signed}}
}

func sign(v float64) string {
	if v == 0 {
		return "0.0"
	}
	return fmt.Sprintf("%+.1f", v)
}

// PooledChapter is a chapter of talks that are too few in a month.
func (w *Words) PooledChapter(p reports.Pooled) Table {
	t := Table{Caption: w.PooledTitle(p), Heads: []string{w.T("pooled.table"), w.T("line.value"), w.T("line.range"), w.T("line.people")}}
	for _, f := range p.Figures {
		t.Rows = append(t.Rows, []Cell{text(w.Pooled(f.Code)), w.value(oneToFive, f.Figure), w.span(oneToFive, f.Figure.Low, f.Figure.High), w.people(f.Figure.N, f.Figure.NCode)})
	}
	return t
}

// PooledTitle is the heading of a pooled chapter.
func (w *Words) PooledTitle(p reports.Pooled) string { return w.T("pooled." + string(p.Program)) }

// PooledPeriod says of which months it is.
func (w *Words) PooledPeriod(p reports.Pooled) string {
	return w.T("pooled.period", "from", w.Month(p.From), "to", w.Month(p.To)) + w.T("figure.dot") + w.T("pooled.scale")
}

// Stress is the health risk of the job stress map.
func (w *Words) Stress(s reports.JobStress) Table {
	t := Table{Caption: w.T("stress.risks"), Heads: []string{w.T("stress.risk"), w.T("line.value"), w.T("line.range")}}
	for _, row := range []struct {
		key  string
		risk reports.Risk
	}{{"quantityControl", s.QuantityControl}, {"support", s.Support}, {"total", s.Total}} {
		whole := func(v float64) *Number { return &Number{v, "0"} }
		t.Rows = append(t.Rows, []Cell{text(w.T("stress." + row.key)), {Text: fmt.Sprintf("%.0f", row.risk.Value), Number: whole(row.risk.Value)},
			{Text: w.T("figure.range", "low", fmt.Sprintf("%.0f", row.risk.Low), "high", fmt.Sprintf("%.0f", row.risk.High)), Number: whole(row.risk.Low), Upper: whole(row.risk.High)}})
	}
	return t
}

// StressScores are the four means behind the job stress map.
func (w *Words) StressScores(s reports.JobStress) Table {
	t := Table{Caption: w.T("stress.scores"), Heads: []string{w.T("stress.scale"), w.T("stress.here")}}
	for _, n := range s.Nation {
		t.Heads = append(t.Heads, w.T("stress.nation."+string(n.Who)))
	}
	for _, row := range []struct {
		key   string
		value float64
		of    func(reports.StrainPoint) float64
	}{
		{"quantity", s.Quantity, func(p reports.StrainPoint) float64 { return p.Quantity }},
		{"control", s.Control, func(p reports.StrainPoint) float64 { return p.Control }},
		{"manager", s.ManagerSupport, func(p reports.StrainPoint) float64 { return p.ManagerSupport }},
		{"colleague", s.ColleagueSupport, func(p reports.StrainPoint) float64 { return p.ColleagueSupport }},
	} {
		scale := Scale{Unit: reports.StatMean, Low: 3, High: 12}
		cells := []Cell{text(w.T("stress." + row.key)), w.value(scale, disclosure.Figure{Value: row.value})}
		for _, n := range s.Nation {
			cells = append(cells, w.value(scale, disclosure.Figure{Value: row.of(n)}))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// HeldBack are the names of what is not shown, with the reason where the reader may know it.
func (w *Words) HeldBack(r reports.Report) []string {
	var out []string
	for _, h := range r.Withheld {
		name := w.Place(r, h.What)
		if name == "" {
			continue
		}
		if h.Why != "protected" {
			name += " — " + w.T("withheld."+string(h.Why), "threshold", fmt.Sprint(r.Threshold))
		}
		out = append(out, name)
	}
	return out
}

// Quoted are the approved excerpts by topic. The same words of several people stand once: how often would be a number below the threshold.
func (w *Words) Quoted(r reports.Report) []Quotes {
	var out []Quotes
	at, seen := map[string]int{}, map[string]bool{}
	for _, e := range r.Excerpts {
		topic := w.Topic(e.Topic)
		if seen[topic+mark+e.Text] {
			continue
		}
		seen[topic+mark+e.Text] = true
		i, known := at[topic]
		if !known {
			i = len(out)
			at[topic] = i
			out = append(out, Quotes{Topic: topic})
		}
		out[i].Texts = append(out[i].Texts, e.Text)
	}
	return out
}

// Quotes are excerpts on one topic.
type Quotes struct {
	Topic string
	Texts []string
}
