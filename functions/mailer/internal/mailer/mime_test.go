package mailer_test

import (
	"mime"
	"net/mail"
	"slices"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/functions/mailer/internal/mailer"
	"kikite/shared/ics"
	"kikite/shared/ics/icstest"
)

func sample() (mailer.Message, mailer.Contact, mailer.Stamp) {
	b := events.BookingState{BookingID: "bkg_01jbqk3v8c0000000000000001", Status: events.BookingConfirmed, StartsAt: time.Unix(1e9, 0), EndsAt: time.Unix(1e9+3000, 0)}
	entry := ics.FromBooking(b, time.Unix(9e8, 0), "ja", "https://kikite.example/bookings/1")
	return mailer.Message{Kind: mailer.KindConfirmed, Subject: "ご予約を承りました", Text: "本文\n", HTML: "<p>本文</p>\n", Calendar: &entry},
		mailer.Contact{Address: "taro@private.example"}, mailer.Stamp{Reason: "mai_01jbqk3v8c0000000000000001", At: time.Unix(9e8, 0)}
}

// TestStructure: Gmail and Outlook act upon a text/calendar part inside the alternatives whose method parameter is the body's METHOD; the last
// alternative is the richest. The file outside is for everything else, and no second invitation.
func TestStructure(t *testing.T) {
	t.Parallel()
	for _, status := range []events.Code{events.BookingConfirmed, events.BookingCancelled} {
		m, to, stamp := sample()
		m.Calendar.Cancelled = status == events.BookingCancelled
		raw, err := m.MIME("no-reply@kikite.example", to, stamp)
		if err != nil {
			t.Fatal(err)
		}
		_, all := dissect(t, raw)
		var paths []string
		for _, p := range all {
			paths = append(paths, p.path)
		}
		want := []string{"multipart/mixed > multipart/alternative > text/plain", "multipart/mixed > multipart/alternative > text/html",
			"multipart/mixed > multipart/alternative > text/calendar", "multipart/mixed > application/ics"}
		if !slices.Equal(paths, want) {
			t.Fatalf("parts %v", paths)
		}
		calendar, file := all[2], all[3]
		c, err := icstest.Parse(calendar.body)
		if err != nil || calendar.params["method"] != c.Method || !strings.EqualFold(calendar.params["charset"], "utf-8") {
			t.Errorf("%v: parameters %v, METHOD:%s", err, calendar.params, c.Method)
		}
		if c.Events[0].Organizer != "no-reply@kikite.example" || c.Events[0].Attendee != "taro@private.example" {
			t.Errorf("%+v", c.Events[0])
		}
		if file.file != "invite.ics" || file.body != calendar.body || file.params["method"] != "" {
			t.Errorf("the file %q differs, or is an invitation itself: %v", file.file, file.params)
		}
	}
}

func TestWithoutAnEntryThereIsNoFile(t *testing.T) {
	t.Parallel()
	m, to, stamp := sample()
	m.Calendar = nil
	raw, err := m.MIME("no-reply@kikite.example", to, stamp)
	if err != nil {
		t.Fatal(err)
	}
	if _, all := dissect(t, raw); len(all) != 2 || all[0].path != "multipart/alternative > text/plain" {
		t.Errorf("%+v", all)
	}
}

func TestHeaders(t *testing.T) {
	t.Parallel()
	m, to, stamp := sample()
	raw, err := m.MIME("no-reply@kikite.example", to, stamp)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(raw), "\r\n") {
		if len(line) > 998 || strings.ContainsAny(line, "\n\r") {
			t.Errorf("a line that RFC 5322 forbids: %q", line)
		}
	}
	header, _ := dissect(t, raw)
	subject, err := new(mime.WordDecoder).DecodeHeader(header.Get("Subject"))
	if err != nil || subject != m.Subject {
		t.Errorf("subject %q, %v", subject, err)
	}
	from, err := mail.ParseAddress(header.Get("From"))
	if err != nil || from.Name != "Kikite" {
		t.Errorf("from %v, %v", from, err)
	}
	for name, want := range map[string]string{
		"Message-Id":     "<mai_01jbqk3v8c0000000000000001@kikite.example>", // the same at every attempt
		"Auto-Submitted": "auto-generated", "List-Unsubscribe": "", "List-Unsubscribe-Post": "",
		"User-Agent": "", "X-Mailer": "",
	} {
		if got := header.Get(name); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
	if at, err := header.Date(); err != nil || !at.Equal(stamp.At) {
		t.Errorf("date %v, %v", at, err)
	}
}

func TestOneClickHeaders(t *testing.T) {
	t.Parallel()
	m, to, stamp := sample()
	m.OneClick = "https://kikite.example/api/mailer/public/unsubscribe/0123456789abcdefghjkmnpqrs"
	raw, err := m.MIME("no-reply@kikite.example", to, stamp)
	if err != nil {
		t.Fatal(err)
	}
	header, _ := dissect(t, raw)
	if header.Get("List-Unsubscribe") != "<"+m.OneClick+">" || header.Get("List-Unsubscribe-Post") != "List-Unsubscribe=One-Click" {
		t.Errorf("%q %q", header.Get("List-Unsubscribe"), header.Get("List-Unsubscribe-Post"))
	}
}
