package matching

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// ModelNote is what the list of models says of one.
type ModelNote struct {
	Version   string    `dynamo:"version"`
	Learned   string    `dynamo:"learned,omitempty"` // version in which what it serves was learned
	TrainedAt time.Time `dynamo:"trained_at"`
	Ratings   int       `dynamo:"ratings"`
	Raters    int       `dynamo:"raters"`
	Trial     Trial     `dynamo:"trial"`
	Key       string    `dynamo:"key"`
}

type modelItem struct {
	keys
	ModelNote
	TTL int64 `dynamo:"ttl,omitempty"`
}

// modelDays is how long a model stays in the list and its object in the bucket.
const modelDays = 400

// AddModel stores a model with its entry in the list, and returns the pointer to it. Doing it again is harmless.
func (s *Store) AddModel(ctx context.Context, o *Objects, m Model) (Pointer, error) {
	p, err := o.PutModel(ctx, m)
	if err != nil {
		return p, err
	}
	item := modelItem{keys{PK: pkModels, SK: m.Version}, ModelNote{m.Version, m.Learned.Version, m.TrainedAt, m.Ratings, m.Raters, m.Trial, p.Key},
		m.TrainedAt.AddDate(0, 0, modelDays).Unix()}
	return p, s.table.Tx().Put(s.table.Put(item), nil).Run(ctx)
}

// Models lists the latest models, newest first.
func (s *Store) Models(ctx context.Context, limit int) ([]ModelNote, error) {
	var items []modelItem
	err := s.table.Get(store.PK, pkModels).Order(dynamo.Descending).Limit(limit).All(ctx, &items)
	if err != nil {
		return nil, fmt.Errorf("list models: %w", err)
	}
	out := make([]ModelNote, len(items))
	for i, item := range items {
		out[i] = item.ModelNote
	}
	return out, nil
}

// ModelNote reads an entry of the list; ok is false if there is none.
func (s *Store) ModelNote(ctx context.Context, version string) (note ModelNote, ok bool, err error) {
	var item modelItem
	ok, err = s.table.One(ctx, pkModels, version, &item)
	return item.ModelNote, ok, err
}

type heldItem struct {
	keys
	Learned string `dynamo:"learned"`
}

// Held is the version whose learning operators hold on to; "" if the best one serves.
func (s *Store) Held(ctx context.Context) (string, error) {
	var item heldItem
	if _, err := s.table.One(ctx, pkCurrent, skHeld, &item); err != nil {
		return "", fmt.Errorf("read what is held: %w", err)
	}
	return item.Learned, nil
}

// Hold makes a model the current one and stays with what it learned; release lets the nightly trial decide again.
func (s *Store) Hold(ctx context.Context, note ModelNote) error {
	held := heldItem{keys{PK: pkCurrent, SK: skHeld}, note.Learned}
	pointer := pointerItem{logged(pkCurrent, skModel, s.machine.Now()), Pointer{note.Version, note.Key}}
	return s.table.Tx().Put(s.table.Put(held), nil).Put(s.table.Put(pointer), nil).Run(ctx)
}

// Release ends holding on to a version. Doing it twice is doing it once.
func (s *Store) Release(ctx context.Context) error {
	return s.table.Tx().Delete(s.table.Delete(store.PK, pkCurrent).Range(store.SK, skHeld), nil).Run(ctx)
}

// Profiles reads the matching profiles of accounts; who has none is missing.
func (s *Store) Profiles(ctx context.Context, accounts []events.ID) (map[events.ID]Profile, error) {
	out := map[events.ID]Profile{}
	for len(accounts) > 0 {
		batch := accounts[:min(100, len(accounts))]
		accounts = accounts[len(batch):]
		pairs := make([]dynamo.Keyed, len(batch))
		for i, a := range batch {
			pairs[i] = dynamo.Keys{employeeKey(a), skProfile}
		}
		var items []profileItem
		err := s.table.Batch(store.PK, store.SK).Get(pairs...).All(ctx, &items)
		if err != nil && !errors.Is(err, dynamo.ErrNotFound) {
			return nil, problem.Wrap(err, problem.Internal, "profiles", "The profiles cannot be read.")
		}
		for _, i := range items {
			out[events.ID(i.PK[len(employeeKey("")):])] = i.Profile
		}
	}
	return out, nil
}
