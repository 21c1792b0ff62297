package mailer

import (
	"context"
	"errors"
	"fmt"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/ids"
)

func (m *Mailer) reminder(ctx context.Context, _ events.Envelope, r events.ReminderDue) error {
	kind, ok := reminderKinds()[r.Kind]
	if !ok {
		return fmt.Errorf("no wording for reminder %s", r.Kind)
	}
	return m.toAccount(ctx, ids.Derive("mai", "reminder", string(r.ReminderID)), r.RecipientID, kind, func(to Contact) Values { return m.reminderValues(kind, r, to) })
}

func (m *Mailer) reminderValues(kind Kind, r events.ReminderDue, to Contact) Values {
	link := m.bookingLink(to, r.BookingID)
	if kind == KindSurvey || kind == KindSurveyNudge {
		link += "/pulse"
	}
	return Values{Name: to.Name, When: When(r.StartsAt, r.EndsAt, to.Zone, to.Locale), Consultant: to.Role == events.RoleConsultant, Link: link}
}

func reminderKinds() map[events.Code]Kind {
	return map[events.Code]Kind{
		events.ReminderDayBefore: KindDayBefore, events.ReminderHourBefore: KindHourBefore, events.ReminderSurvey: KindSurvey,
		events.ReminderSurveyNudge: KindSurveyNudge, events.ReminderRecordDue: KindRecordDue,
	}
}

// slotOffered tells whoever waited for a time that it is held; not after the hold ended, when somebody else may have it, or became a booking.
func (m *Mailer) slotOffered(ctx context.Context, env events.Envelope, o events.SlotOffered) error {
	if !m.now.Now().Before(o.ExpiresAt) {
		return nil
	}
	if env.EntityID == o.BookingID { // a version of the booking to be
		if newest, err := m.delivery.log.Newest(ctx, o.BookingID, env.EntityVersion); err != nil || !newest {
			return err
		}
	}
	reason := ids.Derive("mai", string(KindSlotOffered), string(o.BookingID), string(o.EmployeeID))
	return m.toAccount(ctx, reason, o.EmployeeID, KindSlotOffered, func(to Contact) Values { return m.offerValues(o, to) })
}

func (m *Mailer) offerValues(o events.SlotOffered, to Contact) Values {
	return Values{
		Name: to.Name, When: When(o.StartsAt, o.EndsAt, to.Zone, to.Locale), Until: Until(o.ExpiresAt, to.Zone, to.Locale),
		Link: m.web + "/offers/" + string(o.BookingID),
	}
}

// nothingBooked is for who asked to be told; not after the month, when nothing can be booked in it.
func (m *Mailer) nothingBooked(ctx context.Context, _ events.Envelope, n events.NothingBooked) error {
	if m.now.Now().In(clock.Tokyo()).Format("2006-01") > string(n.Month) {
		return nil
	}
	return m.toAccount(ctx, ids.Derive("mai", "reminder", string(n.ReminderID)), n.RecipientID, KindNothingBooked, func(to Contact) Values { return m.monthValues(n.Month, to) })
}

func (m *Mailer) monthValues(month events.Month, to Contact) Values {
	return Values{Name: to.Name, Month: InWords(month, to.Locale), Link: m.web + "/find"}
}

// toAccount sends a mail without a calendar entry to one account. An optional one goes only to who wants it, whatever the event says.
func (m *Mailer) toAccount(ctx context.Context, reason, account events.ID, kind Kind, values func(Contact) Values) error {
	to, known, err := m.contacts.Account(ctx, account)
	if err != nil {
		return err
	}
	if !known {
		return errUnknown
	}
	if !to.Active {
		return nil
	}
	secret, wanted, err := m.wanted(ctx, kind, to)
	if err != nil || !wanted {
		return err
	}
	return m.delivery.Send(ctx, reason, to, func() (Message, error) {
		v, oneClick := values(to), ""
		if secret != "" {
			v.Stop, oneClick = m.stopLinks(secret)
		}
		message, err := m.templates.Render(kind, to.Locale, v)
		message.OneClick = oneClick
		return message, err
	})
}

// wanted says whether the reader wants mails of a kind, with the secret that stops them; there is none for what everybody gets.
func (m *Mailer) wanted(ctx context.Context, kind Kind, to Contact) (secret string, wanted bool, err error) {
	code := kind.Optional()
	if code == "" {
		return "", true, nil
	}
	p, err := m.preferences.Of(ctx, to.AccountID, to.Role)
	if err != nil || !p.Wants(code) {
		return "", false, err
	}
	secret, err = m.preferences.Secret(ctx, to.AccountID, to.Role, code)
	if errors.Is(err, ErrInactive) {
		return "", false, nil // they left in this moment
	}
	return secret, true, err
}
