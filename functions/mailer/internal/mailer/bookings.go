package mailer

import (
	"context"
	"errors"
	"fmt"

	"kikite/events"
	"kikite/shared/ids"
)

// booking mails both sides with a calendar entry.
func (m *Mailer) booking(kind Kind) func(context.Context, events.Envelope, events.BookingState) error {
	return func(ctx context.Context, env events.Envelope, b events.BookingState) error {
		if kind != KindCancelled && m.now.Now().After(b.EndsAt) {
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
	link := m.bookingLink(to, b.BookingID)
	return m.delivery.Send(ctx, reason, to, func() (Message, error) {
		message, err := m.templates.Render(kind, to.Locale, Values{
			Name: to.Name, When: When(b.StartsAt, b.EndsAt, to.Zone, to.Locale), Consultant: to.Role == events.RoleConsultant, Link: link,
		})
		message.Calendar = &Calendar{Booking: b, Title: calendarTitle(to.Locale), Link: link, Stamp: env.Time}
		return message, err
	})
}

func (m *Mailer) reminder(ctx context.Context, _ events.Envelope, r events.ReminderDue) error {
	to, known, err := m.contacts.Account(ctx, r.RecipientID)
	if err != nil {
		return err
	}
	if !known {
		return errUnknown
	}
	if !to.Active {
		return nil
	}
	kind, ok := reminderKinds()[r.Kind]
	if !ok {
		return fmt.Errorf("no wording for reminder %s", r.Kind)
	}
	link := m.bookingLink(to, r.BookingID)
	if kind == KindSurvey || kind == KindSurveyNudge {
		link += "/pulse"
	}
	return m.delivery.Send(ctx, ids.Derive("mai", "reminder", string(r.ReminderID)), to, func() (Message, error) {
		return m.templates.Render(kind, to.Locale, Values{
			Name: to.Name, When: When(r.StartsAt, r.EndsAt, to.Zone, to.Locale), Consultant: to.Role == events.RoleConsultant, Link: link,
		})
	})
}

func reminderKinds() map[events.Code]Kind {
	return map[events.Code]Kind{
		events.ReminderDayBefore: KindDayBefore, events.ReminderHourBefore: KindHourBefore, events.ReminderSurvey: KindSurvey,
		events.ReminderSurveyNudge: KindSurveyNudge, events.ReminderRecordDue: KindRecordDue,
	}
}

// bookingLink leads to a page behind the sign-in; a mail that is read by somebody else opens nothing.
func (m *Mailer) bookingLink(to Contact, booking events.ID) string {
	if to.Role == events.RoleConsultant {
		return m.web + "/consultant/bookings/" + string(booking)
	}
	return m.web + "/bookings/" + string(booking)
}

// calendarTitle says nothing about the talk: a work calendar may be shared.
func calendarTitle(locale events.Code) string {
	if locale == "en" {
		return "Appointment"
	}
	return "予定あり"
}
