package reports

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/problem"
)

var errNoQueue = problem.New(problem.Unavailable, "queue", "Reports can not be asked for just now.")

// WithRequests lets operators ask for reports by the queue of the generator.
func (s *Service) WithRequests(requests *Requests) *Service {
	s.requests = requests
	return s
}

func (s *Service) registerRevisions(a *httpapi.API) {
	operator := []events.Code{events.RoleOperator}
	httpapi.Register(a, httpapi.Op{ID: "list-missing", Method: http.MethodGet, Path: "/missing", Summary: "Companies that should have a report of the last month and have none", Roles: operator}, s.missing)
	httpapi.Register(a, httpapi.Op{ID: "revise-report", Method: http.MethodPost, Path: "/reviews/{company_id}/{month}/revision", Status: http.StatusAccepted,
		Summary: "Make the report of a month again with what came late: a new draft, or a numbered revision of a released one, or nothing if it would be the same", Roles: operator}, s.revise)
}

// revise asks for a month to be composed again. What comes of it is seen at the review.
func (s *Service) revise(ctx context.Context, in *reviewInput) (*struct{}, error) {
	if s.requests == nil {
		return nil, errNoQueue
	}
	company := events.ID(in.CompanyID)
	if _, ok, err := NewCompanies(s.table, s.now).Get(ctx, company); err != nil || !ok {
		if err == nil {
			err = errMissing
		}
		return nil, err
	}
	return nil, s.requests.Send(ctx, []events.ID{company}, Request{Month: events.Month(in.Month), Revise: true})
}

// late says of a review how many people's facts came late, no more precisely than an operator needs.
func (s *Service) late(ctx context.Context, e Entry) (events.Code, error) {
	return NewFacts(s.table, s.now).Late(ctx, e.CompanyID, e.Month, e.Report.Threshold)
}
