package sessions

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"kikite/events"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/ids"
	"kikite/shared/problem"
	"kikite/shared/rights"
	"kikite/shared/store"
)

// loadCase reads a case. Errors: errNoCase.
func (s *Service) loadCase(ctx context.Context, id events.ID) (*Case, error) {
	var c Case
	ok, err := s.table.One(ctx, casePK(id), caseSK, &c)
	if err == nil && !ok {
		err = errNoCase
	}
	return &c, err
}

// casesUnder reads the cases that a partition lists, consistently.
func (s *Service) casesUnder(ctx context.Context, pk string) ([]Case, error) {
	all, err := s.idsUnder(ctx, pk, casePrefix)
	if err != nil {
		return nil, err
	}
	out, err := listed[Case](ctx, s.table, all, casePK, caseSK)
	slices.SortFunc(out, func(a, b Case) int { return b.OpenedAt.Compare(a.OpenedAt) })
	return out, err
}

// messages reads what was written in a case, oldest first.
func (s *Service) messages(ctx context.Context, c *Case) ([]caseMessage, error) {
	var out []caseMessage
	err := s.table.Prefix(ctx, c.PK, msgPrefix, &out)
	return out, err
}

// caseChange is one change of a case while it is collected.
type caseChange struct {
	*Case
	tx  *store.Tx
	key *vault.Key
}

// changeCase runs fn on a case and commits what fn changed and collected, again from the start if somebody else changed the case meanwhile.
// Nothing is written when fn returns errUnchanged. Errors: errNoCase, vault.ErrErased.
func (s *Service) changeCase(ctx context.Context, id events.ID, fn func(*caseChange) error) (*Case, error) {
	return again(ctx, func() (*Case, error) {
		c, err := s.loadCase(ctx, id)
		if err != nil {
			return nil, err
		}
		if c.Status == CaseErased {
			return c, vault.ErrErased
		}
		key, err := s.vault.Existing(ctx, c.EmployeeID)
		if err != nil {
			return nil, err
		}
		tx := s.table.Tx().Check(s.notErased(c.EmployeeID), vault.ErrErased)
		return c, s.commit(ctx, tx, c, &c.Version, func() error { return fn(&caseChange{c, tx, key}) })
	})
}

// requestKey is how a message remembers the request that wrote it; empty for a request that did not say.
func requestKey(by events.ID, key string) string {
	if key == "" {
		return ""
	}
	return string(ids.Derive(ids.Request, string(by), key))
}

// said is a message that is about to be written.
type said struct {
	from events.Code
	by   events.ID // of the desk
	kind events.Code
	text string
	key  string // requestKey
}

// write adds a message to a case. Errors: errUnchanged if the request wrote it before, errManyMessages.
func (s *Service) write(ctx context.Context, c *caseChange, m said) error {
	if m.key != "" {
		before, err := s.messages(ctx, c.Case)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(before, func(b caseMessage) bool { return b.Key == m.key }) {
			return errUnchanged
		}
	}
	if c.Messages >= maxMessages {
		return errManyMessages
	}
	c.Messages++
	item := caseMessage{PK: c.PK, SK: fmt.Sprintf("%s%04d", msgPrefix, c.Messages), From: m.from, By: m.by, At: s.clock.Now(), Key: m.key, Kind: m.kind}
	var err error
	if item.Sealed, err = c.key.Seal(item.PK, item.SK, m.text); err != nil {
		return err
	}
	c.tx.Put(s.table.Put(item).If("attribute_not_exists(pk)"), errMoved)
	return nil
}

// tellDesk asks for a mail to everybody of the desk who reads the case; tellEmployee for one to the employee. What it is about is behind
// the sign-in; why makes the mails of one version of the case differ.
func (s *Service) tellDesk(c *caseChange, why string) {
	for _, account := range c.Readers {
		s.tell(c.tx, account, events.NoticeDesk, string(c.ID), why, strconv.FormatInt(c.Version, 10))
	}
}

func (s *Service) tellEmployee(c *caseChange, why string) {
	s.tell(c.tx, c.EmployeeID, events.NoticeCase, string(c.ID), why, strconv.FormatInt(c.Version, 10))
}

// tell asks for one neutral mail; the same parts name the same mail.
func (s *Service) tell(tx *store.Tx, account events.ID, kind events.Code, parts ...string) {
	s.notify(tx, ids.Derive(ids.Notice, append(parts, string(account))...), account, kind)
}

// forgetCases leaves of an employee's cases that there were, so that the desk sees what became of them. It may be repeated.
func (s *Service) forgetCases(ctx context.Context, account events.ID) error {
	all, err := s.idsUnder(ctx, accountPK(account), casePrefix)
	if err != nil {
		return err
	}
	for _, id := range all {
		if err := s.forgetCase(ctx, id); err != nil {
			return err
		}
		if err := s.deletePartition(ctx, casePK(id), func(sk string) bool { return sk == caseSK }); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) forgetCase(ctx context.Context, id events.ID) error {
	return againOnly(ctx, func() error {
		c, err := s.loadCase(ctx, id)
		if problem.CodeOf(err) == problem.NotFound || err == nil && c.Status == CaseErased {
			return nil
		}
		if err != nil {
			return err
		}
		return s.commit(ctx, s.table.Tx(), c, &c.Version, func() error {
			c.end(CaseErased)
			c.EmployeeID, c.Sealed = "", nil
			c.TTL = rights.CasePeriod.From(s.clock.Now()).Unix()
			return nil
		})
	})
}
