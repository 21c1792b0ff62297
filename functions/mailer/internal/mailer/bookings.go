package mailer

import (
	"context"
	"errors"
	"fmt"

	"kikite/events"
	"kikite/shared/ics"
	"kikite/shared/ids"
)

// booking mails both sides with a calendar entry. kind names the event in the reason of the mail; how it is worded also depends on who reads it.
func (m *Mailer) booking(kind Kind) func(context.Context, events.Envelope, events.BookingState) error {
	return func(ctx context.Context, env events.Envelope, b events.BookingState) error {
		if kind != KindCancelled && kind != KindMissed && m.now.Now().After(b.EndsAt) {
			return nil // a message that waited in a dead-letter queue must not announce a talk of the past
		}
		newest, err := m.delivery.log.Newest(ctx, b.BookingID, env.EntityVersion)
		if err != nil || !newest {
			return err // a cancelled talk is not confirmed afterwards
		}
		employee, known, err := m.contacts.Account(ctx, b.EmployeeID)
		if err == nil {
			err = m.bookingMail(ctx, kind, env, b, employee, known)
		}
		if kind == KindMissed {
			return err // the consultant knows, and the calendar of a day that is over stays as it is
		}
		consultant, known, found := m.contacts.Consultant(ctx, b.ConsultantID)
		if found == nil {
			found = m.bookingMail(ctx, kind, env, b, consultant, known)
		}
		return errors.Join(err, found)
	}
}

func (m *Mailer) bookingMail(ctx context.Context, kind Kind, env events.Envelope, b events.BookingState, to Contact, known bool) error {
	if !known {
		return errUnknown
	}
	if !to.Active {
		return nil
	}
	reason := ids.Derive("mai", string(kind), string(b.BookingID), fmt.Sprint(b.Sequence), string(to.AccountID))
	return m.delivery.Send(ctx, reason, to, func() (Message, error) {
		worded := wordingOf(kind, b, to.Role)
		message, err := m.templates.Render(worded, to.Locale, m.bookingValues(worded, b, to))
		if kind != KindMissed {
			entry := ics.FromBooking(b, env.Time, to.Locale, m.bookingLink(to, b.BookingID))
			message.Calendar = &entry
		}
		return message, err
	})
}

// wordingOf chooses how a cancellation is told. Whatever made the service cancel, the words are the same: they give away nothing about the other.
func wordingOf(kind Kind, b events.BookingState, reader events.Code) Kind {
	switch {
	case kind != KindCancelled:
		return kind
	case b.CancelReason != "" || b.CancelledBy == events.ByService || b.CancelledBy == events.RoleOperator:
		return KindWithdrawn
	case b.CancelledBy == events.RoleConsultant && reader == events.RoleEmployee:
		return KindApology
	default:
		return KindCancelled
	}
}

func (m *Mailer) bookingValues(kind Kind, b events.BookingState, to Contact) Values {
	v := Values{
		Name: to.Name, When: When(b.StartsAt, b.EndsAt, to.Zone, to.Locale), Consultant: to.Role == events.RoleConsultant,
		Link: m.bookingLink(to, b.BookingID), SeriesNumber: b.SeriesNumber, SeriesCount: b.SeriesCount,
	}
	if b.SeriesNumber == 0 || b.SeriesCount < 2 {
		v.SeriesNumber, v.SeriesCount = 0, 0
	}
	switch {
	case kind == KindConfirmed || kind == KindMoved:
	case v.Consultant:
		v.Link = m.web + "/consultant"
	case kind == KindWithdrawn && b.CancelReason == events.ReasonContractEnded:
		v.Link, v.Over = m.web+"/bookings", true
	case kind == KindWithdrawn || kind == KindMissed:
		v.Link = m.web + "/find"
	default:
		v.Link = m.timesLink(b, nil)
	}
	if kind == KindApology || kind == KindMissed {
		v.Times = m.choices(b, to)
	}
	return v
}

// choices are the alternatives that are still ahead.
func (m *Mailer) choices(b events.BookingState, to Contact) []Choice {
	var out []Choice
	for _, at := range b.Alternatives {
		if at.After(m.now.Now()) {
			out = append(out, Choice{When: When(at, at.Add(b.EndsAt.Sub(b.StartsAt)), to.Zone, to.Locale), Link: m.timesLink(b, &at)})
		}
	}
	return out
}
