// Package exportfile writes all that the service holds about a person as a file: JSON for programs, HTML for people.
package exportfile

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strings"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/rights"
)

//go:embed page.html ja.json en.json
var files embed.FS

// Export is what the contexts answered.
type Export struct {
	ID     events.ID
	MadeAt time.Time
	Parts  []claims.ExportPart  // of one context side by side
	Names  map[events.ID]string // of consultants and companies, for people to read
	Zone   *time.Location
}

// retained is what stays after an erasure, as the data say it.
type retained struct {
	What  events.Code `json:"what"`
	Years int         `json:"years,omitempty"`
	Days  int         `json:"days,omitempty"`
	Why   events.Code `json:"why"`
}

// JSON writes the export for programs. The same export gives the same bytes.
func JSON(x Export) ([]byte, error) {
	kept := []retained{}
	for _, k := range rights.Retained() {
		kept = append(kept, retained{k.What, k.For.Years, k.For.Days, k.Why})
	}
	return json.MarshalIndent(map[string]any{
		"export_id": x.ID, "made_at": x.MadeAt.UTC(), "contexts": merged(x.Parts), "kept_after_erasure": kept,
	}, "", "  ")
}

// merged puts the parts of a context together, in order.
func merged(parts []claims.ExportPart) []claims.ExportPart {
	out := []claims.ExportPart{}
	for _, p := range parts {
		i := slices.IndexFunc(out, func(o claims.ExportPart) bool { return o.Context == p.Context })
		if i < 0 {
			i = len(out)
			out = append(out, claims.ExportPart{Context: p.Context, Sections: []claims.ExportSection{}})
		}
		for _, s := range p.Sections {
			for _, e := range s.Entries {
				rights.AddTo(&out[i], s.Section, e)
			}
		}
	}
	return out
}

// words are what a page says in one language: labels of contexts, sections and fields, and codes in words.
type words struct {
	Language  string
	Text      map[string]string
	Contexts  map[events.Code]string
	Sections  map[events.Code]string
	Notes     map[events.Code]string // on sections
	Fields    map[string]string
	Codes     map[string]string
	Kept, Why map[events.Code]string
}

// page is what the template shows.
type page struct {
	words
	Made     string
	Contexts []part
	Kept     []keptRow
}

type part struct {
	ID, Title string
	Sections  []section
}

type section struct {
	ID, Title, Note string
	Entries         []template.HTML
}

type keptRow struct{ What, For, Why string }

// HTML writes the export as one page that needs nothing else: no script, no address, to be read, printed and kept. A language is "ja" or "en".
func HTML(x Export, language string) ([]byte, error) {
	w, err := wordsOf(language)
	if err != nil {
		return nil, err
	}
	view := page{words: w, Made: w.time(x.MadeAt, x.Zone), Kept: w.kept()}
	for _, p := range merged(x.Parts) {
		shown := part{ID: string(p.Context), Title: label(w.Contexts, p.Context)}
		for _, s := range p.Sections {
			sec := section{ID: string(p.Context + "-" + s.Section), Title: label(w.Sections, s.Section), Note: w.Notes[s.Section]}
			for _, e := range s.Entries {
				sec.Entries = append(sec.Entries, w.value(e, x))
			}
			shown.Sections = append(shown.Sections, sec)
		}
		view.Contexts = append(view.Contexts, shown)
	}
	t, err := template.ParseFS(files, "page.html")
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = t.Execute(&out, view)
	return out.Bytes(), err
}

func wordsOf(language string) (words, error) {
	if language != "en" {
		language = "ja"
	}
	var w words
	raw, err := files.ReadFile(language + ".json")
	if err != nil {
		return w, err
	}
	w.Language = language
	return w, json.Unmarshal(raw, &w)
}

func label(of map[events.Code]string, code events.Code) string {
	if l := of[code]; l != "" {
		return l
	}
	return strings.ReplaceAll(string(code), "_", " ")
}

func (w words) kept() []keptRow {
	var out []keptRow
	for _, k := range rights.Retained() {
		row := keptRow{What: label(w.Kept, k.What), Why: label(w.Why, k.Why), For: w.Text["no_end"]}
		switch {
		case k.For.Years > 0:
			row.For = fmt.Sprintf(w.Text["years"], k.For.Years)
		case k.For.Days > 0:
			row.For = fmt.Sprintf(w.Text["days"], k.For.Days)
		}
		out = append(out, row)
	}
	return out
}

// value writes any value: fields as a list of terms, several as a list, texts with their lines, codes in words, times in the reader's zone.
func (w words) value(v any, x Export) template.HTML {
	var b strings.Builder
	switch v := v.(type) {
	case nil:
		return "–"
	case map[string]any:
		b.WriteString("<dl>")
		for _, name := range w.order(v) {
			fmt.Fprintf(&b, "<dt>%s</dt><dd>%s</dd>", template.HTMLEscapeString(w.field(name)), w.value(v[name], x))
		}
		b.WriteString("</dl>")
	case []any:
		if len(v) == 0 {
			return "–"
		}
		b.WriteString("<ul>")
		for _, one := range v {
			fmt.Fprintf(&b, "<li>%s</li>", w.value(one, x))
		}
		b.WriteString("</ul>")
	case bool:
		b.WriteString(template.HTMLEscapeString(w.Text[map[bool]string{true: "yes", false: "no"}[v]]))
	case string:
		b.WriteString(template.HTMLEscapeString(w.text(v, x)))
	default:
		b.WriteString(template.HTMLEscapeString(fmt.Sprint(v)))
	}
	return template.HTML(b.String()) //nolint:gosec // everything in it that is not ours was escaped above
}

// order puts what people look for first: known fields in the order of the alphabet of their labels are no help, so times and kinds lead.
func (w words) order(v map[string]any) []string {
	rank := func(name string) int {
		switch {
		case strings.EqualFold(name, "name"):
			return -1
		case strings.HasSuffix(name, "_id") || name == "id":
			return 3
		case strings.HasSuffix(name, "_at") || name == "at":
			return 1
		case w.Fields[name] != "":
			return 0
		}
		return 2
	}
	names := slices.Sorted(maps.Keys(v))
	slices.SortStableFunc(names, func(a, b string) int { return rank(a) - rank(b) })
	return names
}

func (w words) field(name string) string {
	if l := w.Fields[name]; l != "" {
		return l
	}
	return strings.ReplaceAll(name, "_", " ")
}

func (w words) text(v string, x Export) string {
	if name := x.Names[events.ID(v)]; name != "" {
		return name
	}
	if known := w.Codes[v]; known != "" {
		return known
	}
	if at, err := time.Parse(time.RFC3339, v); err == nil {
		return w.time(at, x.Zone)
	}
	return v
}

func (w words) time(at time.Time, zone *time.Location) string {
	if at.IsZero() {
		return "–"
	}
	if zone == nil {
		zone = time.UTC
	}
	return at.In(zone).Format(w.Text["time"])
}
