package mailer

import (
	"context"

	"kikite/events"
	"kikite/shared/ids"
)

// ending tells somebody who left the company when their account is erased, so that they can save what they want to keep.
func (m *Mailer) ending(ctx context.Context, _ events.Envelope, e events.AccountEnding) error {
	reason := ids.Derive("mai", string(KindEnding), string(e.AccountID), string(e.EndsOn))
	return m.toAccount(ctx, reason, e.AccountID, KindEnding, func(to Contact) Values { return m.endingValues(e, to) })
}

func (m *Mailer) endingValues(e events.AccountEnding, to Contact) Values {
	return Values{Name: to.Name, Until: dayInWords(e.EndsOn, to.Locale), Link: m.web + "/settings/data"}
}
