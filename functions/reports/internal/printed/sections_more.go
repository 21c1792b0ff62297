package printed

import (
	"fmt"

	"kikite/functions/reports/internal/reading"
)

func (p writer) stress() section {
	j := p.r.JobStress
	if j == nil {
		return section{}
	}
	s := section{ID: "stress", Title: p.w.T("stress.title"), Lead: p.w.T("stress.lead")}
	who := p.w.T("stress.people", "from", p.w.Month(j.From), "to", p.w.Month(j.To), "people", p.w.People(j.N, j.NCode))
	risks, scores := p.w.Stress(*j), p.w.StressScores(*j)
	var nation []string
	if len(j.Nation) > 0 {
		nation = []string{p.w.T("stress.nation.text")}
	}
	s.Blocks = []block{
		{Kind: "part", Title: risks.Caption, Lead: who, Chart: p.risks(risks), Tables: []reading.Table{risks}, Notes: []string{p.w.T("stress.nationLine")}},
		{Kind: "part", Title: scores.Caption, Chart: p.maps(*j), Tables: []reading.Table{scores}, Notes: append(nation, p.w.T("stress.source", "source", j.Source))},
	}
	return s
}

func (p writer) topics() section {
	s := section{ID: "topics", Title: p.w.T("topics.title")}
	t := p.w.Topics(p.r)
	if len(t.Rows) == 0 {
		key := "topics.empty"
		if reading.Withheld(p.r, "topics") {
			key = "topics.none"
		}
		s.Blocks = []block{{Texts: []string{p.w.T(key)}}}
		return s
	}
	s.Lead = p.w.T("topics.lead")
	s.Blocks = []block{{Kind: "part", Chart: p.bars(t, reading.PerCent(), nil)}, {Tables: []reading.Table{t}}}
	return s
}

// words are the excerpts and voices.
func (p writer) words() section {
	s := section{ID: "excerpts", Title: p.w.T("excerpts.title")}
	quoted := p.w.Quoted(p.r)
	if len(quoted) == 0 {
		s.Blocks = []block{{Texts: []string{p.w.T("excerpts.none")}}}
	} else {
		s.Lead = p.w.T("excerpts.lead")
	}
	for _, q := range quoted {
		s.Blocks = append(s.Blocks, block{Kind: "quote", Title: q.Topic, Quotes: q.Texts})
	}
	if len(p.r.Voices) > 0 {
		voices := block{Kind: "quote", Title: p.w.T("voices.title"), Lead: p.w.T("voices.lead")}
		for _, v := range p.r.Voices {
			voices.Quotes = append(voices.Quotes, v.Text)
		}
		s.Blocks = append(s.Blocks, voices)
	}
	return s
}

func (p writer) pooled() section {
	s := section{ID: "pooled", Title: p.w.T("pooled.title"), Lead: p.w.T("pooled.lead")}
	for _, chapter := range p.r.Pooled {
		t := p.w.PooledChapter(chapter)
		s.Blocks = append(s.Blocks, block{Kind: "part", Title: t.Caption, Lead: p.w.PooledPeriod(chapter), Chart: p.bars(t, reading.OneToFive(), nil), Tables: []reading.Table{t}})
	}
	return s
}

func (p writer) held() section {
	s := section{ID: "withheld", Title: p.w.T("withheld.title"), Lead: p.w.T("withheld.lead", "threshold", fmt.Sprint(p.r.Threshold))}
	held := p.w.HeldBack(p.r)
	if len(held) == 0 {
		s.Blocks = []block{{Texts: []string{p.w.T("withheld.none")}}}
		return s
	}
	s.Blocks = []block{{Items: held}}
	return s
}

func (p writer) notes() section {
	b := block{}
	for _, n := range p.r.Notes {
		b.Items = append(b.Items, p.w.Say(n))
	}
	return section{ID: "notes", Title: p.w.T("notes.title"), Blocks: []block{b}}
}
