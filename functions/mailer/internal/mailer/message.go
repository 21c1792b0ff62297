package mailer

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	mail "github.com/wneessen/go-mail"

	"kikite/events"
	"kikite/shared/ics"
)

// Message is a mail before it is addressed.
type Message struct {
	Kind     Kind
	Subject  string
	Text     string
	HTML     string
	Calendar *ics.Entry // nil if there is no calendar entry
	OneClick string     // RFC 8058: where a POST stops mails of this kind; empty for those that nobody can switch off
	Stop     string     // the page of the same, for people
}

// senderName says nothing about what the service is for.
const senderName = "Kikite"

// Stamp is what makes a mail the one of its reason: the same reason gives the same Message-ID however often it is attempted. (Amazon SES puts its own
// in its place; a provider that does not lets mailboxes recognise a second copy.)
type Stamp struct {
	Reason events.ID
	At     time.Time
}

// MIME writes the mail as SES takes it: a choice of text, HTML and, with a calendar entry, the invitation that mail programs act upon (RFC 6047); then
// the same entry as a file for those that do not. The file is no second invitation: it is application/ics.
func (m Message) MIME(from string, to Contact, stamp Stamp) ([]byte, error) {
	msg := mail.NewMsg(mail.WithNoDefaultUserAgent())
	if err := msg.FromFormat(senderName, from); err != nil {
		return nil, fmt.Errorf("sender: %w", err)
	}
	if err := msg.To(to.Address); err != nil {
		return nil, fmt.Errorf("recipient: %w", err)
	}
	msg.Subject(m.Subject)
	msg.SetDateWithValue(stamp.At.UTC())
	msg.SetMessageIDWithValue(string(stamp.Reason) + from[strings.LastIndexByte(from, '@'):])
	msg.SetGenHeader("Auto-Submitted", "auto-generated")
	msg.SetGenHeader("X-Auto-Response-Suppress", "All") // Outlook's form of the same
	if m.OneClick != "" {
		msg.SetGenHeaderPreformatted(mail.HeaderListUnsubscribe, "<"+m.OneClick+">")
		msg.SetListUnsubscribePost()
	}
	msg.SetBodyString(mail.TypeTextPlain, m.Text)
	msg.AddAlternativeString(mail.TypeTextHTML, m.HTML)
	if m.Calendar != nil {
		file := m.Calendar.Invitation(from, to.Address)
		// In base64 its line ends survive every relay.
		msg.AddAlternativeString(mail.ContentType("text/calendar; method="+m.Calendar.Method()), file, mail.WithPartEncoding(mail.EncodingB64))
		if err := msg.AttachReader("invite.ics", strings.NewReader(file), mail.WithFileContentType("application/ics")); err != nil {
			return nil, fmt.Errorf("calendar: %w", err)
		}
	}
	var out bytes.Buffer
	if _, err := msg.WriteTo(&out); err != nil {
		return nil, fmt.Errorf("write mail: %w", err)
	}
	return out.Bytes(), nil
}
