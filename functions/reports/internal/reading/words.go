// Package reading puts a report into the words and the order in which people read it, for every form that is a file. The words are those of
// the report's page: the texts are copies of its own (a test compares them), so that page, workbook and paper say the same.
package reading

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
	"kikite/functions/reports/internal/reports"
)

//go:generate cp ../../../../web/src/i18n/ja/report.json texts/ja.json
//go:generate cp ../../../../web/src/i18n/en/report.json texts/en.json

//go:embed texts/*.json
var files embed.FS

// The languages of the forms.
const (
	Japanese = "ja"
	English  = "en"
)

// Words writes in one language. It is of one use: Err says whether a text was missing in what was written with it.
type Words struct {
	Language string
	texts    map[string]string
	missing  []string
}

// NewWords returns the words of a language. An unknown language is an error.
func NewWords(language string) (*Words, error) {
	raw, err := files.ReadFile("texts/" + language + ".json")
	if err != nil {
		return nil, fmt.Errorf("texts of the report in %q: %w", language, err)
	}
	var tree map[string]any
	if err := json.Unmarshal(raw, &tree); err != nil {
		return nil, fmt.Errorf("texts of the report in %q: %w", language, err)
	}
	w := &Words{Language: language, texts: map[string]string{}}
	w.flatten("", tree)
	return w, nil
}

func (w *Words) flatten(prefix string, tree map[string]any) {
	for key, v := range tree {
		switch v := v.(type) {
		case string:
			w.texts[prefix+key] = v
		case map[string]any:
			w.flatten(prefix+key+".", v)
		}
	}
}

// Err names the texts that were asked for and are not there.
func (w *Words) Err() error {
	if len(w.missing) == 0 {
		return nil
	}
	return errors.New("texts of the report are missing: " + strings.Join(w.missing, ", "))
}

// T is a text by its key, with "{{name}}" replaced: pairs are names and values in turn.
func (w *Words) T(key string, pairs ...string) string {
	text, ok := w.texts[key]
	if !ok {
		w.missing = append(w.missing, key)
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, "{{"+pairs[i]+"}}", pairs[i+1])
	}
	return text
}

// N is a text that counts: English has another for one.
func (w *Words) N(key string, count int, pairs ...string) string {
	form := "_other"
	if count == 1 && w.Language == English {
		form = "_one"
	}
	return w.T(key+form, append(pairs, "count", strconv.Itoa(count))...)
}

// has says whether there is a text.
func (w *Words) has(key string) bool { return w.texts[key] != "" }

// Say is a sentence that the report has in both languages.
func (w *Words) Say(t reports.Text) string {
	if w.Language == English {
		return t.EN
	}
	return t.JA
}

// Scale is what a figure is measured in.
type Scale struct {
	Unit      reports.Statistic
	Low, High float64
}

// The scales of what is no line of the report.
var (
	oneToFive = Scale{reports.StatMean, 1, 5}
	perCent   = Scale{Unit: reports.StatShare}
)

// OneToFive is the scale of the pooled chapters.
func OneToFive() Scale { return oneToFive }

// PerCent is the scale of shares.
func PerCent() Scale { return perCent }

// ScaleOf is the scale of a line.
func ScaleOf(l reports.Line) Scale { return Scale{l.Unit, l.Low, l.High} }

// Ends are the ends of a scale.
func (s Scale) Ends() (low, high float64) {
	if s.Unit == reports.StatShare {
		return 0, 100
	}
	return s.Low, s.High
}

func (s Scale) bare(v float64) string {
	if s.Unit == reports.StatShare {
		return strconv.Itoa(int(math.Round(v)))
	}
	return strconv.FormatFloat(v, 'f', 1, 64)
}

// Number writes a figure: 42%, 3.4点.
func (w *Words) Number(s Scale, v float64) string {
	if s.Unit == reports.StatShare {
		return s.bare(v) + "%"
	}
	return w.T("figure.points", "value", s.bare(v))
}

// Value writes a figure, a bound as one: it stands for figures that must not be told.
func (w *Words) Value(s Scale, f disclosure.Figure) string {
	return w.bound(f.Coding, w.Number(s, f.Value))
}

// Range writes the interval of a figure: 3.1〜3.7点.
func (w *Words) Range(s Scale, low, high float64) string {
	return w.T("figure.range", "low", s.bare(low), "high", w.Number(s, high))
}

// Answered writes how many answered: 回答 23人.
func (w *Words) Answered(n int, coding disclosure.Coding) string {
	if coding != disclosure.Exact {
		return w.N("figure.peopleAtLeast", n)
	}
	return w.N("figure.people", n)
}

// People writes a number of people: 23人, 23人以上.
func (w *Words) People(n int, coding disclosure.Coding) string {
	return w.bound(coding, w.N("summary.peopleShort", n))
}

func (w *Words) bound(coding disclosure.Coding, value string) string {
	switch coding {
	case disclosure.AtLeast:
		return w.T("figure.atLeast", "value", value)
	case disclosure.AtMost:
		return w.T("figure.atMost", "value", value)
	default:
		return value
	}
}

// Month writes a month: 2026年10月, October 2026.
func (w *Words) Month(m events.Month) string {
	t, err := time.Parse("2006-01", string(m))
	if err != nil {
		return string(m)
	}
	if w.Language == English {
		return t.Format("January 2006")
	}
	return t.Format("2006年1月")
}

// ShortMonth writes a month where there is little room: 26/10.
func (w *Words) ShortMonth(m events.Month) string {
	t, err := time.Parse("2006-01", string(m))
	if err != nil {
		return string(m)
	}
	if w.Language == English {
		return t.Format("Jan 06")
	}
	return t.Format("06年1月")
}

// Path writes a path of departments.
func (w *Words) Path(name string) string { return strings.ReplaceAll(name, "/", " / ") }

// Topic names a topic of talks, never by its code.
func (w *Words) Topic(code events.Code) string { return w.named("topics.name.", code) }

// Pooled names a figure of a pooled chapter, never by its code.
func (w *Words) Pooled(code events.Code) string { return w.named("pooled.name.", code) }

func (w *Words) named(prefix string, code events.Code) string {
	if w.has(prefix + string(code)) {
		return w.T(prefix + string(code))
	}
	return w.T(prefix + "other")
}

// Short names a line where there is little room.
func (w *Words) Short(l reports.Line) string {
	if w.has("short." + string(l.Code)) {
		return w.T("short." + string(l.Code))
	}
	label := w.Say(l.Label)
	for _, opening := range []string{"：", ": "} { // as in "セルフチェック：活気（5段階・高いほど良い）"
		if _, rest, ok := strings.Cut(label, opening); ok {
			label = rest
		}
	}
	if i := strings.IndexAny(label, "（("); i > 0 {
		label = strings.TrimSpace(label[:i])
	}
	return label
}

// List joins names.
func (w *Words) List(names []string) string { return strings.Join(names, w.T("separator")) }
