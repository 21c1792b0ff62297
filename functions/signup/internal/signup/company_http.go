package signup

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/shared/httpapi"
)

// CompanyView is a company as operators and its HR see it. Nothing in it depends on who registered.
type CompanyView struct {
	CompanyID       events.ID     `json:"company_id"`
	Name            string        `json:"name"`
	Industry        events.Code   `json:"industry"`
	Status          events.Code   `json:"status"`
	Contract        Contract      `json:"contract"`
	Programs        []ProgramName `json:"programs" doc:"In use"`
	Offered         []ProgramName `json:"offered" doc:"In the contract"`
	Threshold       int           `json:"threshold"`
	ThresholdLocked bool          `json:"threshold_locked" doc:"From the first released report on"`
	Departments     []Department  `json:"departments"`
	Moves           []Move        `json:"moves,omitempty" doc:"What the contract went through; for operators"`
	Use             *Use          `json:"use,omitempty" doc:"Of what the company pays for; for operators"`
	Version         int64         `json:"version,omitempty" doc:"To change the terms with; for operators"`
}

func view(c Company, tree []Department) CompanyView {
	if tree == nil {
		tree = []Department{}
	}
	return CompanyView{CompanyID: c.ID, Name: c.Name, Industry: c.Industry, Status: c.Status, Contract: c.Contract,
		Programs: programNames(c.Programs), Offered: programNames(c.Contract.Programs), Threshold: c.Threshold,
		ThresholdLocked: c.ThresholdLocked, Departments: tree}
}

// OneCompany answers with a company.
type OneCompany struct{ Body CompanyView }

// CompanyPage is a page of companies, newest first, without their departments.
type CompanyPage struct {
	Companies []CompanyView `json:"companies"`
	Next      string        `json:"next,omitempty"`
}

// ContractInput enters a contract.
type ContractInput struct {
	Keyed
	InquiryPath
	Body Terms
}

// ContractOutput names what a contract made.
type ContractOutput struct {
	Body struct {
		CompanyID  events.ID   `json:"company_id"`
		ContractID events.ID   `json:"contract_id"`
		HR         []events.ID `json:"hr_account_ids"`
	}
}

func (s *Service) registerCompanies(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "sign-contract", Method: http.MethodPost, Path: "/inquiries/{id}/contract", Roles: operators(),
		Summary: "Enter the contract of a heard inquiry", Status: http.StatusCreated}, s.signContract)
	httpapi.Register(api, httpapi.Op{ID: "list-companies", Method: http.MethodGet, Path: "/companies", Roles: operators(),
		Summary: "Companies, newest first"}, s.listCompanies)
	httpapi.Register(api, httpapi.Op{ID: "get-company", Method: http.MethodGet, Path: "/companies/{id}", Roles: operators(),
		Summary: "A company"}, s.getCompany)
	httpapi.Register(api, httpapi.Op{ID: "own-company", Method: http.MethodGet, Path: "/company", Roles: hr(),
		Summary: "The caller's company"}, s.ownCompany)
	httpapi.Register(api, httpapi.Op{ID: "choose-programs", Method: http.MethodPut, Path: "/company/programs", Roles: hr(),
		Summary: "Choose the programs in use"}, s.choosePrograms)
}

func (s *Service) signContract(ctx context.Context, in *ContractInput) (*ContractOutput, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	c, err := s.sign(ctx, in.ID, in.Body, s.newMove(me.ID, in.Key))
	if err != nil {
		return nil, err
	}
	out := &ContractOutput{}
	out.Body.CompanyID, out.Body.ContractID, out.Body.HR = c.ID, c.Contract.ID, c.HR
	return out, nil
}

func (s *Service) listCompanies(ctx context.Context, in *PageInput) (*struct{ Body CompanyPage }, error) {
	if _, err := s.caller(ctx); err != nil {
		return nil, err
	}
	items, next, err := page[companyItem](ctx, s.Table, companyList, in.After, in.Limit, newestFirst)
	out := CompanyPage{Companies: []CompanyView{}, Next: next}
	if err != nil {
		return nil, err
	}
	uses, err := s.uses(ctx)
	for _, i := range items {
		one := view(i.Company, nil)
		one.Use = uses[i.ID].of(i.Company)
		out.Companies = append(out.Companies, one)
	}
	return &struct{ Body CompanyPage }{out}, err
}

func (s *Service) getCompany(ctx context.Context, in *struct {
	ID events.ID `path:"id" maxLength:"64"`
}) (*OneCompany, error) {
	if _, err := s.caller(ctx); err != nil {
		return nil, err
	}
	return s.showToOperator(ctx, in.ID)
}

func (s *Service) ownCompany(ctx context.Context, _ *struct{}) (*OneCompany, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	return s.showCompany(ctx, me.CompanyID)
}

func (s *Service) showCompany(ctx context.Context, id events.ID) (*OneCompany, error) {
	c, err := s.company(ctx, id)
	if err != nil {
		return nil, err
	}
	tree, err := s.departments(ctx, id)
	return &OneCompany{view(c, tree)}, err
}

// ProgramsInput chooses programs.
type ProgramsInput struct {
	Body struct {
		Programs []events.Code `json:"programs" minItems:"1" maxItems:"7"`
	}
}

func (s *Service) choosePrograms(ctx context.Context, in *ProgramsInput) (*OneCompany, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	c, err := s.company(ctx, me.CompanyID)
	if err != nil {
		return nil, err
	}
	if err := c.choose(in.Body.Programs); err != nil {
		return nil, err
	}
	tree, err := s.departments(ctx, c.ID)
	if err != nil {
		return nil, err
	}
	tx := s.Table.Tx()
	if err := s.saveCompany(ctx, tx, c, tree); err != nil {
		return nil, err
	}
	return &OneCompany{view(c, tree)}, tx.Run(ctx)
}
