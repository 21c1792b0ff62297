package sessions

import (
	"context"
	"errors"
	"slices"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/store"
)

// voicesOf reads the voices of an employee, newest first.
func (s *Service) voicesOf(ctx context.Context, account events.ID) ([]voiceItem, error) {
	var refs []refItem
	if err := s.table.Prefix(ctx, accountPK(account), voicePrefix, &refs); err != nil || len(refs) == 0 {
		return nil, err
	}
	items, err := s.voicesAt(ctx, refs)
	slices.SortFunc(items, func(a, b voiceItem) int { return b.CreatedAt.Compare(a.CreatedAt) })
	return items, err
}

func (s *Service) voicesAt(ctx context.Context, refs []refItem) ([]voiceItem, error) {
	keys := make([]dynamo.Keyed, len(refs))
	for i, r := range refs {
		keys[i] = dynamo.Keys{voicePK(r.ID), voiceSK}
	}
	var items []voiceItem
	err := s.table.Batch(store.PK, store.SK).Get(keys...).Consistent(true).All(ctx, &items)
	if errors.Is(err, dynamo.ErrNotFound) {
		return nil, nil
	}
	return items, err
}

// loadVoice reads a voice of the account and its key. Errors: errNoVoice.
func (s *Service) loadVoice(ctx context.Context, account, id events.ID) (*voiceItem, *vault.Key, error) {
	var item voiceItem
	ok, err := s.table.One(ctx, voicePK(id), voiceSK, &item)
	if err != nil {
		return nil, nil, err
	}
	if !ok || item.EmployeeID != account {
		return nil, nil, errNoVoice
	}
	key, err := s.vault.Existing(ctx, account)
	return &item, key, err
}
