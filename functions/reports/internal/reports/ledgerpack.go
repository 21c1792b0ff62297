package reports

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// peoplePerItem keeps an item of the ledger far below DynamoDB's 400 KB: a person takes about 40 bytes.
const peoplePerItem = 5000

// packLedger writes the publications as bodies of so many people each: see ledgerPart.
func packLedger(book *disclosure.Book, publications []Publication) ([][]byte, error) {
	var cells bytes.Buffer
	byMeasure := map[events.Code][]int{}
	var order []events.Code
	for i, p := range publications {
		fmt.Fprintf(&cells, "c %s %s", p.Measure, p.Cell)
		if t := p.Told; t != nil {
			fmt.Fprintf(&cells, " %g %g", t.Low, t.High)
		}
		cells.WriteByte('\n')
		if byMeasure[p.Measure] == nil {
			order = append(order, p.Measure)
		}
		byMeasure[p.Measure] = append(byMeasure[p.Measure], i)
	}
	w := ledgerPacker{book: book, answers: map[packedAnswer]int32{}, people: map[disclosure.Subject][]int32{}}
	for _, measure := range order {
		w.measure(publications, byMeasure[measure])
	}
	var out [][]byte
	people := slices.SortedFunc(maps.Keys(w.people), func(a, b disclosure.Subject) int { return cmp.Compare(book.ID(a), book.ID(b)) })
	for people := range slices.Chunk(people, peoplePerItem) {
		body, err := w.body(cells.Bytes(), people)
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

// ledgerPacker collects which answers people gave.
type ledgerPacker struct {
	book    *disclosure.Book
	sets    []cellSet
	answers map[packedAnswer]int32 // numbered
	list    []packedAnswer
	people  map[disclosure.Subject][]int32 // the numbers of their answers
}

// cellSet is the set of cells that an answer is in: another set and one cell more. The first set of a measure is empty.
type cellSet struct{ without, cell int32 }

type packedAnswer struct {
	disclosure.Answer
	set int32
}

// measure takes the publications of one measure.
func (w *ledgerPacker) measure(publications []Publication, cells []int) {
	type standing struct {
		at  disclosure.Member
		set int32
	}
	index, all := map[disclosure.Member]int{}, []standing{}
	more := map[cellSet]int32{}
	empty := int32(len(w.sets))
	w.sets = append(w.sets, cellSet{-1, -1})
	for _, cell := range cells {
		for _, o := range publications[cell].Members {
			i, known := index[o]
			if !known {
				i = len(all)
				index[o] = i
				all = append(all, standing{o, empty})
			}
			if all[i].set != empty && w.sets[all[i].set].cell == int32(cell) {
				continue // named twice
			}
			next := cellSet{all[i].set, int32(cell)}
			if _, known := more[next]; !known {
				more[next] = int32(len(w.sets))
				w.sets = append(w.sets, next)
			}
			all[i].set = more[next]
		}
	}
	for _, s := range all {
		a := packedAnswer{s.at.Answer, s.set}
		n, known := w.answers[a]
		if !known {
			n = int32(len(w.list))
			w.answers[a] = n
			w.list = append(w.list, a)
		}
		w.people[s.at.Subject] = append(w.people[s.at.Subject], n)
	}
}

// body writes some of the people.
func (w *ledgerPacker) body(cells []byte, people []disclosure.Subject) ([]byte, error) {
	var answers, lines bytes.Buffer
	number := map[int32]int{} // within the body
	for _, subject := range people {
		lines.WriteString("s " + string(w.book.ID(subject)))
		for _, n := range w.people[subject] {
			in, known := number[n]
			if !known {
				in = len(number)
				number[n] = in
				a := w.list[n]
				month, answer := w.book.Answered(a.Answer)
				fmt.Fprintf(&answers, "a %s =%s%s\n", month, answer, w.cells(a.set))
			}
			lines.WriteByte(' ')
			lines.Write(strconv.AppendInt(lines.AvailableBuffer(), int64(in), 10))
		}
		lines.WriteByte('\n')
	}
	return compress(cells, answers.Bytes(), lines.Bytes())
}

// cells are the numbers of a set's cells, ascending, with a blank before each.
func (w *ledgerPacker) cells(set int32) string {
	var out []byte
	var all []int32
	for at := w.sets[set]; at.cell >= 0; at = w.sets[at.without] {
		all = append(all, at.cell)
	}
	for _, cell := range slices.Backward(all) {
		out = strconv.AppendInt(append(out, ' '), int64(cell), 10)
	}
	return string(out)
}

func compress(texts ...[]byte) ([]byte, error) {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	for _, t := range texts {
		if _, err := w.Write(t); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return out.Bytes(), err
}

func gunzip(raw []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}
