package reports

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
	"kikite/shared/httpapi"
)

// PublishedCell is a figure that a report holds, by its place: it stands in the disclosure ledger with who is behind it.
type PublishedCell struct {
	Cell  string            `json:"cell" doc:"Path as in withheld: lines/<code>/<group>, topics/<code>, use/<what>, pooled/<program>/<code>"`
	N     int               `json:"n" doc:"People, as published"`
	NCode disclosure.Coding `json:"n_coding,omitempty" enum:"at_most,at_least"`
	Bound bool              `json:"bound,omitempty" doc:"Only a bound of the figure is published"`
}

// LedgerRevision is what one revision of a report published and what it withheld.
type LedgerRevision struct {
	Month      events.Month    `json:"month"`
	Revision   int             `json:"revision"`
	Status     events.Code     `json:"status" enum:"draft,released"`
	ReleasedOn *time.Time      `json:"released_on,omitempty"`
	Threshold  int             `json:"threshold"`
	Groups     []GroupName     `json:"groups"`
	Slices     []Slice         `json:"slices"`
	Lines      []LedgerLine    `json:"lines" doc:"Names of the lines that the cells speak of"`
	Published  []PublishedCell `json:"published"`
	Withheld   []Withheld      `json:"withheld"`
}

// LedgerLine names a line.
type LedgerLine struct {
	Code  events.Code `json:"code"`
	Label Text        `json:"label"`
}

// LedgerView is everything that was ever published of a company. It holds no pseudonym.
type LedgerView struct {
	CompanyID events.ID        `json:"company_id"`
	Company   string           `json:"company"`
	Revisions []LedgerRevision `json:"revisions" doc:"Newest month first"`
}

type ledgerInput struct {
	CompanyID string `path:"company_id" pattern:"^com_[0-9a-z]{26}$"`
}

func (s *Service) ledger(a *httpapi.API) {
	httpapi.Register(a, httpapi.Op{ID: "read-ledger", Method: http.MethodGet, Path: "/ledger/{company_id}", Summary: "What a company's reports published, what they withheld and why",
		Roles: []events.Code{events.RoleOperator}}, s.readLedger)
}

func (s *Service) readLedger(ctx context.Context, in *ledgerInput) (*body[LedgerView], error) {
	entries, err := s.archive.All(ctx, events.ID(in.CompanyID))
	if err != nil {
		return nil, err
	}
	if len(entries) == 0 {
		return nil, errMissing
	}
	out := LedgerView{CompanyID: events.ID(in.CompanyID), Revisions: make([]LedgerRevision, 0, len(entries))}
	for i := len(entries) - 1; i >= 0; i-- {
		e := entries[i]
		out.Company = e.Report.Company
		r := LedgerRevision{Month: e.Month, Revision: e.Revision, Status: e.Status, Threshold: e.Report.Threshold, Groups: e.Report.Groups, Slices: e.Report.Slices,
			Lines: []LedgerLine{}, Published: e.Report.published(), Withheld: e.Report.Withheld}
		for _, l := range e.Report.Lines {
			r.Lines = append(r.Lines, LedgerLine{Code: l.Code, Label: l.Label})
		}
		if !e.ReleasedOn.IsZero() {
			r.ReleasedOn = &e.ReleasedOn
		}
		out.Revisions = append(out.Revisions, r)
	}
	out.Company = entries[len(entries)-1].Report.Company
	return &body[LedgerView]{Body: out}, nil
}

// published lists the report's figures by their places.
func (r Report) published() []PublishedCell {
	out := []PublishedCell{}
	for _, c := range []struct {
		what  string
		count *Count
	}{{"registered", r.Use.Registered}, {"booked", r.Use.Booked}, {"talked", r.Use.Talked}, {"answered", r.Use.Answered}} {
		if c.count != nil {
			out = append(out, PublishedCell{Cell: "use/" + c.what, N: c.count.Value, NCode: c.count.Coding})
		}
	}
	add := func(f disclosure.Figure, format string, args ...any) {
		out = append(out, PublishedCell{Cell: fmt.Sprintf(format, args...), N: f.N, NCode: f.NCode, Bound: f.Coding != disclosure.Exact})
	}
	for _, l := range r.Lines {
		if l.Company != nil {
			add(*l.Company, "lines/%s/company", l.Code)
		}
		for _, groups := range [][]GroupFigure{l.Groups, l.Slices} {
			for _, g := range groups {
				add(g.Figure, "lines/%s/%s", l.Code, g.Group)
			}
		}
	}
	for i, t := range r.Topics {
		if i == 0 {
			add(t.Share, "topics")
		}
		if t.Polarity != nil {
			add(*t.Polarity, "topics/%s", t.Code)
		}
	}
	for _, p := range r.Pooled {
		for _, f := range p.Figures {
			add(f.Figure, "pooled/%s/%s", p.Program, f.Code)
		}
	}
	if j := r.JobStress; j != nil {
		out = append(out, PublishedCell{Cell: "job_stress", N: j.N, NCode: j.NCode})
	}
	return out
}
