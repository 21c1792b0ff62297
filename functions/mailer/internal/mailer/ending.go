package mailer

import (
	"context"

	"kikite/events"
	"kikite/shared/ids"
)

// ending tells somebody who left the company, or of whose company the contract ended, when their account is erased, so that they can save what they want to keep.
func (m *Mailer) ending(ctx context.Context, _ events.Envelope, e events.AccountEnding) error {
	kind := KindEnding
	if e.Why == events.EndingContract {
		kind = KindContractEnding
	}
	reason := ids.Derive("mai", string(kind), string(e.AccountID), string(e.EndsOn))
	return m.toAccount(ctx, reason, e.AccountID, kind, func(to Contact) Values { return m.endingValues(e, to) })
}

func (m *Mailer) endingValues(e events.AccountEnding, to Contact) Values {
	return Values{Name: to.Name, Until: dayInWords(e.EndsOn, to.Locale), Link: m.web + dataPage(to.Role)}
}

// dataPage is where people of a role find their data.
func dataPage(role events.Code) string {
	switch role {
	case events.RoleHR, events.RoleDesk:
		return "/" + string(role) + "/data"
	}
	return "/settings/data"
}
