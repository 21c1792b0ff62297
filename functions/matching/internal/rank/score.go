package rank

import (
	"errors"
	"fmt"
	"slices"
)

// Truth is what a query turned out to be: whom the seeker chose, or how the seeker rated the candidates.
type Truth struct {
	ID       string             `json:"id"`
	Relevant []string           `json:"relevant"`
	Rating   map[string]float64 `json:"rating"`
}

// Figures say how good rankings are.
type Figures struct {
	Queries int
	// Of choices: the mean share of chosen experts among the first ten, the mean of one over the rank of the first chosen one, and
	// over how many of all experts the first tens spread, with the Gini coefficient of their number.
	Recall, MRR    float64
	Shown, Experts int
	Gini           float64
	// Of ratings: the share of pairs of differently rated candidates in the right order.
	Pairs   int
	Ordered float64
}

// String is one line for a person.
func (f Figures) String() string {
	if f.Pairs > 0 {
		return fmt.Sprintf("pairs %d  in the right order %.3f", f.Pairs, f.Ordered)
	}
	return fmt.Sprintf("queries %d  Recall@10 %.3f  MRR %.3f  experts shown %d/%d  exposure Gini %.3f",
		f.Queries, f.Recall, f.MRR, f.Shown, f.Experts, f.Gini)
}

// Score compares rankings, by query, with the truth. Errors: a query without a ranking, a truth without content.
func Score(truths []Truth, ranked map[string][]string, experts []string) (Figures, error) {
	out := Figures{Queries: len(truths), Experts: len(experts)}
	shown := map[string]int{}
	for _, t := range truths {
		order, ok := ranked[t.ID]
		if !ok {
			return out, fmt.Errorf("query %s has no ranking", t.ID)
		}
		switch {
		case len(t.Relevant) > 0:
			for _, e := range order[:min(10, len(order))] {
				shown[e]++
				if slices.Contains(t.Relevant, e) {
					out.Recall += 1 / float64(len(t.Relevant)) / float64(len(truths))
				}
			}
			if first := slices.IndexFunc(order, func(e string) bool { return slices.Contains(t.Relevant, e) }); first >= 0 {
				out.MRR += 1 / float64(first+1) / float64(len(truths))
			}
		case len(t.Rating) > 0:
			out.order(t.Rating, order)
		default:
			return out, errors.New("the truth holds neither choices nor ratings")
		}
	}
	if out.Pairs > 0 {
		out.Ordered /= float64(out.Pairs)
	}
	counts := make([]float64, len(experts))
	for i, e := range experts {
		counts[i] = float64(shown[e])
	}
	out.Shown, out.Gini = len(shown), Gini(counts)
	return out, nil
}

// order counts the pairs of one seeker; Ordered is their number until it is divided.
func (f *Figures) order(rating map[string]float64, order []string) {
	for a, x := range rating {
		for b, y := range rating {
			if x > y {
				f.Pairs++
				if slices.Index(order, a) < slices.Index(order, b) {
					f.Ordered++
				}
			}
		}
	}
}

// Gini is the Gini coefficient of counts: 0 if all are equal, near 1 if one has all.
func Gini(counts []float64) float64 {
	sorted := slices.Sorted(slices.Values(counts))
	n, sum, weighted := float64(len(sorted)), 0.0, 0.0
	for i, x := range sorted {
		sum += x
		weighted += (2*float64(i+1) - n - 1) * x
	}
	if sum == 0 {
		return 0
	}
	return weighted / (n * sum)
}
