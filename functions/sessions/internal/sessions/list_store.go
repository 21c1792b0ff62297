package sessions

import (
	"context"
	"errors"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/store"
)

// refItem lists something under whom it belongs to.
type refItem struct {
	PK string    `dynamo:"pk"`
	SK string    `dynamo:"sk"`
	ID events.ID `dynamo:"id"`
}

// idsUnder reads what a partition lists below a prefix.
func (s *Service) idsUnder(ctx context.Context, pk, prefix string) ([]events.ID, error) {
	var refs []refItem
	err := s.table.Prefix(ctx, pk, prefix, &refs)
	return idsOf(refs), err
}

func idsOf(refs []refItem) []events.ID {
	out := make([]events.ID, len(refs))
	for i, r := range refs {
		out[i] = r.ID
	}
	return out
}

// listed reads the items of these IDs, consistently and in no order; what is gone meanwhile is left out.
func listed[T any](ctx context.Context, table *store.Table, all []events.ID, pk func(events.ID) string, sk string) ([]T, error) {
	if len(all) == 0 {
		return nil, nil
	}
	keys := make([]dynamo.Keyed, len(all))
	for i, id := range all {
		keys[i] = dynamo.Keys{pk(id), sk}
	}
	var out []T
	err := table.Batch(store.PK, store.SK).Get(keys...).Consistent(true).All(ctx, &out)
	if errors.Is(err, dynamo.ErrNotFound) {
		return nil, nil
	}
	return out, err
}

// queryIndex reads all items of a partition of the index.
func queryIndex[T any](ctx context.Context, table *store.Table, pk string) ([]T, error) {
	var out []T
	err := table.Get(store.GSI1PK, pk).Index(store.Index).All(ctx, &out)
	if errors.Is(err, dynamo.ErrNotFound) {
		return nil, nil
	}
	return out, err
}
