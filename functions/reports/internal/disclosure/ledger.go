// Package disclosure decides what may be published about groups of people. It knows no meaning of figures, only who stands
// behind them.
//
// The rule: everything ever published of a measure is a set of groups of observations. Together they cut the observations into
// atoms, the finest pieces that differences of published groups can reach. If every atom holds 0 or at least k people, no
// arithmetic over the published figures isolates fewer than k.
package disclosure

import "kikite/events"

// Observation is one person's value of a measure in a month. A value that changed is another observation: two figures of the same
// people, of whom one changed their answer, would tell that answer by their difference.
type Observation struct {
	Subject events.ID
	Month   events.Month
	Answer  string // tells values apart; without blanks
}

// Ledger is what was published of one measure, as the atoms that it induces.
type Ledger struct {
	k    int
	atom map[Observation]int
	next int
}

// NewLedger returns an empty ledger with the threshold k.
func NewLedger(k int) *Ledger {
	return &Ledger{k: k, atom: map[Observation]int{}}
}

// Record takes a group that is published already; it is not asked whether it may be.
func (l *Ledger) Record(group []Observation) { l.split(l.pieces(group)) }

// Admit records the group and returns true if afterwards every atom still has 0 or at least k people; otherwise it changes
// nothing and returns false. An empty group tells nothing and is refused.
func (l *Ledger) Admit(group []Observation) bool {
	if len(group) == 0 {
		return false
	}
	p := l.pieces(group)
	for atom, inside := range p {
		if people(inside) < l.k {
			return false
		}
		if atom != outside && !l.restIsLarge(atom, inside) {
			return false
		}
	}
	l.split(p)
	return true
}

// outside stands for the observations that no published group covers yet.
const outside = -1

// pieces cuts the group along the atoms.
func (l *Ledger) pieces(group []Observation) map[int][]Observation {
	out := map[int][]Observation{}
	seen := make(map[Observation]bool, len(group))
	for _, o := range group {
		if seen[o] {
			continue
		}
		seen[o] = true
		atom, ok := l.atom[o]
		if !ok {
			atom = outside
		}
		out[atom] = append(out[atom], o)
	}
	return out
}

// restIsLarge says whether what would be left of the atom is nobody or at least k people.
func (l *Ledger) restIsLarge(atom int, inside []Observation) bool {
	in := make(map[Observation]bool, len(inside))
	for _, o := range inside {
		in[o] = true
	}
	rest := map[events.ID]bool{}
	for o, a := range l.atom {
		if a == atom && !in[o] {
			rest[o.Subject] = true
		}
	}
	return len(rest) == 0 || len(rest) >= l.k
}

func (l *Ledger) split(pieces map[int][]Observation) {
	for _, inside := range pieces {
		l.next++
		for _, o := range inside {
			l.atom[o] = l.next
		}
	}
}

// Smallest is the number of people in the smallest atom, 0 if nothing was published.
func (l *Ledger) Smallest() int {
	byAtom := map[int]map[events.ID]bool{}
	for o, a := range l.atom {
		if byAtom[a] == nil {
			byAtom[a] = map[events.ID]bool{}
		}
		byAtom[a][o.Subject] = true
	}
	least := 0
	for _, subjects := range byAtom {
		if least == 0 || len(subjects) < least {
			least = len(subjects)
		}
	}
	return least
}

// people counts the distinct subjects.
func people(group []Observation) int {
	distinct := make(map[events.ID]bool, len(group))
	for _, o := range group {
		distinct[o.Subject] = true
	}
	return len(distinct)
}
