package mailer

import "strings"

// page is a mail as it is laid out, in HTML by templates/layout.html and as text.
type page struct {
	Locale, Subject string
	Blocks          []block
	Label, Link     string
	Footer          string
	StopLabel, Stop string
}

// block is one of: the lines of a paragraph, lines that are set apart, times to choose from, a code to type.
type block struct {
	Lines []string
	Facts []string
	Times []Choice
	Code  string
}

// blocks splits a body at blank lines.
func blocks(body string, times []Choice) []block {
	var out []block
	for _, p := range strings.Split(body, "\n\n") {
		p = strings.TrimSpace(p)
		switch {
		case p == "":
		case p == "[times]":
			if len(times) > 0 {
				out = append(out, block{Times: times})
			}
		case strings.HasPrefix(p, "| "):
			out = append(out, block{Facts: strings.Split(strings.TrimPrefix(p, "| "), "\n| ")})
		default:
			out = append(out, block{Lines: strings.Split(p, "\n")})
		}
	}
	return out
}

// text is the mail for those who read no HTML, and for those who hear it.
func (p page) text() string {
	var parts []string
	for _, b := range p.Blocks {
		lines := append([]string{}, b.Lines...)
		for _, f := range b.Facts {
			lines = append(lines, "  "+f)
		}
		for _, c := range b.Times {
			lines = append(lines, "・"+c.When, "  "+c.Link)
		}
		parts = append(parts, strings.Join(lines, "\n"))
	}
	if p.Label != "" && p.Link != "" {
		parts = append(parts, p.Label+"\n"+p.Link)
	}
	parts = append(parts, "-- \nKikite\n"+p.Footer)
	if p.Stop != "" {
		parts = append(parts, p.StopLabel+"\n"+p.Stop)
	}
	return strings.Join(parts, "\n\n") + "\n"
}
