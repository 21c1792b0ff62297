package sessions

import (
	"context"
	"errors"
	"slices"

	"kikite/events"
	"kikite/functions/sessions/internal/care"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/problem"
	"kikite/shared/store"
)

var (
	errNoOpening = problem.New(problem.NotFound, "not_found", "There is no such disclosure.")
	errNothing   = problem.New(problem.Gone, "erased", "Who this was about has had their data erased.")
)

// Ask is what an operator writes to open something: why, and why telling the employee would be dangerous (empty if it is not).
type Ask struct {
	Key       string // Idempotency-Key
	Reason    string
	Dangerous string
	Saw       []events.Code // of WayTwo: SawPerson, SawSentences
}

// openings lists the disclosures of an entry by when they were asked for.
func (s *Service) openings(ctx context.Context, entry events.ID) ([]openingItem, error) {
	var list []openingItem
	err := s.table.Prefix(ctx, carePK(entry), openingPrefix, &list)
	slices.SortFunc(list, func(a, b openingItem) int { return a.Opening.AskedAt.Compare(b.Opening.AskedAt) })
	return list, err
}

func (s *Service) opening(ctx context.Context, entry, id events.ID) (*openingItem, error) {
	var o openingItem
	ok, err := s.table.One(ctx, carePK(entry), openingPrefix+string(id), &o)
	if err == nil && !ok {
		err = errNoOpening
	}
	return &o, err
}

// words opens the words of a disclosure; none after an erasure.
func (s *Service) words(key *vault.Key, o *openingItem) (w openingWords, err error) {
	if key == nil || o.Sealed == nil {
		return w, nil
	}
	return w, key.Open(o.PK, o.SK, o.Sealed, &w)
}

// ActAlone opens everything at once to an operator on call, because a life is in danger; a second person reviews it within 24 hours. The same
// request again changes nothing. Errors: errNotOnCall and what care.AtOnce says.
func (s *Service) ActAlone(ctx context.Context, p principal.Principal, entry events.ID, ask Ask) (*careItem, events.ID, error) {
	duty, err := s.onCall(ctx)
	if err != nil {
		return nil, "", err
	}
	if len(duty) > 0 && !slices.Contains(duty, p.AccountID) {
		return nil, "", errNotOnCall
	}
	ask.Saw = []events.Code{SawPerson, SawContact, SawPlace, SawSOS}
	return s.begin(ctx, p, entry, ask, func(c *careItem) (care.Opening, error) {
		if c.Entry.Status == care.New {
			if err := c.Entry.Take(p.AccountID, s.now()); err != nil {
				return care.Opening{}, err
			}
		}
		return care.AtOnce(&c.Entry, care.WayAlone, p.AccountID, ask.Dangerous != "", s.now())
	}, didAct, "danger")
}

// AskOpening asks another operator to agree to a disclosure; nothing is opened yet.
func (s *Service) AskOpening(ctx context.Context, p principal.Principal, entry events.ID, ask Ask) (*careItem, events.ID, error) {
	return s.begin(ctx, p, entry, ask, func(c *careItem) (care.Opening, error) {
		return care.Ask(&c.Entry, p.AccountID, ask.Dangerous != "", s.now())
	}, "asked", "two_people")
}

