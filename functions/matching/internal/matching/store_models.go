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

// errTrained says that the list has the model of a night already; errHeldChanged, that operators held on to or released a version meanwhile.
var (
	errTrained     = problem.New(problem.Conflict, "trained", "This night was trained already.")
	errHeldChanged = problem.New(problem.Conflict, "held_changed", "What is held on to has changed meanwhile.")
)

func listedModel(m Model) modelItem {
	return modelItem{keys{PK: pkModels, SK: m.Version}, ModelNote{m.Version, m.Learned.Version, m.TrainedAt, m.Ratings, m.Raters, m.Trial, modelKey(m.Version)},
		m.TrainedAt.AddDate(0, 0, modelDays).Unix()}
}

// Serve stores the models of a night and makes the first of them the current one for all functions, which see it by the change log. Either all
// of the table is written or nothing. Errors: errTrained, errHeldChanged if held is not what operators hold on to now.
func (s *Store) Serve(ctx context.Context, o *Objects, held *Held, serves Model, waiting ...Model) error {
	tx := s.table.Tx()
	for _, m := range append([]Model{serves}, waiting...) {
		if err := o.PutModel(ctx, m); err != nil {
			return err
		}
		tx.Put(s.table.Put(listedModel(m)).If("attribute_not_exists(pk)"), errTrained)
	}
	same := s.table.Check(store.PK, pkCurrent).Range(store.SK, skHeld)
	if held == nil {
		same = same.If("attribute_not_exists(pk)")
	} else {
		same = same.If("$ = ? AND $ = ?", "version", held.Version, "since", held.Since)
	}
	return tx.Check(same, errHeldChanged).Put(s.table.Put(s.serving(Pointer{serves.Version, modelKey(serves.Version)})), nil).Run(ctx)
}

// serving is the pointer to the current model, from now on. It stands in the change log.
func (s *Store) serving(p Pointer) servingItem {
	return servingItem{logged(pkCurrent, skModel, s.machine.Now()), p, s.now()}
}

type servingItem struct {
	keys
	Pointer
	Since time.Time `dynamo:"since"`
}

// Serving reads which model is in use and since when; the zero Pointer before the first night.
func (s *Store) Serving(ctx context.Context) (Pointer, time.Time, error) {
	var item servingItem
	if _, err := s.table.One(ctx, pkCurrent, skModel, &item); err != nil {
		return Pointer{}, time.Time{}, fmt.Errorf("read which model serves: %w", err)
	}
	return item.Pointer, item.Since, nil
}

// now is the product's time in the precision in which it is stored and shown.
func (s *Store) now() time.Time { return s.clock.Now().UTC().Truncate(time.Millisecond) }

// Models lists the latest models, newest first.
func (s *Store) Models(ctx context.Context, limit int) ([]ModelNote, error) {
	var items []modelItem
	err := s.table.Get(store.PK, pkModels).Consistent(true).Order(dynamo.Descending).Limit(limit).All(ctx, &items)
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

// Held is what operators hold on to: what a version learned. They are its weights and effects, not its exposures.
type Held struct {
	Version string    `dynamo:"version"`
	Learned string    `dynamo:"learned"` // version in which it was learned; "" for the defaults
	Since   time.Time `dynamo:"since"`
}

type heldItem struct {
	keys
	Held
}

// Held is what operators hold on to; nil if the best model serves.
func (s *Store) Held(ctx context.Context) (*Held, error) {
	var item heldItem
	ok, err := s.table.One(ctx, pkCurrent, skHeld, &item)
	if err != nil {
		return nil, fmt.Errorf("read what is held: %w", err)
	}
	if !ok {
		return nil, nil
	}
	return &item.Held, nil
}

// Hold makes a model the current one and stays with what it learned; Release lets the nightly trial decide again. Until the next night the
// exposures of that model count as well: they are older than those of the model it replaces.
func (s *Store) Hold(ctx context.Context, note ModelNote) error {
	held := heldItem{keys{PK: pkCurrent, SK: skHeld}, Held{note.Version, note.Learned, s.now()}}
	return s.table.Tx().Put(s.table.Put(held), nil).Put(s.table.Put(s.serving(Pointer{note.Version, note.Key})), nil).Run(ctx)
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
