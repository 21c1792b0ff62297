package mail

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"slices"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
)

// maxDepth of nested multiparts; real mail has three or four.
const maxDepth = 10

var words = mime.WordDecoder{CharsetReader: charset}

// parse reads an RFC 5322 message into what a reader sees. Errors say what is malformed.
func parse(raw []byte) (Message, error) {
	var m Message
	in, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return m, err
	}
	for _, name := range []string{"X-Ses-Configuration-Set", "X-Ses-Message-Tags"} {
		if in.Header.Get(name) != "" {
			return m, errors.New("header " + name + " is not emulated: use the parameters of SendEmail")
		}
	}
	for name, values := range in.Header {
		for _, v := range values {
			if name != "Bcc" {
				m.Headers = append(m.Headers, Header{name, decodeWords(v)})
			}
		}
	}
	slices.SortStableFunc(m.Headers, func(a, b Header) int { return strings.Compare(a.Name, b.Name) })
	m.Subject = decodeWords(in.Header.Get("Subject"))
	parser := mail.AddressParser{WordDecoder: &words}
	if from := in.Header.Get("From"); from != "" {
		a, err := parser.Parse(from)
		if err != nil {
			return m, fmt.Errorf("from: %w", err)
		}
		m.From = readable(a)
	}
	for _, name := range []string{"To", "Cc", "Bcc"} {
		line := in.Header.Get(name)
		if line == "" {
			continue
		}
		all, err := parser.ParseList(line)
		if err != nil {
			return m, fmt.Errorf("%s: %w", strings.ToLower(name), err)
		}
		for _, a := range all {
			m.To = append(m.To, normal(a.Address))
		}
	}
	return m, m.readPart(textproto.MIMEHeader(in.Header), in.Body, 0)
}

func (m *Message) readPart(h textproto.MIMEHeader, body io.Reader, depth int) error {
	if depth > maxDepth {
		return errors.New("parts are nested too deeply")
	}
	kind, parameters, err := mime.ParseMediaType(h.Get("Content-Type"))
	if h.Get("Content-Type") == "" {
		kind, parameters, err = "text/plain", map[string]string{}, nil
	}
	if err != nil {
		return fmt.Errorf("content type: %w", err)
	}
	if strings.HasPrefix(kind, "multipart/") {
		return m.readMultipart(body, parameters["boundary"], depth)
	}
	content, err := io.ReadAll(transferDecoded(h.Get("Content-Transfer-Encoding"), body))
	if err != nil {
		return fmt.Errorf("part %s: %w", kind, err)
	}
	disposition, more, _ := mime.ParseMediaType(h.Get("Content-Disposition"))
	name := decodeWords(more["filename"])
	if name == "" {
		name = decodeWords(parameters["name"])
	}
	text := disposition != "attachment" && name == ""
	switch {
	case text && kind == "text/plain" && m.Text == "":
		m.Text, err = decodeText(parameters["charset"], content)
	case text && kind == "text/html" && m.HTML == "":
		m.HTML, err = decodeText(parameters["charset"], content)
	default:
		if name == "" && kind == "text/calendar" {
			name = "invite.ics"
		}
		m.Attachments = append(m.Attachments, Attachment{Name: name, ContentType: h.Get("Content-Type"), Content: content})
	}
	return err
}

func (m *Message) readMultipart(body io.Reader, boundary string, depth int) error {
	if boundary == "" {
		return errors.New("multipart without boundary")
	}
	for r := multipart.NewReader(body, boundary); ; {
		p, err := r.NextRawPart() // raw: NextPart would hide the transfer encoding
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("multipart: %w", err)
		}
		if err := m.readPart(p.Header, p, depth+1); err != nil {
			return err
		}
	}
}

func transferDecoded(encoding string, r io.Reader) io.Reader {
	switch strings.ToLower(encoding) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, r)
	case "quoted-printable":
		return quotedprintable.NewReader(r)
	default:
		return r
	}
}

func decodeText(label string, content []byte) (string, error) {
	if label == "" {
		label = "utf-8"
	}
	r, err := charset(label, bytes.NewReader(content))
	if err != nil {
		return "", err
	}
	out, err := io.ReadAll(r)
	return strings.ReplaceAll(string(out), "\r\n", "\n"), err
}

func charset(label string, r io.Reader) (io.Reader, error) {
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil, fmt.Errorf("charset %s: %w", label, err)
	}
	return e.NewDecoder().Reader(r), nil
}

// decodeWords leaves a value that is no valid encoded word as it is, as mail programs do.
func decodeWords(v string) string {
	if out, err := words.DecodeHeader(v); err == nil {
		return out
	}
	return v
}
