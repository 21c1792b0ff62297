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
	text, err := gunzip(raw)
	if err != nil {
		return nil, err
	}
	_, line, found := strings.Cut(string(text), "\ns "+string(subject)+" ")
	if !found {
		return nil, nil
	}
	line, _, _ = strings.Cut(line, "\n")
	var names []string
	var answers [][]string
	for l := range strings.Lines(string(text)) {
		f := strings.Fields(l)
		switch {
		case len(f) > 1 && f[0] == "c":
			names = append(names, f[len(f)-1])
		case len(f) > 3 && f[0] == "a":
			answers = append(answers, f[3:])
		}
	}
	of, err := numbers(strings.Fields(line), len(answers))
	if err != nil {
		return nil, err
	}
	var cells []int
	for _, n := range of {
		in, err := numbers(answers[n], len(names))
		if err != nil {
			return nil, err
		}
		cells = append(cells, in...)
	}
	slices.Sort(cells)
	out := []string{}
	for _, n := range slices.Compact(cells) {
		out = append(out, names[n])
	}
	return out, nil
}
