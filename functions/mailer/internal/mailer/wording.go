package mailer

import (
	"bytes"
	"embed"
	"fmt"
	htmltemplate "html/template"
	"strings"
	texttemplate "text/template"

	"kikite/events"
)

//go:embed templates
var files embed.FS

// Values fill a template; a template uses some of them.
type Values struct {
	Name         string // of the reader; may be empty
	Company      string
	Person       string // whom the mail is about, where that is not the reader
	SenderText   string
	When         string // of the talk, in the reader's zone
	Until        string // a date or a moment
	Code         string // to be entered
	Month        string
	Brochure     bool
	Consultant   bool // the reader is a consultant
	Desk         bool // the reader is of a company's desk
	SeriesNumber int  // of SeriesCount talks of a series; 0 if it is none
	SeriesCount  int
	Over         bool     // there is nothing to book any more; a registration lapsed
	Suspended    bool     // the reader was taken off for it
	Approved     bool     // of an application
	Times        []Choice // other times to choose from
	Link         string   // where the button leads
	Stop         string   // the page that stops mails of this kind; empty where nobody can
}

// Choice is a time that the reader may book.
type Choice struct{ When, Link string }

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
	layout, err := loadLayout()
	t.layout = layout
	return t, err
}

// loadLayout parses what all mails look like. It breaks dates and times at spaces only: Japanese lines break anywhere.
func loadLayout() (*htmltemplate.Template, error) {
	return htmltemplate.New("layout.html").Funcs(htmltemplate.FuncMap{"words": strings.Fields}).ParseFS(files, "templates/layout.html")
}

// Render writes a mail. A template's first line is the subject, its last line the label of the button that leads to v.Link. Between them are
// paragraphs; one of lines that begin with "| " is set apart, and "[times]" alone stands for v.Times.
func (t *Templates) Render(kind Kind, locale events.Code, v Values) (Message, error) {
	if locale != "en" {
		locale = "ja"
	}
	v.Name, v.Company, v.Person = oneLine(v.Name), oneLine(v.Company), oneLine(v.Person)
	var out bytes.Buffer
	if err := t.texts[fmt.Sprintf("%s.%s", kind, locale)].Execute(&out, v); err != nil {
		return Message{}, err
	}
	subject, rest, _ := strings.Cut(strings.TrimSpace(out.String()), "\n")
	body, label := strings.TrimSpace(rest), ""
	if i := strings.LastIndex(body, "\n→ "); i >= 0 {
		body, label = strings.TrimSpace(body[:i]), strings.TrimPrefix(body[i+1:], "→ ")
	}
	p := page{Locale: string(locale), Subject: subject, Blocks: blocks(body, v.Times), Label: label, Link: v.Link, Footer: footer(locale)}
	if v.Stop != "" {
		p.StopLabel, p.Stop = stopLabel(locale), v.Stop
	}
	var html bytes.Buffer
	err := t.layout.Execute(&html, p)
	return Message{Kind: kind, Subject: subject, Text: p.text(), HTML: html.String(), Stop: v.Stop}, err
}

func footer(locale events.Code) string {
	if locale == "en" {
		return "This mail was sent automatically; replies are not read."
	}
	return "このメールは自動で送信しています。ご返信いただいてもお読みできません。"
}

func stopLabel(locale events.Code) string {
	if locale == "en" {
		return "Stop mails of this kind"
	}
	return "この種類のメールを止める"
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
