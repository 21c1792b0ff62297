package signup

import (
	"context"
	"errors"
	"time"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/store"
)

// Receipt tells what an erasure did.
type Receipt struct {
	ReceiptID events.ID `json:"receipt_id"`
	ErasedAt  time.Time `json:"erased_at"`
	Erased    []string  `json:"erased" doc:"Codes of what is gone here; other parts of the service follow by themselves"`
	Kept      []string  `json:"kept" doc:"Codes of what stays, and stays without leading to the person, or is not the service's to erase"`
}

func receipt(a Account) Receipt {
	return Receipt{
		ReceiptID: ids.Derive(ids.Request, "erasure", string(a.ID)), ErasedAt: a.ErasedAt,
		Erased: []string{"name", "private_address", "settings", "sign_in", "link_to_roster", "copies_for_mail"},
		Kept:   []string{"roster_entry_of_employer", "time_of_consent"},
	}
}

// erase closes an employee's account for good: state and event first, so that nothing is done for it any more, then the user
// in the directory and the copies for mail. What fails then is done by the worker when the event arrives; the caller is told.
// Errors: erasure_by_request for accounts that belong to a contract.
func (s *Service) erase(ctx context.Context, a Account) (Receipt, error) {
	if a.Role != events.RoleEmployee {
		return Receipt{}, errErasureByHand
	}
	email, entry := a.Email, a.EntryID
	a.erase(s.Clock.Now())
	tx := s.Table.Tx()
	if err := s.saveAccount(ctx, tx, a); err != nil {
		return Receipt{}, err
	}
	tx.Delete(s.Table.Delete(store.PK, addressKey(email)).Range(store.SK, addressSK), nil)
	tx.Delete(s.Table.Delete(store.PK, registrationKey(entry)).Range(store.SK, registrationSK), nil)
	if err := tx.Run(ctx); err != nil {
		return Receipt{}, err
	}
	if err := s.finishErasure(ctx, a.ID); err != nil {
		return Receipt{}, errors.Join(errErasureUnfinish, err)
	}
	return receipt(a), nil
}

// finishErasure removes what lies outside the table. It may be repeated.
func (s *Service) finishErasure(ctx context.Context, account events.ID) error {
	return errors.Join(s.Users.Delete(ctx, account), s.Claims.Erase(ctx, events.Mailer, account))
}
