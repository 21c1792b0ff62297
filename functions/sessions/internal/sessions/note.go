package sessions

import (
	"context"

	"kikite/events"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/principal"
	"kikite/shared/problem"
)

// notesPrefix begins the key of a consultant's private notes; the consultant is part of it, so that whoever takes over a booking starts with none.
const notesPrefix = "NOTES#"

var errChangedElsewhere = problem.New(problem.Conflict, "changed_elsewhere", "This text was changed elsewhere meanwhile. Read it again first.")

// Text is words with the version that a change of them must name, so that two open pages cannot overwrite each other unseen. Version 0: there
// are none yet.
type Text struct {
	Words   string
	Version int64
}

// noteText is the sealed part of a note.
type noteText struct {
	Words string `json:"words"`
}

// Notes returns what the caller noted down for themselves of their session. Errors: ErrNotFound.
func (s *Service) Notes(ctx context.Context, p principal.Principal, id events.ID) (Text, error) {
	x, err := s.Session(ctx, p, id)
	if err != nil || x.Erased {
		return Text{}, err
	}
	key, err := s.vault.Existing(ctx, x.EmployeeID)
	if erased(err) {
		return Text{}, nil
	}
	if err != nil {
		return Text{}, err
	}
	var note noteText
	_, version, err := s.openSealed(ctx, key, x.PK, notesPrefix+string(x.ConsultantID), &note)
	return Text{note.Words, version}, err
}

// SaveNotes keeps the consultant's private notes, from the join window on. The same words again change nothing. Errors: ErrNotFound, errCancelled,
// errTooEarly, errChangedElsewhere, vault.ErrErased.
func (s *Service) SaveNotes(ctx context.Context, p principal.Principal, id events.ID, to Text) (Text, error) {
	x, key, err := s.noting(ctx, p, id)
	if err != nil {
		return Text{}, err
	}
	var old noteText
	sk := notesPrefix + string(x.ConsultantID)
	_, version, err := s.openSealed(ctx, key, x.PK, sk, &old)
	switch {
	case err != nil:
		return Text{}, err
	case old.Words == to.Words:
		return Text{old.Words, version}, nil
	case version != to.Version:
		return Text{}, errChangedElsewhere
	}
	tx := s.table.Tx().Check(s.isActive(p.AccountID), errInactive).Check(s.notErased(x.EmployeeID), vault.ErrErased)
	if err := s.replaceSealed(tx, key, x.PK, sk, version, noteText{to.Words}); err != nil {
		return Text{}, err
	}
	return Text{to.Words, version + 1}, tx.Run(ctx)
}

// noting is what a consultant needs to write down something about a talk of theirs that may have begun.
func (s *Service) noting(ctx context.Context, p principal.Principal, id events.ID) (*Session, *vault.Key, error) {
	if _, err := s.active(ctx, p); err != nil {
		return nil, nil, err
	}
	x, err := s.Session(ctx, p, id)
	switch {
	case err != nil:
		return nil, nil, err
	case x.Erased:
		return nil, nil, vault.ErrErased
	case x.Status == Cancelled:
		return nil, nil, errCancelled
	case s.clock.Now().Before(x.StartsAt.Add(-joinEarly)):
		return nil, nil, errTooEarly
	}
	key, err := s.vault.Key(ctx, x.EmployeeID)
	return x, key, err
}
