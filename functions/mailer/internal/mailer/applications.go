package mailer

import (
	"context"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
)

// application tells somebody who applied as a consultant what was decided. Who was rejected has no account, and who was approved has one that may
// not be known here yet: the address comes with the event.
func (m *Mailer) application(ctx context.Context, env events.Envelope, e events.ApplicationDecided) error {
	var c claims.ApplicationMail
	if err := m.claims.Get(ctx, e.Claim, &c); err != nil {
		return unlessErased(err)
	}
	reason := ids.Derive("mai", string(KindApplication), string(env.ID))
	return m.delivery.Send(ctx, reason, Contact{Address: c.Address}, func() (Message, error) {
		return m.templates.Render(KindApplication, c.Locale, m.applicationValues(c, e.Decision))
	})
}

func (m *Mailer) applicationValues(c claims.ApplicationMail, decision events.Code) Values {
	v := Values{Name: c.Name, Approved: decision == events.StatusApproved, Link: m.web + "/about"}
	if v.Approved {
		v.Link = m.web + "/consultant"
	}
	return v
}

// conduct asks a consultant to accept the code of conduct, reminds of it, or says that the term is over.
func (m *Mailer) conduct(ctx context.Context, env events.Envelope, e events.ConductDue) error {
	return m.toAccount(ctx, ids.Derive("mai", string(KindConduct), string(env.ID)), e.AccountID, KindConduct, func(to Contact) Values { return m.conductValues(e, to) })
}

func (m *Mailer) conductValues(e events.ConductDue, to Contact) Values {
	return Values{Name: to.Name, Until: dayInWords(e.Until, to.Locale), Over: e.Paused, Link: m.web + "/consultant/registration"}
}
