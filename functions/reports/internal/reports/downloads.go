package reports

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
)

// Forms writes a report as a file, the same report always as the same bytes. A language is "ja" or "en".
type Forms interface {
	Workbook(r Report, language string) ([]byte, error)
	Printed(r Report, language string) ([]byte, error)
	Data(r Report) ([]byte, error)
}

// The media types of the files.
const (
	typeWorkbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	typePrinted  = "text/html; charset=utf-8"
	typeData     = "application/json"
)

type downloadInput struct {
	Month    string `path:"month" pattern:"^[0-9]{4}-[0-9]{2}$" example:"2026-10"`
	Language string `query:"language" enum:"ja,en" default:"ja"`
}

type reviewDownloadInput struct {
	CompanyID string `path:"company_id" pattern:"^com_[0-9a-z]{26}$"`
	Month     string `path:"month" pattern:"^[0-9]{4}-[0-9]{2}$"`
	Language  string `query:"language" enum:"ja,en" default:"ja"`
}

// file is a download. It is saved under its name, never shown as a page of ours.
type file struct {
	ContentType        string `header:"Content-Type"`
	ContentDisposition string `header:"Content-Disposition"`
	Body               []byte
}

// form is one kind of file.
type form struct {
	name, ending, mediaType string
	write                   func(Report, string) ([]byte, error)
}

// With adds the forms that are files.
func (s *Service) With(f Forms) *Service {
	s.forms = f
	return s
}

func (s *Service) downloads(a *httpapi.API, hr, operator []events.Code) {
	data := func(r Report, _ string) ([]byte, error) { return s.forms.Data(r) }
	for _, f := range []form{
		{"workbook", "xlsx", typeWorkbook, func(r Report, l string) ([]byte, error) { return s.forms.Workbook(r, l) }},
		{"printed", "html", typePrinted, func(r Report, l string) ([]byte, error) { return s.forms.Printed(r, l) }},
		{"data", "json", typeData, data},
	} {
		httpapi.Register(a, httpapi.Op{ID: "download-" + f.name, Method: http.MethodGet, Path: "/reports/{month}/" + f.name, Produces: f.mediaType,
			Summary: "A released report of the own company as a file", Roles: hr}, func(ctx context.Context, in *downloadInput) (*file, error) {
			p, _ := principal.From(ctx)
			r, err := s.released(ctx, p.CompanyID, events.Month(in.Month))
			if err != nil {
				return nil, err
			}
			return f.of(r, in.Language)
		})
		httpapi.Register(a, httpapi.Op{ID: "download-review-" + f.name, Method: http.MethodGet, Path: "/reviews/{company_id}/{month}/" + f.name, Produces: f.mediaType,
			Summary: "A report as its company reads it, before or after release, as a file", Roles: operator}, func(ctx context.Context, in *reviewDownloadInput) (*file, error) {
			e, ok, err := s.archive.Latest(ctx, events.ID(in.CompanyID), events.Month(in.Month))
			if err == nil && !ok {
				err = errMissing
			}
			if err != nil {
				return nil, err
			}
			return f.of(e.Report.forHR(), in.Language)
		})
	}
}

// released is the newest released revision of a month as HR reads it. Errors: errMissing.
func (s *Service) released(ctx context.Context, company events.ID, month events.Month) (Report, error) {
	entries, err := s.archive.Released(ctx, company)
	if err != nil {
		return Report{}, err
	}
	for _, e := range entries {
		if e.Month == month {
			return e.Report.forHR(), nil
		}
	}
	return Report{}, errMissing
}

func (f form) of(r Report, language string) (*file, error) {
	raw, err := f.write(r, language)
	if err != nil {
		return nil, fmt.Errorf("report as %s: %w", f.name, err)
	}
	return &file{ContentType: f.mediaType, ContentDisposition: disposition(r, f.ending), Body: raw}, nil
}

// disposition names the file in Japanese for whoever understands it (RFC 5987), and in plain letters for all others.
func disposition(r Report, ending string) string {
	plain := fmt.Sprintf("kikite-report-%s.%s", r.Month, ending)
	japanese := fmt.Sprintf("月次レポート_%s_%s.%s", r.Company, r.Month, ending)
	return fmt.Sprintf(`attachment; filename="%s"; filename*=UTF-8''%s`, plain, strings.ReplaceAll(url.QueryEscape(japanese), "+", "%20"))
}
