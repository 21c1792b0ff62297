package rank

import (
	"cmp"
	"maps"
	"slices"
)

// Baseline orders everybody alike, without looking at the seeker: by how often experts were chosen, or, where ratings differ, by their
// mean rating drawn to the mean of all.
func Baseline(experts []Party, past []Choice) []string {
	count, sum, all, rated := map[string]float64{}, map[string]float64{}, 0.0, false
	for _, c := range past {
		count[c.Expert]++
		sum[c.Expert] += c.Rating
		all += c.Rating
		rated = rated || c.Rating != past[0].Rating
	}
	const prior = 5
	score := func(id string) float64 {
		if !rated {
			return count[id]
		}
		return (sum[id] + prior*all/float64(len(past))) / (count[id] + prior)
	}
	ids := idsOf(experts)
	slices.SortStableFunc(ids, func(a, b string) int { return cmp.Compare(score(b), score(a)) })
	return ids
}

func idsOf(experts []Party) []string {
	out := make([]string, len(experts))
	for i, e := range experts {
		out[i] = e.ID
	}
	return out
}

// CrossValidate learns from all but one part of the past and ranks for that part, for each of n parts. Choices are divided by
// seeker, ratings by pair. It returns the figures of the ranker and of the baseline.
func CrossValidate(experts []Party, past []Choice, n int) (ranker, baseline Figures, err error) {
	rated := slices.ContainsFunc(past, func(c Choice) bool { return c.Rating != past[0].Rating })
	partOf := func(c Choice) int {
		if rated {
			return int((hash(c.Seeker)*31 + hash(c.Expert)*31) % uint32(n)) // both directions of a pair lie in one part
		}
		return int(hash(c.Seeker) % uint32(n))
	}
	var truths []Truth
	ours, plain := map[string][]string{}, map[string][]string{}
	for part := range n {
		var rest, held []Choice
		for _, c := range past {
			if partOf(c) == part {
				held = append(held, c)
			} else {
				rest = append(rest, c)
			}
		}
		r, err := Learn(experts, rest)
		if err != nil {
			return ranker, baseline, err
		}
		base := Baseline(experts, rest)
		for _, q := range questions(held, rated) {
			q.truth.ID += "/" + string(rune('a'+part)) // a rater may be asked about in several parts
			truths = append(truths, q.truth)
			ours[q.truth.ID], plain[q.truth.ID] = r.Rank(q.query), base
		}
	}
	if ranker, err = Score(truths, ours, idsOf(experts)); err != nil {
		return ranker, baseline, err
	}
	baseline, err = Score(truths, plain, idsOf(experts))
	return ranker, baseline, err
}

type question struct {
	query Query
	truth Truth
}

// questions are what the choices left out ask, by seeker.
func questions(held []Choice, rated bool) []question {
	by, counts := map[string]*question{}, map[string]map[string]float64{}
	for _, c := range held {
		q := by[c.Seeker]
		if q == nil {
			q = &question{Query{ID: c.Seeker, Text: c.Text, Attributes: c.Attributes, At: c.At}, Truth{ID: c.Seeker, Rating: map[string]float64{}}}
			by[c.Seeker], counts[c.Seeker] = q, map[string]float64{}
		}
		if !rated {
			q.truth.Relevant = append(q.truth.Relevant, c.Expert)
			continue
		}
		n := counts[c.Seeker][c.Expert]
		q.truth.Rating[c.Expert] = (q.truth.Rating[c.Expert]*n + c.Rating) / (n + 1)
		counts[c.Seeker][c.Expert]++
	}
	var out []question
	for _, id := range slices.Sorted(maps.Keys(by)) {
		out = append(out, *by[id])
	}
	return out
}
