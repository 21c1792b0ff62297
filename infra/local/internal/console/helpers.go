package console

import (
	"fmt"
	"html/template"
	"regexp"
	"strings"
	"time"
)

// helpers are what the templates call.
var helpers = template.FuncMap{ // constant table
	"when":    when,
	"local":   func(t time.Time) string { return t.Local().Format("15:04:05.000") },
	"short":   short,
	"arn":     func(v string) string { return short(v[strings.LastIndexAny(v, ":/")+1:]) },
	"round":   func(d time.Duration) string { return d.Round(time.Millisecond).String() },
	"units":   func(v float64) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", v), ".0") },
	"links":   links,
	"join":    func(v []string) string { return strings.Join(v, ", ") },
	"tail":    func(v string) string { return v[max(0, len(v)-8):] },
	"indent":  func(depth int) int { return min(depth, 8) },
	"count":   count,
	"percent": func(v float64) string { return fmt.Sprintf("%g", v) },
}

// when is a time of the local cloud as people in Japan read it.
func when(t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	return t.In(tokyo).Format("2006-01-02 15:04:05")
}

// count is a number with its noun.
func count(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", more)
}

// short drops the stage from a physical name, which is the same for all.
func short(name string) string { return strings.TrimPrefix(name, "kikite-local-") }

var address = regexp.MustCompile(`https?://[^\s<>"'、。）」]+`)

// links escapes text and makes its addresses clickable.
func links(text string) template.HTML {
	var b strings.Builder
	last := 0
	for _, at := range address.FindAllStringIndex(text, -1) {
		u := template.HTMLEscapeString(text[at[0]:at[1]])
		b.WriteString(template.HTMLEscapeString(text[last:at[0]]))
		b.WriteString(`<a href="` + u + `" target="_blank" rel="noopener noreferrer">` + u + `</a>`)
		last = at[1]
	}
	b.WriteString(template.HTMLEscapeString(text[last:]))
	return template.HTML(b.String()) // escaped piece by piece
}
