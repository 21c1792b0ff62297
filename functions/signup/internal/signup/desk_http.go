package signup

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/shared/httpapi"
)

// DeskView is a company's desk as operators see it.
type DeskView struct {
	Name     string           `json:"name" doc:"Empty while the contract names none"`
	Official bool             `json:"official"`
	People   []DeskPersonView `json:"people" nullable:"false"`
	Former   []DeskPersonView `json:"former" nullable:"false" doc:"Whose account was closed when they were left out, and not erased since"`
}

// DeskPersonView is somebody of the desk.
type DeskPersonView struct {
	AccountID events.ID   `json:"account_id"`
	Role      events.Code `json:"role" enum:"desk,hr"`
	Name      string      `json:"name"`
	Email     string      `json:"email"`
	Locale    events.Code `json:"locale"`
}

// OneDesk answers with a desk.
type OneDesk struct{ Body DeskView }

// CompanyPath names a company.
type CompanyPath struct {
	ID events.ID `path:"id" maxLength:"64"`
}

func (s *Service) registerDesk(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "get-desk", Method: http.MethodGet, Path: "/companies/{id}/desk", Roles: operators(),
		Summary: "Whom the contract names for cases"}, s.getDesk)
	httpapi.Register(api, httpapi.Op{ID: "put-desk", Method: http.MethodPut, Path: "/companies/{id}/desk", Roles: operators(),
		Summary: "Enter whom the contract names for cases; who is left out belongs to it no more"}, s.putDesk)
}

func (s *Service) getDesk(ctx context.Context, in *CompanyPath) (*OneDesk, error) {
	if _, err := s.caller(ctx); err != nil {
		return nil, err
	}
	c, err := s.company(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	return s.showDesk(ctx, c)
}

func (s *Service) putDesk(ctx context.Context, in *struct {
	CompanyPath
	Body DeskTerms
}) (*OneDesk, error) {
	if _, err := s.caller(ctx); err != nil {
		return nil, err
	}
	c, err := s.setDesk(ctx, in.ID, in.Body)
	if err != nil {
		return nil, err
	}
	return s.showDesk(ctx, c)
}

func (s *Service) showDesk(ctx context.Context, c Company) (*OneDesk, error) {
	out := &OneDesk{DeskView{Name: c.Desk.Name, Official: c.Desk.Official}}
	var err error
	if out.Body.People, err = s.deskPeople(ctx, c.Desk.People); err != nil {
		return nil, err
	}
	out.Body.Former, err = s.deskPeople(ctx, c.Desk.Former)
	return out, err
}

func (s *Service) deskPeople(ctx context.Context, accounts []events.ID) ([]DeskPersonView, error) {
	out := []DeskPersonView{}
	for _, id := range accounts {
		a, ok, err := s.account(ctx, id)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, DeskPersonView{a.ID, a.Role, a.Name, a.Email, a.Locale})
		}
	}
	return out, nil
}
