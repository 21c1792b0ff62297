package matching

import (
	"context"
	"errors"
	"fmt"

	"kikite/shared/problem"
)

// errOlder says that the table points to something newer already.
var errOlder = problem.New(problem.Conflict, "older", "A newer version is in use.")

type pointerItem struct {
	keys
	Pointer
}

// PointSnapshot makes a snapshot the current one, unless a newer one is, and says which of the two it was.
func (s *Store) PointSnapshot(ctx context.Context, p Pointer) (current bool, err error) {
	item := pointerItem{keys{PK: pkCurrent, SK: skSnapshot}, p}
	err = s.table.Tx().Put(s.table.Put(item).If("attribute_not_exists(pk) OR $ <= ?", "version", p.Version), errOlder).Run(ctx)
	if errors.Is(err, errOlder) {
		return false, nil
	}
	return err == nil, err
}

// current reads a pointer; the zero Pointer if there is none yet.
func (s *Store) current(ctx context.Context, sk string) (Pointer, error) {
	var item pointerItem
	if _, err := s.table.One(ctx, pkCurrent, sk, &item); err != nil {
		return Pointer{}, fmt.Errorf("read pointer %s: %w", sk, err)
	}
	return item.Pointer, nil
}
