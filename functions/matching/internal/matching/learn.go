package matching

import (
	"hash/fnv"
	"maps"
	"slices"

	"kikite/events"
	"kikite/functions/matching/internal/rank"
)

// learnFolds is in how many parts raters are divided, so that the weight of the rating effect is learned on effects that the rater
// had no part in.
const learnFolds = 5

// weightWidth is how far ratings may move everybody's weight of a dimension, as a share of its default: the standard deviation of the
// prior. maxMove is the most that any ratings may do: up to that many times the default, and never below zero, for a wish met is
// never a reason against somebody.
const (
	weightWidth = 0.5
	maxMove     = 3.0
)

// learnFrom learns effects of consultants and weights of dimensions. The version is the caller's to fill in.
func learnFrom(examples []Example) (Learned, error) {
	all := effectsOf(examples, nil)
	out := Learned{Weights: map[string]Learnt{}, Effects: map[events.ID]Effect{}, Mean: all.Mean,
		RaterSD: all.RaterSD, ConsultantSD: all.ExpertSD, RestSD: all.RestSD}
	for id, e := range all.Experts {
		if e.People >= minOf {
			out.Effects[events.ID(id)] = Effect{float32(e.Mean), float32(e.SD), int32(e.People)}
		}
	}
	for _, e := range examples {
		if e.RatedAt.After(out.Through) {
			out.Through = e.RatedAt
		}
	}
	var folds [learnFolds]rank.Effects
	for f := range folds {
		folds[f] = effectsOf(examples, func(e Example) bool { return foldOf(e.Rater) != f })
	}
	groups := comparisons(examples, &folds)
	if len(groups) == 0 {
		return out, nil
	}
	return out, out.learnWeights(groups)
}

// effectsOf estimates effects from the examples that count, all if counts is nil.
func effectsOf(examples []Example, counts func(Example) bool) rank.Effects {
	var rated []rank.Rated
	for _, e := range examples {
		if counts == nil || counts(e) {
			rated = append(rated, rank.Rated{Rater: string(e.Rater), Expert: string(e.ConsultantID), Value: float64(e.Rating.Rating)})
		}
	}
	return rank.Estimates(rated)
}

func foldOf(rater events.ID) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(rater))
	return int(h.Sum32() % learnFolds)
}

// learnables are the dimensions whose weights are learned, in order.
func learnables() (out []dimension) {
	for d := range dimensions {
		if d.learnable() {
			out = append(out, d)
		}
	}
	return out
}

// comparisons are the pairs of consultants that one rater rated differently. Each rater counts by how many they rated, not by the
// square of it.
func comparisons(examples []Example, folds *[learnFolds]rank.Effects) []rank.Group {
	by := map[events.ID]map[events.ID]*opinion{}
	for _, e := range examples {
		if !e.Matched {
			continue
		}
		if by[e.Rater] == nil {
			by[e.Rater] = map[events.ID]*opinion{}
		}
		j := by[e.Rater][e.ConsultantID]
		if j == nil {
			effect := folds[foldOf(e.Rater)].Expert(string(e.ConsultantID))
			j = &opinion{features: featuresOf(e.Parts, effect.Mean)}
			by[e.Rater][e.ConsultantID] = j
		}
		j.rating = (j.rating*j.talks + float64(e.Rating.Rating)) / (j.talks + 1)
		j.talks++
	}
	var out []rank.Group
	for _, rater := range slices.Sorted(maps.Keys(by)) {
		var list []*opinion
		for _, id := range slices.Sorted(maps.Keys(by[rater])) {
			list = append(list, by[rater][id])
		}
		for i, a := range list {
			for _, b := range list[i+1:] {
				if a.rating == b.rating {
					continue
				}
				better, worse := a, b
				if b.rating > a.rating {
					better, worse = b, a
				}
				out = append(out, rank.Group{Features: [][]float64{better.features, worse.features}, Target: []float64{1, 0}, Weight: 1 / float64(len(list))})
			}
		}
	}
	return out
}

// opinion is a consultant as one rater rated them on average.
type opinion struct {
	features      []float64
	rating, talks float64
}

func featuresOf(p parts, effect float64) []float64 {
	p[dimRating] = float32(effect)
	var out []float64
	for _, d := range learnables() {
		out = append(out, float64(p[d]))
	}
	return out
}

// learnWeights fits in two steps. First, by how much a difference in today's score moves the odds of being rated higher; then the weight
// of every dimension, drawn to that many times its default.
func (l *Learned) learnWeights(groups []rank.Group) error {
	defaults, list := DefaultWeights(), learnables()
	scores := make([]rank.Group, len(groups))
	for i, g := range groups {
		scores[i] = rank.Group{Target: g.Target, Weight: g.Weight}
		for _, f := range g.Features {
			s := 0.0
			for j, d := range list {
				s += float64(defaults[d]) * f[j]
			}
			scores[i].Features = append(scores[i].Features, []float64{s})
		}
	}
	slope, err := rank.Fit(scores, rank.Prior{Mean: []float64{1}, Precision: []float64{1}})
	if err != nil {
		return err
	}
	scale := max(slope.Mean[0], 0.1) // where scores say nothing of ratings, weights stay where they are
	prior := rank.Prior{}
	for _, d := range list {
		mean := scale * float64(defaults[d])
		prior.Mean, prior.Precision = append(prior.Mean, mean), append(prior.Precision, 1/square(weightWidth*mean))
	}
	fitted, err := rank.Fit(groups, prior)
	if err != nil {
		return err
	}
	for i, d := range list {
		w := min(maxMove*float64(defaults[d]), max(0, fitted.Mean[i]/scale))
		l.Weights[d.String()] = Learnt{w, fitted.SD[i] / scale}
	}
	return nil
}
