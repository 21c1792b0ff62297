package mailer

import (
	"context"
	"time"

	"kikite/events"
	"kikite/shared/ids"
)

// ending tells somebody who left the company when their account is erased, so that they can save what they want to keep.
func (m *Mailer) ending(ctx context.Context, _ events.Envelope, e events.AccountEnding) error {
	to, known, err := m.contacts.Account(ctx, e.AccountID)
	if err != nil {
		return err
	}
	if !known {
		return errUnknown
	}
	if to.Address == "" || !to.Active {
		return nil
	}
	return m.delivery.Send(ctx, ids.Derive("mai", string(KindEnding), string(e.AccountID), string(e.EndsOn)), to, func() (Message, error) {
		return m.templates.Render(KindEnding, to.Locale, m.endingValues(e, to))
	})
}

func (m *Mailer) endingValues(e events.AccountEnding, to Contact) Values {
	v := Values{Name: to.Name, Until: string(e.EndsOn), Link: m.web + "/settings/data"}
	if day, err := time.Parse(time.DateOnly, string(e.EndsOn)); err == nil {
		v.Until = DayJa(day)
		if to.Locale == "en" {
			v.Until = day.Format("2 January 2006")
		}
	}
	return v
}
