package mailer

import (
	"time"

	ical "github.com/arran4/golang-ical"

	"kikite/events"
)

// Calendar is the calendar entry of a booking (RFC 5545, RFC 5546).
type Calendar struct {
	Booking events.BookingState
	Title   string // neutral: a shared work calendar must give nothing away
	Link    string
	Stamp   time.Time
}

// Method is REQUEST, or CANCEL for a cancelled booking.
func (c Calendar) Method() string {
	if c.Booking.Status == events.BookingCancelled {
		return string(ical.MethodCancel)
	}
	return string(ical.MethodRequest)
}

// ICS writes the entry for one attendee. The organiser is the service, so that neither side learns the other's address.
func (c Calendar) ICS(organizer string, attendee Contact) string {
	cal := ical.NewCalendarFor("Kikite")
	cal.SetMethod(ical.Method(c.Method()))
	e := cal.AddEvent(string(c.Booking.BookingID) + "@kikite")
	e.SetDtStampTime(c.Stamp.UTC())
	e.SetStartAt(c.Booking.StartsAt.UTC())
	e.SetEndAt(c.Booking.EndsAt.UTC())
	e.SetSequence(c.Booking.Sequence)
	e.SetSummary(c.Title)
	e.SetURL(c.Link)
	e.SetClass(ical.ClassificationPrivate)
	e.SetOrganizer("mailto:"+organizer, ical.WithCN(senderName))
	e.AddAttendee("mailto:"+attendee.Address, ical.ParticipationStatusAccepted, ical.WithRSVP(false))
	status := ical.ObjectStatusConfirmed
	if c.Booking.Status == events.BookingCancelled {
		status = ical.ObjectStatusCancelled
	}
	e.SetStatus(status)
	return cal.Serialize(ical.WithNewLineWindows)
}
