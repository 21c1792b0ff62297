package stresscheck

import (
	"fmt"
	"slices"
)

// Sex selects the column of the conversion table and the constants of the job stress map, and is used for nothing else.
type Sex string

// The table knows two; somebody who withholds it is scored by the simple sum alone.
const (
	Male     Sex = "M"
	Female   Sex = "F"
	Withheld Sex = "-"
)

// Items is the number of items of the form; an answer is 1 to 4, in the order printed.
const Items = 57

// Answers of the four parts: job stressors, stress reactions, support, satisfaction.
type Answers struct {
	A [17]int
	B [29]int
	C [9]int
	D [2]int
}

// NewAnswers splits 57 answers in the order of the form. It fails on another number of answers and on one that is not 1 to 4.
func NewAnswers(all []int) (Answers, error) {
	var a Answers
	if len(all) != Items {
		return a, fmt.Errorf("%d answers, not %d", len(all), Items)
	}
	for i, v := range all {
		if v < 1 || v > 4 {
			return a, fmt.Errorf("answer %d is %d, not 1 to 4", i+1, v)
		}
	}
	rest := all
	for _, part := range [][]int{a.A[:], a.B[:], a.C[:], a.D[:]} {
		copy(part, rest)
		rest = rest[len(part):]
	}
	return a, nil
}

// Sums of the parts A (17–68), B (29–116) and C (9–36); higher means more stress.
type Sums struct{ A, B, C int }

// Points is what one scale earned: 1 to 5, higher means less stress.
type Points struct {
	Scale  Scale
	Raw    int
	Points int
}

// Converted holds the sums of the points of part A (nine scales), B (six) and C (three), whether they mean high stress, and all
// 19 scales, of which the last belongs to neither sum.
type Converted struct {
	A, B, C int
	High    bool
	Scales  []Points
	Strain  Strain
}

// Result of a self-check. Converted is nil where the sex was withheld.
type Result struct {
	Sums       Sums
	HighSimple bool
	Converted  *Converted
}

// High is the converted rule where there is one, and the simple rule otherwise.
func (r Result) High() bool {
	if r.Converted != nil {
		return r.Converted.High
	}
	return r.HighSimple
}

// Items counted in reverse by the simple sum (1↔4, 2↔3), so that a high sum means much stress; part C has none.
func reversedA() []int { return []int{1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 15} }
func reversedB() []int { return []int{1, 2, 3} }

// Score applies both scorings.
func (t *Table) Score(sex Sex, a Answers) Result {
	s := Sums{A: sum(a.A[:], reversedA()), B: sum(a.B[:], reversedB()), C: sum(a.C[:], nil)}
	r := Result{Sums: s, HighSimple: s.B >= 77 || (s.A+s.C >= 76 && s.B >= 63)}
	if sex == Male || sex == Female {
		c := t.convert(sex, a)
		r.Converted = &c
	}
	return r
}

func (t *Table) convert(sex Sex, a Answers) Converted {
	var c Converted
	for _, s := range t.scales {
		raw := s.formula.raw(a.part(s.Part))
		p := Points{Scale: s.Scale, Raw: raw, Points: s.points(sex, raw)}
		c.Scales = append(c.Scales, p)
		switch s.Part {
		case "A":
			c.A += p.Points
		case "B":
			c.B += p.Points
		case "C":
			c.C += p.Points
		}
	}
	c.Strain = strainOf(sex, c.Scales)
	c.High = c.B <= 12 || (c.A+c.C <= 26 && c.B <= 17)
	return c
}

func (a *Answers) part(name string) []int {
	switch name {
	case "A":
		return a.A[:]
	case "B":
		return a.B[:]
	case "C":
		return a.C[:]
	default:
		return a.D[:]
	}
}

func sum(answers, reversed []int) int {
	total := 0
	for i, v := range answers {
		if slices.Contains(reversed, i+1) {
			v = 5 - v
		}
		total += v
	}
	return total
}
