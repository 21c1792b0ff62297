package ics

import (
	"time"

	ical "github.com/arran4/golang-ical"
)

// organizerName is the service: neither side learns the other's address.
const organizerName = "Kikite"

// Invitation writes the calendar of a mail to one attendee, with Entry.Method as its METHOD; the same has to be in the MIME type. Addresses are
// plain mail addresses. The attendee booked and need not answer: PARTSTAT is ACCEPTED, RSVP is FALSE.
func (e Entry) Invitation(organizer, attendee string) string {
	cal := calendar()
	cal.SetMethod(ical.Method(e.Method()))
	v := e.event()
	v.SetOrganizer(mailto(organizer), ical.WithCN(organizerName))
	v.AddAttendee(mailto(attendee), ical.CalendarUserTypeIndividual, role("REQ-PARTICIPANT"), ical.ParticipationStatusAccepted, rsvp("FALSE"))
	cal.AddVEvent(v)
	return write(cal)
}

// Feed writes a calendar to subscribe to, which its reader should fetch again after refresh. There is no METHOD, organiser or attendee: the entries
// are the subscriber's own. A cancelled entry stays in a calendar as cancelled; one that is left out goes from it.
func Feed(name string, refresh time.Duration, entries []Entry) string {
	cal := calendar()
	cal.SetXWRCalName(clean(name))
	every := duration(refresh)
	cal.SetRefreshInterval(every)
	cal.SetXPublishedTTL(every)
	for _, e := range entries {
		cal.AddVEvent(e.event())
	}
	return write(cal)
}

func calendar() *ical.Calendar {
	cal := ical.NewCalendar()
	cal.SetProductId("-//Kikite//Calendar//EN")
	cal.SetCalscale("GREGORIAN")
	return cal
}

func write(cal *ical.Calendar) string { return cal.Serialize(ical.WithNewLineWindows) }

func role(r string) ical.PropertyParameter {
	return &ical.KeyValues{Key: string(ical.ParameterRole), Value: []string{r}}
}

// rsvp in capitals as RFC 5545 writes it; the library's own is in small letters.
func rsvp(v string) ical.PropertyParameter {
	return &ical.KeyValues{Key: string(ical.ParameterRsvp), Value: []string{v}}
}
