package sessions

import (
	"context"
	"fmt"
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/store"
)

// sealedItem is an item whose content only the employee's data key opens.
type sealedItem struct {
	PK      string    `dynamo:"pk"`
	SK      string    `dynamo:"sk"`
	Sealed  []byte    `dynamo:"sealed"`
	Version int64     `dynamo:"version"`
	At      time.Time `dynamo:"at"`
}

// openSealed reads a sealed item into v and says whether it exists and of which version it is.
func (s *Service) openSealed(ctx context.Context, key *vault.Key, pk, sk string, v any) (ok bool, version int64, err error) {
	var item sealedItem
	ok, err = s.table.One(ctx, pk, sk, &item)
	if !ok || err != nil {
		return false, 0, err
	}
	if err := key.Open(pk, sk, item.Sealed, v); err != nil {
		return false, 0, fmt.Errorf("%s: %w", sk, err)
	}
	return true, item.Version, nil
}

// openAll opens items of one employee, in their order. After an erasure there is nothing.
func openAll[I, V any](ctx context.Context, s *Service, account events.ID, items []I, open func(*vault.Key, *I) (V, error)) ([]V, error) {
	if len(items) == 0 {
		return nil, nil
	}
	key, err := s.vault.Existing(ctx, account)
	if erased(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	out := make([]V, len(items))
	for i := range items {
		if out[i], err = open(key, &items[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// putSealed adds a sealed item to a transaction.
func (s *Service) putSealed(tx *store.Tx, key *vault.Key, pk, sk string, version int64, v any) error {
	sealed, err := key.Seal(pk, sk, v)
	if err != nil {
		return err
	}
	tx.Put(s.table.Put(sealedItem{PK: pk, SK: sk, Sealed: sealed, Version: version, At: s.clock.Now().Truncate(time.Second)}), nil)
	return nil
}

// replaceSealed adds the next version of a sealed item to a transaction, which fails with errChangedElsewhere if it is not of the version before
// any more (0: not there).
func (s *Service) replaceSealed(tx *store.Tx, key *vault.Key, pk, sk string, before int64, v any) error {
	sealed, err := key.Seal(pk, sk, v)
	if err != nil {
		return err
	}
	put := s.table.Put(sealedItem{PK: pk, SK: sk, Sealed: sealed, Version: before + 1, At: s.clock.Now().Truncate(time.Second)})
	if before == 0 {
		put = put.If("attribute_not_exists(pk)")
	} else {
		put = put.If("version = ?", before)
	}
	tx.Put(put, errChangedElsewhere)
	return nil
}
