package reports

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/ids"
	"kikite/shared/store"
)

// receiptFigures bounds an answer: an event may have 256 KB. A year of reports has some thousand figures at most, of which a person is in
// some hundred.
const receiptFigures = 1200

// Receipts tells, under a pseudonym, which released figures somebody is in. It learns and keeps nothing of who asks.
type Receipts struct {
	table   *store.Table
	archive *Archive
	ledgers *LedgerStore
	ids     ids.Source
	now     clock.Clock
}

// NewReceipts returns the receipts over the table.
func NewReceipts(table *store.Table, source ids.Source, now clock.Clock) *Receipts {
	return &Receipts{table: table, archive: NewArchive(table), ledgers: NewLedgerStore(table, now), ids: source, now: now}
}

// Asked answers one receipt by an event that begins a chain of its own.
func (r *Receipts) Asked(ctx context.Context, env events.Envelope, d events.ReceiptAsked) error {
	figures, err := r.Figures(ctx, d.CompanyID, d.Subject)
	if err != nil {
		return err
	}
	meta := events.Meta{ID: r.ids.Random(ids.Event), Time: r.now.Now(), EntityID: d.ReceiptID, EntityVersion: env.EntityVersion}
	return r.table.Tx().Once(env, r.now.Now()).
		Emit(events.ReportsReceiptReady.New(meta, events.ReceiptReady{ReceiptID: d.ReceiptID, Figures: figures})).Run(ctx)
}

// Figures lists the released figures of a company that a pseudonym is in, newest month first: what a draft would publish, and what was
// replaced before its release, counts for nothing. They come from the ledger, so a move to another department changes nothing.
func (r *Receipts) Figures(ctx context.Context, company, subject events.ID) ([]events.ReceiptFigure, error) {
	entries, err := r.archive.All(ctx, company)
	if err != nil {
		return nil, err
	}
	out := []events.ReceiptFigure{}
	for _, e := range slices.Backward(entries) {
		if e.Status != StatusReleased {
			continue
		}
		cells, err := r.ledgers.CellsOf(ctx, e, subject)
		if err != nil {
			return nil, err
		}
		for _, cell := range cells {
			out = append(out, e.Report.receiptFigure(cell))
		}
	}
	slices.SortStableFunc(out, func(a, b events.ReceiptFigure) int {
		return cmp.Or(cmp.Compare(b.Month, a.Month), cmp.Compare(b.Revision, a.Revision))
	})
	return out[:min(len(out), receiptFigures)], nil
}

// receiptFigure says what a cell of the report is, and how many others the company was told are in it: where it was told nothing, at least
// k of them all.
func (r Report) receiptFigure(cell string) events.ReceiptFigure {
	out := events.ReceiptFigure{Month: r.Month, Revision: r.Revision, Chapter: "other", Slice: "company"}
	n, atLeast, found := r.told(cell)
	if !found {
		n, atLeast = r.Threshold, true
	}
	out.Others, out.AtLeast = max(0, n-1), atLeast
	parts := strings.Split(cell, "/")
	at := func(i int) string {
		if i < len(parts) {
			return parts[i]
		}
		return ""
	}
	out.Measure = asCode(parts[len(parts)-1])
	switch parts[0] {
	case "use":
		out.Chapter = "use"
	case "lines":
		out.Chapter, out.Measure, out.Slice = "line", asCode(at(1)), r.sliceKind(at(2))
	case "topics":
		out.Chapter = "topic"
	case "pooled":
		out.Chapter, out.Measure = "pooled", asCode(at(1)+"_"+at(2))
	default:
		out.Measure = asCode(parts[0])
	}
	return out
}

// sliceKind is what kind of group an ID of the report names.
func (r Report) sliceKind(group string) events.Code {
	if group == "company" {
		return "company"
	}
	for _, s := range r.Slices {
		if s.ID == group {
			return s.Attribute
		}
	}
	return "department"
}

var noCode = regexp.MustCompile(`[^a-z0-9_.\-]`)

// asCode makes a word of a path into a code, whatever the path.
func asCode(s string) events.Code {
	s = strings.TrimLeft(noCode.ReplaceAllString(strings.ToLower(s), "_"), "_.-")
	if s == "" {
		return "other"
	}
	return events.Code(s[:min(len(s), 64)])
}
