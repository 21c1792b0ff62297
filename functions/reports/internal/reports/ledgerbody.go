package reports

import (
	"errors"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// ledgerPart is the content of a ledger item: some of the people of a writing. Its body is the gzip of lines, in this order:
//
//	c <measure> <cell> [<low> <high>]
//	                               a cell with what its figure tells of the sum of the answers, if it is a line's; they are numbered from 0
//	a <month> =<answer> <cell> …   an answer and all the cells that it is in; they are numbered from 0
//	s <subject> <answer> …         a person's answers
//
// Cells are numbered alike in all items of a writing, answers within one item.
type ledgerPart struct {
	cells   []string // "<measure> <cell>"
	told    map[int]disclosure.Piece
	answers []ledgerAnswer
	people  string // the lines of people
}

// ledgerAnswer is an answer of a month with the cells it is in, which are all of one measure.
type ledgerAnswer struct {
	month  events.Month
	answer string
	cells  string // their numbers, as they are written
	in     []int
}

// measure is that of the answer's cells.
func (p ledgerPart) measure(a ledgerAnswer) events.Code {
	measure, _, _ := strings.Cut(p.cells[a.in[0]], " ")
	return events.Code(measure)
}

var errLine = errors.New("unreadable line")

// openLedger reads an item but for its people.
func openLedger(raw []byte) (ledgerPart, error) {
	text, err := gunzip(raw)
	if err != nil {
		return ledgerPart{}, err
	}
	p := ledgerPart{people: string(text), told: map[int]disclosure.Piece{}}
	for p.people != "" && !strings.HasPrefix(p.people, "s ") {
		line, rest, _ := strings.Cut(p.people, "\n")
		p.people = rest
		kind, line, _ := strings.Cut(line, " ")
		switch kind {
		case "c":
			if err := p.cell(strings.Fields(line)); err != nil {
				return ledgerPart{}, err
			}
		case "a":
			f := strings.SplitN(line, " ", 3)
			if len(f) < 3 {
				return ledgerPart{}, errLine
			}
			in, err := numbers(nil, f[2], len(p.cells))
			if err != nil || len(in) == 0 {
				return ledgerPart{}, errLine
			}
			p.answers = append(p.answers, ledgerAnswer{events.Month(f[0]), strings.TrimPrefix(f[1], "="), f[2], in})
		default:
			return ledgerPart{}, errLine
		}
	}
	return p, nil
}

// cell takes a cell's line.
func (p *ledgerPart) cell(f []string) error {
	if len(f) != 2 && len(f) != 4 {
		return errLine
	}
	if len(f) == 4 {
		low, errLow := strconv.ParseFloat(f[2], 64)
		high, errHigh := strconv.ParseFloat(f[3], 64)
		if errLow != nil || errHigh != nil {
			return errLine
		}
		p.told[len(p.cells)] = disclosure.Piece{Low: low, High: high}
	}
	p.cells = append(p.cells, f[0]+" "+f[1])
	return nil
}

// each yields the people with the rest of their lines, the numbers of their answers.
func (p ledgerPart) each() iter.Seq2[events.ID, string] {
	return func(yield func(events.ID, string) bool) {
		for line := range strings.Lines(p.people) {
			id, rest, _ := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(line, "s "), "\n"), " ")
			if !yield(events.ID(id), rest) {
				return
			}
		}
	}
}

// numbers appends the numbers of a text, all of which are below a bound.
func numbers(to []int, text string, below int) ([]int, error) {
	for f := range strings.FieldsSeq(text) {
		n, err := strconv.Atoi(f)
		if err != nil || n < 0 || n >= below {
			return nil, errLine
		}
		to = append(to, n)
	}
	return to, nil
}

// ledgerClasses are the observations of a writing by the set of cells they are in. Those sets are disjoint, and cut the ledger's atoms as the
// cells do one after the other, in a fraction of the time.
type ledgerClasses struct {
	index   map[string]int
	classes []ledgerClass
	cells   []string
	told    map[int]disclosure.Piece
}

// ledgerClass is one of them.
type ledgerClass struct {
	measure events.Code
	in      []int // cells
	members []disclosure.Member
}

// add takes the people of an item.
func (c *ledgerClasses) add(book *disclosure.Book, raw []byte) error {
	p, err := openLedger(raw)
	if err != nil {
		return err
	}
	c.cells, c.told = p.cells, p.told // alike in all items
	class, answers := make([]int, len(p.answers)), make([]disclosure.Answer, len(p.answers))
	for i, a := range p.answers {
		n, known := c.index[a.cells]
		if !known {
			n = len(c.classes)
			c.index[a.cells] = n
			c.classes = append(c.classes, ledgerClass{measure: p.measure(a), in: a.in})
		}
		class[i], answers[i] = n, book.Answer(a.month, a.answer)
	}
	var of []int
	for subject, rest := range p.each() {
		who := book.Subject(subject)
		if of, err = numbers(of[:0], rest, len(p.answers)); err != nil {
			return err
		}
		for _, n := range of {
			of := &c.classes[class[n]]
			of.members = append(of.members, disclosure.Member{Subject: who, Answer: answers[n]})
		}
	}
	return nil
}

// Replay records a writing: the bodies of all of its items. Of the month that is being composed, what its figures told counts, too.
func (l Ledgers) Replay(k int, composing events.Month, bodies ...[]byte) error {
	c := ledgerClasses{index: map[string]int{}}
	for _, raw := range bodies {
		if err := c.add(l.Book, raw); err != nil {
			return err
		}
	}
	byMeasure := map[events.Code][][]disclosure.Member{}
	for _, class := range c.classes {
		byMeasure[class.measure] = append(byMeasure[class.measure], class.members)
	}
	for _, measure := range slices.Sorted(maps.Keys(byMeasure)) {
		l.Record(measure, k, byMeasure[measure]...)
	}
	if composing != "" {
		c.tell(l.told, composing)
	}
	return nil
}

// tell notes what the figures of the month's lines told.
func (c *ledgerClasses) tell(to *toldMonth, month events.Month) {
	for _, n := range slices.Sorted(maps.Keys(c.told)) {
		_, name, _ := strings.Cut(c.cells[n], " ")
		parts := strings.SplitN(name, "/", 3)
		if len(parts) < 3 {
			continue
		}
		told := toldCell{piece: c.told[n]}
		for _, class := range c.classes {
			if slices.Contains(class.in, n) {
				told.members = append(told.members, class.members...)
			}
		}
		to.add(month, events.Code(parts[1]), told)
	}
}
