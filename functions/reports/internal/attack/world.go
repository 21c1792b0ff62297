// Package attack is who reads everything that was ever published and knows everything but the answers: roster, moves, joiners, leavers,
// who answered when, and even who answered as in the month before. It looks for fewer than k people whose answers are told.
package attack

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"kikite/events"
	"kikite/functions/reports/internal/reports"
)

// Release is what is known when a month is published: all facts of the month so far. A later release of the same month is a revision.
type Release struct {
	Month events.Month
	Facts []reports.Fact
}

// Shape says what a random company is like.
type Shape struct {
	People, Months int
	Answering      float64 // share of people who answer in a month
	Stay           float64 // share of answers that are those of the month before
	Alike          bool    // one branch answers at the end of every scale
}

// employee is a person of a random company.
type employee struct {
	name, department string
	age              int
	latent           float64
	answers          events.Measures
}

// company lives from month to month.
type company struct {
	r      *rand.Rand
	shape  Shape
	people []*employee
	leaves []string
	hired  int
}

// Live returns the releases of a random company: people join, leave, move and grow older; departments are renamed, merged and split;
// some months are published again with late or changed facts.
func Live(r *rand.Rand, s Shape) []Release {
	c := &company{r: r, shape: s}
	for i := range 2 + r.IntN(3) {
		for j := range 1 + r.IntN(max(4, s.People/20)) {
			c.leaves = append(c.leaves, fmt.Sprintf("部%d/課%d", i, j))
		}
		if r.IntN(2) == 0 { // the branch has staff of its own
			c.leaves = append(c.leaves, fmt.Sprintf("部%d", i))
		}
	}
	for range s.People {
		c.hire()
	}
	var out []Release
	for m := range s.Months {
		month := events.Month(fmt.Sprintf("%d-%02d", 2026+m/12, 1+m%12))
		if m > 0 {
			c.change(m)
		}
		facts, late := c.answer(month)
		out = append(out, Release{month, slices.Clone(facts)})
		if r.IntN(8) == 0 && len(facts) > 0 {
			out = append(out, Release{month, c.revise(facts, late)})
		}
	}
	return out
}

func (c *company) hire() {
	c.hired++
	weight := math.Pow(c.r.Float64(), 1.5) // some departments are much larger than others
	c.people = append(c.people, &employee{name: fmt.Sprintf("p%d", c.hired), department: c.leaves[int(weight*float64(len(c.leaves)))],
		age: 20 + c.r.IntN(40), latent: c.r.NormFloat64()})
}

// change is what happens between two months.
func (c *company) change(month int) {
	r := c.r
	for range r.IntN(2 + len(c.people)/30) {
		c.hire()
	}
	for range r.IntN(2 + len(c.people)/30) {
		if len(c.people) > 3 {
			i := r.IntN(len(c.people))
			c.people = slices.Delete(c.people, i, i+1)
		}
	}
	for range r.IntN(2 + len(c.people)/20) {
		c.people[r.IntN(len(c.people))].department = c.leaves[r.IntN(len(c.leaves))]
	}
	for _, p := range c.people {
		if r.IntN(120) == 0 {
			p.age += 10
		}
	}
	if r.IntN(8) == 0 {
		c.reorganise(month)
	}
}

// reorganise renames a department, puts it into another branch, merges it into another, or splits it.
func (c *company) reorganise(month int) {
	r := c.r
	i := r.IntN(len(c.leaves))
	old, anew := c.leaves[i], fmt.Sprintf("部%d/新課%d", r.IntN(4), month)
	switch kind := r.IntN(3); {
	case kind == 0 && len(c.leaves) > 2:
		c.leaves = slices.Delete(c.leaves, i, i+1)
		anew = c.leaves[r.IntN(len(c.leaves))]
	case kind == 1:
		c.leaves = append(c.leaves, anew)
		for _, p := range c.people {
			if p.department == old && r.IntN(2) == 0 {
				p.department = anew
			}
		}
		return
	default:
		c.leaves[i] = anew
	}
	for _, p := range c.people {
		if p.department == old {
			p.department = anew
		}
	}
}

// answer returns the facts of the month, and those of people who answered too late for its release.
func (c *company) answer(month events.Month) (facts, late []reports.Fact) {
	for _, p := range c.people {
		if c.r.Float64() > c.shape.Answering {
			if c.r.IntN(3) == 0 {
				late = append(late, c.fact(p, month))
			}
			continue
		}
		facts = append(facts, c.fact(p, month))
	}
	return facts, late
}

var scales = map[events.Code][2]float64{events.MeasureK6: {0, 24}, events.MeasureSatisfaction: {1, 5}}

func (c *company) fact(p *employee, month events.Month) reports.Fact {
	r := c.r
	before := p.answers
	p.answers = events.Measures{}
	for _, measure := range []events.Code{events.MeasureK6, events.MeasureSatisfaction} {
		scale := scales[measure]
		v := math.Round(scale[0] + (scale[1]-scale[0])*(0.4+0.15*p.latent+0.15*r.NormFloat64()))
		if c.shape.Alike && p.department[:len("部0")] == "部0" {
			v = scale[1]
		}
		if old, ok := before[measure]; ok && r.Float64() < c.shape.Stay {
			v = old
		}
		p.answers[measure] = min(scale[1], max(scale[0], v))
	}
	out := events.Measures{events.MeasureK6: p.answers[events.MeasureK6]}
	if v := p.answers[events.MeasureSatisfaction]; r.IntN(12) > 0 { // some skip a question
		out[events.MeasureSatisfaction] = v
	}
	return reports.Fact{Month: month, Company: "c1", Subject: events.ID(p.name), Department: p.department, Measures: out,
		Attributes: events.Attributes{"age": events.Code(fmt.Sprintf("%d0s", p.age/10)), "job": events.Code([]string{"office", "field"}[c.hiredParity(p)])}}
}

func (c *company) hiredParity(p *employee) int { return int(p.name[len(p.name)-1]) % 2 }

// revise is the month again: with some of the late facts, or with one person's changed answer.
func (c *company) revise(facts, late []reports.Fact) []reports.Fact {
	out := slices.Clone(facts)
	if c.r.IntN(3) == 0 || len(late) == 0 {
		i := c.r.IntN(len(out))
		changed := out[i]
		changed.Measures = events.Measures{events.MeasureK6: float64(c.r.IntN(25))}
		out[i] = changed
		return out
	}
	return append(out, late[:1+c.r.IntN(len(late))]...)
}
