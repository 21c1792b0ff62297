package sessions

import (
	"context"
	"errors"
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/care"
	"kikite/shared/principal"
	"kikite/shared/problem"
	"kikite/shared/store"
)

var errNoEntry = problem.New(problem.NotFound, "not_found", "There is no such entry.")

func (s *Service) entry(ctx context.Context, id events.ID) (*careItem, error) {
	var c careItem
	ok, err := s.table.One(ctx, carePK(id), careSK, &c)
	if err == nil && !ok {
		err = errNoEntry
	}
	return &c, err
}

// changeEntry runs fn on an entry and commits what it changed and collected, again from the start if somebody else changed it meanwhile. When fn returns
// care.ErrUnchanged nothing is written and the stored entry is the answer.
func (s *Service) changeEntry(ctx context.Context, id events.ID, fn func(*careItem, *store.Tx) error) (*careItem, error) {
	return again(ctx, func() (*careItem, error) {
		c, err := s.entry(ctx, id)
		if err != nil {
			return nil, err
		}
		tx := s.table.Tx()
		return c, s.commit(ctx, tx, c, &c.Version, func() error {
			err := fn(c, tx)
			if errors.Is(err, care.ErrUnchanged) {
				return errUnchanged
			}
			c.place()
			return err
		})
	})
}

// onEntry is changeEntry for an active operator, with a line of the log.
func (s *Service) onEntry(ctx context.Context, p principal.Principal, id events.ID, a Access, fn func(*careItem, *store.Tx) error) (*careItem, error) {
	if _, err := s.active(ctx, p); err != nil {
		return nil, err
	}
	return s.changeEntry(ctx, id, func(c *careItem, tx *store.Tx) error {
		if err := fn(c, tx); err != nil {
			return err
		}
		tx.Check(s.isActive(p.AccountID), errInactive)
		a.By, a.Whose, a.About = p, c.EmployeeID, c.ID
		return s.audit(ctx, tx, a)
	})
}

// TakeEntry makes the caller the one who looks after an entry. Errors: errNoEntry and what care.Entry.Take says.
func (s *Service) TakeEntry(ctx context.Context, p principal.Principal, id events.ID) (*careItem, error) {
	return s.onEntry(ctx, p, id, Access{Did: "took"}, func(c *careItem, _ *store.Tx) error {
		return c.Entry.Take(p.AccountID, s.now())
	})
}

// CloseEntry ends an entry with a code. Errors: errNoEntry and what care.Entry.Close says.
func (s *Service) CloseEntry(ctx context.Context, p principal.Principal, id events.ID, outcome events.Code) (*careItem, error) {
	return s.onEntry(ctx, p, id, Access{Did: "closed", Why: outcome}, func(c *careItem, _ *store.Tx) error {
		return c.Entry.Close(p.AccountID, outcome, s.now())
	})
}

// CareEntry returns an entry with its disclosures, oldest first.
func (s *Service) CareEntry(ctx context.Context, p principal.Principal, id events.ID) (*careItem, []openingItem, error) {
	if _, err := s.active(ctx, p); err != nil {
		return nil, nil, err
	}
	c, err := s.entry(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	list, err := s.openings(ctx, c.ID)
	return c, list, err
}

func (s *Service) now() time.Time { return s.clock.Now().Truncate(time.Second) }
