package reports

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// Statuses of a report.
const (
	StatusDraft    events.Code = "draft"
	StatusReleased events.Code = "released"
)

// Errors of the archive.
var (
	errChanged = problem.New(problem.Conflict, "report_changed", "The report was changed in the meantime. Please load it again.")
	errMissing = problem.New(problem.NotFound, "report", "There is no such report.")
)

// Entry is a stored report.
type Entry struct {
	CompanyID  events.ID
	Month      events.Month
	ReportID   events.ID
	Revision   int
	Version    int64
	Status     events.Code
	ReleasedOn time.Time
	Report     Report
	Groups     []disclosure.Group
	Excerpts   []events.ID // of the report's excerpts, in their order
	Writing    string      // of its ledger
	Edition    int64       // counts every change of the entry, also those that take words out and leave the version
}

type reportItem struct {
	PK         string     `dynamo:"pk"` // REPORTS#<company>
	SK         string     `dynamo:"sk"` // <month>#<revision>
	GSI1PK     string     `dynamo:"gsi1pk,omitempty"`
	GSI1SK     string     `dynamo:"gsi1sk,omitempty"`
	ReportID   string     `dynamo:"report_id"`
	Version    int64      `dynamo:"version"`
	Status     string     `dynamo:"status"`
	ReleasedOn *time.Time `dynamo:"released_on,omitempty"`
	Writing    string     `dynamo:"writing,omitempty"`
	Edition    int64      `dynamo:"edition"`
	Body       []byte     `dynamo:"body"` // gzip of JSON: report and groups
}

type reportBody struct {
	Report   Report
	Groups   []disclosure.Group
	Excerpts []events.ID
}

// Archive keeps a company's reports, drafts and released.
type Archive struct{ table *store.Table }

// NewArchive returns the archive in the table.
func NewArchive(table *store.Table) *Archive { return &Archive{table: table} }

// Latest returns the newest revision of a month; ok is false if there is none.
func (a *Archive) Latest(ctx context.Context, company events.ID, month events.Month) (Entry, bool, error) {
	entries, err := a.read(ctx, company, string(month)+"#")
	if err != nil || len(entries) == 0 {
		return Entry{}, false, err
	}
	return entries[len(entries)-1], true, nil
}

// All returns a company's reports with all their revisions, oldest month first.
func (a *Archive) All(ctx context.Context, company events.ID) ([]Entry, error) {
	return a.read(ctx, company, "")
}

// Released returns the newest released revision of every month, oldest month first.
func (a *Archive) Released(ctx context.Context, company events.ID) ([]Entry, error) {
	entries, err := a.All(ctx, company)
	if err != nil {
		return nil, err
	}
	var out []Entry
	for _, e := range entries {
		if e.Status != StatusReleased {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Month == e.Month {
			out[n-1] = e
			continue
		}
		out = append(out, e)
	}
	return out, nil
}

// Drafts returns the reports of all companies that wait for release.
func (a *Archive) Drafts(ctx context.Context) ([]Entry, error) {
	var items []reportItem
	if err := a.table.Get(store.GSI1PK, "DRAFTS").Index(store.Index).All(ctx, &items); err != nil {
		return nil, err
	}
	return decode(items)
}

// Put adds the writing of an entry to a transaction. previous is the version that was read, 0 for a new revision.
func (a *Archive) Put(tx *store.Tx, e Entry, previous int64) error {
	body, err := zip(reportBody{e.Report, e.Groups, e.Excerpts})
	if err != nil {
		return err
	}
	item := reportItem{PK: reportsKey(e.CompanyID), SK: revisionKey(e.Month, e.Revision), ReportID: string(e.ReportID),
		Version: e.Version, Status: string(e.Status), Writing: e.Writing, Edition: e.Edition + 1, Body: body}
	if e.Status == StatusDraft {
		item.GSI1PK, item.GSI1SK = "DRAFTS", string(e.CompanyID)+"#"+string(e.Month)
	} else {
		item.ReleasedOn = &e.ReleasedOn
	}
	put := a.table.Put(item).If("attribute_not_exists(pk)")
	if previous > 0 {
		put = a.table.Put(item).If("version = ? AND (attribute_not_exists(edition) OR edition = ?)", previous, e.Edition)
	}
	tx.Put(put, errChanged)
	return nil
}

func (a *Archive) read(ctx context.Context, company events.ID, prefix string) ([]Entry, error) {
	var items []reportItem
	if err := a.table.Prefix(ctx, reportsKey(company), prefix, &items); err != nil {
		return nil, err
	}
	return decode(items)
}

func decode(items []reportItem) ([]Entry, error) {
	out := make([]Entry, 0, len(items))
	for _, item := range items {
		var body reportBody
		if err := unzip(item.Body, &body); err != nil {
			return nil, fmt.Errorf("report %s: %w", item.SK, err)
		}
		e := Entry{CompanyID: body.Report.CompanyID, Month: body.Report.Month, ReportID: events.ID(item.ReportID), Revision: body.Report.Revision,
			Version: item.Version, Status: events.Code(item.Status), Report: body.Report, Groups: body.Groups,
			Excerpts: body.Excerpts, Writing: item.Writing, Edition: item.Edition}
		if item.ReleasedOn != nil {
			e.ReleasedOn = *item.ReleasedOn
		}
		out = append(out, e)
	}
	return out, nil
}

func reportsKey(company events.ID) string { return "REPORTS#" + string(company) }

// maxItem is DynamoDB's limit of 400 KB, less what surrounds the body.
const maxItem = 390 << 10

func zip(v any) ([]byte, error) {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if err := errors.Join(json.NewEncoder(w).Encode(v), w.Close()); err != nil {
		return nil, err
	}
	if out.Len() > maxItem {
		return nil, fmt.Errorf("report of %d bytes is too large to store", out.Len())
	}
	return out.Bytes(), nil
}

func unzip(raw []byte, v any) error {
	text, err := gunzip(raw)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, v)
}
