package reports

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// peoplePerItem keeps an item of the ledger far below DynamoDB's 400 KB: a person takes about 40 bytes.
const peoplePerItem = 5000

// ledgerBody is the content of ledger items. A body is the gzip of lines:
//
//	c <measure> <cell>             a cell; they are numbered from 0
//	a <month> =<answer> <cell> …   an answer and all the cells that it is in; they are numbered from 0
//	s <subject> <answer> …         a person's answers
//
// Cells are numbered alike in all items of a writing, answers within one item.
type ledgerBody struct {
	cells   []string // "<measure> <cell>"
	members map[string][]disclosure.Observation
}

func newLedgerBody() *ledgerBody {
	return &ledgerBody{members: map[string][]disclosure.Observation{}}
}

// packLedger writes the publications as bodies of so many people each.
func packLedger(publications []Publication) ([][]byte, error) {
	type stand struct {
		measure events.Code
		at      disclosure.Observation
	}
	cells := make([]string, len(publications))
	in := map[stand][]byte{} // the cells
	subjects := map[events.ID][]stand{}
	for i, p := range publications {
		cells[i] = string(p.Measure) + " " + p.Cell
		number := " " + strconv.Itoa(i)
		for _, m := range p.Members {
			s := stand{p.Measure, m}
			if in[s] == nil {
				subjects[m.Subject] = append(subjects[m.Subject], s)
			}
			in[s] = append(in[s], number...)
		}
	}
	var out [][]byte
	for people := range slices.Chunk(slices.Sorted(maps.Keys(subjects)), peoplePerItem) {
		var answers, lines bytes.Buffer
		known := map[string]int{}
		for _, subject := range people {
			lines.WriteString("s " + string(subject))
			for _, s := range subjects[subject] {
				answer := fmt.Sprintf("a %s =%s%s\n", s.at.Month, s.at.Answer, in[s])
				number, ok := known[answer]
				if !ok {
					number = len(known)
					known[answer] = number
					answers.WriteString(answer)
				}
				lines.WriteString(" " + strconv.Itoa(number))
			}
			lines.WriteByte('\n')
		}
		body, err := compress("c "+strings.Join(cells, "\nc ")+"\n", answers.String(), lines.String())
		if err != nil {
			return nil, err
		}
		if len(body) > maxItem {
			return nil, fmt.Errorf("%d bytes are too many for an item", len(body))
		}
		out = append(out, body)
	}
	return out, nil
}

func compress(texts ...string) ([]byte, error) {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	for _, t := range texts {
		if _, err := io.WriteString(w, t); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return out.Bytes(), err
}

var errLine = errors.New("unreadable line")

// unpack adds an item's people.
func (b *ledgerBody) unpack(raw []byte) error {
	text, err := gunzip(raw)
	if err != nil {
		return err
	}
	type answer struct {
		month  events.Month
		answer string
		cells  []int
	}
	var cells []string
	var answers []answer
	for line := range strings.Lines(string(text)) {
		f := strings.Fields(line)
		if len(f) < 2 {
			return errLine
		}
		switch f[0] {
		case "c":
			cells = append(cells, strings.Join(f[1:], " "))
		case "a":
			if len(f) < 4 {
				return errLine
			}
			in, err := numbers(f[3:], len(cells))
			if err != nil {
				return err
			}
			answers = append(answers, answer{events.Month(f[1]), strings.TrimPrefix(f[2], "="), in})
		case "s":
			of, err := numbers(f[2:], len(answers))
			if err != nil {
				return err
			}
			for _, n := range of {
				o := disclosure.Observation{Subject: events.ID(f[1]), Month: answers[n].month, Answer: answers[n].answer}
				for _, c := range answers[n].cells {
					b.members[cells[c]] = append(b.members[cells[c]], o)
				}
			}
		default:
			return errLine
		}
	}
	b.cells = cells
	return nil
}

func numbers(fields []string, below int) ([]int, error) {
	out := make([]int, len(fields))
	for i, f := range fields {
		n, err := strconv.Atoi(f)
		if err != nil || n < 0 || n >= below {
			return nil, errLine
		}
		out[i] = n
	}
	return out, nil
}

// measures lists what the cells are of.
func (b *ledgerBody) measures() []events.Code {
	seen := map[events.Code]bool{}
	for _, c := range b.cells {
		measure, _, _ := strings.Cut(c, " ")
		seen[events.Code(measure)] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

// groups are the members of a measure's cells.
func (b *ledgerBody) groups(measure events.Code) [][]disclosure.Observation {
	var out [][]disclosure.Observation
	for _, c := range b.cells {
		if strings.HasPrefix(c, string(measure)+" ") {
			out = append(out, b.members[c])
		}
	}
	return out
}
