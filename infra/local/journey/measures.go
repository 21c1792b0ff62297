package main

import (
	"fmt"
	"math"
	"slices"
)

// measure is a line of the report, computed from what was sent in: a mean on a scale, or a share of values from a bound on.
type measure struct {
	value     func(*traveller) (float64, bool)
	low, high float64
	from      float64
	share     bool
}

func (j *journey) measures() map[string]measure {
	pulse := func(items ...string) func(*traveller) (float64, bool) {
		return func(t *traveller) (float64, bool) {
			sum := 0.0
			for _, i := range items {
				sum += float64(t.pulse[i])
			}
			return sum, true
		}
	}
	k6 := pulse("k6_1", "k6_2", "k6_3", "k6_4", "k6_5", "k6_6")
	fit := func(t *traveller) (float64, bool) {
		v, _ := pulse("job_fit_suits", "job_fit_meaning")(t)
		return v / 2, true
	}
	sum := func(part int) func(*traveller) (float64, bool) {
		return func(t *traveller) (float64, bool) {
			a, b, c := simpleSums(t.selfCheck)
			return float64([]int{a, b, c}[part]), t.selfCheck != nil
		}
	}
	return map[string]measure{
		"satisfaction": {value: pulse("rating"), low: 1, high: 5}, "engagement": {value: pulse("engagement"), low: 1, high: 5},
		"job_fit": {value: fit, low: 1, high: 5}, "k6_mean": {value: k6, high: 24}, "k6_distress": {value: k6, from: 10, share: true},
		"k6_strain": {value: k6, from: 5, share: true},
		"k6_severe": {value: k6, from: 13, share: true}, "leave": {value: pulse("leave"), from: 4, share: true},
		"stress_factors": {value: sum(0), low: 17, high: 68}, "stress_reaction": {value: sum(1), low: 29, high: 116}, "support": {value: sum(2), low: 9, high: 36},
	}
}

func (j *journey) values(m measure, departments []string) []float64 {
	var out []float64
	for _, t := range j.people[:j.nTalking] {
		if departments != nil && !slices.Contains(departments, t.department()) {
			continue
		}
		if v, ok := m.value(t); ok {
			out = append(out, v)
		}
	}
	return out
}

func (j *journey) headcount(departments []string) int {
	n := 0
	for _, e := range j.roster {
		if slices.Contains(departments, (&traveller{employee: e}).department()) {
			n++
		}
	}
	return n
}

// width is how coarsely a figure of n answers is published: so that at least two numbers of yes, or two points and a quarter of the scale, look
// alike.
func (m measure) width(n int) float64 {
	open, unit := max(2, (m.high-m.low)/4), 0.1
	if m.share {
		open, unit = 200, 1
	}
	for ; ; unit *= 10 {
		for _, s := range []float64{1, 2, 5} {
			if float64(n)*s*unit >= open {
				return s * unit
			}
		}
	}
}

// check compares a published figure with the values: exactly, or by its bound where the group is nearly of one mind. No more than most
// respondents may be admitted to.
func (m measure) check(f figure, values []float64, most int) error {
	sum, yes := 0.0, 0
	for _, v := range values {
		sum += v
		if v >= m.from {
			yes++
		}
	}
	want := math.Round(10*sum/float64(len(values))) / 10
	if m.share {
		want = math.Round(100 * float64(yes) / float64(len(values)))
	}
	if f.N != min(len(values), most) || (f.NCode == "at_least") != (len(values) > most) {
		return fmt.Errorf("n is %s %d, expected %d, at most %d", f.NCode, f.N, len(values), most)
	}
	switch f.Coding {
	case "at_most":
		if want > f.Value {
			return fmt.Errorf("at most %v is said of %v", f.Value, want)
		}
	case "at_least":
		if want < f.Value {
			return fmt.Errorf("at least %v is said of %v", f.Value, want)
		}
	default:
		if math.Abs(f.Value-want) > m.width(f.N)/2+0.051 { // and the journey's own tenth
			return fmt.Errorf("%v is published, expected %v", f.Value, want)
		}
		if m.share && (yes < 3 || len(values)-yes < 3) {
			return fmt.Errorf("a share of %d of %d is published exactly", yes, len(values))
		}
	}
	return nil
}
