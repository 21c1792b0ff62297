package signup

import (
	"context"
	"net/http"
	"time"

	"kikite/events"
	"kikite/shared/httpapi"
)

// LicencesInput asks for other licences.
type LicencesInput struct {
	Body struct {
		Licences []Licence `json:"licences" minItems:"1" maxItems:"10" nullable:"false"`
	}
}

// LicenceRequestLine is a request in the list.
type LicenceRequestLine struct {
	ConsultantID events.ID `json:"consultant_id"`
	Name         string    `json:"name"`
	LicenceRequest
}

// LicenceRequestPage is a page of requests, oldest first.
type LicenceRequestPage struct {
	Requests []LicenceRequestLine `json:"requests" nullable:"false"`
	Next     string               `json:"next,omitempty"`
}

// LicenceDecisionInput ends a request.
type LicenceDecisionInput struct {
	Keyed
	ConsultantPath
	Body struct {
		Decision events.Code `json:"decision" enum:"accept,decline"`
		AskedAt  time.Time   `json:"asked_at" doc:"Of the request that was looked at"`
		Reason   string      `json:"reason" minLength:"1" maxLength:"2000" doc:"What was checked, and where"`
	}
}

func (s *Service) registerLicenceRequests(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "ask-for-licences", Method: http.MethodPut, Path: "/me/consultant/licences", Roles: consultants(),
		Summary: "Ask for other licences; an operator checks them first"}, s.putOwnLicences)
	httpapi.Register(api, httpapi.Op{ID: "withdraw-licences", Method: http.MethodDelete, Path: "/me/consultant/licences", Roles: consultants(),
		Summary: "Take the request for other licences back"}, s.deleteOwnLicences)
	httpapi.Register(api, httpapi.Op{ID: "list-licence-requests", Method: http.MethodGet, Path: "/licence-requests", Roles: operators(),
		Summary: "Consultants who ask for other licences, oldest first"}, s.listLicenceRequests)
	httpapi.Register(api, httpapi.Op{ID: "get-licence-request", Method: http.MethodGet, Path: "/consultants/{id}/licence-request", Roles: operators(),
		Summary: "The licences that a consultant asks for, if any"}, s.getLicenceRequest)
	httpapi.Register(api, httpapi.Op{ID: "decide-on-licences", Method: http.MethodPost, Path: "/consultants/{id}/licence-request", Roles: operators(),
		Summary: "Accept or decline other licences"}, s.postLicenceDecision)
}

func (s *Service) putOwnLicences(ctx context.Context, in *LicencesInput) (*struct{ Body OwnProfile }, error) {
	c, err := s.own(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.askLicences(ctx, c, in.Body.Licences); err != nil {
		return nil, err
	}
	return s.showOwn(ctx, c)
}

func (s *Service) deleteOwnLicences(ctx context.Context, _ *struct{}) (*struct{ Body OwnProfile }, error) {
	c, err := s.own(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.withdrawLicences(ctx, c); err != nil {
		return nil, err
	}
	return s.showOwn(ctx, c)
}

func (s *Service) listLicenceRequests(ctx context.Context, in *PageInput) (*struct{ Body LicenceRequestPage }, error) {
	if _, err := s.caller(ctx); err != nil {
		return nil, err
	}
	items, next, err := page[licenceRequestItem](ctx, s.Table, licenceRequestList, in.After, in.Limit, oldestFirst)
	out := LicenceRequestPage{Requests: []LicenceRequestLine{}, Next: next}
	for _, i := range items {
		out.Requests = append(out.Requests, LicenceRequestLine{i.ConsultantID, i.Name, i.LicenceRequest})
	}
	return &struct{ Body LicenceRequestPage }{out}, err
}

// OneLicenceRequest answers with the request of a consultant.
type OneLicenceRequest struct {
	Body struct {
		Request *LicenceRequest `json:"request,omitempty" doc:"Absent if none waits"`
	}
}

func (s *Service) getLicenceRequest(ctx context.Context, in *ConsultantPath) (*OneLicenceRequest, error) {
	if _, err := s.caller(ctx); err != nil {
		return nil, err
	}
	out := &OneLicenceRequest{}
	r, ok, err := s.licenceRequest(ctx, in.ID)
	if ok {
		out.Body.Request = &r
	}
	return out, err
}

func (s *Service) postLicenceDecision(ctx context.Context, in *LicenceDecisionInput) (*OneConsultant, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	m := s.newMove(me.ID, in.Key)
	m.To, m.Note = LicencesKept, in.Body.Reason
	if in.Body.Decision == "accept" {
		m.To = LicencesChanged
	}
	c, err := s.decideLicences(ctx, in.ID, in.Body.AskedAt, m)
	return &OneConsultant{c}, err
}
