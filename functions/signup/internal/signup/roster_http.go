package signup

import (
	"context"
	"errors"
	"net/http"
	"slices"

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

		Columns rosterfile.Mapping `json:"columns,omitempty" doc:"Where the file has which column, from 1, as HR corrected it: number, name, email, department (or division and section), kana, romaji, job, birth, birth_year, age, joined, category. Absent: columns are known by their headers. Present: no other column is read"`
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
	httpapi.Register(api, httpapi.Op{ID: "download-roster-errors", Method: http.MethodGet, Path: "/roster/uploads/{id}/errors", Roles: hr(), Produces: typeCSV,
		Summary: "Everything that is wrong in an uploaded roster, row by row, as a file for Excel"}, s.getUploadErrors)
}

func (s *Service) announceRoster(ctx context.Context, in *UploadInput) (*UploadOutput, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	u := Upload{ID: s.newID(ids.Roster, me.ID, in.Key), CompanyID: me.CompanyID, Filename: in.Body.Filename, RequestedBy: me.ID,
		Columns: in.Body.Columns}
	if err := mapped(u.Columns); err != nil {
		return nil, err
	}
	form, err := s.requestUpload(ctx, u)
	if err != nil {
		return nil, err
	}
	out := &UploadOutput{}
	out.Body.RosterID, out.Body.URL, out.Body.Fields = u.ID, form.URL, form.Fields
	return out, nil
}

// mapped checks what can be checked of a mapping without the file. Errors: unknown_code.
func mapped(m rosterfile.Mapping) error {
	for code, at := range m {
		if !slices.Contains(rosterfile.Columns(), code) || at < 1 || at > 1000 {
			return invalid("unknown_code", "columns: %q is no column of a roster.", printable(code))
		}
	}
	return nil
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

const typeCSV = "text/csv; charset=utf-8"

// CSVFile is saved under its name.
type CSVFile struct {
	ContentType        string `header:"Content-Type"`
	ContentDisposition string `header:"Content-Disposition"`
	Body               []byte
}

// getUploadErrors reads the file once more: what is wrong in ten thousand rows is kept nowhere else.
func (s *Service) getUploadErrors(ctx context.Context, in *struct {
	ID       events.ID   `path:"id" maxLength:"64"`
	Language events.Code `query:"language" enum:"ja,en" default:"ja"`
}) (*CSVFile, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	u, err := s.upload(ctx, me.CompanyID, in.ID)
	if err != nil {
		return nil, err
	}
	data, err := s.Files.Get(ctx, fileKey(u.CompanyID, u.ID), rosterfile.MaxBytes)
	if errors.Is(err, ErrNoFile) || errors.Is(err, ErrFileTooLarge) {
		return nil, errFileGone
	}
	if err != nil {
		return nil, err
	}
	return &CSVFile{ContentType: typeCSV, ContentDisposition: `attachment; filename="kikite-roster-errors.csv"`,
		Body: rosterfile.ErrorsCSV(data, u.Columns, in.Language)}, nil
}
