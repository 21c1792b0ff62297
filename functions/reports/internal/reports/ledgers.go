package reports

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
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
	SK      string `dynamo:"sk"` // <month>#<revision>#<cell>
	Measure string `dynamo:"measure"`
	Members []byte `dynamo:"members"` // gzip of "<subject> <month>" lines
}

// LedgerStore keeps who stands behind every figure that was ever published.
type LedgerStore struct{ table *store.Table }

// NewLedgerStore returns the ledgers in the table.
func NewLedgerStore(table *store.Table) *LedgerStore { return &LedgerStore{table: table} }

// Write records the publications of a draft, before the draft is stored and long before it is released: a ledger that knows of
// figures that were never released is safe. A new draft of the same revision overwrites them.
func (s *LedgerStore) Write(ctx context.Context, company events.ID, month events.Month, revision int, publications []Publication) error {
	for _, p := range publications {
		members, err := pack(p.Members)
		if err != nil {
			return err
		}
		item := ledgerItem{PK: "LEDGER#" + string(company), SK: fmt.Sprintf("%s#%03d#%s", month, revision, p.Cell), Measure: string(p.Measure), Members: members}
		if err := s.table.Put(item).Run(ctx); err != nil {
			return fmt.Errorf("disclosure ledger: %w", err)
		}
	}
	return nil
}

// Read replays everything that was or may yet be published of a company, apart from the given revision that is about to be composed.
func (s *LedgerStore) Read(ctx context.Context, company events.ID, k int, month events.Month, revision int) (Ledgers, error) {
	var items []ledgerItem
	if err := s.table.Prefix(ctx, "LEDGER#"+string(company), "", &items); err != nil {
		return nil, err
	}
	ledgers := Ledgers{}
	own := fmt.Sprintf("%s#%03d#", month, revision)
	for _, item := range items {
		if strings.HasPrefix(item.SK, own) {
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

func pack(members []disclosure.Observation) ([]byte, error) {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	for _, m := range members {
		if _, err := fmt.Fprintf(w, "%s %s\n", m.Subject, m.Month); err != nil {
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
		subject, month, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok {
			return nil, fmt.Errorf("unreadable line")
		}
		out = append(out, disclosure.Observation{Subject: events.ID(subject), Month: events.Month(month)})
	}
	return out, nil
}
