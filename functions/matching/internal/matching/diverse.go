package matching

// diversity is how much of the score two proposals lose that are alike in everything. It is about what half of a concern is
// worth: a much better match is never given up for variety.
const diversity = 1.5

// diversify chooses n by maximal marginal relevance (Carbonell, Goldstein 1998): each next one has the best score less its likeness to
// the most similar one chosen before. The first ten do not change when ten more are chosen. exact is false if somebody who is not
// among the best given might have been chosen: then it takes more of them.
func (x *Index) diversify(best []scored, all bool, n int) (chosen []scored, exact bool) {
	chosen = make([]scored, 0, min(n, len(best)))
	likest := make([]float32, len(best))
	taken := make([]bool, len(best))
	for len(chosen) < min(n, len(best)) {
		next, value := bestLeft(best, likest, taken)
		if !all && value < best[len(best)-1].score {
			return chosen, false
		}
		taken[next] = true
		chosen = append(chosen, best[next])
		f := &x.features[best[next].slot]
		for i, s := range best {
			if !taken[i] {
				likest[i] = max(likest[i], alike(f, &x.features[s.slot]))
			}
		}
	}
	return chosen, true
}

// bestLeft is the index of the best one not taken, with its worth; there is one.
func bestLeft(pool []scored, likest []float32, taken []bool) (top int, value float32) {
	top = -1
	for i, s := range pool {
		if top >= 0 && s.score < value {
			break // in order of score: nobody further down can be worth more
		}
		if v := s.score - diversity*likest[i]; !taken[i] && (top < 0 || v > value) {
			top, value = i, v
		}
	}
	return top, value
}

// alike is how much two consultants are of a kind, 0 to 1: training, themes, way of talking, line of business, gender, age.
func alike(a, b *feature) float32 {
	return 0.30*overlap(uint64(a.licences), uint64(b.licences)) + 0.20*overlap(a.themes, b.themes) +
		0.15*overlap(uint64(a.styles), uint64(b.styles)) + 0.10*overlap(uint64(a.industries), uint64(b.industries)) +
		0.15*one(a.gender == b.gender) + 0.10*one(a.age == b.age)
}
