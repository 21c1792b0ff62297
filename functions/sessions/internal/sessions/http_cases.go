package sessions

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
)

// CasePath is the path parameter of operations on a case.
type CasePath struct {
	ID events.ID `path:"id" pattern:"^cas_[0-9a-z]{26}$" doc:"Case"`
}

// CaseWords is what is written in a case.
type CaseWords struct {
	Text string `json:"text" minLength:"1" maxLength:"4000" pattern:"\\S"`
}

// CaseInput writes in a case.
type CaseInput struct {
	Keyed
	CasePath
	Body CaseWords
}

type caseOutput struct{ Body caseView }

type casesOutput struct {
	Body struct {
		Cases []caseView `json:"cases" nullable:"false"`
	}
}

// showCase is how one side sees a case.
type showCase func(ctx context.Context, c *Case, withMessages bool) (caseView, error)

func caseAnswered(ctx context.Context, show showCase, c *Case, err error) (*caseOutput, error) {
	if err != nil {
		return nil, err
	}
	v, err := show(ctx, c, true)
	if err != nil {
		return nil, err
	}
	return &caseOutput{v}, nil
}

// onCase adapts a use case that answers with a case, as show shows it.
func onCase[I any](show showCase, use func(context.Context, principal.Principal, *I) (*Case, error)) func(context.Context, *I) (*caseOutput, error) {
	return func(ctx context.Context, in *I) (*caseOutput, error) {
		p, _ := principal.From(ctx)
		c, err := use(ctx, p, in)
		return caseAnswered(ctx, show, c, err)
	}
}

func casesAnswered(ctx context.Context, show showCase, list []Case, err error) (*casesOutput, error) {
	if err != nil {
		return nil, err
	}
	out := &casesOutput{}
	out.Body.Cases = []caseView{}
	for i := range list {
		v, err := show(ctx, &list[i], false)
		if err != nil {
			return nil, err
		}
		out.Body.Cases = append(out.Body.Cases, v)
	}
	return out, nil
}

func (s *Service) registerCases(api *httpapi.API) {
	mine := []events.Code{events.RoleEmployee}
	httpapi.Register(api, httpapi.Op{ID: "own-desk", Method: http.MethodGet, Path: "/me/desk", Summary: "Whom the company's contract names for cases", Roles: mine},
		func(ctx context.Context, _ *struct{}) (*struct{ Body DeskView }, error) {
			p, _ := principal.From(ctx)
			desk, err := s.Desk(ctx, p)
			return &struct{ Body DeskView }{desk}, err
		})
	httpapi.Register(api, httpapi.Op{ID: "list-cases", Method: http.MethodGet, Path: "/me/cases", Summary: "Own cases, newest first, without their messages", Roles: mine},
		func(ctx context.Context, _ *struct{}) (*casesOutput, error) {
			p, _ := principal.From(ctx)
			list, err := s.OwnCases(ctx, p)
			return casesAnswered(ctx, s.forEmployee, list, err)
		})
	httpapi.Register(api, httpapi.Op{ID: "get-case", Method: http.MethodGet, Path: "/me/cases/{id}", Summary: "One of them", Roles: mine},
		onCase(s.forEmployee, func(ctx context.Context, p principal.Principal, in *CasePath) (*Case, error) {
			return s.OwnCase(ctx, p, in.ID)
		}))
	httpapi.Register(api, httpapi.Op{ID: "open-case", Method: http.MethodPost, Path: "/me/cases", Summary: "Send exactly these words to these people of the desk, at once", Roles: mine, Status: http.StatusCreated}, s.postCase)
	s.registerOwnCase(api, mine)
}

// registerOwnCase registers what an employee does with a case.
func (s *Service) registerOwnCase(api *httpapi.API, mine []events.Code) {
	httpapi.Register(api, httpapi.Op{ID: "write-in-case", Method: http.MethodPost, Path: "/me/cases/{id}/messages", Summary: "Write to the desk", Roles: mine, Status: http.StatusCreated},
		onCase(s.forEmployee, func(ctx context.Context, p principal.Principal, in *CaseInput) (*Case, error) {
			return s.WriteInCase(ctx, p, in.ID, in.Body.Text, in.Key)
		}))
	httpapi.Register(api, httpapi.Op{ID: "reopen-case", Method: http.MethodPost, Path: "/me/cases/{id}/reopening", Summary: "Open a closed case again, once, within 14 days", Roles: mine},
		onCase(s.forEmployee, func(ctx context.Context, p principal.Principal, in *CaseInput) (*Case, error) {
			return s.ReopenCase(ctx, p, in.ID, in.Body.Text, in.Key)
		}))
	httpapi.Register(api, httpapi.Op{ID: "withdraw-case", Method: http.MethodPost, Path: "/me/cases/{id}/withdrawal", Summary: "Withdraw a case: the desk cannot read it any more", Roles: mine},
		onCase(s.forEmployee, func(ctx context.Context, p principal.Principal, in *CasePath) (*Case, error) {
			return s.WithdrawCase(ctx, p, in.ID)
		}))
	httpapi.Register(api, httpapi.Op{ID: "let-read", Method: http.MethodPut, Path: "/me/cases/{id}/readers", Summary: "Say anew who of the desk may read a case", Roles: mine},
		onCase(s.forEmployee, func(ctx context.Context, p principal.Principal, in *struct {
			CasePath
			Body struct {
				Readers []events.ID `json:"readers" maxItems:"10" doc:"All of them"`
			}
		}) (*Case, error) {
			return s.LetRead(ctx, p, in.ID, in.Body.Readers)
		}))
}

// CaseBody is a case as the employee approved it.
type CaseBody struct {
	Way     events.Code `json:"way" enum:"anonymous,named"`
	Text    string      `json:"text" minLength:"1" maxLength:"4000" pattern:"\\S"`
	Name    string      `json:"name,omitempty" maxLength:"100" doc:"Of a named one"`
	Readers []events.ID `json:"readers" maxItems:"10" doc:"People of the desk who get it: those whom it does not concern"`
}

func (s *Service) postCase(ctx context.Context, in *struct {
	Keyed
	Body CaseBody
}) (*caseOutput, error) {
	p, _ := principal.From(ctx)
	c, err := s.OpenCase(ctx, p, NewCase{Way: in.Body.Way, Text: in.Body.Text, Name: in.Body.Name, Readers: in.Body.Readers, Key: in.Key})
	return caseAnswered(ctx, s.forEmployee, c, err)
}
