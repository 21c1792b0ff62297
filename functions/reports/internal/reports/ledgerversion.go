package reports

import (
	"context"

	"kikite/events"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// errLedgerMoved: a draft of the company was stored while another one was composed, which has not seen what that one publishes.
var errLedgerMoved = problem.New(problem.Unavailable, "ledger_moved", "Another report of this company was made at the same time.")

// composeTries bounds how often a composition begins anew after another one of the same company.
const composeTries = 5

// ledgerVersionItem counts the drafts that were ever stored of a company. A draft is stored only over the count that it was composed under:
// of two that are made at once, whatever their months, one begins anew and sees the other's ledger.
type ledgerVersionItem struct {
	PK      string `dynamo:"pk"` // LEDGERS#<company>
	SK      string `dynamo:"sk"` // VERSION
	Version int64  `dynamo:"version"`
}

const ledgerVersionSK = "VERSION"

// Version is how many drafts a company's ledger has seen. It has to be read before anything that a draft is made from.
func (s *LedgerStore) Version(ctx context.Context, company events.ID) (int64, error) {
	var item ledgerVersionItem
	_, err := s.table.One(ctx, ledgerVersionKey(company), ledgerVersionSK, &item)
	return item.Version, err
}

// Advance adds to a transaction that the ledger is still at this version, and moves it on.
func (s *LedgerStore) Advance(tx *store.Tx, company events.ID, version int64) {
	put := s.table.Put(ledgerVersionItem{ledgerVersionKey(company), ledgerVersionSK, version + 1})
	if version == 0 {
		tx.Put(put.If("attribute_not_exists(pk)"), errLedgerMoved)
		return
	}
	tx.Put(put.If("version = ?", version), errLedgerMoved)
}

// ledgerVersionKey is a partition of its own, so that reading a ledger meets nothing else.
func ledgerVersionKey(company events.ID) string { return "LEDGERS#" + string(company) }
