// Package mailer is the only sender of mail beside Cognito's sign-in codes: a contact book, the wordings in two languages, and a
// sent log that turns one reason into one mail.
package mailer

import (
	"context"
	"strings"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/clock"
	"kikite/shared/consumer"
	"kikite/shared/problem"
	"kikite/shared/rights"
)

// Claims reads the personal data behind events. Errors: problem.Gone after erasure.
type Claims interface {
	Get(ctx context.Context, key events.ClaimKey, v any) error
	rights.Claims // what mailer stores for signup's exports
}

// Mailer turns events into mail.
type Mailer struct {
	contacts    *Contacts
	preferences *PreferenceBook
	delivery    *Delivery
	templates   *Templates
	claims      Claims
	web         string // base URL of the web client, without a slash at the end
	now         clock.Clock
}

// New returns a mailer whose links begin with web.
func New(contacts *Contacts, preferences *PreferenceBook, delivery *Delivery, templates *Templates, claims Claims, web string, now clock.Clock) *Mailer {
	return &Mailer{contacts: contacts, preferences: preferences, delivery: delivery, templates: templates, claims: claims,
		web: strings.TrimRight(web, "/"), now: now}
}

// Consumer returns the worker's handlers. They need no dedupe item: the sent log knows every reason, and contacts have versions.
func (m *Mailer) Consumer() *consumer.Consumer {
	return consumer.New(map[string]consumer.Handler{
		events.SignupLicenceDue.Name():         consumer.Typed(events.SignupLicenceDue, m.licence),
		events.SignupConductDue.Name():         consumer.Typed(events.SignupConductDue, m.conduct),
		events.SignupApplicationDecided.Name(): consumer.Typed(events.SignupApplicationDecided, m.application),
		events.SignupInquiryReceived.Name():    consumer.Typed(events.SignupInquiryReceived, m.inquiry),
		events.SignupInvitationIssued.Name():   consumer.Typed(events.SignupInvitationIssued, m.invitation),
		events.SignupAccountChanged.Name():     consumer.Typed(events.SignupAccountChanged, m.account),
		events.BookingBooked.Name():            consumer.Typed(events.BookingBooked, m.booking(KindConfirmed)),
		events.BookingMoved.Name():             consumer.Typed(events.BookingMoved, m.booking(KindMoved)),
		events.BookingCancelledEvent.Name():    consumer.Typed(events.BookingCancelledEvent, m.booking(KindCancelled)),
		events.BookingMissed.Name():            consumer.Typed(events.BookingMissed, m.booking(KindMissed)),
		events.BookingSlotOffered.Name():       consumer.Typed(events.BookingSlotOffered, m.slotOffered),
		events.RemindersDue.Name():             consumer.Typed(events.RemindersDue, m.reminder),
		events.RemindersNothingBooked.Name():   consumer.Typed(events.RemindersNothingBooked, m.nothingBooked),
		events.ReportsReleased.Name():          consumer.Typed(events.ReportsReleased, m.report),
		events.ReportsMissing.Name():           consumer.Typed(events.ReportsMissing, m.reportsMissing),
		events.SessionsNotice.Name():           consumer.Typed(events.SessionsNotice, m.notice),
		events.SignupErasureCompleted.Name():   consumer.Typed(events.SignupErasureCompleted, m.erasureReceipt),
		events.SignupExportAsked.Name():        consumer.Typed(events.SignupExportAsked, m.exportAsked),
		events.SignupGuardianAsked.Name():      consumer.Typed(events.SignupGuardianAsked, m.guardian),
		events.SignupUseNear.Name():            consumer.Typed(events.SignupUseNear, m.useNear),
		events.SignupAccountEnding.Name():      consumer.Typed(events.SignupAccountEnding, m.ending),
		events.SignupAddressMail.Name():        consumer.Typed(events.SignupAddressMail, m.address),
	})
}

// account keeps the contact book. A deactivated or erased account gets no mail; an erased one leaves no address behind.
func (m *Mailer) account(ctx context.Context, env events.Envelope, e events.AccountChanged) error {
	contact := Contact{AccountID: e.AccountID, Role: e.Role, CompanyID: e.CompanyID, ConsultantID: e.ConsultantID,
		Locale: e.Locale, Zone: e.Zone, Active: e.Status == events.StatusActive}
	if e.Status != events.StatusErased && e.ContactClaim != "" {
		var c claims.Contact
		if err := m.claims.Get(ctx, e.ContactClaim, &c); err != nil {
			return unlessErased(err)
		}
		contact.Name, contact.Address = c.Name, c.Address
	}
	if err := m.contacts.Save(ctx, contact, env.EntityVersion); err != nil {
		return err
	}
	if e.Status != events.StatusErased {
		return m.welcome(ctx, env, contact)
	}
	if err := m.preferences.Erase(ctx, e.AccountID); err != nil {
		return err // again after a failure: the contact is saved by then
	}
	if err := m.claims.Erase(ctx, events.Signup, e.AccountID); err != nil {
		return err
	}
	return m.contacts.acknowledge(ctx, env, m.now.Now())
}

// errUnknown makes an event come again: the contact's own event may still be on its way.
var errUnknown = problem.New(problem.NotFound, "contact", "The contact book does not know the recipient yet.")

// unlessErased takes erased personal data as done: there is nobody left to write to.
func unlessErased(err error) error {
	if problem.CodeOf(err) == problem.Gone {
		return nil
	}
	return err
}
