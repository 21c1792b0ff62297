package mail

import (
	"mime"
	"net/mail"
	"path"
	"strings"
)

// content is exactly one of Simple and Raw.
type content struct {
	Simple *simple
	Raw    *struct{ Data []byte }
}

type simple struct {
	Subject     part
	Body        struct{ Text, Html *part } // the API calls it Html
	Headers     []Header
	Attachments []simpleAttachment
}

type part struct{ Data, Charset string }

type simpleAttachment struct {
	RawContent              []byte
	FileName                string
	ContentType             string
	ContentDisposition      string
	ContentDescription      string
	ContentId               string // the API calls it ContentId
	ContentTransferEncoding string
}

// message decodes the content; the From line is FromEmailAddress or, for raw content without it, the header.
func (c content) message(in sendInput) (Message, error) {
	switch {
	case c.Simple != nil && c.Raw == nil:
		return c.Simple.message(in)
	case c.Raw != nil && c.Simple == nil:
		m, err := parse(c.Raw.Data)
		if err != nil {
			return m, refuse("BadRequestException", "raw message: "+err.Error())
		}
		if in.FromEmailAddress != "" {
			from, err := ascii(in.FromEmailAddress)
			if err != nil {
				return m, err
			}
			m.From = readable(from)
		}
		if m.From == "" {
			return m, refuse("BadRequestException", "Missing required header 'From'.")
		}
		return m, nil
	default:
		return Message{}, refuse("BadRequestException", "Content must be one of Simple and Raw")
	}
}

func (s simple) message(in sendInput) (Message, error) {
	from, err := ascii(in.FromEmailAddress)
	if err != nil {
		return Message{}, err
	}
	if s.Subject.Data == "" || s.Body.Text == nil && s.Body.Html == nil {
		return Message{}, refuse("BadRequestException", "Simple content needs a subject and a text or HTML body")
	}
	m := Message{From: readable(from), Subject: s.Subject.Data}
	if s.Body.Text != nil {
		m.Text = s.Body.Text.Data
	}
	if s.Body.Html != nil {
		m.HTML = s.Body.Html.Data
	}
	m.Headers = []Header{{"From", m.From}, {"To", strings.Join(in.Destination.ToAddresses, ", ")}, {"Subject", m.Subject}}
	if len(in.ReplyToAddresses) > 0 {
		m.Headers = append(m.Headers, Header{"Reply-To", strings.Join(in.ReplyToAddresses, ", ")})
	}
	m.Headers = append(m.Headers, s.Headers...)
	for _, a := range s.Attachments {
		kind := a.ContentType
		if kind == "" {
			kind = mime.TypeByExtension(path.Ext(a.FileName))
		}
		m.Attachments = append(m.Attachments, Attachment{Name: a.FileName, ContentType: kind, Content: a.RawContent})
	}
	return m, nil
}

// readable is the address line without encoded words, as a mail program shows it.
func readable(a *mail.Address) string {
	if a.Name == "" {
		return a.Address
	}
	return a.Name + " <" + a.Address + ">"
}
