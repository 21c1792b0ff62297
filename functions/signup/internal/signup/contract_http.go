package signup

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/shared/httpapi"
)

// ChangeInput changes a contract.
type ChangeInput struct {
	Keyed
	CompanyPath
	Body NewTerms
}

// EndInput sets the last day of a contract.
type EndInput struct {
	Keyed
	CompanyPath
	Body struct {
		EndsOn events.Date `json:"ends_on" format:"date" doc:"Last day; today at the earliest"`
		Reason string      `json:"reason" minLength:"1" maxLength:"2000"`
	}
}

// HRInput adds somebody to a company's HR.
type HRInput struct {
	CompanyPath
	Body HRPerson
}

// HRList answers with a company's HR.
type HRList struct {
	Body struct {
		HR []HRUser `json:"hr" nullable:"false"`
	}
}

func (s *Service) registerContracts(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "change-contract", Method: http.MethodPut, Path: "/companies/{id}/contract", Roles: operators(),
		Summary: "Change the terms of a contract, or prolong it"}, s.putContract)
	httpapi.Register(api, httpapi.Op{ID: "end-contract", Method: http.MethodPost, Path: "/companies/{id}/end", Roles: operators(),
		Summary: "Set the last day of a contract"}, s.endContract)
	httpapi.Register(api, httpapi.Op{ID: "list-hr", Method: http.MethodGet, Path: "/companies/{id}/hr", Roles: operators(),
		Summary: "The people of a company's HR"}, s.listHR)
	httpapi.Register(api, httpapi.Op{ID: "add-hr", Method: http.MethodPost, Path: "/companies/{id}/hr", Roles: operators(),
		Summary: "Give somebody of a company's HR an account, or open it again"}, s.postHR)
	httpapi.Register(api, httpapi.Op{ID: "close-hr", Method: http.MethodDelete, Path: "/companies/{id}/hr/{account}", Roles: operators(),
		Summary: "Close the account of somebody of a company's HR"}, s.deleteHR)
}

func (s *Service) putContract(ctx context.Context, in *ChangeInput) (*OneCompany, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	m := s.newMove(me.ID, in.Key)
	m.To, m.Date, m.Note = ContractChanged, in.Body.EndsOn, in.Body.Reason
	if err := s.changeContract(ctx, in.ID, m, func(c *Company) error { return c.change(in.Body, s.today()) }); err != nil {
		return nil, err
	}
	return s.showToOperator(ctx, in.ID)
}

func (s *Service) endContract(ctx context.Context, in *EndInput) (*OneCompany, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	m := s.newMove(me.ID, in.Key)
	m.To, m.Date, m.Note = ContractEnding, in.Body.EndsOn, in.Body.Reason
	if err := s.changeContract(ctx, in.ID, m, func(c *Company) error { return c.end(in.Body.EndsOn, s.today()) }); err != nil {
		return nil, err
	}
	return s.showToOperator(ctx, in.ID)
}

// showToOperator answers with a company, what its contract went through, and how much of it is used.
func (s *Service) showToOperator(ctx context.Context, id events.ID) (*OneCompany, error) {
	c, err := s.company(ctx, id)
	if err != nil {
		return nil, err
	}
	tree, err := s.departments(ctx, id)
	if err != nil {
		return nil, err
	}
	out := &OneCompany{view(c, tree)}
	out.Body.Moves, out.Body.Version = c.Moves, c.Version
	if out.Body.Use, err = s.use(ctx, c); err != nil {
		return nil, err
	}
	return out, s.named(ctx, out.Body.Moves)
}

func (s *Service) listHR(ctx context.Context, in *CompanyPath) (*HRList, error) {
	if _, err := s.caller(ctx); err != nil {
		return nil, err
	}
	c, err := s.company(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	return s.showHR(ctx, c)
}

func (s *Service) showHR(ctx context.Context, c Company) (*HRList, error) {
	out := &HRList{}
	var err error
	out.Body.HR, err = s.hrUsers(ctx, c)
	return out, err
}

func (s *Service) postHR(ctx context.Context, in *HRInput) (*HRList, error) {
	if _, err := s.caller(ctx); err != nil {
		return nil, err
	}
	c, err := s.addHR(ctx, in.ID, in.Body)
	if err != nil {
		return nil, err
	}
	return s.showHR(ctx, c)
}

func (s *Service) deleteHR(ctx context.Context, in *struct {
	CompanyPath
	Account events.ID `path:"account" maxLength:"64"`
}) (*HRList, error) {
	if _, err := s.caller(ctx); err != nil {
		return nil, err
	}
	c, err := s.closeHR(ctx, in.ID, in.Account)
	if err != nil {
		return nil, err
	}
	return s.showHR(ctx, c)
}
