package mailer

import (
	"net/url"
	"time"

	"kikite/events"
)

// All links lead to pages behind the sign-in, but those that stop mails: a mail that is read by somebody else opens nothing.

func (m *Mailer) bookingLink(to Contact, booking events.ID) string {
	if to.Role == events.RoleConsultant {
		return m.web + "/consultant/bookings/" + string(booking)
	}
	return m.web + "/bookings/" + string(booking)
}

// timesLink leads to the times of a booking's consultant, with one chosen if at is not nil.
func (m *Mailer) timesLink(b events.BookingState, at *time.Time) string {
	query := url.Values{"program": {string(b.Program)}}
	if at != nil {
		query.Set("at", at.UTC().Format(time.RFC3339))
	}
	return m.web + "/book/" + string(b.ConsultantID) + "?" + query.Encode()
}

// stopLinks are the page and the one-click address (RFC 8058) that stop mails of one kind to one account.
func (m *Mailer) stopLinks(secret string) (page, oneClick string) {
	return m.web + "/unsubscribe/" + secret, m.web + "/api/mailer/public/unsubscribe/" + secret
}
