package signup

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
	"kikite/shared/problem"
)

// ConsultantPath names a consultant.
type ConsultantPath struct {
	ID events.ID `path:"id" maxLength:"64"`
}

// OneConsultant answers with a consultant.
type OneConsultant struct{ Body Consultant }

// ConsultantPage is a page of consultants of one status, oldest first.
type ConsultantPage struct {
	Consultants []Consultant `json:"consultants"`
	Next        string       `json:"next,omitempty"`
}

// ApplicationInput is the public form.
type ApplicationInput struct {
	Keyed
	Body struct {
		Application
		Conduct string `json:"conduct" minLength:"1" maxLength:"20" doc:"Version of the code of conduct that was accepted (/public/conduct)"`
	}
}

// ApplicationOutput answers an application.
type ApplicationOutput struct {
	Body struct {
		ConsultantID events.ID `json:"consultant_id"`
		Pass         string    `json:"pass" doc:"To add documents with, for about three days"`
	}
}

// ImportInput is a list of a partner network.
type ImportInput struct {
	Body struct {
		Consultants []Application `json:"consultants" minItems:"1" maxItems:"200"`
		Conduct     string        `json:"conduct,omitempty" maxLength:"20" doc:"Version of the code of conduct (/public/conduct) that everybody on the list accepted, as the network confirms. Without it each is asked, and paused after 30 days"`
	}
}

// ImportOutput has one result per row, in order.
type ImportOutput struct {
	Body struct {
		Results []ImportResult `json:"results"`
	}
}

func (s *Service) registerConsultants(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "apply-as-consultant", Method: http.MethodPost, Path: "/public/consultant-applications",
		Summary: "Apply as a consultant", Status: http.StatusCreated}, s.applyAsConsultant)
	httpapi.Register(api, httpapi.Op{ID: "import-consultants", Method: http.MethodPost, Path: "/consultants/import", Roles: operators(),
		Summary: "Store checked consultants of a partner network"}, s.importConsultants)
	httpapi.Register(api, httpapi.Op{ID: "list-consultants", Method: http.MethodGet, Path: "/consultants", Roles: operators(),
		Summary: "Consultants of a status, oldest first"}, s.listConsultants)
	httpapi.Register(api, httpapi.Op{ID: "get-consultant", Method: http.MethodGet, Path: "/consultants/{id}", Roles: operators(),
		Summary: "A consultant with the history"}, s.getConsultant)
	httpapi.Register(api, httpapi.Op{ID: "decide-on-consultant", Method: http.MethodPost, Path: "/consultants/{id}/approval", Roles: operators(),
		Summary: "Approve, reject or reinstate"}, s.approval)
	httpapi.Register(api, httpapi.Op{ID: "suspend-consultant", Method: http.MethodPost, Path: "/consultants/{id}/suspension", Roles: operators(),
		Summary: "Take a consultant out at once"}, s.suspension)
}

func (s *Service) applyAsConsultant(ctx context.Context, in *ApplicationInput) (*ApplicationOutput, error) {
	id := s.IDs.Random(ids.Consultant)
	if in.Key != "" { // with all that is said, as for inquiries
		said, err := json.Marshal(in.Body)
		if err != nil {
			return nil, err
		}
		id = ids.Derive(ids.Consultant, "web", in.Key, string(said))
	}
	out := &ApplicationOutput{}
	out.Body.ConsultantID = id
	accepted, err := s.accepted(in.Body.Conduct)
	if err != nil {
		return nil, err
	}
	if err := s.apply(ctx, id, in.Body.Application, accepted); err != nil {
		return nil, err
	}
	out.Body.Pass, err = s.pass(ctx, id)
	return out, err
}

func (s *Service) importConsultants(ctx context.Context, in *ImportInput) (*ImportOutput, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	var accepted *Accepted
	if in.Body.Conduct != "" {
		if accepted, err = s.accepted(in.Body.Conduct); err != nil {
			return nil, err
		}
		accepted.By = me.ID
	}
	out := &ImportOutput{}
	out.Body.Results, err = s.importAll(ctx, in.Body.Consultants, me, accepted)
	return out, err
}

// refusal returns the problem of a row, nil if err is none of the row's.
func refusal(err error) *problem.Error {
	var p *problem.Error
	if errors.As(err, &p) && (p.Code == problem.Invalid || p.Code == problem.Conflict) {
		return p
	}
	return nil
}

func (s *Service) listConsultants(ctx context.Context, in *struct {
	PageInput
	Status events.Code `query:"status" enum:"applied,approved,suspended,rejected" default:"applied"`
}) (*struct{ Body ConsultantPage }, error) {
	if _, err := s.caller(ctx); err != nil {
		return nil, err
	}
	items, next, err := page[consultantItem](ctx, s.Table, consultantList(in.Status), in.After, in.Limit, oldestFirst)
	out := ConsultantPage{Consultants: []Consultant{}, Next: next}
	for _, i := range items {
		out.Consultants = append(out.Consultants, i.Consultant)
	}
	return &struct{ Body ConsultantPage }{out}, err
}

func (s *Service) getConsultant(ctx context.Context, in *ConsultantPath) (*OneConsultant, error) {
	if _, err := s.caller(ctx); err != nil {
		return nil, err
	}
	c, err := s.consultant(ctx, in.ID)
	return s.showConsultant(ctx, c, err)
}

// ApprovalInput is a decision.
type ApprovalInput struct {
	Keyed
	ConsultantPath
	Body struct {
		Decision events.Code `json:"decision" enum:"approve,reject"`
		Reason   string      `json:"reason" minLength:"1" maxLength:"2000" doc:"What was checked, and where"`
	}
}

func (s *Service) approval(ctx context.Context, in *ApprovalInput) (*OneConsultant, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	m := s.newMove(me.ID, in.Key)
	m.Note = in.Body.Reason
	apply := (*Consultant).approve
	if in.Body.Decision == "reject" {
		apply = (*Consultant).reject
	}
	c, err := s.decide(ctx, in.ID, m, apply)
	return s.showConsultant(ctx, c, err)
}

// SuspensionInput takes a consultant out.
type SuspensionInput struct {
	Keyed
	ConsultantPath
	Body struct {
		Reason string `json:"reason" minLength:"1" maxLength:"2000"`
	}
}

func (s *Service) suspension(ctx context.Context, in *SuspensionInput) (*OneConsultant, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	m := s.newMove(me.ID, in.Key)
	m.Note = in.Body.Reason
	c, err := s.decide(ctx, in.ID, m, (*Consultant).suspend)
	return s.showConsultant(ctx, c, err)
}
