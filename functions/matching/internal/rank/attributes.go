package rank

import (
	"fmt"
	"math"
	"slices"
)

// attributes compares the two sides' attributes: how near they are (seeker and expert), and how much of a number an expert has.
type attributes struct {
	experts []map[string]any
	list    []attribute
}

type attribute struct {
	name       string
	number     bool
	mean, size float64 // of a number: average and standard deviation over experts
}

// newAttributes finds the attributes that both sides have. An attribute is a number if every value of it is.
func newAttributes(experts []Party, seekers []*seeker) *attributes {
	a := &attributes{}
	asked := map[string]bool{}
	for _, s := range seekers {
		for name := range s.attributes {
			asked[name] = true
		}
	}
	values := map[string][]float64{}
	words := map[string]bool{}
	for _, e := range experts {
		a.experts = append(a.experts, e.Attributes)
		for name, v := range e.Attributes {
			if n, ok := v.(float64); ok {
				values[name] = append(values[name], n)
			} else {
				words[name] = true
			}
		}
	}
	for name := range asked {
		if list := values[name]; len(list) > 0 && !words[name] {
			mean, size := moments(list)
			a.list = append(a.list, attribute{name, true, mean, size})
		} else if words[name] {
			a.list = append(a.list, attribute{name: name})
		}
	}
	slices.SortFunc(a.list, func(x, y attribute) int {
		if x.name < y.name {
			return -1
		}
		return 1
	})
	return a
}

func (a *attributes) names() []string {
	var out []string
	for _, x := range a.list {
		out = append(out, "near in "+x.name)
		if x.number {
			out = append(out, "expert's "+x.name)
		}
	}
	return out
}

func (a *attributes) columns(s *seeker) [][]float64 {
	var out [][]float64
	for _, x := range a.list {
		alike, level := make([]float64, len(a.experts)), make([]float64, len(a.experts))
		mine, said := s.attributes[x.name]
		for e, theirs := range a.experts {
			v, ok := theirs[x.name]
			if !ok {
				continue
			}
			if n, number := v.(float64); x.number && number {
				level[e] = (n - x.mean) / x.size
				if m, ok := mine.(float64); ok {
					alike[e] = -math.Abs(n-m) / x.size
				}
			} else if said {
				alike[e] = overlap(mine, v)
			}
		}
		out = append(out, alike)
		if x.number {
			out = append(out, level)
		}
	}
	return out
}

// overlap is the share of common words, 1 for two equal words.
func overlap(a, b any) float64 {
	x, y := wordsOf(a), wordsOf(b)
	both := 0
	for _, w := range x {
		if slices.Contains(y, w) {
			both++
		}
	}
	if both == 0 {
		return 0
	}
	return float64(both) / float64(len(x)+len(y)-both)
}

func wordsOf(v any) []string {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = fmt.Sprint(w)
	}
	return out
}

func moments(list []float64) (mean, sd float64) {
	for _, v := range list {
		mean += v / float64(len(list))
	}
	for _, v := range list {
		sd += (v - mean) * (v - mean) / float64(len(list))
	}
	return mean, max(math.Sqrt(sd), 1e-9)
}
