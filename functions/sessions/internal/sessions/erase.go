package sessions

import (
	"context"
	"errors"
	"fmt"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// accountErased forgets a person, in an order that a crash at any point only repeats: first the account is marked, so that no writer
// can make a key, a pseudonym or a text any more; then the released words, the key, the mapping and the ciphertexts go; only then
// is the event done.
func (s *Service) accountErased(ctx context.Context, e events.Envelope, d events.AccountChanged) error {
	mark := accountItem{PK: accountPK(d.AccountID), SK: accountSK, ID: d.AccountID, Role: d.Role, Status: events.StatusErased, Version: e.EntityVersion}
	err := s.table.Tx().Put(newer(s.table.Put(mark), e.EntityVersion), errStale).Run(ctx)
	if err != nil && !errors.Is(err, errStale) {
		return err
	}
	if err := s.forget(ctx, d.AccountID); err != nil {
		return err
	}
	return s.seen(ctx, e)
}

// forget deletes what the context holds of a person. It may be repeated.
func (s *Service) forget(ctx context.Context, account events.ID) error {
	subjects, err := s.vault.Pseudonyms(ctx, account)
	if err != nil {
		return err
	}
	for _, subject := range subjects {
		if err := s.claims.Erase(ctx, events.Reports, subject); err != nil {
			return fmt.Errorf("released excerpts: %w", err)
		}
	}
	if err := s.vault.Erase(ctx, account); err != nil {
		return err
	}
	var links []linkItem
	if err := s.table.Prefix(ctx, accountPK(account), linkPrefix, &links); err != nil {
		return err
	}
	for _, l := range links {
		if err := s.forgetSession(ctx, l.SessionID); err != nil {
			return err
		}
	}
	for _, prefix := range []string{linkPrefix, excPrefix, chkPrefix, lastCheck} {
		if err := s.deletePrefix(ctx, accountPK(account), prefix); err != nil {
			return err
		}
	}
	return nil
}

// forgetSession keeps that a talk was booked with the consultant, and not with whom or about what.
func (s *Service) forgetSession(ctx context.Context, id events.ID) error {
	_, err := s.change(ctx, id, func(x *Session, tx *store.Tx) error {
		if x.Erased {
			return errUnchanged
		}
		x.Erased, x.EmployeeID, x.Group = true, "", Group{}
		for _, sk := range []string{recordSK, pulseSK, analysisSK} {
			tx.Delete(s.table.Delete(store.PK, x.PK).Range(store.SK, sk), nil)
		}
		return nil
	})
	if problem.CodeOf(err) == problem.NotFound {
		return nil
	}
	return err
}

func (s *Service) deletePrefix(ctx context.Context, pk, prefix string) error {
	var items []linkItem
	if err := s.table.Prefix(ctx, pk, prefix, &items); err != nil || len(items) == 0 {
		return err
	}
	keys := make([]dynamo.Keyed, len(items))
	for i, item := range items {
		keys[i] = dynamo.Keys{item.PK, item.SK}
	}
	_, err := s.table.Batch(store.PK, store.SK).Write().Delete(keys...).Run(ctx)
	return err
}
