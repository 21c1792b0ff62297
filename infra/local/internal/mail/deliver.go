package mail

import (
	"html"
	"regexp"
	"strings"
)

// Letter is mail that an emulated service sends by itself, past SES.
type Letter struct {
	Sender  string // such as cognito
	From    string
	To      string
	Subject string
	HTML    string
}

var head = regexp.MustCompile(`(?s)<head>.*?</head>`)
var tag = regexp.MustCompile(`<[^>]*>`)
var lineEnd = regexp.MustCompile(`<br[^>]*>|</(p|h[1-6]|div|li|td)>`)

// Deliver files a letter in the mailbox. It causes no SES events.
func (s *Service) Deliver(l Letter) error {
	now := s.clock.Now()
	return s.put(Message{
		ID: s.messageID(now), Time: now, Sender: l.Sender, From: l.From, To: []string{normal(l.To)},
		Subject: l.Subject, HTML: l.HTML, Text: plain(l.HTML), Outcome: Delivered,
		Headers: []Header{{"From", l.From}, {"To", l.To}, {"Subject", l.Subject}},
	}, nil)
}

// plain is a reading aid for letters that exist only as HTML.
func plain(markup string) string {
	markup = lineEnd.ReplaceAllString(head.ReplaceAllString(markup, ""), "$0\n")
	return strings.TrimSpace(html.UnescapeString(tag.ReplaceAllString(markup, "")))
}