func (s *Service) begin(ctx context.Context, p principal.Principal, entry events.ID, ask Ask, make func(*careItem) (care.Opening, error), did, why events.Code) (*careItem, events.ID, error) {
	id := s.ids.Random(ids.Opening)
	if ask.Key != "" {
		id = ids.Derive(ids.Opening, string(entry), string(p.AccountID), ask.Key)
	}
	if _, err := s.active(ctx, p); err != nil {
		return nil, "", err
	}
	c, err := s.changeEntry(ctx, entry, func(c *careItem, tx *store.Tx) error {
		if _, err := s.opening(ctx, entry, id); err == nil {
			return care.ErrUnchanged
		} else if !errors.Is(err, errNoOpening) {
			return err
		}
		key, err := s.keyOf(ctx, tx, c)
		if err != nil {
			return err
		}
		opening, err := make(c)
		if err != nil {
			return err
		}
		o := &openingItem{PK: c.PK, SK: openingPrefix + string(id), ID: id, EntryID: c.ID, AskedBy: p.AccountID, Saw: ask.Saw, Opening: opening}
		if did == didAct && c.Entry.Source == care.SourceSignal {
			o.Saw = append(slices.Clone(o.Saw), SawSentences)
		}
		if err := s.putOpening(tx, key, o, openingWords{Reason: ask.Reason, Dangerous: ask.Dangerous}, ""); err != nil {
			return err
		}
		if _, err := s.tellOperators(ctx, tx, events.NoticeQueue, "second "+string(id), p.AccountID); err != nil {
			return err // a second person is asked for at once
		}
		a := Access{By: p, Whose: c.EmployeeID, Did: did, Why: why, About: c.ID, Opening: id}
		if !opening.OpenedAt.IsZero() {
			a.Saw = o.Saw
		}
		return s.logged(ctx, tx, c, o, care.NotYet, a)
	})
	return c, id, err
}

// keyOf returns the key of whom an entry is about, and lets the transaction fail if they are erased meanwhile. Errors: errNothing.
func (s *Service) keyOf(ctx context.Context, tx *store.Tx, c *careItem) (*vault.Key, error) {
	if c.EmployeeID == "" {
		return nil, errNothing
	}
	tx.Check(s.notErased(c.EmployeeID), errNothing)
	key, err := s.vault.Key(ctx, c.EmployeeID)
	if erased(err) {
		err = errNothing
	}
	return key, err
}

// putOpening adds a disclosure to a transaction. Another names who must not be the one who asked: the table refuses it, too.
func (s *Service) putOpening(tx *store.Tx, key *vault.Key, o *openingItem, w openingWords, another events.ID) error {
	var err error
	if o.Sealed, err = key.Seal(o.PK, o.SK, w); err != nil {
		return err
	}
	before := o.Version
	o.Version++
	put := s.table.Put(o)
	switch {
	case before == 0:
		put = put.If("attribute_not_exists(pk)")
	case another != "":
		put = put.If("version = ? AND asked_by <> ?", before, another)
	default:
		put = put.If("version = ?", before)
	}
	tx.Put(put, errMoved)
	return nil
}

// logged adds the line of the log, the check of who does it, and the notice to the employee if this change told them.
func (s *Service) logged(ctx context.Context, tx *store.Tx, c *careItem, o *openingItem, before events.Code, a Access) error {
	tx.Check(s.isActive(a.By.AccountID), errInactive)
	if before != care.Told && o.Opening.Telling == care.Told {
		s.tellOne(tx, c.EmployeeID, events.NoticeAccess, string(o.ID))
	}
	return s.audit(ctx, tx, a)
}

// onOpening changes a disclosure by fn, with a line of the log and a notice to the employee if it tells them. Another says that the caller must not be
// who asked.
func (s *Service) onOpening(ctx context.Context, p principal.Principal, entry, id events.ID, did events.Code, another bool, fn func(*careItem, *care.Opening, *openingWords, *Access) error) (*careItem, error) {
	if _, err := s.active(ctx, p); err != nil {
		return nil, err
	}
	return s.changeEntry(ctx, entry, func(c *careItem, tx *store.Tx) error {
		o, err := s.opening(ctx, entry, id)
		if err != nil {
			return err
		}
		key, err := s.keyOf(ctx, tx, c)
		if err != nil {
			return err
		}
		w, err := s.words(key, o)
		if err != nil {
			return err
		}
		before := o.Opening.Telling
		a := Access{By: p, Whose: c.EmployeeID, Did: did, About: c.ID, Opening: id}
		if err := fn(c, &o.Opening, &w, &a); err != nil {
			return err
		}
		if len(a.Saw) > 0 {
			a.Saw = o.Saw
		}
		second := events.ID("")
		if another {
			second = p.AccountID
		}
		if err := s.putOpening(tx, key, o, w, second); err != nil {
			return err
		}
		return s.logged(ctx, tx, c, o, before, a)
	})
}
