package sessions

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"kikite/events"
	"kikite/shared/store"
)

// errMoved ends a try that met somebody else's change: it begins again.
var errMoved = errors.New("item changed meanwhile")

// changeTries bounds how often a change starts again after somebody else's.
const changeTries = 6

// again runs try, which reads, decides and writes, from the start until nobody else changed the same meanwhile. Errors: those of try but errMoved;
// errBusy.
func again[T any](ctx context.Context, try func() (T, error)) (T, error) {
	var none T
	for range changeTries {
		v, err := try()
		if !errors.Is(err, errMoved) {
			return v, err
		}
		if err := pause(ctx); err != nil {
			return none, err
		}
	}
	return none, errBusy
}

// againOnly is again for a try that has no answer.
func againOnly(ctx context.Context, try func() error) error {
	_, err := again(ctx, func() (struct{}, error) { return struct{}{}, try() })
	return err
}

func pause(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(5*time.Millisecond + rand.N(20*time.Millisecond)):
		return nil
	}
}

// commit runs fn on an item that was read, and writes the item with what fn collected in the transaction. fn sees the version that the item
// will have; when it returns errUnchanged, nothing is written and the item is as it was read. Errors: errMoved, those of fn.
func (s *Service) commit(ctx context.Context, tx *store.Tx, item any, version *int64, fn func() error) error {
	before := *version
	*version++
	if err := fn(); errors.Is(err, errUnchanged) {
		*version = before
		return nil
	} else if err != nil {
		return err
	}
	return tx.Put(s.table.Put(item).If("version = ?", before), errMoved).Run(ctx)
}

// change runs fn on the session and commits what fn changed and collected in the transaction, again from the start if somebody else
// changed the session meanwhile. When fn returns errUnchanged, nothing is written and the stored session is the answer.
func (s *Service) change(ctx context.Context, id events.ID, fn func(*Session, *store.Tx) error) (*Session, error) {
	return again(ctx, func() (*Session, error) {
		x, err := s.load(ctx, id)
		if err != nil {
			return nil, err
		}
		tx := s.table.Tx()
		return x, s.commit(ctx, tx, x, &x.Version, func() error { return fn(x, tx) })
	})
}
