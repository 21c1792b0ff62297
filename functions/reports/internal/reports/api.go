// Package reports keeps the facts of companies and makes their monthly reports: composed under a disclosure ledger, reviewed and
// released by an operator, read by HR. It has nothing but pseudonyms.
package reports

import (
	"context"
	"net/http"
	"time"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// Service is what the api function does.
type Service struct {
	table    *store.Table
	archive  *Archive
	answers  *Answers
	forms    Forms
	requests *Requests // nil where nothing can be asked for
	ids      ids.Source
	now      clock.Clock
}

// NewService returns the service over the table.
func NewService(table *store.Table, source ids.Source, now clock.Clock) *Service {
	return &Service{table: table, archive: NewArchive(table), answers: NewAnswers(table, now), ids: source, now: now}
}

type monthInput struct {
	Month string `path:"month" pattern:"^[0-9]{4}-[0-9]{2}$" example:"2026-10"`
}

type reviewInput struct {
	CompanyID string `path:"company_id" pattern:"^com_[0-9a-z]{26}$"`
	Month     string `path:"month" pattern:"^[0-9]{4}-[0-9]{2}$"`
}

type releaseInput struct {
	CompanyID string `path:"company_id" pattern:"^com_[0-9a-z]{26}$"`
	Month     string `path:"month" pattern:"^[0-9]{4}-[0-9]{2}$"`
	Body      struct {
		Comment string `json:"comment,omitempty" maxLength:"4000" doc:"Reading of the report for the company"`
		Version int64  `json:"version" minimum:"1" doc:"Of the draft that was read"`
	}
}

// ListedReport is a line of HR's list.
type ListedReport struct {
	Month      events.Month `json:"month"`
	Revision   int          `json:"revision"`
	ReleasedOn time.Time    `json:"released_on"`
}

// Review is a report as an operator sees it.
type Review struct {
	Status  events.Code `json:"status"`
	Version int64       `json:"version"`
	Late    events.Code `json:"late,omitempty" enum:"none,few,many" doc:"People whose facts came after the month closed: few are less than k and would change nothing"`
	Report  Report      `json:"report"`
}

// ListedDraft is a line of the operators' list.
type ListedDraft struct {
	CompanyID events.ID    `json:"company_id"`
	Company   string       `json:"company"`
	Month     events.Month `json:"month"`
	Revision  int          `json:"revision"`
	Version   int64        `json:"version"`
}

type body[T any] struct{ Body T }

type list[T any] struct {
	Items []T `json:"items"`
}

// API registers the operations.
func (s *Service) API() *httpapi.API {
	a := httpapi.New(events.Reports).Audited(s.table, s.now, s.ids)
	hr, operator := []events.Code{events.RoleHR}, []events.Code{events.RoleOperator}
	httpapi.Register(a, httpapi.Op{ID: "list-reports", Method: http.MethodGet, Path: "/reports", Summary: "Released reports of the own company", Roles: hr}, s.listReports)
	httpapi.Register(a, httpapi.Op{ID: "get-report", Method: http.MethodGet, Path: "/reports/{month}", Summary: "A released report of the own company", Roles: hr}, s.getReport)
	httpapi.Register(a, httpapi.Op{ID: "list-reviews", Method: http.MethodGet, Path: "/reviews", Summary: "Reports that wait for release", Roles: operator}, s.listReviews)
	httpapi.Register(a, httpapi.Op{ID: "get-review", Method: http.MethodGet, Path: "/reviews/{company_id}/{month}", Summary: "A report before or after release", Roles: operator}, s.getReview)
	httpapi.Register(a, httpapi.Op{ID: "release-report", Method: http.MethodPost, Path: "/reviews/{company_id}/{month}/release", Summary: "Release a report with a comment", Roles: operator}, s.release)
	s.registerAnswers(a)
	s.registerRevisions(a)
	s.downloads(a, hr, operator)
	s.ledger(a)
	return a
}

func (s *Service) listReports(ctx context.Context, _ *struct{}) (*body[list[ListedReport]], error) {
	p, _ := principal.From(ctx)
	entries, err := s.archive.Released(ctx, p.CompanyID)
	if err != nil {
		return nil, err
	}
	out := &body[list[ListedReport]]{Body: list[ListedReport]{Items: []ListedReport{}}}
	for _, e := range entries {
		out.Body.Items = append(out.Body.Items, ListedReport{Month: e.Month, Revision: e.Revision, ReleasedOn: e.ReleasedOn})
	}
	return out, nil
}

func (s *Service) getReport(ctx context.Context, in *monthInput) (*body[Report], error) {
	p, _ := principal.From(ctx)
	r, err := s.released(ctx, p.CompanyID, events.Month(in.Month))
	if err != nil {
		return nil, err
	}
	return &body[Report]{Body: r}, nil
}

func (s *Service) listReviews(ctx context.Context, _ *struct{}) (*body[list[ListedDraft]], error) {
	entries, err := s.archive.Drafts(ctx)
	if err != nil {
		return nil, err
	}
	out := &body[list[ListedDraft]]{Body: list[ListedDraft]{Items: []ListedDraft{}}}
	for _, e := range entries {
		out.Body.Items = append(out.Body.Items, ListedDraft{CompanyID: e.CompanyID, Company: e.Report.Company, Month: e.Month, Revision: e.Revision, Version: e.Version})
	}
	return out, nil
}

func (s *Service) getReview(ctx context.Context, in *reviewInput) (*body[Review], error) {
	e, ok, err := s.archive.Latest(ctx, events.ID(in.CompanyID), events.Month(in.Month))
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, errMissing
	}
	late, err := s.late(ctx, e)
	return &body[Review]{Body: Review{Status: e.Status, Version: e.Version, Late: late, Report: e.Report}}, err
}

// release publishes exactly the draft that the operator read. A repeated request finds it released and answers the same.
func (s *Service) release(ctx context.Context, in *releaseInput) (*body[Review], error) {
	e, ok, err := s.archive.Latest(ctx, events.ID(in.CompanyID), events.Month(in.Month))
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, errMissing
	}
	if e.Status == StatusReleased && e.Version == in.Body.Version+1 {
		return &body[Review]{Body: Review{Status: e.Status, Version: e.Version, Report: e.Report}}, nil
	}
	if e.Status != StatusDraft || e.Version != in.Body.Version {
		return nil, problem.New(problem.Conflict, "report_changed", "The draft was changed or released in the meantime. Please read it again.")
	}
	if err := s.shown(ctx, &e); err != nil {
		return nil, err
	}
	previous := e.Version
	e.Version, e.Status, e.ReleasedOn, e.Report.Comment = e.Version+1, StatusReleased, s.now.Now(), in.Body.Comment
	tx := s.table.Tx()
	if err := s.archive.Put(tx, e, previous); err != nil {
		return nil, err
	}
	contribute(s.table, tx, e.Report)
	state := events.ReportState{ReportID: e.ReportID, CompanyID: e.CompanyID, Month: e.Month, Revision: e.Revision}
	meta := events.Meta{ID: s.ids.New(ids.Event), Time: s.now.Now(), EntityID: e.ReportID, EntityVersion: e.Version}
	if err := tx.Emit(events.ReportsReleased.New(meta, state)).Run(ctx); err != nil {
		return nil, err
	}
	return &body[Review]{Body: Review{Status: e.Status, Version: e.Version, Report: e.Report}}, nil
}
