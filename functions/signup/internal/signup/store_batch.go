package signup

import (
	"context"
	"errors"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/store"
)

// batch reads the items with these keys, consistently; what does not exist is left out. The order is any.
func batch[T any](ctx context.Context, t *store.Table, keys []dynamo.Keyed) ([]T, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	var out []T
	err := t.Batch(store.PK, store.SK).Get(keys...).Consistent(true).All(ctx, &out)
	if errors.Is(err, dynamo.ErrNotFound) {
		return nil, nil
	}
	return out, err
}

// registrations finds the accounts of roster entries, by entry. Nothing that HR waits for calls it: see followUp.
func (s *Service) registrations(ctx context.Context, entries []Entry) (map[events.ID]events.ID, error) {
	keys, of := make([]dynamo.Keyed, len(entries)), make(map[string]events.ID, len(entries))
	for i, e := range entries {
		key := registrationKey(e.ID)
		keys[i], of[key] = dynamo.Keys{key, registrationSK}, e.ID
	}
	items, err := batch[registrationItem](ctx, s.Table, keys)
	out := make(map[events.ID]events.ID, len(items))
	for _, item := range items {
		out[of[item.PK]] = item.AccountID
	}
	return out, err
}

// accountsOf reads the accounts of those roster entries whose people registered.
func (s *Service) accountsOf(ctx context.Context, entries []Entry) ([]Account, error) {
	registered, err := s.registrations(ctx, entries)
	if err != nil {
		return nil, err
	}
	keys := make([]dynamo.Keyed, 0, len(registered))
	for _, id := range registered {
		keys = append(keys, dynamo.Keys{accountKey(id), accountSK})
	}
	items, err := batch[accountItem](ctx, s.Table, keys)
	out := make([]Account, len(items))
	for i, item := range items {
		out[i] = item.Account
	}
	return out, err
}

// countEntries says how many of the numbers, each named once, are on a company's roster.
func (s *Service) countEntries(ctx context.Context, company events.ID, numbers []string) (int, error) {
	keys := make([]dynamo.Keyed, len(numbers))
	for i, n := range numbers {
		keys[i] = dynamo.Keys{rosterKey(company), entrySK(n)}
	}
	items, err := batch[entryItem](ctx, s.Table, keys)
	return len(items), err
}
