package sessions

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
)

// notesBody is the consultant's private notes on the wire.
type notesBody struct {
	Text    string `json:"text" maxLength:"20000"`
	Version int64  `json:"version" minimum:"0" doc:"Of what was read last; 0: nothing was kept yet"`
}

type notesOutput struct{ Body notesBody }

func (s *Service) registerNotes(api *httpapi.API) {
	roles := []events.Code{events.RoleConsultant}
	httpapi.Register(api, httpapi.Op{ID: "get-notes", Method: http.MethodGet, Path: "/sessions/{id}/notes", Summary: "One's own private notes of a talk", Roles: roles},
		func(ctx context.Context, in *SessionPath) (*notesOutput, error) {
			p, _ := principal.From(ctx)
			t, err := s.Notes(ctx, p, in.ID)
			if err != nil {
				return nil, err
			}
			return &notesOutput{notesBody{t.Words, t.Version}}, nil
		})
	httpapi.Register(api, httpapi.Op{ID: "put-notes", Method: http.MethodPut, Path: "/sessions/{id}/notes", Summary: "Keep private notes of a talk, from 15 minutes before its time", Roles: roles},
		func(ctx context.Context, in *struct {
			SessionPath
			Body notesBody
		}) (*notesOutput, error) {
			p, _ := principal.From(ctx)
			t, err := s.SaveNotes(ctx, p, in.ID, Text{in.Body.Text, in.Body.Version})
			if err != nil {
				return nil, err
			}
			return &notesOutput{notesBody{t.Words, t.Version}}, nil
		})
}

// registerTexts registers all that people write beside the record.
func (s *Service) registerTexts(api *httpapi.API) {
	s.registerNotes(api)
	s.registerHandovers(api)
	s.registerReflections(api)
	s.registerTranscripts(api)
}
