package reports

import (
	"sync"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// toldMonth is what the figures of a month's lines have told so far, in earlier revisions and in what is being composed. It keeps one month.
type toldMonth struct {
	mu    sync.Mutex
	month events.Month
	lines map[events.Code][]toldCell
}

// toldCell is a group with what its figure tells.
type toldCell struct {
	members []disclosure.Member
	piece   disclosure.Piece
}

func (t *toldMonth) of(month events.Month, line events.Code) []toldCell {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.month != month {
		return nil
	}
	return t.lines[line]
}

func (t *toldMonth) add(month events.Month, line events.Code, c toldCell) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.month != month {
		t.month, t.lines = month, map[events.Code][]toldCell{}
	}
	t.lines[line] = append(t.lines[line], c)
}
