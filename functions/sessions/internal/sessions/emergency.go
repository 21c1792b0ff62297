package sessions

import (
	"context"
	"errors"
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/principal"
	"kikite/shared/store"
)

// Emergency is what an employee gave for danger to life only: how they are called, their telephone, where they usually talk, and whom to tell.
// Everything is optional. It is never stored unsealed.
type Emergency struct {
	OwnName  string `json:"own_name"`
	OwnPhone string `json:"own_phone"`
	Place    string `json:"place"`
	Name     string `json:"name"`
	Relation string `json:"relation"`
	Phone    string `json:"phone"`
}

// PutEmergency stores what the caller gives, instead of what they gave before.
func (s *Service) PutEmergency(ctx context.Context, p principal.Principal, e Emergency) (time.Time, error) {
	if _, err := s.active(ctx, p); err != nil {
		return time.Time{}, err
	}
	key, err := s.vault.Key(ctx, p.AccountID)
	if err != nil {
		return time.Time{}, err
	}
	tx := s.table.Tx().Check(s.isActive(p.AccountID), errInactive)
	if err := s.putSealed(tx, key, accountPK(p.AccountID), emergencySK, 1, e); err != nil {
		return time.Time{}, err
	}
	return s.clock.Now().Truncate(time.Second), tx.Run(ctx)
}

// Emergency returns what the caller gave, and when; the zero time if nothing.
func (s *Service) Emergency(ctx context.Context, p principal.Principal) (Emergency, time.Time, error) {
	return s.emergencyOf(ctx, p.AccountID)
}

// emergencyOf returns what an employee gave. Who calls it has told the log.
func (s *Service) emergencyOf(ctx context.Context, account events.ID) (Emergency, time.Time, error) {
	var e Emergency
	var item sealedItem
	ok, err := s.table.One(ctx, accountPK(account), emergencySK, &item)
	if err != nil || !ok {
		return e, time.Time{}, err
	}
	key, err := s.vault.Existing(ctx, account)
	if errors.Is(err, vault.ErrErased) {
		return e, time.Time{}, nil
	}
	if err != nil {
		return e, time.Time{}, err
	}
	return e, item.At, key.Open(item.PK, item.SK, item.Sealed, &e)
}

// DeleteEmergency forgets what the caller gave. It may be repeated.
func (s *Service) DeleteEmergency(ctx context.Context, p principal.Principal) error {
	return s.table.Delete(store.PK, accountPK(p.AccountID)).Range(store.SK, emergencySK).Run(ctx)
}
