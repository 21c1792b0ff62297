package signup

import (
	"kikite/events"
	"kikite/functions/signup/internal/signup/rosterfile"
)

// renumbered are the people of a roster whose number a new file no longer has, by their address: under another number they are the same people, with the
// same account.
type renumbered struct {
	byAddress map[string][]Entry
	ids       map[events.ID]bool // of everybody on the roster
}

// newRenumbered looks for nobody where rows could not be read: whoever seems to be gone may stand in one of them.
func newRenumbered(f rosterfile.File, stored []Entry) renumbered {
	m := renumbered{map[string][]Entry{}, map[events.ID]bool{}}
	inFile := make(map[string]bool, len(f.Rows))
	for _, row := range f.Rows {
		inFile[row.Number] = true
	}
	for _, e := range stored {
		m.ids[e.ID] = true
		if !inFile[e.Number] && !f.Unread[e.Number] && !f.UnreadUnknown {
			m.byAddress[e.Email] = append(m.byAddress[e.Email], e)
		}
	}
	return m
}

// take finds who a row is of: one person with its address, and its name or birth date. It finds nobody twice.
func (m renumbered) take(e Entry) (Entry, bool) {
	had := m.byAddress[e.Email]
	if len(had) != 1 || had[0].Name != e.Name && (e.BirthDate == "" || e.BirthDate != had[0].BirthDate) {
		return Entry{}, false
	}
	delete(m.byAddress, e.Email)
	return had[0], true
}

// free is the ID for somebody new: another than that of who had the number before and has a new one.
func (m renumbered) free(id events.ID) events.ID {
	for m.ids[id] {
		id = nextEntryID(id)
	}
	return id
}
