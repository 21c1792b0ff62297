package mail_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/aws-sdk-go-v2/service/sesv2/types"

	"kikite/infra/local/internal/mail"
)

const invitation = `From: =?UTF-8?Q?Kikite_=E4=BA=88=E7=B4=84?= <booking@kikite.example>
To: aoi@example.com
Bcc: hidden@example.com
Subject: =?ISO-2022-JP?B?GyRCTT1McxsoQg==?=
Content-Type: multipart/mixed; boundary=outer
Date: Wed, 01 Apr 2026 09:00:00 +0900

--outer
Content-Type: multipart/alternative; boundary=inner

--inner
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

=E9=9D=A2=E8=AB=87=E3=81=AE=
=E4=BA=88=E7=B4=84
--inner
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

PHA+
6Z2i6KuHPC9wPg==
--inner
Content-Type: text/calendar; method=REQUEST; charset=utf-8

BEGIN:VCALENDAR
END:VCALENDAR
--inner--

--outer
Content-Type: application/pdf
Content-Disposition: attachment; filename*=UTF-8''%E8%B3%87%E6%96%99.pdf
Content-Transfer-Encoding: base64

JVBERg==
--outer--
`

func TestRawMessageIsReadable(t *testing.T) {
	t.Parallel()
	f := start(t, filepath.Join(t.TempDir(), "state.db"))
	raw := strings.ReplaceAll(invitation, "\n", "\r\n")
	out, err := f.ses.SendEmail(t.Context(), &sesv2.SendEmailInput{Content: &types.EmailContent{Raw: &types.RawMessage{Data: []byte(raw)}}})
	if err != nil {
		t.Fatal(err)
	}
	m, found, err := f.Get(*out.MessageId)
	if err != nil || !found {
		t.Fatalf("found %v, %v", found, err)
	}
	for what, pair := range map[string][2]string{
		"from":    {m.From, "Kikite 予約 <booking@kikite.example>"},
		"to":      {strings.Join(m.To, ","), "aoi@example.com,hidden@example.com"},
		"subject": {m.Subject, "予約"},
		"text":    {m.Text, "面談の予約"},
		"html":    {m.HTML, "<p>面談</p>"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s %q, want %q", what, pair[0], pair[1])
		}
	}
	if len(m.Attachments) != 2 || m.Attachments[0].Name != "invite.ics" || m.Attachments[1].Name != "資料.pdf" ||
		string(m.Attachments[1].Content) != "%PDF" {
		t.Errorf("attachments %+v", m.Attachments)
	}
	for _, h := range m.Headers {
		if h.Name == "Bcc" {
			t.Error("a recipient must not see Bcc")
		}
	}
}

func TestMalformedRawMessages(t *testing.T) {
	t.Parallel()
	f := start(t, filepath.Join(t.TempDir(), "state.db"))
	const head = "From: a@kikite.example\r\nTo: b@example.com\r\nSubject: s\r\n"
	tests := map[string]string{
		"no header":        "just text",
		"no sender":        "To: b@example.com\r\n\r\nx",
		"no recipient":     "From: a@kikite.example\r\n\r\nx",
		"cut multipart":    head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nx",
		"no boundary":      head + "Content-Type: multipart/mixed\r\n\r\nx",
		"unknown charset":  head + "Content-Type: text/plain; charset=klingon\r\n\r\nx",
		"broken base64":    head + "Content-Transfer-Encoding: base64\r\n\r\n!!!",
		"hidden tags":      head + "X-SES-MESSAGE-TAGS: a=b\r\n\r\nx",
		"endless nesting":  head + nest(20),
		"bad content type": head + "Content-Type: /;\r\n\r\nx",
	}
	for name, raw := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := f.ses.SendEmail(t.Context(), &sesv2.SendEmailInput{
				Content: &types.EmailContent{Raw: &types.RawMessage{Data: []byte(raw)}}})
			if err == nil || !strings.Contains(err.Error(), "BadRequestException") {
				t.Errorf("error %v", err)
			}
		})
	}
}

func nest(depth int) string {
	if depth == 0 {
		return "Content-Type: text/plain\r\n\r\nx\r\n"
	}
	b := "b" + strings.Repeat("x", depth)
	return "Content-Type: multipart/mixed; boundary=" + b + "\r\n\r\n--" + b + "\r\n" + nest(depth-1) + "\r\n--" + b + "--\r\n"
}

func TestLettersOfOtherServices(t *testing.T) {
	t.Parallel()
	f := start(t, filepath.Join(t.TempDir(), "state.db"))
	err := f.Deliver(mail.Letter{Sender: "cognito", From: "no-reply@kikite.example", To: "A@example.com", Subject: "コード", HTML: "<p>123456 &amp; you</p>"})
	if err != nil {
		t.Fatal(err)
	}
	box, err := f.List(mail.Filter{Address: "a@EXAMPLE.com", Limit: 1})
	if err != nil || len(box) != 1 || box[0].Text != "123456 & you" {
		t.Fatalf("%+v, %v", box, err)
	}
	if n, _ := f.Pending(); n != 0 {
		t.Error("letters cause no SES events")
	}
}
