package icstest_test

import (
	"strings"
	"testing"

	"kikite/shared/ics/icstest"
)

const valid = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//A//B//EN\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1@a\r\nDTSTAMP:20261001T010000Z\r\n" +
	"LAST-MODIFIED:20261001T010000Z\r\nDTSTART:20261005T100000Z\r\nDTEND:20261005T105000Z\r\nSEQUENCE:0\r\nSUMMARY:a\\, b\r\n c\r\nCLASS:PRIVATE\r\n" +
	"STATUS:CONFIRMED\r\nTRANSP:OPAQUE\r\nORGANIZER;CN=\"A; B\":mailto:a@b.example\r\nATTENDEE;RSVP=FALSE:mailto:c@d.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

func TestAValidCalendar(t *testing.T) {
	t.Parallel()
	c, err := icstest.Parse(valid)
	if err != nil || c.Events[0].Summary != "a, bc" || c.Events[0].Attendee != "c@d.example" {
		t.Errorf("%+v, %v", c, err)
	}
}

// TestItIsStrict breaks a valid calendar in one place at a time.
func TestItIsStrict(t *testing.T) {
	t.Parallel()
	for name, change := range map[string][2]string{
		"line feeds alone":          {"\r\n", "\n"},
		"a bare carriage return":    {"SEQUENCE:0", "SEQUENCE:0\rX"},
		"no break at the end":       {"END:VCALENDAR\r\n", "END:VCALENDAR"},
		"an empty line":             {"SEQUENCE:0\r\n", "SEQUENCE:0\r\n\r\n"},
		"a long line":               {"SUMMARY:a", "SUMMARY:" + strings.Repeat("a", 80)},
		"a cut character":           {"SUMMARY:a", "SUMMARY:\xe9\r\n \x9d\xa2"},
		"a control character":       {"SUMMARY:a", "SUMMARY:\x07"},
		"a fold of nothing":         {"\r\n c\r\n", "\r\n \r\n"},
		"a first line that is fold": {"BEGIN:VCALENDAR", " BEGIN:VCALENDAR"},
		"no name":                   {"SEQUENCE:0", ":0"},
		"no value":                  {"SEQUENCE:0", "SEQUENCE"},
		"a parameter of nothing":    {"RSVP=FALSE", "RSVP"},
		"an empty parameter":        {"RSVP=FALSE", "RSVP="},
		"an open quotation mark":    {`"A; B"`, `"A; B`},
		"an unquoted separator":     {`"A; B"`, `A; B`},
		"an escape in a parameter":  {`"A; B"`, `A\; B`},
		"an unknown parameter":      {"RSVP=FALSE", "X-RSVP=FALSE"},
		"a parameter twice":         {"RSVP=FALSE", "RSVP=FALSE;RSVP=FALSE"},
		"two values":                {"RSVP=FALSE", "RSVP=FALSE,TRUE"},
		"a parameter of our making": {"RSVP=FALSE", "RSVP=NO"},
		"an unescaped comma":        {`a\, b`, `a, b`},
		"an unescaped semicolon":    {`a\, b`, `a; b`},
		"no such escape":            {`a\, b`, `a\' b`},
		"an unended escape":         {"a\\, b\r\n c", `a\`},
		"no UID":                    {"UID:1@a\r\n", ""},
		"no DTSTAMP":                {"DTSTAMP:20261001T010000Z\r\n", ""},
		"a property twice":          {"SEQUENCE:0\r\n", "SEQUENCE:0\r\nSEQUENCE:0\r\n"},
		"an unknown property":       {"SEQUENCE:0", "LOCATION:a"},
		"a local time":              {"DTSTART:20261005T100000Z", "DTSTART:20261005T100000"},
		"no such day":               {"DTSTART:20261005T100000Z", "DTSTART:20260230T100000Z"},
		"an end before the start":   {"DTEND:20261005T105000Z", "DTEND:20261005T095000Z"},
		"a negative sequence":       {"SEQUENCE:0", "SEQUENCE:-1"},
		"an address without mailto": {"mailto:c@d.example", "c@d.example"},
		"no address":                {"mailto:c@d.example", "mailto:c"},
		"an alarm":                  {"END:VEVENT", "BEGIN:VALARM\r\nEND:VALARM\r\nEND:VEVENT"},
		"an open event":             {"END:VEVENT\r\n", ""},
		"a late property":           {"END:VEVENT\r\n", "END:VEVENT\r\nCALSCALE:GREGORIAN\r\n"},
		"another method":            {"METHOD:REQUEST", "METHOD:PUBLISH"},
		"a cancellation of nothing": {"METHOD:REQUEST", "METHOD:CANCEL"},
		"an invitation of nobody":   {"ATTENDEE;RSVP=FALSE:mailto:c@d.example\r\n", ""},
		"an invitation by nobody":   {"ORGANIZER;CN=\"A; B\":mailto:a@b.example\r\n", ""},
		"people in a feed":          {"METHOD:REQUEST\r\n", ""},
		"cancelled, but busy":       {"STATUS:CONFIRMED", "STATUS:CANCELLED"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if !strings.Contains(valid, change[0]) {
				t.Fatalf("%q is not there to be broken", change[0])
			}
			if c, err := icstest.Parse(strings.ReplaceAll(valid, change[0], change[1])); err == nil {
				t.Errorf("it was taken: %+v", c)
			}
		})
	}
}
