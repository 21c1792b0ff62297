package signup

import (
	"context"
	"net/http"
	"time"

	"kikite/events"
	"kikite/functions/signup/internal/signup/exportfile"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
	"kikite/shared/problem"
)

func (s *Service) registerExport(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "my-export", Method: http.MethodGet, Path: "/me/export", Roles: anyone(),
		Summary: "How far the export of the caller's data is"}, s.getExport)
	httpapi.Register(api, httpapi.Op{ID: "ask-export", Method: http.MethodPost, Path: "/me/export", Roles: anyone(), Status: http.StatusAccepted,
		Summary: "Ask every part of the service for what it holds about the caller"}, s.postExport)
	httpapi.Register(api, httpapi.Op{ID: "download-export", Method: http.MethodGet, Path: "/me/export/file", Roles: anyone(), Produces: "application/octet-stream",
		Summary: "The export as JSON or as a page to read"}, s.getExportFile)
	httpapi.Register(api, httpapi.Op{ID: "open-export-document", Method: http.MethodGet, Path: "/me/export/documents/{document}", Roles: anyone(),
		Summary: "A document that belongs to the export of the caller's data, and a link that opens it"}, s.getExportDocument)
}

// ExportView is how far an export is.
type ExportView struct {
	Status    events.Code    `json:"status" enum:"none,asked,ready"`
	AskedAt   time.Time      `json:"asked_at,omitzero"`
	ReadyAt   time.Time      `json:"ready_at,omitzero"`
	ExpiresAt time.Time      `json:"expires_at,omitzero" doc:"Until when it can be read"`
	Parts     []ExportAnswer `json:"parts" nullable:"false" doc:"The parts of the service, and whether they answered"`
	Documents []Document     `json:"documents,omitempty" doc:"Files that belong to an export that can be read: each is opened by itself"`
}

// ExportAnswer says whether a part of the service answered.
type ExportAnswer struct {
	Context events.Code `json:"context"`
	Done    bool        `json:"done"`
}

func (s *Service) viewExport(ctx context.Context, a Account, x Export) (*struct{ Body ExportView }, error) {
	v := ExportView{Status: x.state(s.Clock.Now()), Parts: []ExportAnswer{}}
	if v.Status == ExportNone {
		return &struct{ Body ExportView }{v}, nil
	}
	v.AskedAt, v.ReadyAt, v.ExpiresAt = x.AskedAt, x.ReadyAt, x.ExpiresAt
	v.Parts = append(v.Parts, ExportAnswer{events.Signup, true}) // reads its own when the file is made
	for _, p := range x.Parts {
		v.Parts = append(v.Parts, ExportAnswer{p.Context, !p.At.IsZero()})
	}
	var err error
	if v.Status == ExportReady {
		v.Documents, err = s.exportDocuments(ctx, a)
	}
	return &struct{ Body ExportView }{v}, err
}

// owner is the account whose data a request is about: also a deactivated one, since what is held about somebody stays theirs. Errors: deactivated if it is
// erased or its role changed.
func (s *Service) owner(ctx context.Context) (Account, error) {
	p, ok := principal.From(ctx)
	if !ok {
		return Account{}, problem.New(problem.Unauthorized, "sign_in", "Please sign in.")
	}
	a, ok, err := s.account(ctx, p.AccountID)
	if err == nil && (!ok || a.Status == events.StatusErased || a.Role != p.Role) {
		err = errDeactivated
	}
	return a, err
}

func (s *Service) getExport(ctx context.Context, _ *struct{}) (*struct{ Body ExportView }, error) {
	a, err := s.owner(ctx)
	if err != nil {
		return nil, err
	}
	x, err := s.export(ctx, a.ID)
	if err != nil {
		return nil, err
	}
	return s.viewExport(ctx, a, x)
}

func (s *Service) postExport(ctx context.Context, _ *struct{}) (*struct{ Body ExportView }, error) {
	a, err := s.owner(ctx)
	if err != nil {
		return nil, err
	}
	x, err := s.askExport(ctx, a)
	if err != nil {
		return nil, err
	}
	return s.viewExport(ctx, a, x)
}

// ExportFileInput chooses a form.
type ExportFileInput struct {
	Form     string `query:"form" enum:"json,html" default:"html"`
	Language string `query:"language" enum:"ja,en" default:"ja"`
}

// ExportFile is saved under its name, never shown as a page of ours, and kept by nothing in between.
type ExportFile struct {
	ContentType        string `header:"Content-Type"`
	ContentDisposition string `header:"Content-Disposition"`
	CacheControl       string `header:"Cache-Control"`
	Body               []byte
}

func (s *Service) getExportFile(ctx context.Context, in *ExportFileInput) (*ExportFile, error) {
	a, err := s.owner(ctx)
	if err != nil {
		return nil, err
	}
	x, parts, err := s.exportParts(ctx, a)
	if err != nil {
		return nil, err
	}
	zone, err := time.LoadLocation(string(a.Zone))
	if err != nil {
		zone = tokyo()
	}
	file := exportfile.Export{ID: x.ID, MadeAt: x.ReadyAt, Parts: parts, Zone: zone}
	if file.Names, err = s.namesIn(ctx, a, parts); err != nil {
		return nil, err
	}
	out := &ExportFile{ContentType: "application/json", CacheControl: "no-store"}
	write := exportfile.JSON
	if in.Form == "html" {
		out.ContentType = "text/html; charset=utf-8"
		write = func(x exportfile.Export) ([]byte, error) { return exportfile.HTML(x, in.Language) }
	}
	out.ContentDisposition = `attachment; filename="kikite-` + x.ReadyAt.In(zone).Format(time.DateOnly) + "." + in.Form + `"`
	out.Body, err = write(file)
	return out, err
}
