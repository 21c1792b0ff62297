package sessions

import (
	"context"

	"github.com/guregu/dynamo/v2"

	"kikite/shared/principal"
	"kikite/shared/store"
)

// Queue lists the open entries by rank and age, or the last hundred that were closed.
func (s *Service) Queue(ctx context.Context, p principal.Principal, closed bool) ([]careItem, error) {
	if _, err := s.active(ctx, p); err != nil {
		return nil, err
	}
	var list []careItem
	q := s.table.Get(store.GSI1PK, careOpen).Index(store.Index)
	if closed {
		q = s.table.Get(store.GSI1PK, careClosed).Index(store.Index).Order(dynamo.Descending).Limit(100)
	}
	return list, q.All(ctx, &list)
}
