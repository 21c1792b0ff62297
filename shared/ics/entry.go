// Package ics writes the calendar entry of a booking (RFC 5545), the same for the invitations that are mailed (RFC 5546, RFC 6047) and for
// the feeds that calendars subscribe to: one UID and one SEQUENCE, so that a calendar that has both knows them as one appointment.
package ics

import (
	"time"

	ical "github.com/arran4/golang-ical"

	"kikite/events"
)

// Entry is a booking as its two people see it in their calendars. It names nobody and says nothing about the talk: calendars are shared
// at work.
type Entry struct {
	BookingID events.ID
	StartsAt  time.Time
	EndsAt    time.Time
	Sequence  int // RFC 5545 SEQUENCE: it grows with every change of the times or the status
	Cancelled bool
	Locale    events.Code // of the title; Japanese unless "en"
	Link      string      // to the booking's page, behind the sign-in
	Created   time.Time   // when it was booked; left out if zero
	Changed   time.Time   // of the state that is written: DTSTAMP and LAST-MODIFIED
}

// FromBooking makes the entry of a booking's state, which changed at the given time; link leads to its page for the reader.
func FromBooking(b events.BookingState, changed time.Time, locale events.Code, link string) Entry {
	return Entry{
		BookingID: b.BookingID, StartsAt: b.StartsAt, EndsAt: b.EndsAt, Sequence: b.Sequence, Cancelled: b.Status == events.BookingCancelled,
		Locale: locale, Link: link, Created: b.BookedAt, Changed: changed,
	}
}

// UID is the same in every mail and feed of the booking.
func (e Entry) UID() string { return string(e.BookingID) + "@kikite" }

// Title is all that a shared calendar shows.
func (e Entry) Title() string {
	if e.Locale == "en" {
		return "Appointment"
	}
	return "予定あり"
}

// Method is that of the mailed entry (RFC 5546): REQUEST for a new or changed booking, CANCEL for a cancelled one.
func (e Entry) Method() string {
	if e.Cancelled {
		return string(ical.MethodCancel)
	}
	return string(ical.MethodRequest)
}

// event writes the VEVENT without organiser and attendee. There is no alarm: the mails remind, and each calendar has its owner's own.
func (e Entry) event() *ical.VEvent {
	v := ical.NewEvent(e.UID())
	v.SetDtStampTime(e.Changed.UTC())
	v.SetLastModifiedAt(e.Changed.UTC())
	if !e.Created.IsZero() {
		v.SetCreatedTime(e.Created.UTC())
	}
	v.SetStartAt(e.StartsAt.UTC())
	v.SetEndAt(e.EndsAt.UTC())
	v.SetSequence(e.Sequence)
	v.SetSummary(clean(e.Title()))
	v.SetClass(ical.ClassificationPrivate)
	if e.Link != "" {
		// Google shows no URL, Outlook no link of its own: both show the description. A place would be seen where only titles and places are shared.
		v.SetURL(uri(e.Link))
		v.SetDescription(clean(e.Link))
	}
	if e.Cancelled {
		v.SetStatus(ical.ObjectStatusCancelled)
		v.SetTimeTransparency(ical.TransparencyTransparent)
		return v
	}
	v.SetStatus(ical.ObjectStatusConfirmed)
	v.SetTimeTransparency(ical.TransparencyOpaque)
	return v
}
