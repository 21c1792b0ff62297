package sessions

import (
	"context"
	"errors"
	"slices"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/store"
)

// NewCase is what an employee approved for the desk: exactly these words, for exactly these people.
type NewCase struct {
	Way     events.Code
	Text    string
	Name    string      // of a named one
	Readers []events.ID // people of the desk whom it does not concern
	Key     string      // Idempotency-Key
}

// OpenCase sends a case to those people of the company's desk whom the employee named, and to nobody who joins the desk later. Errors:
// errNoDesk, errNobodyLeft, errNoPerson, errNameMissing, errManyCases.
func (s *Service) OpenCase(ctx context.Context, p principal.Principal, n NewCase) (*Case, error) {
	a, err := s.active(ctx, p)
	if err != nil {
		return nil, err
	}
	id := s.ids.Random(ids.Case)
	if n.Key != "" {
		id = ids.Derive(ids.Case, string(a.ID), n.Key)
		if c, err := s.loadCase(ctx, id); err == nil {
			return c, nil // a repeated request
		} else if !errors.Is(err, errNoCase) {
			return nil, err
		}
	}
	desk, err := s.mayOpen(ctx, a, n)
	if err != nil {
		return nil, err
	}
	key, err := s.vault.Key(ctx, a.ID)
	if err != nil {
		return nil, err
	}
	c := &Case{PK: casePK(id), SK: caseSK, ID: id, CompanyID: a.CompanyID, EmployeeID: a.ID, Way: n.Way, Readers: n.Readers, OpenedAt: s.clock.Now(), Version: 1}
	c.open(c.OpenedAt)
	head := caseHead{Desk: desk.Name}
	if n.Way == CaseNamed {
		head.Name = n.Name
	}
	if c.Sealed, err = key.Seal(c.PK, c.SK, head); err != nil {
		return nil, err
	}
	change := &caseChange{c, s.table.Tx().Check(s.isActive(a.ID), errInactive), key}
	if err := s.write(ctx, change, said{from: FromEmployee, kind: MessageText, text: n.Text}); err != nil {
		return nil, err
	}
	s.mayStillRead(change, n.Readers)
	s.tellDesk(change, "opened")
	change.tx.Put(s.table.Put(c).If("attribute_not_exists(pk)"), errMoved)
	for _, pk := range []string{accountPK(a.ID), companyPK(a.CompanyID)} {
		change.tx.Put(s.table.Put(refItem{pk, casePrefix + string(id), id}), nil)
	}
	err = change.tx.Run(ctx)
	if errors.Is(err, errMoved) {
		return s.loadCase(ctx, id) // the same request at the same time
	}
	return c, err
}

// mayOpen checks what the schema cannot, and that nothing is sent to nobody.
func (s *Service) mayOpen(ctx context.Context, a accountItem, n NewCase) (DeskView, error) {
	desk, err := s.deskOf(ctx, a.CompanyID)
	switch {
	case err != nil:
		return desk, err
	case desk.Name == "":
		return desk, errNoDesk
	case len(n.Readers) == 0 || len(desk.People) == 0:
		return desk, errNobodyLeft
	case !desk.has(n.Readers):
		return desk, errNoPerson
	case n.Way == CaseNamed && n.Name == "":
		return desk, errNameMissing
	}
	mine, err := s.casesUnder(ctx, accountPK(a.ID))
	open := slices.DeleteFunc(mine, func(c Case) bool { return !c.isOpen() })
	if err == nil && len(open) >= maxOpenCases {
		err = errManyCases
	}
	return desk, err
}

// has says whether all of the people are of the desk.
func (d DeskView) has(people []events.ID) bool {
	for _, id := range people {
		if !slices.ContainsFunc(d.People, func(p DeskPerson) bool { return p.ID == id }) {
			return false
		}
	}
	return true
}

// mayStillRead makes the change fail unless each of the people is of the desk when it is committed.
func (s *Service) mayStillRead(c *caseChange, people []events.ID) {
	for _, id := range people {
		c.tx.Check(s.table.Check(store.PK, accountPK(id)).Range(store.SK, accountSK).
			If("'status' = ? AND desk = ? AND company_id = ?", events.StatusActive, true, c.CompanyID), errDeskChanged)
	}
}

