package reports

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/reports/internal/disclosure"
	"kikite/shared/clock"
	"kikite/shared/ids"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// historyMonths is how far back facts are read: a year of trend and pooling.
const historyMonths = 12

// Request asks for the report of a company and month.
type Request struct {
	CompanyID events.ID    `json:"company_id"`
	Month     events.Month `json:"month"`
	Revise    bool         `json:"revise,omitempty"` // an operator asks for what came late, too
	Sweep     bool         `json:"sweep,omitempty"`  // words that were taken back leave released reports
}

// Claims reads the personal data behind events. Errors: problem.Gone after erasure.
type Claims interface {
	Get(ctx context.Context, key events.ClaimKey, v any) error
}

// Generator makes drafts.
type Generator struct {
	table      *store.Table
	companies  *Companies
	facts      *Facts
	archive    *Archive
	ledgers    *LedgerStore
	benchmarks *Benchmarks
	claims     Claims
	ids        ids.Source
	now        clock.Clock
}

// NewGenerator returns a generator over the table.
func NewGenerator(table *store.Table, claims Claims, source ids.Source, now clock.Clock) *Generator {
	return &Generator{table: table, companies: NewCompanies(table, now), facts: NewFacts(table, now), archive: NewArchive(table),
		ledgers: NewLedgerStore(table, now), benchmarks: NewBenchmarks(table, NewCompanies(table, now), nil), claims: claims, ids: source, now: now}
}

// Handle is the Lambda handler of the generate queue.
func (g *Generator) Handle(ctx context.Context, batch lambdaevents.SQSEvent) (lambdaevents.SQSEventResponse, error) {
	var failed lambdaevents.SQSEventResponse
	for _, m := range batch.Records {
		var r Request
		err := json.Unmarshal([]byte(m.Body), &r)
		if err == nil {
			err = g.Generate(ctx, r)
		}
		if err != nil {
			slog.ErrorContext(ctx, "report failed", "company", r.CompanyID, "month", r.Month, "error", err.Error())
			failed.BatchItemFailures = append(failed.BatchItemFailures, lambdaevents.SQSBatchItemFailure{ItemIdentifier: m.MessageId})
		}
	}
	return failed, nil
}

// Generate composes the draft of a month. Facts that arrive before the month closes make a new draft of the same revision when it is run
// again. A released month stays as it is, unless a revision is asked for: then what came late counts, too, and makes a numbered revision.
// The same facts change nothing.
func (g *Generator) Generate(ctx context.Context, r Request) error {
	if r.Revise {
		if err := g.facts.TakeLate(ctx, r.CompanyID, r.Month); err != nil {
			return err
		}
	}
	if r.Sweep {
		if err := g.sweep(ctx, r.CompanyID); err != nil {
			return err
		}
	}
	for try := 1; ; try++ {
		err := g.generate(ctx, r)
		if try == composeTries || !errors.Is(err, errLedgerMoved) && !errors.Is(err, errChanged) {
			return err
		}
	}
}

func (g *Generator) generate(ctx context.Context, r Request) error {
	company, ok, err := g.companies.Get(ctx, r.CompanyID)
	if err != nil {
		return err
	}
	if !ok {
		return fmt.Errorf("company %s is not known", r.CompanyID)
	}
	seen, err := g.ledgers.Version(ctx, r.CompanyID) // before all that the draft is made from
	if err != nil {
		return err
	}
	last, exists, err := g.archive.Latest(ctx, r.CompanyID, r.Month)
	if err != nil {
		return err
	}
	if exists && last.Status == StatusReleased && !r.Revise {
		return nil
	}
	next, previous := g.next(r, last, exists)
	draft, err := g.compose(ctx, company, r.Month, next.Revision)
	if err != nil {
		return err
	}
	draft.Report.Revision = next.Revision
	if exists && sameContent(last.Report, draft.Report) {
		return nil
	}
	if err := g.ledgers.Write(ctx, next, draft.Book, draft.Publications); err != nil {
		return err
	}
	next.Report, next.Groups, next.Excerpts = draft.Report, draft.Groups, draft.Excerpts
	tx := g.table.Tx()
	g.ledgers.Advance(tx, r.CompanyID, seen)
	if err := g.archive.Put(tx, next, previous); err != nil {
		return err
	}
	state := events.ReportState{ReportID: next.ReportID, CompanyID: r.CompanyID, Month: r.Month, Revision: next.Revision}
	return tx.Emit(events.ReportsGenerated.New(events.Meta{ID: g.ids.New(ids.Event), Time: g.now.Now(), EntityID: next.ReportID, EntityVersion: next.Version}, state)).Run(ctx)
}

