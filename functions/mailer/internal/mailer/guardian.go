package mailer

import (
	"context"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
)

// guardian asks the guardian of somebody under eighteen for their consent. It is the only mail to somebody without an account beside invitations and inquiries.
func (m *Mailer) guardian(ctx context.Context, _ events.Envelope, e events.GuardianAsked) error {
	var c claims.GuardianMail
	if err := m.claims.Get(ctx, e.Claim, &c); err != nil {
		return unlessErased(err)
	}
	reason := ids.Derive("mai", string(KindGuardian), string(e.RequestID))
	return m.delivery.Send(ctx, reason, Contact{Address: c.Address}, func() (Message, error) {
		return m.templates.Render(KindGuardian, c.Locale, Values{Name: c.Name, Person: c.Person, Link: c.Link})
	})
}
