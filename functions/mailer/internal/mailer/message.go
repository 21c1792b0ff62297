package mailer

import (
	"bytes"
	"fmt"
	"strings"

	mail "github.com/wneessen/go-mail"
)

// Message is a mail before it is addressed.
type Message struct {
	Kind     Kind
	Subject  string
	Text     string
	HTML     string
	Calendar *Calendar // nil if there is no calendar entry
}

// senderName says nothing about what the service is for.
const senderName = "Kikite"

// MIME writes the mail as SES takes it.
func (m Message) MIME(from string, to Contact) ([]byte, error) {
	msg := mail.NewMsg()
	if err := msg.FromFormat(senderName, from); err != nil {
		return nil, fmt.Errorf("sender: %w", err)
	}
	if err := msg.To(to.Address); err != nil {
		return nil, fmt.Errorf("recipient: %w", err)
	}
	msg.Subject(m.Subject)
	msg.SetDate()
	msg.SetMessageID()
	msg.SetGenHeader("Auto-Submitted", "auto-generated")
	msg.SetBodyString(mail.TypeTextPlain, m.Text)
	msg.AddAlternativeString(mail.TypeTextHTML, m.HTML)
	if m.Calendar != nil {
		method := mail.ContentType(fmt.Sprintf("text/calendar; method=%s", m.Calendar.Method()))
		ics := m.Calendar.ICS(from, to)
		msg.AddAlternativeString(method, ics)
		if err := msg.AttachReader("invite.ics", strings.NewReader(ics), mail.WithFileContentType(method)); err != nil {
			return nil, fmt.Errorf("calendar: %w", err)
		}
	}
	var out bytes.Buffer
	if _, err := msg.WriteTo(&out); err != nil {
		return nil, fmt.Errorf("write mail: %w", err)
	}
	return out.Bytes(), nil
}