// next is the entry that a new draft becomes, and the version that it takes the place of: 0 for a new revision.
func (g *Generator) next(r Request, last Entry, exists bool) (next Entry, previous int64) {
	next = Entry{CompanyID: r.CompanyID, Month: r.Month, Revision: 1, Version: 1, Status: StatusDraft, ReportID: g.ids.New(ids.Report)}
	switch {
	case exists && last.Status == StatusDraft:
		next, previous = last, last.Version
		next.Version++
	case exists:
		next.Revision = last.Revision + 1
	}
	next.Writing = ids.Secret()
	return next, previous
}

// sameContent compares what is read, leaving aside the operator's comment and the revision's number.
func sameContent(a, b Report) bool {
	a.Comment, b.Comment, a.Revision, b.Revision = "", "", 0, 0
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errors.Join(errX, errY) == nil && bytes.Equal(x, y)
}

func (g *Generator) compose(ctx context.Context, company events.CompanyChanged, month events.Month, revision int) (Draft, error) {
	in := Input{Company: company, Month: month, Facts: map[events.Month][]events.FactRecorded{}}
	var err error
	if in.Headcounts, err = g.companies.Headcounts(ctx, company.CompanyID); err != nil {
		return Draft{}, err
	}
	if in.AttributeHeadcounts, err = g.companies.AttributeHeadcounts(ctx, company.CompanyID); err != nil {
		return Draft{}, err
	}
	for i := range historyMonths {
		m := addMonths(month, -i)
		if in.Facts[m], err = g.facts.Month(ctx, company.CompanyID, m); err != nil {
			return Draft{}, err
		}
		if i > 0 {
			in.Facts[m] = lasting(in.Facts[m])
		}
	}
	if in.Registered, err = g.facts.Registered(ctx, company.CompanyID, month); err != nil {
		return Draft{}, err
	}
	if in.Benchmark, _, err = g.benchmarks.Latest(ctx, month); err != nil {
		return Draft{}, err
	}
	if in.Names, err = g.names(ctx, company.NamesClaim); err != nil {
		return Draft{}, err
	}
	if in.Excerpts, err = g.excerpts(ctx, company.CompanyID, month); err != nil {
		return Draft{}, err
	}
	if in.Voices, err = g.voices(ctx, company.CompanyID, month); err != nil {
		return Draft{}, err
	}
	if in.Released, in.Groups, err = g.earlier(ctx, company.CompanyID, month); err != nil {
		return Draft{}, err
	}
	entries, err := g.archive.All(ctx, company.CompanyID)
	if err != nil {
		return Draft{}, err
	}
	in.Company.Threshold = locked(company.Threshold, entries)
	if in.Ledgers, err = g.ledgers.Read(ctx, company.CompanyID, in.Company.Threshold, month, revision, entries); err != nil {
		return Draft{}, err
	}
	return Compose(in), nil
}

func (g *Generator) names(ctx context.Context, key events.ClaimKey) (Names, error) {
	if key == "" {
		return Names{}, nil
	}
	var c claims.CompanyNames
	if err := g.claims.Get(ctx, key, &c); err != nil {
		return Names{}, fmt.Errorf("names of the company: %w", err)
	}
	return Names{Company: c.Company, Departments: c.Departments}, nil
}

// excerpts reads the approved texts; one that was erased since is left out.
func (g *Generator) excerpts(ctx context.Context, company events.ID, month events.Month) ([]ApprovedText, error) {
	list, err := g.facts.Excerpts(ctx, company, month)
	if err != nil {
		return nil, err
	}
	var out []ApprovedText
	for _, e := range list {
		var c claims.ExcerptText
		err := g.claims.Get(ctx, e.Claim, &c)
		if problem.CodeOf(err) == problem.Gone && err != nil {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, ApprovedText{ID: e.ExcerptID, Topic: e.Topic, Text: c.Text})
	}
	return out, nil
}

// earlier returns the released reports of the year before the month, and the newest groups among them.
func (g *Generator) earlier(ctx context.Context, company events.ID, month events.Month) ([]Report, []disclosure.Group, error) {
	entries, err := g.archive.Released(ctx, company)
	if err != nil {
		return nil, nil, err
	}
	var reports []Report
	var groups []disclosure.Group
	for _, e := range entries {
		if e.Month < month && e.Month > addMonths(month, -historyMonths) {
			reports, groups = append(reports, e.Report), e.Groups
		}
	}
	return reports, groups, nil
}
