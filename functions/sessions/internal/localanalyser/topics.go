package localanalyser

import (
	"cmp"
	"math"
	"slices"

	"kikite/events"
	"kikite/functions/sessions/internal/analysis"
	"kikite/functions/sessions/internal/taxonomy"
)

// topics adds up the sentences, most certain topic first.
func topics(all []found) []analysis.Topic {
	weight, polarity := map[events.Code]float64{}, map[events.Code]int{}
	for _, f := range all {
		for topic, w := range f.topics {
			weight[topic] += w
			if f.speaker != analysis.Consultant {
				polarity[topic] += sign(f.polarity)
			}
		}
	}
	var out []analysis.Topic
	for _, e := range taxonomy.Topics() {
		if w := weight[e.Code]; w > 0 {
			score := math.Round((1-math.Exp(-w/2))*1000) / 1000
			out = append(out, analysis.Topic{Code: e.Code, Score: score, Polarity: sign(polarity[e.Code])})
		}
	}
	slices.SortStableFunc(out, func(x, y analysis.Topic) int { return cmp.Compare(y.Score, x.Score) })
	return out
}
