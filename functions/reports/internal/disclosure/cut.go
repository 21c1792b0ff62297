package disclosure

import (
	"iter"
	"slices"
)

// trial cuts a ledger's atoms along groups, and can take it back.
type trial struct {
	l     *Ledger
	rows  int            // of the ledger before
	atoms int            // likewise
	moves []move         // of rows to other atoms, in their order
	made  []int32        // atoms that were made, some of them empty by now
	left  map[int32]atom // older atoms that lost rows, as they were
	torn  bool           // an atom that may not be cut was
}

type move struct{ row, from, to int32 }

func (l *Ledger) begin() *trial {
	return &trial{l: l, rows: len(l.rows), atoms: len(l.atoms), left: map[int32]atom{}}
}

// cut divides every atom into what is inside the group and the rest.
func (t *trial) cut(group []Member) {
	l := t.l
	into := map[int32]int32{}
	first, start := int32(len(l.atoms)), len(t.moves)
	for _, m := range group {
		r := t.row(l.key(m))
		from := l.rows[r].atom
		if from >= first {
			continue // named twice
		}
		to, ok := into[from]
		if !ok {
			to = int32(len(l.atoms))
			l.atoms = append(l.atoms, atom{twice: l.atoms[from].twice})
			into[from], t.made = to, append(t.made, to)
			if _, known := t.left[from]; !known && from != 0 && int(from) < t.atoms {
				t.left[from] = l.atoms[from]
			}
		}
		t.move(r, from, to)
	}
	for from, to := range into {
		t.count(from, to, t.moves[start:])
	}
}

// count finds how many people the new atom holds, and how many are left in the old one.
func (t *trial) count(from, to int32, moves []move) {
	l := t.l
	a, rest := &l.atoms[to], &l.atoms[from]
	a.people, rest.people = a.rows, rest.rows
	if from == 0 {
		rest.people = 0
		a.people = l.distinct(to, false, movedRows(l, moves))
		a.twice = a.people < a.rows
	}
	if !a.twice {
		return
	}
	rows := l.rows
	a.people, a.fresh = l.distinct(to, false, slices.Values(rows)), l.distinct(to, true, slices.Values(rows))
	if from != 0 {
		rest.people = l.distinct(from, false, slices.Values(rows))
		t.torn = t.torn || rest.rows > 0 && l.rule == Both
	}
}

func movedRows(l *Ledger, moves []move) iter.Seq[row] {
	return func(yield func(row) bool) {
		for _, m := range moves {
			if !yield(l.rows[m.row]) {
				return
			}
		}
	}
}

// distinct counts the subjects of those rows that are in the atom, or only of those whose answer is new.
func (l *Ledger) distinct(id int32, fresh bool, rows iter.Seq[row]) int32 {
	l.mark++
	n := int32(0)
	for r := range rows {
		if r.atom == id && l.seen[r.Subject] != l.mark && (!fresh || r.same == none) {
			l.seen[r.Subject] = l.mark
			n++
		}
	}
	return n
}

func (t *trial) move(r, from, to int32) {
	l := t.l
	l.rows[r].atom = to
	t.moves = append(t.moves, move{r, from, to})
	fresh := int32(0)
	if l.rows[r].same == none {
		fresh = 1
	}
	l.atoms[to].rows++
	l.atoms[to].fresh += fresh
	if from != 0 {
		l.atoms[from].rows--
		l.atoms[from].fresh -= fresh
	}
}

// row finds an observation or adds it, not published yet.
func (t *trial) row(k Member) int32 {
	l := t.l
	r := l.find(k)
	if r == none {
		r = int32(len(l.rows))
		l.rows = append(l.rows, row{Member: k, earlier: l.latest[k.Subject], same: l.unchanged(k)})
		l.latest[k.Subject] = r
	}
	return r
}

// unchanged finds the row of the person's nearest published month before or after that has the same answer.
func (l *Ledger) unchanged(k Member) int32 {
	if l.rule != Both {
		return none
	}
	order := *l.book.order.Load()
	before, after := int32(none), int32(none) // nearest months
	for r := l.latest[k.Subject]; r != none; r = l.rows[r].earlier {
		switch m := l.rows[r].Answer.month; {
		case order[m] < order[k.Answer.month] && (before == none || order[m] > order[before]):
			before = m
		case order[m] > order[k.Answer.month] && (after == none || order[m] < order[after]):
			after = m
		}
	}
	for r := l.latest[k.Subject]; r != none; r = l.rows[r].earlier {
		if o := l.rows[r]; o.Answer.answer == k.Answer.answer && (o.Answer.month == before || o.Answer.month == after) {
			return r
		}
	}
	return none
}

// holds says whether the rules hold for every atom that was made or that lost rows.
func (t *trial) holds() bool {
	for _, r := range t.l.rows[t.rows:] { // an unknown that two new atoms share is new with neither
		if r.same >= int32(t.rows) && t.l.rows[r.same].atom != r.atom {
			return false
		}
	}
	if t.torn {
		return false
	}
	for _, id := range t.made {
		if !t.large(id) {
			return false
		}
	}
	for id := range t.left {
		if !t.large(id) {
			return false
		}
	}
	return true
}

// large says whether an atom has nobody or k people, k of them with a new answer unless it repeats what earlier atoms say.
func (t *trial) large(id int32) bool {
	a, k := t.l.atoms[id], int32(t.l.k)
	if a.rows == 0 {
		return true
	}
	if a.people < k {
		return false
	}
	return t.l.rule != Both || a.fresh >= k || a.fresh == 0 && t.repeats(id)
}

// repeats says whether an atom's unknowns are exactly those of some other atoms together: then its sum is theirs.
func (t *trial) repeats(id int32) bool {
	l := t.l
	if l.atoms[id].twice {
		return false
	}
	covered := map[int32]int32{}
	if int(id) >= t.atoms {
		for _, m := range t.moves {
			if r := l.rows[m.row]; r.atom == id && m.to == id {
				covered[l.rows[r.same].atom]++
			}
		}
	} else {
		for _, r := range l.rows {
			if r.atom == id {
				covered[l.rows[r.same].atom]++
			}
		}
	}
	for other, n := range covered {
		if other == 0 || other == id || l.atoms[other].twice || l.atoms[other].rows != n {
			return false
		}
	}
	return true
}

// undo restores the ledger.
func (t *trial) undo() {
	l := t.l
	for i := len(t.moves) - 1; i >= 0; i-- {
		l.rows[t.moves[i].row].atom = t.moves[i].from
	}
	for id, a := range t.left {
		l.atoms[id] = a
	}
	l.atoms = l.atoms[:t.atoms]
	for r := len(l.rows) - 1; r >= t.rows; r-- {
		l.latest[l.rows[r].Subject] = l.rows[r].earlier
	}
	l.rows = l.rows[:t.rows]
}
