package signup

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
	"kikite/shared/problem"
	"kikite/shared/store"
)

var (
	errNoAccount  = problem.New(problem.NotFound, "no_account", "There is no such account.")
	errStillInUse = problem.New(problem.Conflict, "account_active", "This account is in use: suspend the consultant, or take the person from the contract, before it is erased.")
	errStillDesk  = problem.New(problem.Conflict, "desk_person", "This person belongs to the company's desk: enter the desk without them first.")
	errOwnWay     = problem.New(problem.Forbidden, "erasure_own", "Employees erase their accounts themselves.")
)

func (s *Service) registerContractErasure(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "erase-account", Method: http.MethodPost, Path: "/accounts/{id}/erasure", Roles: operators(),
		Summary: "Erase the account of a consultant, HR or the desk, at the person's request, once it is no longer in use"}, s.postContractErasure)
}

// postContractErasure does for people under a contract what employees do themselves; the link to the receipt goes to the person alone.
func (s *Service) postContractErasure(ctx context.Context, in *struct {
	ID events.ID `path:"id" maxLength:"64"`
}) (*struct{ Body Receipt }, error) {
	if _, err := s.caller(ctx); err != nil {
		return nil, err
	}
	a, ok, err := s.account(ctx, in.ID)
	switch {
	case err != nil:
		return nil, err
	case !ok:
		return nil, errNoAccount
	case a.Role == events.RoleEmployee || a.Role == events.RoleOperator:
		return nil, errOwnWay
	case a.Active():
		return nil, errStillInUse
	case a.Status == events.StatusErased:
		r, err := s.erasedBefore(ctx, a)
		if err == nil {
			r.Body.Link = ""
		}
		return r, err
	}
	e, err := s.eraseContracted(ctx, a)
	return &struct{ Body Receipt }{publicReceipt(e)}, err
}

func (s *Service) eraseContracted(ctx context.Context, a Account) (Erasure, error) {
	e, err := s.beginErasure(ctx, a)
	if err != nil {
		return e, err
	}
	tx := s.Table.Tx()
	if err := s.putErased(ctx, tx, a, e); err != nil {
		return e, err
	}
	if err := s.leaveCompany(ctx, tx, a); err != nil {
		return e, err
	}
	if a.ConsultantID != "" {
		if err := s.blankConsultant(ctx, tx, a.ConsultantID); err != nil {
			return e, err
		}
	}
	if err := tx.Run(ctx); err != nil {
		return e, err
	}
	err = errors.Join(s.finishErasure(ctx, a.ID), s.Claims.Erase(ctx, events.Matching, a.ConsultantID), s.Claims.Erase(ctx, events.Sessions, a.ConsultantID))
	if err != nil {
		return e, errors.Join(errErasureUnfinish, err)
	}
	return e, nil
}

// leaveCompany adds that a company's lists name an account no more. Errors: desk_person as long as employees may choose the person.
func (s *Service) leaveCompany(ctx context.Context, tx *store.Tx, a Account) error {
	if a.CompanyID == "" {
		return nil
	}
	c, err := s.company(ctx, a.CompanyID)
	if err != nil {
		return err
	}
	if slices.Contains(c.Desk.People, a.ID) {
		return errStillDesk
	}
	gone := func(id events.ID) bool { return id == a.ID }
	c.HR, c.Desk.Former = slices.DeleteFunc(c.HR, gone), slices.DeleteFunc(c.Desk.Former, gone)
	s.putCompany(tx, c)
	return nil
}

// freshID is the ID of a new account of somebody who may have had one with the same address that was erased: that one stays what it is.
func (s *Service) freshID(ctx context.Context, id events.ID) (events.ID, error) {
	for {
		a, ok, err := s.account(ctx, id)
		if err != nil || !ok || a.Status != events.StatusErased {
			return id, err
		}
		id = ids.Derive(ids.Account, string(id), "again")
	}
}

// blankConsultant adds that nothing of a consultant is left but codes: those who talked to them still see a talk with somebody of that kind.
func (s *Service) blankConsultant(ctx context.Context, tx *store.Tx, id events.ID) error {
	c, err := s.consultant(ctx, id)
	if err != nil {
		return err
	}
	for _, l := range c.Licences {
		tx.Delete(s.Table.Delete(store.PK, licenceKey(l)).Range(store.SK, licenceSK), nil)
	}
	before, address := c.Version, c.Email
	c.Version++
	c.Status, c.Licences = events.StatusErased, nil
	c.Name, c.Kana, c.Romaji, c.Email, c.Headline, c.Career, c.Introduction, c.Affiliations = "", "", "", "", "", "", "", ""
	for i := range c.Moves {
		c.Moves[i].Note = ""
	}
	tx.Put(s.Table.Put(newConsultantItem(c)).If("version = ?", before), errChanged)
	tx.Delete(s.Table.Delete(store.PK, consultantKey(id)).Range(store.SK, licenceRequestSK), nil)
	s.dropTrace(tx, traceOfApplication, address, id)
	return s.emitConsultant(ctx, tx, c)
}
