package reports

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
	"kikite/shared/clock"
	"kikite/shared/store"
)

// ledgerItem is a part of what a draft publishes: some of its people.
type ledgerItem struct {
	PK    string `dynamo:"pk"`    // LEDGER#<company>
	SK    string `dynamo:"sk"`    // <month>#<revision>#<version of the draft>#<writing>#<part>
	When  int64  `dynamo:"when"`  // of the writing, in nanoseconds: the ledger is replayed in this order
	Parts int    `dynamo:"parts"` // of this writing; it counts when all are there
	Body  []byte `dynamo:"body"`  // see ledgerPart
}

// LedgerStore keeps who stands behind every figure that was ever published.
type LedgerStore struct {
	table *store.Table
	now   clock.Clock
}

// NewLedgerStore returns the ledgers in the table.
func NewLedgerStore(table *store.Table, now clock.Clock) *LedgerStore {
	return &LedgerStore{table: table, now: now}
}

// Write records the publications of a draft, before the draft is stored and long before it is released: a ledger that knows of
// figures that were never released is safe. Every draft has entries of its own: while a new one is being written, the one before it
// may be released. The draft's Writing, a name that no other attempt at this draft has, says which of them was stored.
func (s *LedgerStore) Write(ctx context.Context, draft Entry, book *disclosure.Book, publications []Publication) error {
	bodies, err := packLedger(book, publications)
	if err != nil {
		return fmt.Errorf("disclosure ledger: %w", err)
	}
	when := s.now.Now().UnixNano()
	for i, body := range bodies {
		sk := fmt.Sprintf("%s#%06d#%s#%03d", revisionKey(draft.Month, draft.Revision), draft.Version, cmp.Or(draft.Writing, fmt.Sprintf("%020d", when)), i)
		item := ledgerItem{PK: "LEDGER#" + string(draft.CompanyID), SK: sk, When: when, Parts: len(bodies), Body: body}
		if err := s.table.Put(item).Run(ctx); err != nil {
			return fmt.Errorf("disclosure ledger: %w", err)
		}
	}
	return nil
}

// Read replays everything that was or may yet be published of a company, in the order in which it was composed, apart from the given
// revision that is about to be composed. entries are the company's reports: of a revision's drafts, those that were replaced before the
// release count no more.
func (s *LedgerStore) Read(ctx context.Context, company events.ID, k int, month events.Month, revision int, entries []Entry) (Ledgers, error) {
	ledgers := NewLedgers()
	var items []ledgerItem
	if err := s.table.Prefix(ctx, "LEDGER#"+string(company), "", &items); err != nil {
		return Ledgers{}, err
	}
	own := revisionKey(month, revision) + "#"
	last := make(map[string]Entry, len(entries))
	for _, e := range entries {
		last[revisionKey(e.Month, e.Revision)] = e
	}
	items = slices.DeleteFunc(items, func(i ledgerItem) bool { return strings.HasPrefix(i.SK, own) || replaced(i.SK, last) })
	for _, writing := range writings(items) {
		composing := events.Month("")
		if strings.HasPrefix(writing[0].SK, string(month)+"#") {
			composing = month // an earlier revision
		}
		bodies := make([][]byte, len(writing))
		for i, item := range writing {
			bodies[i] = item.Body
		}
		if err := ledgers.Replay(k, composing, bodies...); err != nil {
			return Ledgers{}, fmt.Errorf("disclosure ledger %s: %w", writing[0].SK, err)
		}
	}
	return ledgers, nil
}

// writings puts the items of every complete writing together, oldest first. An incomplete one was never followed by its draft.
func writings(items []ledgerItem) [][]ledgerItem {
	slices.SortStableFunc(items, func(a, b ledgerItem) int { return cmp.Or(cmp.Compare(a.When, b.When), cmp.Compare(a.SK, b.SK)) })
	var out [][]ledgerItem
	for len(items) > 0 {
		first, n := items[0], 1
		writing := beforeLast(first.SK)
		for n < len(items) && strings.HasPrefix(items[n].SK, writing+"#") {
			n++
		}
		if n == first.Parts {
			out = append(out, items[:n])
		}
		items = items[n:]
	}
	return out
}

// beforeLast is what stands before the last #.
func beforeLast(sk string) string { return sk[:max(0, strings.LastIndexByte(sk, '#'))] }

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
		return version != e.Version-1 || e.otherWriting(parts[3]) // the release itself is a version
	default:
		return version < e.Version || version == e.Version && e.otherWriting(parts[3])
	}
}

// otherWriting says whether a ledger item, by the end of its key, is of another attempt at the entry's draft than the one that was stored.
func (e Entry) otherWriting(rest string) bool {
	return e.Writing != "" && !strings.HasPrefix(rest, e.Writing+"#")
}

func revisionKey(month events.Month, revision int) string {
	return fmt.Sprintf("%s#%03d", month, revision)
}
