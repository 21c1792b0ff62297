package signup

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
)

// DepartureInput answers for people whom the newest roster no longer has.
type DepartureInput struct {
	Keyed
	Body struct {
		Numbers  []string    `json:"employee_numbers" minItems:"1" maxItems:"1000" doc:"People who are proposed for deactivation"`
		Decision events.Code `json:"decision" enum:"left,stays" doc:"left: they work there no more; stays: the roster was wrong"`
	}
}

// DepartureView is where an answer stands. Nothing in it depends on who registered.
type DepartureView struct {
	DepartureID events.ID       `json:"departure_id"`
	Decision    events.Code     `json:"decision"`
	Applied     bool            `json:"applied"`
	Counts      DepartureCounts `json:"counts"`
}

// OneDeparture answers with one.
type OneDeparture struct{ Body DepartureView }

func (s *Service) registerDepartures(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "settle-departures", Method: http.MethodPost, Path: "/roster/departures", Roles: hr(),
		Summary: "Confirm that people left whom the newest roster no longer has, or that they stay", Status: http.StatusAccepted}, s.postDeparture)
	httpapi.Register(api, httpapi.Op{ID: "get-departure", Method: http.MethodGet, Path: "/roster/departures/{id}", Roles: hr(),
		Summary: "Where such an answer stands"}, s.getDeparture)
}

func (s *Service) postDeparture(ctx context.Context, in *DepartureInput) (*OneDeparture, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	if len(in.Body.Numbers) == 0 {
		return nil, invalid("nobody", "Nobody is named.")
	}
	if err := numbered(in.Body.Numbers); err != nil {
		return nil, err
	}
	r := Run{ID: s.newID(ids.Request, me.ID, in.Key), CompanyID: me.CompanyID, RequestedBy: me.ID, Kind: runDeparture, Decision: in.Body.Decision}
	if err := s.requestDeparture(ctx, r, in.Body.Numbers); err != nil {
		return nil, err
	}
	return s.departure(ctx, me.CompanyID, r.ID)
}

func (s *Service) getDeparture(ctx context.Context, in *struct {
	ID events.ID `path:"id" maxLength:"64"`
}) (*OneDeparture, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	return s.departure(ctx, me.CompanyID, in.ID)
}

func (s *Service) departure(ctx context.Context, company, id events.ID) (*OneDeparture, error) {
	r, ok, err := s.run(ctx, company, id)
	if err == nil && (!ok || r.Kind != runDeparture) {
		err = errNoDeparture
	}
	if err != nil {
		return nil, err
	}
	return &OneDeparture{DepartureView{DepartureID: r.ID, Decision: r.Decision, Applied: r.Applied, Counts: r.Settled}}, nil
}

// numbered checks that employee numbers can be some. Errors: unknown_employee.
func numbered(numbers []string) error {
	for _, n := range numbers {
		if n == "" || len(n) > 128 {
			return invalid("unknown_employee", "An employee number is not on the roster.")
		}
	}
	return nil
}
