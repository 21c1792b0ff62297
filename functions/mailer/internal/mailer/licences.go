package mailer

import (
	"context"
	"time"

	"kikite/events"
	"kikite/shared/ids"
)

// licence tells a consultant that a registration is near its last day, or lapsed. It goes out to who was suspended for it too: their account
// is closed by then.
func (m *Mailer) licence(ctx context.Context, env events.Envelope, e events.LicenceDue) error {
	to, known, err := m.contacts.Account(ctx, e.AccountID)
	if err != nil {
		return err
	}
	if !known {
		return errUnknown
	}
	if to.Address == "" || (!to.Active && !e.Suspended) {
		return nil
	}
	return m.delivery.Send(ctx, ids.Derive("mai", string(KindLicence), string(env.ID)), to, func() (Message, error) {
		return m.templates.Render(KindLicence, to.Locale, m.licenceValues(e, to))
	})
}

func (m *Mailer) licenceValues(e events.LicenceDue, to Contact) Values {
	v := Values{Name: to.Name, Until: dayInWords(e.ValidUntil, to.Locale), Over: e.Lapsed, Suspended: e.Suspended, Link: m.web + "/consultant/registration"}
	if e.Suspended {
		v.Link = m.web + "/about"
	}
	return v
}

// dayInWords writes a date for a reader; what is no date stays as it is.
func dayInWords(date events.Date, locale events.Code) string {
	day, err := time.Parse(time.DateOnly, string(date))
	switch {
	case err != nil:
		return string(date)
	case locale == "en":
		return day.Format("2 January 2006")
	default:
		return DayJa(day)
	}
}
