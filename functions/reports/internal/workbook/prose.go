package workbook

import (
	"fmt"
	"strings"

	"kikite/functions/reports/internal/reading"
)

// words are the excerpts and voices.
func (b *book) words() {
	s := b.sheet("words", "", 30, 110)
	s.gap()
	s.line(kindCaption, b.w.T("excerpts.title"))
	quoted := b.w.Quoted(b.r)
	if len(quoted) == 0 {
		s.line(kindText, b.w.T("excerpts.none"))
	} else {
		s.line(kindLead, b.w.T("excerpts.lead"))
		var t reading.Table
		for _, q := range quoted {
			for _, text := range q.Texts {
				t.Rows = append(t.Rows, []reading.Cell{{Text: q.Topic}, {Text: text}})
			}
		}
		t.Heads = []string{b.w.T("topics.topic"), b.w.T("excerpts.title")}
		s.heads(t)
		s.rows(t)
	}
	if len(b.r.Voices) == 0 {
		return
	}
	s.gap()
	s.line(kindCaption, b.w.T("voices.title"))
	s.line(kindLead, b.w.T("voices.lead"))
	for _, v := range b.r.Voices {
		s.line(kindText, v.Text)
	}
}

// findings are what the figures point out and what may be done.
func (b *book) findings() {
	s := b.sheet("findings", "", 8, 62, 24, 40, 40, 40)
	if len(b.r.Findings) == 0 {
		s.line(kindText, b.w.T("findings.none"))
		return
	}
	t := reading.Table{Heads: []string{b.w.T("findings.number"), b.w.T("findings.finding"), b.w.T("findings.sureOf"), b.w.T("findings.figures")}}
	for i, f := range b.r.Findings {
		var places []string
		for _, path := range f.Evidence {
			if place := b.w.Place(b.r, path); place != "" {
				places = append(places, place)
			}
		}
		t.Rows = append(t.Rows, []reading.Cell{{Text: fmt.Sprint(i + 1)}, {Text: b.w.Say(f.Statement)}, {Text: b.w.T("findings.sure." + string(f.Sure))}, {Text: b.w.List(places)}})
	}
	s.gap()
	s.line(kindCaption, b.w.T("findings.seen"))
	s.heads(t)
	s.rows(t)
	s.proposals()
}

func (s *sheet) proposals() {
	w := s.b.w
	ranked := reading.Proposals(s.b.r)
	if len(ranked) == 0 {
		return
	}
	t := reading.Table{Heads: []string{w.T("findings.number"), w.T("findings.proposal"), w.T("findings.effortOf"), w.T("findings.who"), w.T("findings.evidenceOf"), w.T("findings.basisOf")}}
	for _, p := range ranked {
		var of []string
		for _, i := range p.Findings {
			of = append(of, fmt.Sprint(i+1))
		}
		t.Rows = append(t.Rows, []reading.Cell{{Text: strings.Join(of, ", ")}, {Text: w.Say(p.Action)}, {Text: w.T("findings.effort." + string(p.Effort))}, {Text: w.Say(p.Who)}, {Text: w.Say(p.Evidence)}, {Text: p.Basis}})
	}
	s.gap()
	s.line(kindCaption, w.T("findings.proposals"))
	s.heads(t)
	s.rows(t)
}

// comparison is how the company stands to others.
func (b *book) comparison() {
	var blocks []block
	for _, l := range b.r.Lines {
		if t := b.w.Benchmark(l); len(t.Rows) > 0 {
			blocks = append(blocks, block{line: l, table: t})
		}
	}
	if len(blocks) > 0 {
		s := b.sheet("comparison", b.w.T("benchmark.lead"), 30, 22, 9, 12, 12, 30)
		s.long(blocks, every, s.columns)
	}
}

// notes are how to read the figures, and what is not shown.
func (b *book) notes() {
	s := b.sheet("notes", "", 100)
	s.gap()
	s.line(kindCaption, b.w.T("notes.title"))
	for _, n := range b.r.Notes {
		s.line(kindText, b.w.Say(n))
	}
	s.gap()
	s.line(kindCaption, b.w.T("withheld.title"))
	s.line(kindLead, b.w.T("withheld.lead", "threshold", fmt.Sprint(b.r.Threshold)))
	held := b.w.HeldBack(b.r)
	if len(held) == 0 {
		s.line(kindText, b.w.T("withheld.none"))
	}
	for _, text := range held {
		s.line(kindText, text)
	}
}
