package signup

import (
	"context"
	"fmt"

	"kikite/events"
	"kikite/shared/ids"
)

// Opened says what OpenOperator did.
type Opened struct {
	AccountID events.ID
	New       bool
}

// OpenOperator makes the account of an operator, or finds it: the first one of a stage cannot be made through the API. The
// user in the directory is made again if it is missing. Errors: address_taken if the address belongs to another role.
func (s *Service) OpenOperator(ctx context.Context, name, email string, locale events.Code, z events.Zone) (Opened, error) {
	email, err := normalAddress(email)
	if err != nil {
		return Opened{}, err
	}
	if err := zone(z); err != nil {
		return Opened{}, err
	}
	if err := codes("locale", []events.Code{locale}, []events.Code{"ja", "en"}); err != nil {
		return Opened{}, err
	}
	holder, err := s.holder(ctx, email)
	if err != nil {
		return Opened{}, err
	}
	if holder != "" {
		a, ok, err := s.account(ctx, holder)
		if err != nil {
			return Opened{}, err
		}
		if !ok || a.Role != events.RoleOperator || !a.Active() {
			return Opened{}, ErrAddressTaken
		}
		return Opened{AccountID: holder}, s.ensureUser(ctx, a.ID, a.Email, a.Locale)
	}
	a := Account{ID: s.IDs.Random(ids.Account), Role: events.RoleOperator, Name: name, Email: email, Locale: locale, Zone: z}
	if err := s.ensureUser(ctx, a.ID, email, locale); err != nil {
		return Opened{}, err
	}
	tx := s.Table.Tx()
	if err := s.addAccount(ctx, tx, a); err != nil {
		return Opened{}, err
	}
	if err := tx.Run(ctx); err != nil {
		return Opened{}, fmt.Errorf("store account: %w", err)
	}
	return Opened{AccountID: a.ID, New: true}, nil
}
