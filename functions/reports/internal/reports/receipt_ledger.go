package reports

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kikite/events"
)

// CellsOf lists the cells of a released report that a person is in, in the order of the report. It reads the ledger of that release only, and
// of it only the person's lines.
func (s *LedgerStore) CellsOf(ctx context.Context, e Entry, subject events.ID) ([]string, error) {
	var items []ledgerItem
	prefix := fmt.Sprintf("%s#%06d#", revisionKey(e.Month, e.Revision), e.Version-1) // the release itself is a version
	if err := s.table.Prefix(ctx, "LEDGER#"+string(e.CompanyID), prefix, &items); err != nil {
		return nil, err
	}
	items = slices.DeleteFunc(items, func(i ledgerItem) bool { return e.otherWriting(strings.TrimPrefix(i.SK, prefix)) })
	written := writings(items)
	if len(written) == 0 {
		return nil, nil
	}
	for _, item := range written[len(written)-1] {
		cells, err := cellsIn(item.Body, subject)
		if err != nil {
			return nil, fmt.Errorf("disclosure ledger %s: %w", item.SK, err)
		}
		if cells != nil {
			return cells, nil
		}
	}
	return nil, nil
}

// cellsIn reads a person's cells from one body of the ledger; nil if the person is not in it.
func cellsIn(raw []byte, subject events.ID) ([]string, error) {
	p, err := openLedger(raw)
	if err != nil {
		return nil, err
	}
	for id, rest := range p.each() {
		if id == subject {
			return p.cellsOf(rest)
		}
	}
	return nil, nil
}

// cellsOf are the cells of a person's answers, in their order.
func (p ledgerPart) cellsOf(answers string) ([]string, error) {
	of, err := numbers(nil, answers, len(p.answers))
	if err != nil {
		return nil, err
	}
	var cells []int
	for _, n := range of {
		cells = append(cells, p.answers[n].in...)
	}
	slices.Sort(cells)
	out := []string{}
	for _, n := range slices.Compact(cells) {
		_, cell, _ := strings.Cut(p.cells[n], " ")
		out = append(out, cell)
	}
	return out, nil
}
