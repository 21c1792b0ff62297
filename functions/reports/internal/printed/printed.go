// Package printed writes a report as one HTML file that prints on A4: charts are drawn into it, nothing is fetched, and there is no script.
package printed

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"html/template"

	"kikite/functions/reports/internal/reading"
	"kikite/functions/reports/internal/reports"
)

// MediaType is that of the file.
const MediaType = "text/html; charset=utf-8"

//go:embed page.html
var page string

//go:embed page.css
var style string

// document is what the template shows.
type document struct {
	Language, Title, Company, Confidential string
	Style                                  template.CSS
	Facts                                  []string
	Sections                               []section
}

// section is a part with its heading.
type section struct {
	ID, Title, Lead string
	Blocks          []block
}

// block is a piece of a section; what is empty is not shown.
type block struct {
	Title    string
	Kind     string // card, tiles, heat, quote, findings, or "" for plain
	Lead     string
	Texts    []string
	Items    []string
	Headline string
	Tiles    []tile
	Chart    template.HTML
	Tables   []reading.Table
	Quotes   []string
	Findings []finding
	Notes    []string
}

type tile struct{ Name, Value, Range, People string }

type finding struct {
	Number, Statement, Mark string
	Facts                   []string
}

// writer makes the sections of one report.
type writer struct {
	w *reading.Words
	r reports.Report
}

// Write returns the report in a language of package reading.
func Write(r reports.Report, language string) ([]byte, error) {
	w, err := reading.NewWords(language)
	if err != nil {
		return nil, err
	}
	t, err := template.New("page").Parse(page)
	if err != nil {
		return nil, err
	}
	p := writer{w, r}
	doc := document{Language: language, Title: w.T("title", "month", w.Month(r.Month)), Company: w.T("forms.made", "company", r.Company), Confidential: w.T("forms.confidential"),
		Style: template.CSS(style), Facts: p.facts(), Sections: p.sections()} //nolint:gosec // a file of ours
	var out bytes.Buffer
	if err := errors.Join(t.Execute(&out, doc), w.Err()); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func (p writer) facts() []string {
	out := []string{p.w.T("forms.threshold") + p.w.T("line.of") + p.w.N("summary.peopleShort", p.r.Threshold)}
	if p.r.Revision > 1 {
		out = append(out, p.w.N("revision", p.r.Revision))
	}
	return out
}

// sections are those of the page, in its order.
func (p writer) sections() []section {
	if reading.Withheld(p.r, "report") {
		least := fmt.Sprint(2 * p.r.Threshold)
		return []section{
			{ID: "whole", Title: p.w.T("withheld.whole.title"), Blocks: append([]block{{Texts: []string{p.w.T("withheld.whole.text", "least", least)}}}, p.comment()...)},
			p.notes(),
		}
	}
	out := []section{p.summary(), p.findings(), p.use(), p.departments()}
	out = append(out, p.chapters()...)
	out = append(out, p.slices(), p.comparison(), p.stress(), p.topics(), p.words(), p.pooled(), p.held(), p.notes())
	var shown []section
	for _, s := range out {
		if len(s.Blocks) > 0 {
			shown = append(shown, s)
		}
	}
	return shown
}
