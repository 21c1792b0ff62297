// Package disclosure decides what may be published about groups of people. It knows no meaning of figures, only who stands
// behind them.
//
// The first rule: everything ever published of a measure is a set of groups of observations. Together they cut the observations into
// atoms, the finest pieces that differences of published groups can reach. If every atom holds 0 or at least k people, no
// arithmetic over the published figures isolates fewer than k.
//
// The second rule is for people whose answers stay the same from month to month: to who assumes so, the figures of two months differ by
// those who joined, left or moved. So an unchanged answer is the same unknown, and every atom needs k people whose answer is new with it,
// or must say nothing new at all. Then any sum of published figures keeps, of the atom published last among those it uses, k people
// whose unknowns no earlier atom holds and whom therefore nothing cancels.
package disclosure

import "slices"

// Rule says what a ledger asks of every atom.
type Rule int

// The rules. Both hold for answers. Who is counted without an answer, such as those who talked, is bound by the first alone, and so
// is a ledger that several measures share, of which one can be computed from others; it does not look at what was answered.
// Off admits whatever has k people and exists to show what the rules prevent.
const (
	Both Rule = iota
	AtomsOnly
	Shared
	Off
)

// Ledger is what was published of one measure, as the atoms that it induces.
type Ledger struct {
	k    int
	rule Rule

	book *Book

	rows   []row
	latest []int32 // by subject: the row that was recorded last, or none
	atoms  []atom

	seen []int32 // by subject: the mark of whoever counted it last
	mark int32
}

// row is an observation that a published group covers.
type row struct {
	Member
	atom    int32
	earlier int32 // the subject's row recorded before this one, or none
	same    int32 // the row of the same unchanged answer in another month, or none
}

// atom counts the people whom exactly the same published groups cover.
type atom struct {
	rows, people int32
	fresh        int32 // people whose answer was new when the atom was first published
	twice        bool  // somebody is in it with two months: it is not cut any more
}

const none = -1

// NewLedger returns an empty ledger with the threshold k that both rules bind, for members of the book.
func NewLedger(book *Book, k int) *Ledger { return NewLedgerOf(book, k, Both) }

// NewLedgerOf returns an empty ledger with the threshold k and the rule, for members of the book.
func NewLedgerOf(book *Book, k int, rule Rule) *Ledger {
	return &Ledger{book: book, k: k, rule: rule, atoms: make([]atom, 1)} // the first atom is what is not published
}

// Record takes groups that are published already, at the same time; it is not asked whether they may be.
func (l *Ledger) Record(groups ...[]Member) {
	t := l.begin()
	for _, g := range groups {
		t.cut(g)
	}
}

// Admit records the groups and returns true if afterwards both rules hold; otherwise it changes nothing and returns false. Either all
// of the groups are admitted or none. An empty group tells nothing and is refused.
func (l *Ledger) Admit(groups ...[]Member) bool {
	for _, g := range groups {
		if len(g) == 0 || l.rule == Off && l.people(g) < l.k {
			return false
		}
	}
	if l.rule == Off || len(groups) == 0 {
		return len(groups) > 0
	}
	return l.try(groups) != nil
}

// AdmitTo records the groups in all ledgers if each of them admits them, and otherwise in none.
func AdmitTo(ledgers []*Ledger, groups ...[]Member) bool {
	var done []*trial
	for _, l := range ledgers[1:] {
		t := l.try(groups)
		if t == nil {
			break
		}
		done = append(done, t)
	}
	if len(done) == len(ledgers)-1 && ledgers[0].Admit(groups...) {
		return true
	}
	for _, t := range done {
		t.undo()
	}
	return false
}

// try records the groups if the rules then hold; it returns nil if they do not.
func (l *Ledger) try(groups [][]Member) *trial {
	t := l.begin()
	for _, g := range groups {
		t.cut(g)
	}
	if t.holds() {
		return t
	}
	t.undo()
	return nil
}

// Smallest is the number of people in the smallest atom, 0 if nothing was published.
func (l *Ledger) Smallest() int {
	least := int32(0)
	for _, a := range l.atoms[1:] {
		if a.rows > 0 && (least == 0 || a.people < least) {
			least = a.people
		}
	}
	return int(least)
}

// Would says whether a group could be admitted if what it leaves of the atoms did not matter.
func (l *Ledger) Would(group []Member) bool {
	if len(group) == 0 || l.rule == Off {
		return l.people(group) >= max(l.k, 1)
	}
	t := l.begin()
	t.cut(group)
	fits := !slices.ContainsFunc(t.made, func(id int32) bool { return !t.large(id) })
	t.undo()
	return fits
}

// New says whether a person's answer is new with the observation: in the nearest months that are published they answered otherwise or not.
func (l *Ledger) New(m Member) bool {
	k := l.key(m)
	if r := l.find(k); r != none {
		return l.rows[r].same == none
	}
	return l.unchanged(k) == none
}

// people counts the distinct subjects.
func (l *Ledger) people(group []Member) int {
	l.mark++
	n := 0
	for _, m := range group {
		if s := l.key(m).Subject; l.seen[s] != l.mark {
			l.seen[s] = l.mark
			n++
		}
	}
	return n
}

// key is what the ledger knows a member by.
func (l *Ledger) key(m Member) Member {
	for int(m.Subject) >= len(l.latest) {
		l.latest, l.seen = append(l.latest, none), append(l.seen, 0)
	}
	if l.rule == Shared {
		m.Answer.answer = 0
	}
	return m
}

// find returns the row of an observation, or none. A person has few.
func (l *Ledger) find(k Member) int32 {
	r := l.latest[k.Subject]
	for r != none && l.rows[r].Member != k {
		r = l.rows[r].earlier
	}
	return r
}
