package sessions

import (
	"context"
	"slices"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/principal"
	"kikite/shared/problem"
)

// DeskView is whom the contract of a company names for cases, as the employee sees it.
type DeskView struct {
	Name     string       `json:"name" doc:"As the company calls it; empty while there is none"`
	Official bool         `json:"official" doc:"Whether it is the company's official desk"`
	People   []DeskPerson `json:"people" nullable:"false"`
}

// DeskPerson is somebody of it. The ID is for saying who must not read.
type DeskPerson struct {
	ID   events.ID `json:"person_id"`
	Name string    `json:"name"`
}

var errNoDesk = problem.New(problem.Conflict, "no_desk", "The contract of this company names no desk.")

// Desk is that of the caller's company.
func (s *Service) Desk(ctx context.Context, p principal.Principal) (DeskView, error) {
	a, err := s.active(ctx, p)
	if err != nil {
		return DeskView{}, err
	}
	return s.deskOf(ctx, a.CompanyID)
}

// deskOf reads a company's desk; only people who can sign in are of it. A company without one has the zero view.
func (s *Service) deskOf(ctx context.Context, company events.ID) (DeskView, error) {
	view := DeskView{People: []DeskPerson{}}
	names, err := s.deskNames(ctx, company)
	if err != nil {
		return view, err
	}
	view.Name, view.Official = names.Name, names.Official
	for _, person := range names.People {
		var a accountItem
		if _, err := s.table.One(ctx, accountPK(person.AccountID), accountSK, &a); err != nil {
			return view, err
		}
		if a.Status == events.StatusActive && a.Desk && a.CompanyID == company {
			view.People = append(view.People, DeskPerson{ID: person.AccountID, Name: person.Name})
		}
	}
	return view, nil
}

// deskNames reads what signup wrote of the desk; nothing while there is none.
func (s *Service) deskNames(ctx context.Context, company events.ID) (claims.Desk, error) {
	var c companyItem
	var names claims.Desk
	ok, err := s.table.One(ctx, companyPK(company), companySK, &c)
	if err != nil || !ok || c.Desk == "" {
		return names, err
	}
	err = s.claims.Get(ctx, c.Desk, &names)
	if problem.CodeOf(err) == problem.Gone {
		return claims.Desk{}, nil
	}
	return names, err
}

// member returns the replica of a caller who belongs to the desk of their company now. Errors: errNoCase for everybody else: that there is
// anything to see is nobody else's business.
func (s *Service) member(ctx context.Context, p principal.Principal) (accountItem, error) {
	var a accountItem
	ok, err := s.table.One(ctx, accountPK(p.AccountID), accountSK, &a)
	if err != nil {
		return a, err
	}
	role := a.Role == p.Role && slices.Contains([]events.Code{events.RoleDesk, events.RoleHR}, a.Role)
	if !ok || !role || !a.Desk || a.Status != events.StatusActive || a.CompanyID == "" {
		return a, errNoCase
	}
	return a, nil
}
