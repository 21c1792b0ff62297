package forms_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kikite/functions/reports/internal/disclosure"
	"kikite/functions/reports/internal/forms"
	"kikite/functions/reports/internal/reading"
	"kikite/functions/reports/internal/reports"
	"kikite/functions/reports/internal/specimen"
)

// said is what a form says: rows by their table or figure and their name, each with its numbers and whether they are bounds.
type said map[string]string

// TestAllFormsSayTheSameNumbers reads the numbers out of JSON, Excel and HTML, each by itself, and compares all of them.
func TestAllFormsSayTheSameNumbers(t *testing.T) {
	t.Parallel()
	for name, report := range map[string]reports.Report{"whole": specimen.Report(), "small": specimen.Small()} {
		data, err := forms.Files{}.Data(report)
		if err != nil {
			t.Fatal(err)
		}
		book, err := forms.Files{}.Workbook(report, reading.Japanese)
		if err != nil {
			t.Fatal(err)
		}
		paper, err := forms.Files{}.Printed(report, reading.Japanese)
		if err != nil {
			t.Fatal(err)
		}
		want := ofJSON(t, data)
		if name == "whole" && len(want) < 300 {
			t.Fatalf("only %d rows to compare", len(want))
		}
		compare(t, name+", Excel", want, ofExcel(t, book))
		compare(t, name+", HTML", want, ofHTML(t, paper))
	}
}

func compare(t *testing.T, form string, want, got said) {
	t.Helper()
	for _, key := range slices.Sorted(maps.Keys(want)) {
		if got[key] != want[key] {
			t.Errorf("%s, %s: %q, the data say %q", form, key, got[key], want[key])
		}
	}
	for _, key := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[key]; !ok {
			t.Errorf("%s, %s: %q, of which the data say nothing", form, key, got[key])
		}
	}
}

func bound(c disclosure.Coding) string {
	return map[disclosure.Coding]string{disclosure.AtLeast: "以上", disclosure.AtMost: "以下"}[c]
}

func figure(f disclosure.Figure) string {
	return fmt.Sprintf("%g%s %g %g %d%s", f.Value, bound(f.Coding), f.Low, f.High, f.N, bound(f.NCode))
}

// ofJSON is what the data say.
func ofJSON(t *testing.T, raw []byte) said {
	t.Helper()
	var r reports.Report
	if err := json.Unmarshal(raw, &r); err != nil {
		t.Fatal(err)
	}
	out := said{}
	if len(r.Lines) == 0 {
		return out
	}
	w, err := reading.NewWords(reading.Japanese)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range r.Lines {
		if l.Company != nil {
			out["おもな数値|"+l.Label.JA] = figure(*l.Company)
			for _, p := range l.Trend {
				out[l.Label.JA+"|"+w.Month(p.Month)] = figure(p.Figure)
			}
			out[l.Label.JA+"|"+w.Month(r.Month)] = figure(*l.Company)
			if len(l.Benchmark) > 0 {
				out[l.Label.JA+"|貴社"] = fmt.Sprintf("%g%s %g %g", l.Company.Value, bound(l.Company.Coding), l.Company.Low, l.Company.High)
			}
		}
		for _, g := range slices.Concat(l.Groups, l.Slices) {
			out[l.Label.JA+"|"+w.Group(r, g.Group)] = figure(g.Figure)
		}
		for _, b := range l.Benchmark {
			out[l.Label.JA+"|"+map[string]string{"all": "ほかの会社すべて", "industry": "同じ業種の会社"}[string(b.Scope)]] = fmt.Sprintf("%g %g %g", b.Value, b.Low, b.High)
		}
	}
	ofChapters(out, w, r)
	return out
}

