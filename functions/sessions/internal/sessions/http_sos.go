package sessions

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
)

// sosBody takes anything: nobody who calls for help is sent back to correct a form. What is too long is cut, an unknown kind is unsure.
type sosBody struct {
	Kind  events.Code `json:"kind,omitempty" doc:"self, others or unsure"`
	Place string      `json:"place,omitempty" doc:"Where the person is now"`
	Note  string      `json:"note,omitempty"`
}

type helpOutput struct {
	Body struct {
		EntryID   events.ID      `json:"entry_id" doc:"That of the talk's open call for help, if there is one"`
		Told      int            `json:"told" doc:"Operators who are told by mail"`
		Emergency *emergencyBody `json:"emergency,omitempty" doc:"Not there if the employee gave nothing"`
		Place     string         `json:"place,omitempty" doc:"What was sent so far of where the person is"`
		Note      string         `json:"note,omitempty" doc:"What was sent so far"`
	}
}

// SOSPath names one SOS of a session. It is exported because huma skips embedded types that are not.
type SOSPath struct {
	SessionPath
	Entry events.ID `path:"entry" pattern:"^car_[0-9a-z]{26}$"`
}

func (s *Service) registerSOS(api *httpapi.API) {
	roles := []events.Code{events.RoleConsultant}
	httpapi.Register(api, httpapi.Op{ID: "send-sos", Method: http.MethodPost, Path: "/sessions/{id}/sos", Summary: "Call for help: a life is in danger", Roles: roles},
		func(ctx context.Context, in *struct {
			SessionPath
			Key  string `header:"Idempotency-Key" maxLength:"100"`
			Body sosBody
		}) (*helpOutput, error) {
			p, _ := principal.From(ctx)
			h, err := s.SOS(ctx, p, in.ID, in.Key, in.Body.Kind, in.Body.Place, in.Body.Note)
			if err != nil {
				return nil, err
			}
			out := &helpOutput{}
			out.Body.EntryID, out.Body.Told, out.Body.Place, out.Body.Note = h.EntryID, h.Told, h.Said.Place, h.Said.Note
			if h.Emergency != nil {
				body := emergencyBody(*h.Emergency)
				out.Body.Emergency = &body
			}
			return out, nil
		})
	httpapi.Register(api, httpapi.Op{ID: "add-to-sos", Method: http.MethodPut, Path: "/sessions/{id}/sos/{entry}", Summary: "Say where the person is now, and more, in place of what was sent so far", Roles: roles},
		func(ctx context.Context, in *struct {
			SOSPath
			Body sosBody
		}) (*struct{}, error) {
			p, _ := principal.From(ctx)
			return nil, s.AddToSOS(ctx, p, in.ID, in.Entry, in.Body.Place, in.Body.Note)
		})
}
