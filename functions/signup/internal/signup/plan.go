package signup

import (
	"cmp"
	"slices"
	"time"

	"kikite/events"
	"kikite/functions/signup/internal/signup/rosterfile"
)

// change is one entry to store, and what it replaces; that has version 0 if there is none.
type change struct{ entry, before Entry }

// plan is the difference between a roster file and what is stored.
type plan struct {
	changes []change
	counts  Counts
	after   []Entry // the whole roster once the changes are stored
	tree    []Department
}

// newPlan compares. Rows that this roster stored before (an import that died half-way) are counted as what it did to them
// and not stored again. Nobody vanishes because their row is illegible.
func newPlan(company, roster events.ID, f rosterfile.File, stored []Entry, tree []Department) (plan, error) {
	p := plan{tree: slices.Clone(tree)}
	p.counts.Errors = f.BadRows
	byNumber := make(map[string]Entry, len(stored))
	for _, e := range stored {
		byNumber[e.Number] = e
	}
	known := map[events.ID]bool{}
	for _, d := range tree {
		known[d.ID] = true
	}
	moved := newRenumbered(f, stored)
	for _, row := range f.Rows {
		e, err := newEntry(company, row)
		if err != nil {
			return p, err
		}
		p.addDepartment(company, row.Department, known)
		old, exists := byNumber[row.Number]
		if !exists {
			old, exists = moved.take(e)
			e.ID = moved.free(e.ID)
		}
		p.compare(e, old, exists, roster)
		delete(byNumber, old.Number)
	}
	for _, e := range byNumber {
		p.vanish(e, roster, f)
	}
	slices.SortFunc(p.changes, func(a, b change) int { return cmp.Compare(a.entry.Number, b.entry.Number) })
	slices.SortFunc(p.after, func(a, b Entry) int { return cmp.Compare(a.Number, b.Number) })
	return p, nil
}

func (p *plan) compare(e, old Entry, exists bool, roster events.ID) {
	e.RosterID, e.Version, e.Change, e.InvitedAt = roster, old.Version+1, changeChanged, old.InvitedAt
	switch {
	case !exists:
		e.Change = changeAdded
	case old.Status == EntryLeft && e.another(old): // the number was given to somebody new
		e.ID, e.Change, e.InvitedAt = nextEntryID(old.ID), changeAdded, time.Time{}
	default:
		e.ID = old.ID
	}
	if exists && old.Fingerprint == e.Fingerprint && old.Status == EntryActive {
		p.count(old, roster)
		p.after = append(p.after, old)
		return
	}
	if exists && old.RosterID == roster && old.Change == changeAdded {
		e.Change = changeAdded // the file was read differently by an earlier try; it is still new
	}
	p.store(e, old)
}

func (p *plan) vanish(e Entry, roster events.ID, f rosterfile.File) {
	if e.Status == EntryProposed || e.Status == EntryLeft {
		if e.RosterID == roster {
			p.counts.Vanished++
		}
		p.after = append(p.after, e)
		return
	}
	if f.UnreadUnknown || f.Unread[e.Number] {
		p.after = append(p.after, e)
		return
	}
	before := e
	e.Status, e.RosterID, e.Change, e.Version = EntryProposed, roster, changeVanished, e.Version+1
	p.store(e, before)
}

func (p *plan) store(e, before Entry) {
	p.changes = append(p.changes, change{e, before})
	p.after = append(p.after, e)
	switch e.Change {
	case changeAdded:
		p.counts.Added++
	case changeChanged:
		p.counts.Changed++
	case changeVanished:
		p.counts.Vanished++
	}
}

// count counts an entry that is as the file wants it.
func (p *plan) count(e Entry, roster events.ID) {
	switch {
	case e.RosterID == roster && e.Change == changeAdded:
		p.counts.Added++
	case e.RosterID == roster && e.Change == changeChanged:
		p.counts.Changed++
	default:
		p.counts.Unchanged++
	}
}

// addDepartment adds the nodes of a path that the tree lacks, parents first.
func (p *plan) addDepartment(company events.ID, path []string, known map[events.ID]bool) {
	var parent events.ID
	for i := range path {
		id := departmentID(company, path[:i+1])
		if !known[id] {
			known[id] = true
			p.tree = append(p.tree, Department{ID: id, ParentID: parent, Name: path[i]})
		}
		parent = id
	}
}

// headcounts counts the people of the roster by department; those who vanished are no longer on it.
func (p plan) headcounts() []events.Headcount {
	count := map[events.ID]int{}
	for _, e := range p.after {
		if e.Status == EntryActive {
			count[e.DepartmentID]++
		}
	}
	out := make([]events.Headcount, 0, len(p.tree))
	for _, d := range p.tree {
		out = append(out, events.Headcount{DepartmentID: d.ID, Count: count[d.ID]})
	}
	return out
}

// attributes counts the people of the roster by age band, job type and tenure on a day; who has none of a kind is not counted in it.
func (p plan) attributes(on time.Time) []events.AttributeHeadcount {
	type key struct{ attribute, value events.Code }
	count := map[key]int{}
	for _, e := range p.after {
		if e.Status != EntryActive {
			continue
		}
		age, tenure := e.bands(on)
		count[key{events.AttributeAgeBand, age}]++
		count[key{events.AttributeJobType, e.JobType}]++
		count[key{events.AttributeTenure, tenure}]++
	}
	var out []events.AttributeHeadcount
	for k, n := range count {
		if k.value != "" {
			out = append(out, events.AttributeHeadcount{Attribute: k.attribute, Value: k.value, Count: n})
		}
	}
	slices.SortFunc(out, func(a, b events.AttributeHeadcount) int {
		return cmp.Or(cmp.Compare(a.Attribute, b.Attribute), cmp.Compare(a.Value, b.Value))
	})
	return out
}
