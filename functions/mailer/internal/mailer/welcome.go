package mailer

import (
	"context"

	"kikite/events"
	"kikite/shared/ids"
)

// welcome tells somebody new of a company's HR or desk that they can sign in: nobody else would, and the contract is made without them. Employees
// and consultants have mails of their own for that; a later state of the account is no news.
func (m *Mailer) welcome(ctx context.Context, env events.Envelope, to Contact) error {
	if (to.Role != events.RoleHR && to.Role != events.RoleDesk) || env.EntityVersion != 1 || !to.Active || to.Address == "" {
		return nil
	}
	return m.delivery.Send(ctx, ids.Derive("mai", string(KindWelcome), string(to.AccountID)), to, func() (Message, error) {
		return m.templates.Render(KindWelcome, to.Locale, m.welcomeValues(to))
	})
}

func (m *Mailer) welcomeValues(to Contact) Values {
	v := Values{Name: to.Name, Desk: to.Role == events.RoleDesk, Link: m.web + "/hr"}
	if v.Desk {
		v.Link = m.web + "/desk"
	}
	return v
}
