package mailer_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/sesv2"
)

// part is a part of a mail as a mail program finds it.
type part struct {
	path     string // of the media types around it, such as multipart/mixed > multipart/alternative > text/html
	params   map[string]string
	file     string // name in the disposition, if it is an attachment
	encoding string
	body     string
}

// dissect reads a mail with nothing but the standard library.
func dissect(t *testing.T, raw []byte) (mail.Header, []part) {
	t.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return m.Header, walk(t, "", m.Header, m.Body)
}

func walk(t *testing.T, path string, header interface{ Get(string) string }, body io.Reader) []part {
	t.Helper()
	kind, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	path = strings.TrimPrefix(path+" > "+kind, " > ")
	if !strings.HasPrefix(kind, "multipart/") {
		p := part{path: path, params: params, encoding: header.Get("Content-Transfer-Encoding")}
		if p.encoding == "base64" {
			body = base64.NewDecoder(base64.StdEncoding, body)
		}
		if disposition := header.Get("Content-Disposition"); disposition != "" {
			how, more, err := mime.ParseMediaType(disposition)
			if err != nil || how != "attachment" {
				t.Fatalf("disposition %q: %v", disposition, err)
			}
			p.file = more["filename"]
		}
		text, err := io.ReadAll(body)
		if err != nil {
			t.Fatal(err)
		}
		p.body = string(text)
		return []part{p}
	}
	var out []part
	for r := multipart.NewReader(body, params["boundary"]); ; {
		next, err := r.NextPart() // decodes quoted-printable
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, walk(t, path, next.Header, next)...)
	}
}

// parts returns the plain text and the calendar of a mail.
func parts(t *testing.T, in *sesv2.SendEmailInput) (text, calendar string) {
	t.Helper()
	_, all := dissect(t, in.Content.Raw.Data)
	for _, p := range all {
		switch {
		case strings.HasSuffix(p.path, "text/plain"):
			text = strings.ReplaceAll(p.body, "\r\n", "\n")
		case strings.HasSuffix(p.path, "text/calendar"):
			calendar = p.body
		}
	}
	return text, calendar
}
