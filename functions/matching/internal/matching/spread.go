package matching

import (
	"slices"

	"kikite/events"
)

// Spread is how proposals of the last exposureDays are spread over the consultants whom employees can see.
type Spread struct {
	Consultants int     `json:"consultants"`
	Proposals   int     `json:"proposals"` // an employee who saw a consultant in a program counts once
	Gini        float64 `json:"gini"`      // 0: all were shown alike; towards 1: one had everything
	Top         float64 `json:"top"`       // share of the proposals that went to the most shown hundredth
	Bins        []Bin   `json:"bins"`      // the first one is of those who were never shown
}

// Bin counts the consultants who were shown to From to To employees.
type Bin struct {
	From  int `json:"from"`
	To    int `json:"to"`
	Count int `json:"count"`
}

// shownTo is to how many employees each visible consultant was shown.
func (x *Index) shownTo(shown map[events.ID]int) []int {
	var out []int
	for _, id := range x.visibleIDs() {
		out = append(out, shown[id])
	}
	return out
}

// spreadOf describes counts. The Gini coefficient is that of ordered values, 2·Σ i·x(i) / (n·Σ x) − (n+1)/n (Gini 1912, in the form of
// Damgaard and Weiner 2000).
func spreadOf(counts []int) Spread {
	n := len(counts)
	s := Spread{Consultants: n, Bins: []Bin{{}}}
	if n == 0 {
		return s
	}
	slices.Sort(counts)
	weighted, top := 0, 0
	for i, c := range counts {
		s.Proposals += c
		weighted += (i + 1) * c
		if i >= n-(n+99)/100 {
			top += c
		}
		s.count(c)
	}
	if s.Proposals > 0 {
		s.Gini = 2*float64(weighted)/(float64(n)*float64(s.Proposals)) - float64(n+1)/float64(n)
		s.Top = float64(top) / float64(s.Proposals)
	}
	return s
}

// count puts one more into its bin. Bins are 0, 1, 2 to 3, 4 to 7 and so on; counts come in order.
func (s *Spread) count(c int) {
	for last := &s.Bins[len(s.Bins)-1]; c > last.To; last = &s.Bins[len(s.Bins)-1] {
		s.Bins = append(s.Bins, Bin{From: last.To + 1, To: 2*last.To + 1})
	}
	s.Bins[len(s.Bins)-1].Count++
}

// never is how many were not shown to anybody.
func (s *Spread) never() int {
	if len(s.Bins) == 0 {
		return 0
	}
	return s.Bins[0].Count
}