// ofEmployee is changeCase for the employee whose case it is.
func (s *Service) ofEmployee(ctx context.Context, p principal.Principal, id events.ID, fn func(*caseChange) error) (*Case, error) {
	if _, err := s.active(ctx, p); err != nil {
		return nil, err
	}
	if _, err := s.OwnCase(ctx, p, id); err != nil {
		return nil, err
	}
	return s.changeCase(ctx, id, func(c *caseChange) error {
		if c.EmployeeID != p.AccountID {
			return errNoCase
		}
		return fn(c)
	})
}

// OwnCases lists the caller's cases, newest first.
func (s *Service) OwnCases(ctx context.Context, p principal.Principal) ([]Case, error) {
	return s.casesUnder(ctx, accountPK(p.AccountID))
}

// OwnCase reads a case of the caller's. Errors: errNoCase.
func (s *Service) OwnCase(ctx context.Context, p principal.Principal, id events.ID) (*Case, error) {
	c, err := s.loadCase(ctx, id)
	if err != nil {
		return nil, err
	}
	if c.EmployeeID != p.AccountID {
		return nil, errNoCase
	}
	return c, nil
}

// WriteInCase adds words of the employee to an open case.
func (s *Service) WriteInCase(ctx context.Context, p principal.Principal, id events.ID, text, key string) (*Case, error) {
	return s.ofEmployee(ctx, p, id, func(c *caseChange) error {
		err := s.write(ctx, c, said{from: FromEmployee, kind: MessageText, text: text, key: requestKey(p.AccountID, key)})
		if err == nil && !c.isOpen() {
			return errCaseClosed
		}
		s.tellDesk(c, "written")
		return err
	})
}

// WithdrawCase ends a case: the desk cannot read it any more. It may be repeated.
func (s *Service) WithdrawCase(ctx context.Context, p principal.Principal, id events.ID) (*Case, error) {
	return s.ofEmployee(ctx, p, id, func(c *caseChange) error {
		if c.Status == CaseWithdrawn {
			return errUnchanged
		}
		c.end(CaseWithdrawn)
		s.tellDesk(c, "withdrawn")
		return nil
	})
}

// ReopenCase opens a closed case again, once, within 14 days after its outcome, and begins the desk's time anew. Errors: errNotClosed,
// errReopened.
func (s *Service) ReopenCase(ctx context.Context, p principal.Principal, id events.ID, text, key string) (*Case, error) {
	return s.ofEmployee(ctx, p, id, func(c *caseChange) error {
		if err := s.write(ctx, c, said{from: FromEmployee, kind: MessageReopen, text: text, key: requestKey(p.AccountID, key)}); err != nil {
			return err
		}
		now := s.clock.Now()
		switch until := c.reopenUntil(); {
		case c.isOpen():
			return errNotClosed
		case until == "" || today(now) > until:
			return errReopened
		}
		c.open(now)
		c.Reopened = true
		s.tellDesk(c, "reopened")
		return nil
	})
}

// LetRead says anew who of the desk may read a case: for when the desk's people changed, or the case turns out to concern one of them.
// Errors: errNobodyLeft, errNoPerson.
func (s *Service) LetRead(ctx context.Context, p principal.Principal, id events.ID, readers []events.ID) (*Case, error) {
	a, err := s.active(ctx, p)
	if err != nil {
		return nil, err
	}
	desk, err := s.deskOf(ctx, a.CompanyID)
	switch {
	case err != nil:
		return nil, err
	case len(readers) == 0:
		return nil, errNobodyLeft
	case !desk.has(readers):
		return nil, errNoPerson
	}
	return s.ofEmployee(ctx, p, id, func(c *caseChange) error {
		if slices.Equal(c.Readers, readers) {
			return errUnchanged
		}
		if !c.isOpen() {
			return errCaseClosed
		}
		before := c.Readers
		c.Readers = readers
		s.mayStillRead(c, readers)
		for _, id := range readers {
			if !slices.Contains(before, id) {
				s.tell(c.tx, id, events.NoticeDesk, string(c.ID), "let_read", string(id))
			}
		}
		return nil
	})
}
