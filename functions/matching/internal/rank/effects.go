package rank

import (
	"cmp"
	"math"
	"slices"
)

// Rated is what one person said of a talk with another, on any scale.
type Rated struct {
	Rater, Expert string
	Value         float64
}

// Estimate is a normal distribution, with from how many different people it comes.
type Estimate struct {
	Mean, SD float64
	People   int
}

// Effects say how a rating comes about: value = Mean + rater + expert + rest. A rater explains far more of a rating than the
// expert does, so the two are estimated together, and both are drawn to zero by as much as the data say (empirical Bayes).
type Effects struct {
	Mean    float64
	Raters  map[string]Estimate
	Experts map[string]Estimate
	// Standard deviations: between raters, between experts, and of what neither explains.
	RaterSD, ExpertSD, RestSD float64
}

// Unknown is what is believed of an expert nobody rated yet.
func (e Effects) Unknown() Estimate { return Estimate{SD: e.ExpertSD} }

// Expert is the estimate of an expert, rated or not.
func (e Effects) Expert(id string) Estimate {
	if found, ok := e.Experts[id]; ok {
		return found
	}
	return e.Unknown()
}

// emSteps is enough for the variances to settle to a few per cent.
const emSteps = 60

// Estimates computes effects by expectation maximization for crossed random effects with independent posteriors (mean field; see
// Bishop, Pattern Recognition and Machine Learning, chapter 10). Several ratings of one pair are averaged first: they are one
// opinion.
func Estimates(ratings []Rated) Effects {
	pairs := merge(ratings)
	if len(pairs) == 0 {
		return Effects{Raters: map[string]Estimate{}, Experts: map[string]Estimate{}}
	}
	out := Effects{}
	for _, p := range pairs {
		out.Mean += p.Value / float64(len(pairs))
	}
	variance := 0.0
	for _, p := range pairs {
		variance += (p.Value - out.Mean) * (p.Value - out.Mean) / float64(len(pairs))
	}
	variance = max(variance, 1e-6)
	a := newSide(pairs, variance/2, func(p Rated) string { return p.Rater })
	b := newSide(pairs, variance/8, func(p Rated) string { return p.Expert })
	rest := variance / 2
	for range emSteps {
		a.update(pairs, out.Mean, b, rest)
		b.update(pairs, out.Mean, a, rest)
		sum := 0.0
		for i, p := range pairs {
			d := p.Value - out.Mean - a.of(i).Mean - b.of(i).Mean
			sum += d*d + a.of(i).SD*a.of(i).SD + b.of(i).SD*b.of(i).SD
		}
		rest = max(sum/float64(len(pairs)), 1e-6)
	}
	out.Raters, out.Experts = a.byID(), b.byID()
	out.RaterSD, out.ExpertSD, out.RestSD = math.Sqrt(a.variance), math.Sqrt(b.variance), math.Sqrt(rest)
	return out
}

// merge averages the ratings of every pair, in a fixed order.
func merge(ratings []Rated) []Rated {
	type sum struct {
		total float64
		n     int
	}
	sums := map[[2]string]sum{}
	for _, r := range ratings {
		k := [2]string{r.Rater, r.Expert}
		s := sums[k]
		sums[k] = sum{s.total + r.Value, s.n + 1}
	}
	out := make([]Rated, 0, len(sums))
	for k, s := range sums {
		out = append(out, Rated{k[0], k[1], s.total / float64(s.n)})
	}
	slices.SortFunc(out, func(x, y Rated) int { return cmp.Or(cmp.Compare(x.Rater, y.Rater), cmp.Compare(x.Expert, y.Expert)) })
	return out
}

// side is the raters or the experts.
type side struct {
	ids      []string
	at       []int // by pair: whose
	now      []Estimate
	variance float64
}

func newSide(pairs []Rated, variance float64, id func(Rated) string) *side {
	s := &side{at: make([]int, len(pairs)), variance: variance}
	known := map[string]int{}
	for i, p := range pairs {
		n, ok := known[id(p)]
		if !ok {
			n = len(s.ids)
			known[id(p)] = n
			s.ids, s.now = append(s.ids, id(p)), append(s.now, Estimate{})
		}
		s.at[i] = n
		s.now[n].People++
	}
	return s
}

func (s *side) of(pair int) Estimate { return s.now[s.at[pair]] }

// update recomputes one side given the other, and its variance.
func (s *side) update(pairs []Rated, mean float64, other *side, rest float64) {
	sums := make([]float64, len(s.now))
	for i, p := range pairs {
		sums[s.at[i]] += p.Value - mean - other.of(i).Mean
	}
	prior, total := rest/s.variance, 0.0
	for i := range s.now {
		n := float64(s.now[i].People)
		s.now[i].Mean, s.now[i].SD = sums[i]/(n+prior), math.Sqrt(rest/(n+prior))
		total += s.now[i].Mean*s.now[i].Mean + s.now[i].SD*s.now[i].SD
	}
	s.variance = max(total/float64(len(s.now)), 1e-6)
}

func (s *side) byID() map[string]Estimate {
	out := make(map[string]Estimate, len(s.ids))
	for i, id := range s.ids {
		out[id] = s.now[i]
	}
	return out
}
