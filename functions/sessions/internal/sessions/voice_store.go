package sessions

import (
	"context"
	"slices"

	"kikite/events"
	"kikite/functions/sessions/internal/vault"
)

// voicesOf reads the voices of an employee, newest first.
func (s *Service) voicesOf(ctx context.Context, account events.ID) ([]voiceItem, error) {
	all, err := s.idsUnder(ctx, accountPK(account), voicePrefix)
	if err != nil {
		return nil, err
	}
	items, err := s.voicesAt(ctx, all)
	slices.SortFunc(items, func(a, b voiceItem) int { return b.CreatedAt.Compare(a.CreatedAt) })
	return items, err
}

func (s *Service) voicesAt(ctx context.Context, all []events.ID) ([]voiceItem, error) {
	return listed[voiceItem](ctx, s.table, all, voicePK, voiceSK)
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
