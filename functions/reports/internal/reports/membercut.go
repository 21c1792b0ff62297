package reports

import (
	"maps"
	"slices"
	"strconv"

	"kikite/functions/reports/internal/disclosure"
)

// memberCut divides members into atoms, those who are in the same groups.
type memberCut struct {
	index  map[disclosure.Member]int
	values []float64
	atom   []int
	number int // of atoms
	book   *disclosure.Book
}

func newMemberCut(book *disclosure.Book, people []person) *memberCut {
	c := &memberCut{book: book, index: make(map[disclosure.Member]int, len(people)), number: 1}
	for _, p := range people {
		c.add(p.member, p.value)
	}
	return c
}

func (c *memberCut) add(m disclosure.Member, value float64) {
	if _, known := c.index[m]; !known {
		c.index[m] = len(c.values)
		c.values, c.atom = append(c.values, value), append(c.atom, 0)
	}
}

// along divides every atom into what is inside the group and the rest. Members who are not known, of an earlier revision, join with what they
// answered then.
func (c *memberCut) along(group []disclosure.Member) {
	into := map[int]int{}
	first := c.number
	for _, m := range group {
		i, known := c.index[m]
		if !known {
			_, answer := c.book.Answered(m.Answer)
			value, _ := strconv.ParseFloat(answer, 64) // a measure's answers are numbers
			i = len(c.values)
			c.add(m, value)
		}
		from := c.atom[i]
		if from >= first {
			continue // named twice
		}
		to, some := into[from]
		if !some {
			to = c.number
			into[from] = to
			c.number++
		}
		c.atom[i] = to
	}
}

func (c *memberCut) clone() *memberCut {
	out := *c
	out.index = maps.Clone(c.index)
	out.values, out.atom = slices.Clone(c.values), slices.Clone(c.atom)
	return &out
}

// atoms are those of a group along which was cut.
func (c *memberCut) atoms(group []disclosure.Member) []int {
	seen := make([]bool, c.number)
	var out []int
	for _, m := range group {
		if a := c.atom[c.index[m]]; !seen[a] {
			seen[a] = true
			out = append(out, a)
		}
	}
	return out
}

// count is the number of people by atom.
func (c *memberCut) count() []int {
	out := make([]int, c.number)
	for _, a := range c.atom {
		out[a]++
	}
	return out
}

// sums are those of a line's answers by atom.
func (c *memberCut) sums(m Measure) []float64 {
	out := make([]float64, c.number)
	for i, a := range c.atom {
		out[a] += m.worth(c.values[i])
	}
	return out
}
