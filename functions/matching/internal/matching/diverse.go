package matching

// diversity is how much of the score two proposals lose that are alike in everything. It is about what half of a concern is
// worth: a much better match is never given up for variety.
const diversity = 1.5

// diversify chooses pages times ten by maximal marginal relevance (Carbonell, Goldstein 1998): each next one has the best
// score less its likeness to the most similar one chosen before. Every page chooses from its own number of the best, so a
// page stays what it was when the next is asked for.
func (x *Index) diversify(best []scored, pages int) []scored {
	chosen := make([]scored, 0, min(pages*Ten, len(best)))
	likest := make([]float32, len(best))
	taken := make([]bool, len(best))
	for page := 1; page <= pages; page++ {
		pool := best[:min(len(best), page*Ten+candidates)]
		for len(chosen) < min(page*Ten, len(pool)) {
			next := bestLeft(pool, likest, taken)
			taken[next] = true
			chosen = append(chosen, best[next])
			f := &x.features[best[next].slot]
			for i, s := range best {
				if !taken[i] {
					likest[i] = max(likest[i], alike(f, &x.features[s.slot]))
				}
			}
		}
	}
	return chosen
}

// bestLeft is the index of the best one not taken; there is one.
func bestLeft(pool []scored, likest []float32, taken []bool) int {
	top, value := -1, float32(0)
	for i, s := range pool {
		if v := s.score - diversity*likest[i]; !taken[i] && (top < 0 || v > value) {
			top, value = i, v
		}
	}
	return top
}

// alike is how much two consultants are of a kind, 0 to 1: training, themes, way of talking, line of business, gender, age.
func alike(a, b *feature) float32 {
	return 0.30*overlap(uint64(a.licences), uint64(b.licences)) + 0.20*overlap(a.themes, b.themes) +
		0.15*overlap(uint64(a.styles), uint64(b.styles)) + 0.10*overlap(uint64(a.industries), uint64(b.industries)) +
		0.15*one(a.gender == b.gender) + 0.10*one(a.age == b.age)
}
