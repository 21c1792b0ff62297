package mailer

import (
	"bytes"
	"embed"
	"fmt"
	htmltemplate "html/template"
	"strings"
	texttemplate "text/template"
	"time"
	_ "time/tzdata" // the runtime has no zone files

	"kikite/events"
)

//go:embed templates
var files embed.FS

// Kind is a mail's template.
type Kind string

// The kinds.
const (
	KindInquiry     Kind = "inquiry"
	KindInvitation  Kind = "invitation"
	KindConfirmed   Kind = "confirmed"
	KindMoved       Kind = "moved"
	KindCancelled   Kind = "cancelled"
	KindDayBefore   Kind = "day_before"
	KindHourBefore  Kind = "hour_before"
	KindSurvey      Kind = "survey"
	KindSurveyNudge Kind = "survey_nudge"
	KindRecordDue   Kind = "record_due"
	KindReport      Kind = "report"
)

// Kinds lists all of them.
func Kinds() []Kind {
	return []Kind{KindInquiry, KindInvitation, KindConfirmed, KindMoved, KindCancelled, KindDayBefore, KindHourBefore,
		KindSurvey, KindSurveyNudge, KindRecordDue, KindReport}
}

// Values fill a template; a template uses some of them.
type Values struct {
	Name       string // of the reader; may be empty
	Company    string
	SenderText string
	When       string // of the talk, in the reader's zone
	Until      string // a date
	Month      string
	Brochure   bool
	Consultant bool // the reader is a consultant
	Link       string
}

// Templates are the wordings in both languages.
type Templates struct {
	texts  map[string]*texttemplate.Template // "<kind>.<locale>"
	layout *htmltemplate.Template
}

// LoadTemplates parses the embedded templates; it fails if one is missing in a language.
func LoadTemplates() (*Templates, error) {
	t := &Templates{texts: map[string]*texttemplate.Template{}}
	for _, kind := range Kinds() {
		for _, locale := range []string{"ja", "en"} {
			name := fmt.Sprintf("%s.%s", kind, locale)
			parsed, err := texttemplate.New(name+".txt").Option("missingkey=error").ParseFS(files, "templates/"+name+".txt")
			if err != nil {
				return nil, err
			}
			t.texts[name] = parsed
		}
	}
	layout, err := htmltemplate.ParseFS(files, "templates/layout.html")
	t.layout = layout
	return t, err
}

// Render writes a mail. A template's first line is the subject, its last line the label of the button that leads to v.Link.
func (t *Templates) Render(kind Kind, locale events.Code, v Values) (Message, error) {
	if locale != "en" {
		locale = "ja"
	}
	var out bytes.Buffer
	if err := t.texts[fmt.Sprintf("%s.%s", kind, locale)].Execute(&out, v); err != nil {
		return Message{}, err
	}
	subject, rest, _ := strings.Cut(strings.TrimSpace(out.String()), "\n")
	body, label := strings.TrimSpace(rest), ""
	if i := strings.LastIndex(body, "\n→ "); i >= 0 {
		body, label = strings.TrimSpace(body[:i]), strings.TrimPrefix(body[i+1:], "→ ")
	}
	foot := footer(locale)
	text := body
	if label != "" && v.Link != "" {
		text += "\n\n" + label + "\n" + v.Link
	}
	var page bytes.Buffer
	err := t.layout.Execute(&page, map[string]any{
		"Locale": string(locale), "Paragraphs": paragraphs(body), "Label": label, "Link": v.Link, "Footer": foot,
	})
	return Message{Kind: kind, Subject: subject, Text: text + "\n\n--\n" + foot + "\n", HTML: page.String()}, err
}

// paragraphs splits at blank lines, and each paragraph into its lines.
func paragraphs(body string) [][]string {
	var out [][]string
	for _, p := range strings.Split(body, "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, strings.Split(p, "\n"))
		}
	}
	return out
}

func footer(locale events.Code) string {
	if locale == "en" {
		return "Kikite. This mail was sent automatically; replies are not read."
	}
	return "Kikite　このメールは自動で送信しています。ご返信いただいてもお読みできません。"
}

// When writes a time span in the reader's zone and language; the zone is named, since a reader may travel.
func When(start, end time.Time, zone events.Zone, locale events.Code) string {
	place, err := time.LoadLocation(string(zone))
	if err != nil || zone == "" {
		place, zone = time.FixedZone("Asia/Tokyo", 9*60*60), "Asia/Tokyo"
	}
	s, e := start.In(place), end.In(place)
	if locale == "en" {
		return fmt.Sprintf("%s, %s–%s (%s)", s.Format("Mon 2 Jan 2006"), s.Format("15:04"), e.Format("15:04"), zone)
	}
	name := string(zone)
	if zone == "Asia/Tokyo" {
		name = "日本時間"
	}
	return fmt.Sprintf("%s %s〜%s（%s）", DayJa(s), s.Format("15:04"), e.Format("15:04"), name)
}

// DayJa writes a day as 2026年10月5日（月）.
func DayJa(t time.Time) string {
	return fmt.Sprintf("%d年%d月%d日（%s）", t.Year(), t.Month(), t.Day(), []string{"日", "月", "火", "水", "木", "金", "土"}[t.Weekday()])
}
