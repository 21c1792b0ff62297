package sessions

import (
	"context"
	"errors"
	"slices"
	"time"

	"kikite/events"
	"kikite/shared/principal"
)

// DeskCases lists the cases that the caller may read, newest first.
func (s *Service) DeskCases(ctx context.Context, p principal.Principal) ([]Case, error) {
	a, err := s.member(ctx, p)
	if err != nil {
		return nil, err
	}
	all, err := s.casesUnder(ctx, companyPK(a.CompanyID))
	return slices.DeleteFunc(all, func(c Case) bool { return !c.reads(a.ID) }), err
}

// DeskCase reads one case for the caller. Errors: errNoCase also for one that the caller may not read.
func (s *Service) DeskCase(ctx context.Context, p principal.Principal, id events.ID) (*Case, error) {
	a, err := s.member(ctx, p)
	if err != nil {
		return nil, err
	}
	c, err := s.loadCase(ctx, id)
	if err != nil {
		return nil, err
	}
	if c.CompanyID != a.CompanyID || !c.reads(a.ID) {
		return nil, errNoCase
	}
	return c, nil
}

// ReadCase is DeskCase for somebody who opens the thread, which the employee can see.
func (s *Service) ReadCase(ctx context.Context, p principal.Principal, id events.ID) (*Case, error) {
	c, err := s.DeskCase(ctx, p, id)
	if err != nil || c.Status == CaseWithdrawn || c.Status == CaseErased {
		return c, err
	}
	err = s.audited(ctx, Access{By: p, Whose: c.EmployeeID, Did: "read", Saw: []events.Code{SawCase}, Why: "case", About: c.ID})
	if erased(err) {
		err = nil // it is being erased: nothing is shown
	}
	return c, err
}

// ofDesk is changeCase for somebody of the desk who may read the case.
func (s *Service) ofDesk(ctx context.Context, p principal.Principal, id events.ID, fn func(*caseChange) error) (*Case, error) {
	if _, err := s.DeskCase(ctx, p, id); err != nil {
		return nil, err
	}
	return s.changeCase(ctx, id, func(c *caseChange) error {
		if !c.reads(p.AccountID) {
			return errNoCase
		}
		s.mayStillRead(c, []events.ID{p.AccountID})
		return fn(c)
	})
}

// Acknowledge says to the employee that the desk read the case. It may be repeated.
func (s *Service) Acknowledge(ctx context.Context, p principal.Principal, id events.ID) (*Case, error) {
	return s.ofDesk(ctx, p, id, func(c *caseChange) error {
		switch {
		case c.Status == CaseAcknowledged:
			return errUnchanged
		case c.Status != CaseOpen:
			return errCaseClosed
		}
		c.Status = CaseAcknowledged
		s.tellEmployee(c, "acknowledged")
		return nil
	})
}

// Reply adds words of the desk to an open case, which acknowledges it too.
func (s *Service) Reply(ctx context.Context, p principal.Principal, id events.ID, text, key string) (*Case, error) {
	return s.ofDesk(ctx, p, id, func(c *caseChange) error {
		err := s.write(ctx, c, said{from: FromDesk, by: p.AccountID, kind: MessageText, text: text, key: requestKey(p.AccountID, key)})
		if err == nil && !c.isOpen() {
			return errCaseClosed
		}
		c.Status = CaseAcknowledged
		s.tellEmployee(c, "replied")
		return err
	})
}

// CloseCase ends a case with an outcome and the words for it. The same request again changes nothing.
func (s *Service) CloseCase(ctx context.Context, p principal.Principal, id events.ID, outcome events.Code, text, key string) (*Case, error) {
	return s.ofDesk(ctx, p, id, func(c *caseChange) error {
		err := s.write(ctx, c, said{from: FromDesk, by: p.AccountID, kind: MessageOutcome, text: text, key: requestKey(p.AccountID, key)})
		if err == nil && !c.isOpen() {
			return errCaseClosed
		}
		c.end(CaseClosed)
		c.Outcome, c.ClosedOn = outcome, today(s.clock.Now())
		s.tellEmployee(c, "outcome")
		return err
	})
}

// CaseCount is how many open cases a company has, for operators.
type CaseCount struct {
	CompanyID events.ID `json:"company_id"`
	Open      int       `json:"open"`
	Overdue   int       `json:"overdue" doc:"Of which the desk is late with its acknowledgement or its outcome"`
}

// CaseCounts counts the open cases by company. It is some seconds behind.
func (s *Service) CaseCounts(ctx context.Context) ([]CaseCount, error) {
	open, err := s.openCases(ctx)
	if err != nil {
		return nil, err
	}
	at := map[events.ID]int{}
	out := []CaseCount{}
	for _, c := range open {
		i, ok := at[c.CompanyID]
		if !ok {
			i = len(out)
			at[c.CompanyID], out = i, append(out, CaseCount{CompanyID: c.CompanyID})
		}
		out[i].Open++
		if len(c.overdue(s.clock.Now())) > 0 {
			out[i].Overdue++
		}
	}
	return out, nil
}

// openCases reads the cases of which the desk still owes something, from the index.
func (s *Service) openCases(ctx context.Context) ([]Case, error) {
	return queryIndex[Case](ctx, s.table, openCases)
}

// TellOverdue tells both sides, once, of each deadline that is over. It may be repeated, and goes on after a case that fails.
func (s *Service) TellOverdue(ctx context.Context) error {
	open, err := s.openCases(ctx)
	if err != nil {
		return err
	}
	var failed error
	for _, c := range open {
		if len(fresh(&c, s.clock.Now())) == 0 {
			continue
		}
		_, err := s.changeCase(ctx, c.ID, func(c *caseChange) error {
			due := fresh(c.Case, s.clock.Now())
			if len(due) == 0 {
				return errUnchanged
			}
			c.Told = append(c.Told, due...)
			s.tellDesk(c, "overdue")
			s.tellEmployee(c, "overdue")
			return nil
		})
		if err != nil && !erased(err) {
			failed = errors.Join(failed, err)
		}
	}
	return failed
}

// fresh lists the deadlines that are over and were not told.
func fresh(c *Case, now time.Time) []string {
	return slices.DeleteFunc(c.overdue(now), func(d string) bool { return slices.Contains(c.Told, d) })
}