func ofChapters(out said, w *reading.Words, r reports.Report) {
	for _, topic := range r.Topics {
		row := figure(topic.Share)
		if topic.Polarity != nil {
			row += fmt.Sprintf(" %g %g", topic.Polarity.Low, topic.Polarity.High)
		}
		out["話題ごとの割合|"+w.Topic(topic.Code)] = row
	}
	for _, p := range r.Pooled {
		for _, f := range p.Figures {
			out[w.PooledTitle(p)+"|"+w.Pooled(f.Code)] = figure(f.Figure)
		}
	}
	use := func(name string, c *reports.Count) {
		if c != nil {
			out["ご利用の状況|"+name] = fmt.Sprintf("%d%s", c.Value, bound(c.Coding))
		}
	}
	use("名簿の人数", &reports.Count{Value: r.Use.Invited})
	use("登録した人", r.Use.Registered)
	use("今月予約した人", r.Use.Booked)
	use("今月面談した人", r.Use.Talked)
	use("今月の面談", r.Use.Talks)
	use("今月アンケートに回答した人", r.Use.Answered)
	if j := r.JobStress; j != nil {
		for name, risk := range map[string]reports.Risk{"仕事の量と裁量": j.QuantityControl, "上司・同僚の支援": j.Support, "総合": j.Total} {
			out["健康リスク（全国平均＝100）|"+name] = fmt.Sprintf("%g %g %g", risk.Value, risk.Low, risk.High)
		}
		scores := func(of func(reports.StrainPoint) float64) string {
			here := reports.StrainPoint{Quantity: j.Quantity, Control: j.Control, ManagerSupport: j.ManagerSupport, ColleagueSupport: j.ColleagueSupport}
			var all []string
			for _, p := range append([]reports.StrainPoint{here}, j.Nation...) {
				all = append(all, fmt.Sprintf("%g", of(p)))
			}
			return strings.Join(all, " ")
		}
		for name, of := range map[string]func(reports.StrainPoint) float64{
			"仕事の量的な負担": func(p reports.StrainPoint) float64 { return p.Quantity }, "仕事の裁量": func(p reports.StrainPoint) float64 { return p.Control },
			"上司の支援": func(p reports.StrainPoint) float64 { return p.ManagerSupport }, "同僚の支援": func(p reports.StrainPoint) float64 { return p.ColleagueSupport },
		} {
			out["もとになった点数の平均|"+name] = scores(of)
		}
	}
}

var number = regexp.MustCompile(`([+-]?\d+(?:\.\d+)?)[点%人回]?(以上|以下)?`)

// numbers are those of a cell's text with their bounds.
func numbers(text string) []string {
	var out []string
	for _, m := range number.FindAllStringSubmatch(text, -1) {
		v, err := strconv.ParseFloat(m[1], 64)
		if err == nil {
			out = append(out, fmt.Sprintf("%g%s", v, m[2]))
		}
	}
	return out
}

// ofHTML reads the tables of the page, by their captions.
func ofHTML(t *testing.T, raw []byte) said {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	out := said{}
	for table := range root.Descendants() {
		if table.Data != "table" {
			continue
		}
		var caption string
		for n := range table.Descendants() {
			switch {
			case n.Data == "caption":
				caption = textOf(n)
			case n.Data == "tr" && n.Parent.Data == "tbody" && caption != "部署ごとの数値の一覧":
				name, row := rowOf(n)
				if i := strings.LastIndex(caption, "："); i > 0 {
					out[caption[:i]+"|"+name] = row
				} else if row != "" {
					out[caption+"|"+name] = row
				}
			}
		}
	}
	return out
}

func rowOf(tr *html.Node) (name, row string) {
	var all []string
	for n := range tr.ChildNodes() {
		class := ""
		for _, a := range n.Attr {
			if a.Key == "class" {
				class = a.Val
			}
		}
		switch {
		case n.Data == "th":
			name = textOf(n)
		case n.Data == "td" && strings.Contains(class, "num"):
			all = append(all, numbers(textOf(n))...)
		}
	}
	return name, strings.Join(all, " ")
}

func textOf(n *html.Node) string {
	var out strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			out.WriteString(d.Data)
		}
	}
	return strings.TrimSpace(out.String())
}
