package ics_test

import (
	"strings"
	"testing"
	"time"
	"unicode"

	"pgregory.net/rapid"

	"kikite/events"
	"kikite/shared/ics"
	"kikite/shared/ics/icstest"
)

func booking() events.BookingState {
	return events.BookingState{
		BookingID: "bkg_01jbqk3v8c0000000000000001", Status: events.BookingConfirmed, Program: events.MentalHarassment,
		StartsAt: time.Date(2026, 10, 5, 19, 0, 0, 0, time.FixedZone("JST", 9*60*60)), EndsAt: time.Date(2026, 10, 5, 10, 50, 0, 0, time.UTC),
		BookedAt: time.Date(2026, 9, 30, 1, 0, 0, 0, time.UTC),
	}
}

func invitation(t *testing.T, e ics.Entry) icstest.Event {
	t.Helper()
	c, err := icstest.Parse(e.Invitation("no-reply@kikite.example", "taro@private.example"))
	if err != nil {
		t.Fatal(err)
	}
	if c.Method != e.Method() {
		t.Errorf("METHOD:%s in the body, %s for the MIME type", c.Method, e.Method())
	}
	return c.Events[0]
}

func TestOneAppointmentThroughItsLife(t *testing.T) {
	t.Parallel()
	changed := time.Date(2026, 10, 1, 1, 0, 0, 0, time.UTC)
	b := booking()
	first := invitation(t, ics.FromBooking(b, changed, "ja", "https://kikite.example/bookings/1"))
	want := icstest.Event{
		UID: "bkg_01jbqk3v8c0000000000000001@kikite", Summary: "予定あり", Description: "https://kikite.example/bookings/1", URL: "https://kikite.example/bookings/1",
		Status: "CONFIRMED", Transp: "OPAQUE", Class: "PRIVATE", Start: time.Date(2026, 10, 5, 10, 0, 0, 0, time.UTC), End: b.EndsAt, Stamp: changed,
		Changed: changed, Created: b.BookedAt, Organizer: "no-reply@kikite.example", Attendee: "taro@private.example",
	}
	attending := map[string]string{"CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "PARTSTAT": "ACCEPTED", "RSVP": "FALSE"}
	for name, value := range attending {
		if first.Attending[name] != value {
			t.Errorf("%s=%s", name, first.Attending[name])
		}
	}
	first.Attending = nil
	if !equal(first, want) {
		t.Errorf("got  %+v\nwant %+v", first, want)
	}

	b.StartsAt, b.EndsAt, b.Sequence = b.StartsAt.Add(time.Hour), b.EndsAt.Add(time.Hour), 1
	moved := invitation(t, ics.FromBooking(b, changed.Add(time.Hour), "ja", ""))
	if moved.UID != first.UID || moved.Sequence != 1 || !moved.Start.Equal(b.StartsAt) || !moved.Stamp.After(first.Stamp) {
		t.Errorf("the moved entry does not replace the first: %+v", moved)
	}

	b.Status, b.Sequence = events.BookingCancelled, 2
	gone := invitation(t, ics.FromBooking(b, changed.Add(2*time.Hour), "en", ""))
	if gone.UID != first.UID || gone.Sequence != 2 || gone.Status != "CANCELLED" || gone.Organizer != first.Organizer || gone.Summary != "Appointment" {
		t.Errorf("the cancelled entry does not replace the first: %+v", gone)
	}
}

func equal(a, b icstest.Event) bool {
	a.Attending, b.Attending = nil, nil
	return a.UID == b.UID && a.Summary == b.Summary && a.Description == b.Description && a.URL == b.URL && a.Status == b.Status && a.Transp == b.Transp &&
		a.Class == b.Class && a.Start.Equal(b.Start) && a.End.Equal(b.End) && a.Stamp.Equal(b.Stamp) && a.Changed.Equal(b.Changed) &&
		a.Created.Equal(b.Created) && a.Sequence == b.Sequence && a.Organizer == b.Organizer && a.Attendee == b.Attendee
}

func TestFeed(t *testing.T) {
	t.Parallel()
	b := booking()
	kept := ics.FromBooking(b, b.BookedAt, "ja", "https://kikite.example/bookings/1")
	b.BookingID, b.Status, b.Sequence = "bkg_01jbqk3v8c0000000000000002", events.BookingCancelled, 3
	gone := ics.FromBooking(b, b.BookedAt, "ja", "")
	c, err := icstest.Parse(ics.Feed("予定", time.Hour, []ics.Entry{kept, gone}))
	if err != nil {
		t.Fatal(err)
	}
	mailed := invitation(t, kept)
	if len(c.Events) != 2 || c.Method != "" || c.Name != "予定" || c.Refresh != "PT60M" || c.Events[1].Status != "CANCELLED" {
		t.Fatalf("%+v", c)
	}
	mailed.Organizer, mailed.Attendee = "", ""
	if !equal(c.Events[0], mailed) {
		t.Errorf("feed %+v\nmail %+v", c.Events[0], mailed)
	}
	if empty, err := icstest.Parse(ics.Feed("", 0, nil)); err != nil || len(empty.Events) != 0 {
		t.Errorf("an empty feed: %+v, %v", empty, err)
	}
}

// nasty are runes that calendars stumble over: separators, quotes, escapes, characters of two to four octets, marks that combine, and spaces.
func nasty() *rapid.Generator[string] {
	return rapid.StringOf(rapid.OneOf(rapid.SampledFrom([]rune(",;:\\\"'<>= \t\n%^ぁ面𠮷é👨‍👩‍👧\u0301\u00a0\u2028")), rapid.RuneFrom(nil, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S)))
}

func TestTextsComeBackAsTheyWere(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		name := nasty().Draw(t, "name")
		raw := ics.Feed(name, time.Hour, []ics.Entry{ics.FromBooking(booking(), time.Unix(0, 0), "ja", "")})
		c, err := icstest.Parse(raw)
		if err != nil || c.Name != name || len(c.Events) != 1 {
			t.Fatalf("%v: %q became %q in\n%s", err, name, c.Name, raw)
		}
	})
}

