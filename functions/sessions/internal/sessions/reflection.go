package sessions

import (
	"cmp"
	"context"
	"slices"
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/problem"
	"kikite/shared/store"
)

const (
	reflectionPrefix = "REF#"
	maxReflections   = 300 // of a person; all of them together stay far below what one answer may hold
)

var (
	errNoReflection     = problem.New(problem.NotFound, "not_found", "There is no such note.")
	errManyReflections  = problem.New(problem.Conflict, "too_many_notes", "There is no room for another note. Delete one first.")
	errReflectionKeySet = problem.New(problem.Invalid, "idempotency_key_reused", "That Idempotency-Key belongs to another note.")
)

// Reflection is what an employee writes for themselves: before a talk, after it, or about no talk at all. Nobody else reads it, and no analyser.
type Reflection struct {
	ID        events.ID
	SessionID events.ID // empty: about no talk
	Text      Text
	WrittenAt time.Time
	ChangedAt time.Time
}

// reflectionText is the sealed part; that a note is about a talk is nobody's to see either.
type reflectionText struct {
	Words     string    `json:"words"`
	SessionID events.ID `json:"session_id,omitempty"`
	WrittenAt time.Time `json:"written_at"`
	ChangedAt time.Time `json:"changed_at"`
}

func (t reflectionText) of(id events.ID, version int64) Reflection {
	return Reflection{id, t.SessionID, Text{t.Words, version}, t.WrittenAt, t.ChangedAt}
}

// Reflections lists the caller's notes, the newest first.
func (s *Service) Reflections(ctx context.Context, p principal.Principal) ([]Reflection, error) {
	var items []sealedItem
	if err := s.table.Prefix(ctx, accountPK(p.AccountID), reflectionPrefix, &items); err != nil {
		return nil, err
	}
	out, err := openAll(ctx, s, p.AccountID, items, func(key *vault.Key, item *sealedItem) (Reflection, error) {
		var t reflectionText
		err := key.Open(item.PK, item.SK, item.Sealed, &t)
		return t.of(events.ID(item.SK[len(reflectionPrefix):]), item.Version), err
	})
	slices.SortFunc(out, func(a, b Reflection) int { return cmp.Or(b.WrittenAt.Compare(a.WrittenAt), cmp.Compare(b.ID, a.ID)) })
	return out, err
}

// Reflect keeps a new note. A request repeated with its key gives the same note. Errors: ErrNotFound for a talk that is not the caller's,
// errManyReflections, errReflectionKeySet.
func (s *Service) Reflect(ctx context.Context, p principal.Principal, key, words string, session events.ID) (Reflection, error) {
	if _, err := s.active(ctx, p); err != nil {
		return Reflection{}, err
	}
	if session != "" {
		if _, err := s.Session(ctx, p, session); err != nil {
			return Reflection{}, err
		}
	}
	id := s.ids.Random(ids.Reflection)
	if key != "" {
		id = ids.Derive(ids.Reflection, string(p.AccountID), key)
	}
	data, err := s.vault.Key(ctx, p.AccountID)
	if err != nil {
		return Reflection{}, err
	}
	pk, sk := accountPK(p.AccountID), reflectionPrefix+string(id)
	var old reflectionText
	switch ok, version, err := s.openSealed(ctx, data, pk, sk, &old); {
	case err != nil:
		return Reflection{}, err
	case ok && (old.Words != words || old.SessionID != session):
		return Reflection{}, errReflectionKeySet
	case ok:
		return old.of(id, version), nil
	}
	n, err := s.count(ctx, pk, reflectionPrefix)
	if err != nil {
		return Reflection{}, err
	}
	if n >= maxReflections {
		return Reflection{}, errManyReflections
	}
	now := s.clock.Now().Truncate(time.Second)
	return s.putReflection(ctx, p, data, id, 0, reflectionText{words, session, now, now})
}

// ChangeReflection puts other words in a note. The same words again change nothing. Errors: errNoReflection, errChangedElsewhere.
func (s *Service) ChangeReflection(ctx context.Context, p principal.Principal, id events.ID, to Text) (Reflection, error) {
	if _, err := s.active(ctx, p); err != nil {
		return Reflection{}, err
	}
	data, err := s.vault.Existing(ctx, p.AccountID)
	if erased(err) {
		return Reflection{}, errNoReflection
	}
	if err != nil {
		return Reflection{}, err
	}
	var t reflectionText
	switch ok, version, err := s.openSealed(ctx, data, accountPK(p.AccountID), reflectionPrefix+string(id), &t); {
	case err != nil:
		return Reflection{}, err
	case !ok:
		return Reflection{}, errNoReflection
	case t.Words == to.Words:
		return t.of(id, version), nil
	case version != to.Version:
		return Reflection{}, errChangedElsewhere
	}
	t.Words, t.ChangedAt = to.Words, s.clock.Now().Truncate(time.Second)
	return s.putReflection(ctx, p, data, id, to.Version, t)
}

func (s *Service) putReflection(ctx context.Context, p principal.Principal, data *vault.Key, id events.ID, before int64, t reflectionText) (Reflection, error) {
	tx := s.table.Tx().Check(s.isActive(p.AccountID), errInactive)
	if err := s.replaceSealed(tx, data, accountPK(p.AccountID), reflectionPrefix+string(id), before, t); err != nil {
		return Reflection{}, err
	}
	return t.of(id, before+1), tx.Run(ctx)
}

// ForgetReflection deletes a note; one that is not there is deleted already.
func (s *Service) ForgetReflection(ctx context.Context, p principal.Principal, id events.ID) error {
	return s.table.Delete(store.PK, accountPK(p.AccountID)).Range(store.SK, reflectionPrefix+string(id)).Run(ctx)
}
