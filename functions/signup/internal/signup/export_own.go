package signup

import (
	"context"
	"errors"
	"strings"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/rights"
)

// exported is how signup's items are told to whom they are about.
func exported() rights.Shape {
	return rights.Shape{
		Sections: map[string]events.Code{documentPrefix: "documents", connectionSK: "connections", accountSK: "account", consentPrefix: "consents", entryPrefix: "roster_entry", "CONSULTANT": "consultant",
			"LICENCE": "licence_request", exportSK: "exports", "GUARDIAN": "guardian", newAddressSK: "new_address", recoveryPrefix: "address_recovery"},
		Leave: []string{"operator_id", "fingerprint", "invitation", "secret", "claim", "parts", "roster_id", "change", "ends_on", "ends_for"},
	}
}

// ownPart is what signup itself holds about a person: the account with all that lies beside it, what the employer's roster says, of a consultant the
// application with what documents there are (see exportDocuments for the files), and what the person wrote before there was an account.
func (s *Service) ownPart(ctx context.Context, a Account) (claims.ExportPart, error) {
	part := claims.ExportPart{Context: events.Signup}
	if err := s.tell(ctx, &part, accountKey(a.ID), ""); err != nil {
		return part, err
	}
	if a.ConsultantID != "" {
		if err := s.tell(ctx, &part, consultantKey(a.ConsultantID), ""); err != nil {
			return part, err
		}
	}
	if err := errors.Join(s.tellTraces(ctx, &part, a), s.tellEnd(ctx, &part, a)); err != nil {
		return part, err
	}
	if a.EntryID == "" {
		return part, nil
	}
	number, err := s.numberOf(ctx, a)
	if err != nil || number == "" {
		return part, err
	}
	return part, s.tell(ctx, &part, rosterKey(a.CompanyID), entrySK(number))
}

// tellEnd adds the last day of the account, if it has one: what was noted of another end, which was called off, says nothing.
func (s *Service) tellEnd(ctx context.Context, part *claims.ExportPart, a Account) error {
	if a.CompanyID == "" {
		return nil
	}
	c, err := s.company(ctx, a.CompanyID)
	if last := a.endsOn(c); err == nil && last != "" {
		rights.AddTo(part, "account", map[string]any{"ends_on": last})
	}
	return err
}

// tell adds the items of a partition whose sort key is the given one, or all.
func (s *Service) tell(ctx context.Context, part *claims.ExportPart, pk, sk string) error {
	var items []map[string]any
	if err := s.Table.Prefix(ctx, pk, sk, &items); err != nil {
		return err
	}
	for _, item := range items {
		if own, _ := item["sk"].(string); sk == "" || own == sk {
			exported().Add(part, item)
		}
	}
	return nil
}

// numberOf finds the employee number of an account's roster entry. The roster is looked through: nothing leads from an account to a number, so that nothing has
// to be forgotten.
func (s *Service) numberOf(ctx context.Context, a Account) (string, error) {
	var items []struct {
		SK string    `dynamo:"sk"`
		ID events.ID `dynamo:"id"`
	}
	if err := s.Table.Prefix(ctx, rosterKey(a.CompanyID), entryPrefix, &items); err != nil {
		return "", err
	}
	for _, i := range items {
		if i.ID == a.EntryID {
			return strings.TrimPrefix(i.SK, entryPrefix), nil
		}
	}
	return "", nil
}
