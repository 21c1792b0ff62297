package matching

import (
	"context"
	"errors"
	"log/slog"

	"kikite/events"
	"kikite/functions/matching/internal/meaning"
	"kikite/shared/store"
)

// nightly is for how many consultants the trainer asks a model in one night: some twenty of its sixty seconds.
const nightly = 200

// catchUp gives consultants the model's vector who were stored before a model was named, or while it did not answer. The first failure ends
// it until the next night, and fails nothing else: the local vectors are there.
func (t *Trainer) catchUp(ctx context.Context) {
	kind := t.texts.Remote()
	if kind == "" {
		return
	}
	index, err := t.live.Index(ctx)
	if err != nil {
		slog.ErrorContext(ctx, "texts not caught up", "error", err.Error())
		return
	}
	waiting := index.without(kind, nightly)
	done := 0
	for _, c := range waiting {
		set := t.texts.Of(ctx, c.meaningText())
		if set.Of(kind) == "" {
			break
		}
		if err := t.store.putMeaning(ctx, c, set); err != nil {
			slog.ErrorContext(ctx, "vector not stored", "consultant", c.ID, "error", err.Error())
			break
		}
		done++
	}
	slog.InfoContext(ctx, "texts caught up", "kind", kind, "done", done, "waiting", len(waiting)-done)
}

// without are up to n consultants whom employees can see and who have no vector of a kind.
func (x *Index) without(kind string, n int) []Consultant {
	x.mu.RLock()
	defer x.mu.RUnlock()
	var out []Consultant
	read := x.reader()
	for slot, set := range x.meanings {
		if len(out) == n {
			break
		}
		if x.features[slot].programs == 0 || set == "" || set.Of(kind) != "" {
			continue
		}
		out = append(out, read(slot).consultant)
	}
	return out
}

// putMeaning stores the vectors of a consultant's texts, unless the texts changed or were erased since they were read.
func (s *Store) putMeaning(ctx context.Context, c Consultant, set meaning.Set) error {
	k := logged(consultantKey(c.ID), skProfile, s.machine.Now())
	changed := errors.New("changed since")
	err := s.table.Tx().Update(s.table.Update(store.PK, k.PK).Range(store.SK, k.SK).Set("meaning", set).Set(store.GSI1SK, k.GSI1SK).
		If("$ = ? AND $ = ?", "version", c.Version, "status", events.StatusApproved), changed).Run(ctx)
	if errors.Is(err, changed) {
		return nil
	}
	return err
}
