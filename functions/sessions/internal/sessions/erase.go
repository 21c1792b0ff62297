package sessions

import (
	"context"
	"errors"
	"fmt"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/problem"
	"kikite/shared/rights"
	"kikite/shared/store"
)

// accountErased forgets a person, in an order that a crash at any point only repeats: first the account is marked, so that no writer
// can make a key, a pseudonym or a text any more; then the released words, the key, the mapping and the ciphertexts go; only then
// is the event done and acknowledged.
func (s *Service) accountErased(ctx context.Context, e events.Envelope, d events.AccountChanged) error {
	mark := accountItem{PK: accountPK(d.AccountID), SK: accountSK, ID: d.AccountID, Role: d.Role, Status: events.StatusErased, Version: e.EntityVersion}
	err := s.table.Tx().Put(newer(s.table.Put(mark), e.EntityVersion), errStale).Run(ctx)
	if err != nil && !errors.Is(err, errStale) {
		return err
	}
	if err := s.claims.Erase(ctx, events.Signup, d.AccountID); err != nil { // copies for an export
		return err
	}
	if err := s.forget(ctx, d.AccountID); err != nil {
		return err
	}
	err = rights.Erased(s.table.Tx().Once(e, s.clock.Now()), events.SessionsPersonErased, e, d.AccountID, s.clock.Now()).Run(ctx)
	if errors.Is(err, store.ErrDuplicate) {
		return nil
	}
	return err
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
	if err := s.takeWordsBack(ctx, account); err != nil {
		return err
	}
	if err := s.vault.Erase(ctx, account); err != nil {
		return err
	}
	var links []linkItem
	if err := s.table.Prefix(ctx, accountPK(account), linkPrefix, &links); err != nil {
		return err
	}
	for _, l := range links {
		if err := s.forgetCare(ctx, l.SessionID); err != nil {
			return err
		}
		if err := s.forgetSession(ctx, l.SessionID); err != nil {
			return err
		}
	}
	if err := s.forgetVoices(ctx, account); err != nil {
		return err
	}
	if err := s.forgetCases(ctx, account); err != nil {
		return err
	}
	return s.deletePartition(ctx, accountPK(account), func(sk string) bool { return sk == accountSK })
}

// forgetSession keeps that a talk was booked with the consultant, and not with whom or about what.
func (s *Service) forgetSession(ctx context.Context, id events.ID) error {
	_, err := s.change(ctx, id, func(x *Session, _ *store.Tx) error {
		if x.Erased {
			return errUnchanged
		}
		x.Erased, x.EmployeeID, x.Group = true, "", Group{}
		x.TTL = rights.ProvisionPeriod.From(x.EndsAt).Unix()
		return nil
	})
	if problem.CodeOf(err) == problem.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	return s.deletePartition(ctx, sessionPK(id), func(sk string) bool { return sk == sessionSK })
}

// deletePartition deletes all items of a partition, whatever they are, but those to keep: what is added later is forgotten without being
// named here.
func (s *Service) deletePartition(ctx context.Context, pk string, keep func(sk string) bool) error {
	var items []linkItem
	if err := s.table.Prefix(ctx, pk, "", &items); err != nil {
		return err
	}
	var keys []dynamo.Keyed
	for _, item := range items {
		if !keep(item.SK) {
			keys = append(keys, dynamo.Keys{item.PK, item.SK})
		}
	}
	if len(keys) == 0 {
		return nil
	}
	_, err := s.table.Batch(store.PK, store.SK).Write().Delete(keys...).Run(ctx)
	return err
}
