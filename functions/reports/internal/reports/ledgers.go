package reports

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
	"kikite/shared/store"
)

// Ledgers are a company's disclosure ledgers by measure.
type Ledgers map[events.Code]*disclosure.Ledger

// Of returns the ledger of a measure, a new one with the threshold k if nothing was published of it.
func (l Ledgers) Of(measure events.Code, k int) *disclosure.Ledger {
	if l[measure] == nil {
		l[measure] = disclosure.NewLedger(k)
	}
	return l[measure]
}

type ledgerItem struct {
	PK      string `dynamo:"pk"` // LEDGER#<company>
	SK      string `dynamo:"sk"` // <month>#<revision>#<version of the draft>#<cell>
	Measure string `dynamo:"measure"`
	Members []byte `dynamo:"members"` // gzip of "<subject> <month> <answer>" lines
}

// LedgerStore keeps who stands behind every figure that was ever published.
type LedgerStore struct{ table *store.Table }

// NewLedgerStore returns the ledgers in the table.
func NewLedgerStore(table *store.Table) *LedgerStore { return &LedgerStore{table: table} }

// Write records the publications of a draft, before the draft is stored and long before it is released: a ledger that knows of
// figures that were never released is safe. Every draft has entries of its own: while a new one is being written, the one before it
// may be released.
func (s *LedgerStore) Write(ctx context.Context, draft Entry, publications []Publication) error {
	for _, p := range publications {
		members, err := pack(p.Members)
		if err != nil {
			return err
		}
		sk := fmt.Sprintf("%s#%06d#%s", revisionKey(draft.Month, draft.Revision), draft.Version, p.Cell)
		item := ledgerItem{PK: "LEDGER#" + string(draft.CompanyID), SK: sk, Measure: string(p.Measure), Members: members}
		if err := s.table.Put(item).Run(ctx); err != nil {
			return fmt.Errorf("disclosure ledger: %w", err)
		}
	}
	return nil
}

// Read replays everything that was or may yet be published of a company, apart from the given revision that is about to be composed.
// entries are the company's reports: of a revision's drafts, those that were replaced before the release count no more.
func (s *LedgerStore) Read(ctx context.Context, company events.ID, k int, month events.Month, revision int, entries []Entry) (Ledgers, error) {
	var items []ledgerItem
	if err := s.table.Prefix(ctx, "LEDGER#"+string(company), "", &items); err != nil {
		return nil, err
	}
	ledgers := Ledgers{}
	own := revisionKey(month, revision) + "#"
	last := make(map[string]Entry, len(entries))
	for _, e := range entries {
		last[revisionKey(e.Month, e.Revision)] = e
	}
	for _, item := range items {
		if strings.HasPrefix(item.SK, own) || replaced(item.SK, last) {
			continue
		}
		members, err := unpack(item.Members)
		if err != nil {
			return nil, fmt.Errorf("disclosure ledger %s: %w", item.SK, err)
		}
		ledgers.Of(events.Code(item.Measure), k).Record(members)
	}
	return ledgers, nil
}

// replaced says whether a ledger item is of a draft that can not be released any more. What is not surely so counts.
func replaced(sk string, last map[string]Entry) bool {
	parts := strings.SplitN(sk, "#", 4)
	if len(parts) < 4 {
		return false
	}
	version, err := strconv.ParseInt(parts[2], 10, 64)
	e, known := last[parts[0]+"#"+parts[1]]
	switch {
	case err != nil || !known:
		return false
	case e.Status == StatusReleased:
		return version != e.Version-1 // the release itself is a version
	default:
		return version < e.Version
	}
}

func revisionKey(month events.Month, revision int) string {
	return fmt.Sprintf("%s#%03d", month, revision)
}

func pack(members []disclosure.Observation) ([]byte, error) {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	for _, m := range members {
		if _, err := fmt.Fprintf(w, "%s %s %s\n", m.Subject, m.Month, m.Answer); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return out.Bytes(), err
}

func unpack(raw []byte) ([]disclosure.Observation, error) {
	r, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	var out []disclosure.Observation
	for line := range strings.Lines(string(text)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), " ")
		if len(f) != 3 {
			return nil, fmt.Errorf("unreadable line")
		}
		out = append(out, disclosure.Observation{Subject: events.ID(f[0]), Month: events.Month(f[1]), Answer: f[2]})
	}
	return out, nil
}