func TestNoTextBreaksOut(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		junk := string(rapid.SliceOf(rapid.Byte()).Draw(t, "junk")) + rapid.SampledFrom([]string{"", "\r\nEND:VEVENT\r\n", "\nATTENDEE:x"}).Draw(t, "end")
		e := ics.FromBooking(booking(), time.Unix(0, 0), "ja", "https://kikite.example/"+junk)
		for _, raw := range []string{ics.Feed(junk, time.Hour, []ics.Entry{e}), e.Invitation("no-reply@kikite.example", "taro@private.example")} {
			if c, err := icstest.Parse(raw); err != nil || len(c.Events) != 1 {
				t.Fatalf("%v: %q in\n%s", err, junk, raw)
			}
		}
	})
}

func TestAddressesComeBackAsTheyWere(t *testing.T) {
	t.Parallel()
	part := rapid.StringOfN(rapid.RuneFrom([]rune("abz019!#$%&'*+-/=?^_`{|}~ü面𠮷")), 1, 40, -1)
	rapid.Check(t, func(t *rapid.T) {
		address := strings.Join(rapid.SliceOfN(part, 1, 3).Draw(t, "local"), ".") + "@" + rapid.SampledFrom([]string{"private.example", "a-b.例え.jp"}).Draw(t, "domain")
		raw := ics.FromBooking(booking(), time.Unix(0, 0), "ja", "").Invitation("no-reply@kikite.example", address)
		c, err := icstest.Parse(raw)
		if err != nil || c.Events[0].Attendee != address {
			t.Fatalf("%v: %q in\n%s", err, address, raw)
		}
	})
}

func TestTimesComeBackAsTheyWere(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		b := booking()
		b.StartsAt = time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "start"), 0).In(time.FixedZone("", rapid.IntRange(-14*3600, 14*3600).Draw(t, "offset")))
		b.EndsAt, b.Sequence = b.StartsAt.Add(time.Duration(rapid.IntRange(1, 600).Draw(t, "minutes"))*time.Minute), rapid.IntRange(0, 1e6).Draw(t, "sequence")
		c, err := icstest.Parse(ics.Feed("x", time.Hour, []ics.Entry{ics.FromBooking(b, b.StartsAt, "en", "")}))
		if err != nil {
			t.Fatal(err)
		}
		if e := c.Events[0]; !e.Start.Equal(b.StartsAt) || !e.End.Equal(b.EndsAt) || e.Sequence != b.Sequence {
			t.Fatalf("%+v", e)
		}
	})
}
