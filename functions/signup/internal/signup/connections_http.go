package signup

import (
	"context"
	"net/http"
	"time"

	"kikite/events"
	"kikite/shared/httpapi"
)

// ConnectedCompany is a company by its name.
type ConnectedCompany struct {
	CompanyID events.ID `json:"company_id"`
	Name      string    `json:"name"`
}

// ConnectionLine is one change of the connected companies.
type ConnectionLine struct {
	At      time.Time          `json:"at"`
	By      events.ID          `json:"by" doc:"Account of the operator"`
	Added   []ConnectedCompany `json:"added" nullable:"false"`
	Removed []ConnectedCompany `json:"removed" nullable:"false"`
}

// Connections are the companies whose employees never meet a consultant.
type Connections struct {
	Companies    []ConnectedCompany `json:"companies" nullable:"false"`
	Affiliations string             `json:"affiliations" doc:"Employers and clients in the consultant's own words"`
	Version      int64              `json:"version" doc:"Of the consultant; a change names the version that was seen"`
	Changes      []ConnectionLine   `json:"changes" nullable:"false" doc:"Newest first, 50 at most"`
}

// ConnectionsInput sets the companies.
type ConnectionsInput struct {
	ConsultantPath
	Body struct {
		CompanyIDs []events.ID `json:"company_ids" maxItems:"20" nullable:"false"`
		Version    int64       `json:"version" minimum:"1" doc:"Of the consultant, as it was seen"`
	}
}

func (s *Service) registerConnections(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "get-connections", Method: http.MethodGet, Path: "/consultants/{id}/connections", Roles: operators(),
		Summary: "Companies whose employees never meet a consultant"}, s.getConnections)
	httpapi.Register(api, httpapi.Op{ID: "set-connections", Method: http.MethodPut, Path: "/consultants/{id}/connections", Roles: operators(),
		Summary: "Set the companies whose employees never meet a consultant"}, s.putConnections)
}

func (s *Service) getConnections(ctx context.Context, in *ConsultantPath) (*struct{ Body Connections }, error) {
	if _, err := s.caller(ctx); err != nil {
		return nil, err
	}
	c, err := s.consultant(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	return s.showConnections(ctx, c)
}

func (s *Service) putConnections(ctx context.Context, in *ConnectionsInput) (*struct{ Body Connections }, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	c, err := s.connect(ctx, in.ID, in.Body.CompanyIDs, in.Body.Version, me.ID)
	if err != nil {
		return nil, err
	}
	return s.showConnections(ctx, c)
}

func (s *Service) showConnections(ctx context.Context, c Consultant) (*struct{ Body Connections }, error) {
	changes, err := s.connectionChanges(ctx, c.ID)
	if err != nil {
		return nil, err
	}
	mentioned := append([]events.ID{}, c.Connected...)
	for _, change := range changes {
		mentioned = append(append(mentioned, change.Added...), change.Removed...)
	}
	names, err := s.companyNames(ctx, mentioned)
	if err != nil {
		return nil, err
	}
	named := func(all []events.ID) []ConnectedCompany {
		out := []ConnectedCompany{}
		for _, id := range all {
			out = append(out, ConnectedCompany{id, names[id]})
		}
		return out
	}
	out := Connections{Companies: named(c.Connected), Affiliations: c.Affiliations, Version: c.Version, Changes: []ConnectionLine{}}
	for _, change := range changes {
		out.Changes = append(out.Changes, ConnectionLine{change.At, change.By, named(change.Added), named(change.Removed)})
	}
	return &struct{ Body Connections }{out}, nil
}
