package signup

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/functions/signup/internal/signup/rosterfile"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
)

// UploadInput announces a roster file.
type UploadInput struct {
	Keyed
	Body struct {
		Filename string `json:"filename" minLength:"1" maxLength:"200"`
		Size     int64  `json:"size" minimum:"1" maximum:"5242880" doc:"In bytes"`
	}
}

// UploadOutput is the form to post the file with: all fields, then the file as "file".
type UploadOutput struct {
	Body struct {
		RosterID events.ID         `json:"roster_id"`
		URL      string            `json:"url"`
		Fields   map[string]string `json:"fields"`
	}
}

// OneUpload answers with where an upload stands.
type OneUpload struct{ Body Upload }

func (s *Service) registerRosters(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "announce-roster", Method: http.MethodPost, Path: "/roster/uploads", Roles: hr(),
		Summary: "Get a form to post a roster file with", Status: http.StatusCreated}, s.announceRoster)
	httpapi.Register(api, httpapi.Op{ID: "list-roster", Method: http.MethodGet, Path: "/roster", Roles: hr(),
		Summary: "The people on the caller's roster, by employee number"}, s.listRoster)
	httpapi.Register(api, httpapi.Op{ID: "get-roster-upload", Method: http.MethodGet, Path: "/roster/uploads/{id}", Roles: hr(),
		Summary: "Where an uploaded roster stands, with the rows that could not be stored"}, s.getUpload)
}

func (s *Service) announceRoster(ctx context.Context, in *UploadInput) (*UploadOutput, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	u := Upload{ID: s.newID(ids.Roster, me.ID, in.Key), CompanyID: me.CompanyID, Filename: in.Body.Filename, RequestedBy: me.ID}
	form, err := s.requestUpload(ctx, u)
	if err != nil {
		return nil, err
	}
	out := &UploadOutput{}
	out.Body.RosterID, out.Body.URL, out.Body.Fields = u.ID, form.URL, form.Fields
	return out, nil
}

func (s *Service) getUpload(ctx context.Context, in *struct {
	ID events.ID `path:"id" maxLength:"64"`
}) (*OneUpload, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	u, err := s.upload(ctx, me.CompanyID, in.ID)
	if err != nil {
		return nil, err
	}
	if u.Errors == nil {
		u.Errors = []rosterfile.Error{}
	}
	return &OneUpload{u}, s.nudge(ctx, u)
}
