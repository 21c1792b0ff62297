package rank

import (
	"math"
	"slices"
)

// strengths are how strongly features of uncertain worth are drawn to zero: the precision of their prior. The last is as good as
// leaving them out.
func strengths() []float64 { return []float64{30, 300, 3000, 1e9} }

// Priors of the features of whose worth the data say enough: that the share of choices, or the effect, counts as it is.
const (
	firmMean      = 1.0
	firmPrecision = 1.0
)

const learnFolds = 3

// learn fits the weights. How much the uncertain features may count is decided by which strength predicts seekers best who were left
// out.
func (r *Ranker) learn(seekers []*seeker, firm int) error {
	groups := make([][]Group, learnFolds) // by part of the seekers
	for _, s := range seekers {
		part := hash(s.id) % learnFolds
		groups[part] = append(groups[part], r.groups(s)...)
	}
	all := slices.Concat(groups...)
	var names []string
	for _, e := range r.evidence {
		names = append(names, e.names()...)
	}
	best, bestLoss := 0.0, math.Inf(1)
	for _, strength := range strengths() {
		if len(names) == firm {
			break
		}
		loss := 0.0
		for part, held := range groups {
			rest := slices.Concat(append(slices.Clone(groups[:part]), groups[part+1:]...)...)
			fitted, err := Fit(rest, prior(len(names), firm, strength))
			if err != nil {
				return err
			}
			for _, g := range held {
				loss -= g.Weight * LogLikelihood(g, fitted.Mean)
			}
		}
		if loss < bestLoss {
			best, bestLoss = strength, loss
		}
	}
	fitted, err := Fit(all, prior(len(names), firm, best))
	if err != nil {
		return err
	}
	for i, name := range names {
		r.weights = append(r.weights, Weight{name, fitted.Mean[i], fitted.SD[i]})
	}
	return nil
}

// prior draws the first, firm feature to its natural weight and the other firm ones to zero, all weakly.
func prior(n, firm int, strength float64) Prior {
	p := Prior{Mean: make([]float64, n), Precision: make([]float64, n)}
	p.Mean[0] = firmMean
	for i := range n {
		p.Precision[i] = firmPrecision
		if i >= firm {
			p.Precision[i] = strength
		}
	}
	return p
}

// groups are the comparisons that a seeker made.
func (r *Ranker) groups(s *seeker) []Group {
	f := r.features(s)
	if !r.rated {
		g := Group{Features: f, Target: make([]float64, len(f)), Weight: 1}
		for e := range s.chose {
			g.Target[e] = 1 / float64(len(s.chose))
		}
		return []Group{g}
	}
	var out []Group
	var experts []int
	for e := range s.chose {
		experts = append(experts, e)
	}
	slices.Sort(experts)
	for i, a := range experts {
		for _, b := range experts[i+1:] {
			better, worse := a, b
			if s.chose[b] > s.chose[a] {
				better, worse = b, a
			}
			if s.chose[a] != s.chose[b] {
				out = append(out, Group{[][]float64{f[better], f[worse]}, []float64{1, 0}, 1 / float64(len(experts))})
			}
		}
	}
	return out
}
