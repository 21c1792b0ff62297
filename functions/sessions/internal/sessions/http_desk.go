package sessions

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
)

// OutcomeBody closes a case.
type OutcomeBody struct {
	Outcome events.Code `json:"outcome" enum:"measures_taken,confirmed,not_confirmed,referred,other"`
	Text    string      `json:"text" minLength:"1" maxLength:"4000" pattern:"\\S" doc:"What the employee reads"`
}

// registerDesk registers what people of the desk do: those of role desk, and those of HR who belong to it. To anybody else of HR there are no
// cases.
func (s *Service) registerDesk(api *httpapi.API) {
	desk := []events.Code{events.RoleDesk, events.RoleHR}
	httpapi.Register(api, httpapi.Op{ID: "list-desk-cases", Method: http.MethodGet, Path: "/desk/cases", Summary: "The cases that the caller may read, newest first, without their messages", Roles: desk},
		func(ctx context.Context, _ *struct{}) (*casesOutput, error) {
			p, _ := principal.From(ctx)
			list, err := s.DeskCases(ctx, p)
			return casesAnswered(ctx, s.forDesk, list, err)
		})
	httpapi.Register(api, httpapi.Op{ID: "get-desk-case", Method: http.MethodGet, Path: "/desk/cases/{id}", Summary: "One of them", Roles: desk},
		onCase(s.forDesk, func(ctx context.Context, p principal.Principal, in *CasePath) (*Case, error) {
			return s.ReadCase(ctx, p, in.ID)
		}))
	httpapi.Register(api, httpapi.Op{ID: "acknowledge-case", Method: http.MethodPost, Path: "/desk/cases/{id}/acknowledgement", Summary: "Say to the employee that the case was read", Roles: desk},
		onCase(s.forDesk, func(ctx context.Context, p principal.Principal, in *CasePath) (*Case, error) {
			return s.Acknowledge(ctx, p, in.ID)
		}))
	httpapi.Register(api, httpapi.Op{ID: "reply-in-case", Method: http.MethodPost, Path: "/desk/cases/{id}/messages", Summary: "Write to the employee", Roles: desk, Status: http.StatusCreated},
		onCase(s.forDesk, func(ctx context.Context, p principal.Principal, in *CaseInput) (*Case, error) {
			return s.Reply(ctx, p, in.ID, in.Body.Text, in.Key)
		}))
	httpapi.Register(api, httpapi.Op{ID: "close-case", Method: http.MethodPost, Path: "/desk/cases/{id}/outcome", Summary: "Close a case with its outcome", Roles: desk},
		onCase(s.forDesk, func(ctx context.Context, p principal.Principal, in *struct {
			Keyed
			CasePath
			Body OutcomeBody
		}) (*Case, error) {
			return s.CloseCase(ctx, p, in.ID, in.Body.Outcome, in.Body.Text, in.Key)
		}))
	httpapi.Register(api, httpapi.Op{ID: "count-cases", Method: http.MethodGet, Path: "/case-counts", Summary: "How many cases are open and overdue, by company", Roles: []events.Code{events.RoleOperator}},
		func(ctx context.Context, _ *struct{}) (*countsOutput, error) {
			list, err := s.CaseCounts(ctx)
			out := &countsOutput{}
			out.Body.Companies = list
			return out, err
		})
}

type countsOutput struct {
	Body struct {
		Companies []CaseCount `json:"companies" nullable:"false" doc:"Those with an open case"`
	}
}
