package disclosure

import (
	"strings"
	"sync"
	"sync/atomic"

	"kikite/events"
)

// Observation is one person's value of a measure in a month. A value that changed is another observation: two figures of the same
// people, of whom one changed their answer, would tell that answer by their difference.
type Observation struct {
	Subject events.ID
	Month   events.Month
	Answer  string // tells values apart; without blanks
}

// Member is an observation by its numbers in a book, as ledgers take it: a group may have ten thousand, and a year has many groups.
type Member struct {
	Subject Subject
	Answer  Answer
}

// Subject is a person's number in a book.
type Subject int32

// Answer is what was answered in a month, by numbers in a book.
type Answer struct{ month, answer int32 }

// Book numbers the people, months and answers of a company, for all of its ledgers. It may be used by several goroutines.
type Book struct {
	mu       sync.Mutex
	subjects numbered[events.ID]
	months   numbered[events.Month]
	answers  numbered[string]
	order    atomic.Pointer[[]int32] // by month: how many known months are earlier
}

// NewBook returns an empty book.
func NewBook() *Book {
	b := &Book{subjects: newNumbered[events.ID](), months: newNumbered[events.Month](), answers: newNumbered[string]()}
	b.order.Store(&[]int32{})
	return b
}

// Members numbers observations.
func (b *Book) Members(observations ...Observation) []Member {
	out := make([]Member, len(observations))
	b.mu.Lock()
	defer b.mu.Unlock()
	for i, o := range observations {
		out[i] = Member{Subject(b.subjects.number(o.Subject)), b.answer(o.Month, o.Answer)}
	}
	return out
}

// Subject numbers a person.
func (b *Book) Subject(id events.ID) Subject {
	b.mu.Lock()
	defer b.mu.Unlock()
	return Subject(b.subjects.number(id))
}

// Answer numbers what was answered in a month.
func (b *Book) Answer(month events.Month, answer string) Answer {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.answer(month, answer)
}

func (b *Book) answer(month events.Month, answer string) Answer {
	a := Answer{b.months.number(month), b.answers.number(answer)}
	if len(b.months.values) > len(*b.order.Load()) {
		b.newMonth()
	}
	return a
}

// newMonth puts the last month in its place. Who reads the order keeps the one before.
func (b *Book) newMonth() {
	order := append(make([]int32, 0, len(b.months.values)), *b.order.Load()...)
	last, before := b.months.values[len(order)], int32(0)
	for i, m := range b.months.values[:len(order)] {
		if m < last {
			before++
		} else {
			order[i]++
		}
	}
	order = append(order, before)
	b.order.Store(&order)
}

// ID is that of a numbered person.
func (b *Book) ID(s Subject) events.ID {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.subjects.values[s]
}

// Answered is what a number of an answer stands for.
func (b *Book) Answered(a Answer) (events.Month, string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.months.values[a.month], b.answers.values[a.answer]
}

// numbered are words by numbers from 0, in the order in which they came.
type numbered[T ~string] struct {
	index  map[T]int32
	values []T
}

func newNumbered[T ~string]() numbered[T] { return numbered[T]{index: map[T]int32{}} }

func (n *numbered[T]) number(v T) int32 {
	i, known := n.index[v]
	if !known {
		i = int32(len(n.values))
		v = T(strings.Clone(string(v))) // what it was read from may be far longer
		n.index[v] = i
		n.values = append(n.values, v)
	}
	return i
}
