package rank

import (
	"cmp"
	"errors"
	"hash/fnv"
	"math"
	"slices"
)

// Ranker orders experts for a seeker by weights that it learned from the past.
type Ranker struct {
	ids      []string
	at       map[string]int
	words    *Vocabulary
	people   map[string]Party // everybody of whom attributes or a text are known
	evidence []evidence
	weights  []Weight
	timed    bool
	rated    bool
}

// Weight is how much a feature counts, with how sure that is.
type Weight struct {
	Feature  string
	Mean, SD float64
}

// Learn learns from the past. If ratings differ, it learns what is rated higher by the same person; if they are all alike, whom
// people choose out of all. Errors: no experts, or no choice of a known expert.
func Learn(experts []Party, past []Choice) (*Ranker, error) {
	r := &Ranker{at: map[string]int{}, people: map[string]Party{}}
	for i, e := range experts {
		r.ids = append(r.ids, e.ID)
		r.at[e.ID], r.people[e.ID] = i, e
	}
	seekers := r.gather(past)
	if len(experts) == 0 || len(seekers) == 0 {
		return nil, errors.New("there is nobody to choose, or nobody chose")
	}
	var firm []evidence // of whose worth the data say enough
	unsure := []evidence{newAttributes(experts, seekers)}
	if r.rated {
		firm = []evidence{newLiked(seekers, r.ids)}
	} else {
		p := newPopular(seekers, len(r.ids))
		firm = []evidence{p}
		if r.timed {
			firm = append(firm, nearInTime(p, "days", 7), nearInTime(p, "weeks", 30))
		}
		unsure = append(unsure, nearInWords(p))
	}
	r.evidence = slices.Concat(firm, unsure)
	return r, r.learn(seekers, width(firm))
}

// gather makes seekers of the choices, in order of their first one.
func (r *Ranker) gather(past []Choice) []*seeker {
	var seekers []*seeker
	known := map[string]*seeker{}
	sums, counts := map[*seeker]map[int]float64{}, map[*seeker]map[int]float64{}
	var texts []string
	first := math.NaN()
	r.timed = true
	for _, c := range past {
		e, ok := r.at[c.Expert]
		if !ok {
			continue
		}
		s := known[c.Seeker]
		if s == nil {
			s = &seeker{id: c.Seeker, text: c.Text, attributes: c.Attributes, at: c.At, chose: map[int]float64{}, self: len(seekers)}
			if len(s.attributes) == 0 {
				s.attributes = r.people[c.Seeker].Attributes
			}
			known[c.Seeker], seekers, texts = s, append(seekers, s), append(texts, c.Text)
			sums[s], counts[s] = map[int]float64{}, map[int]float64{}
		}
		r.timed = r.timed && !c.At.IsZero()
		if math.IsNaN(first) {
			first = c.Rating
		}
		r.rated = r.rated || c.Rating != first
		sums[s][e] += c.Rating
		counts[s][e]++
		s.chose[e] = sums[s][e] / counts[s][e]
	}
	r.words = NewVocabulary(texts)
	for _, s := range seekers {
		s.vector = r.words.Vector(s.text)
	}
	return seekers
}

func width(list []evidence) int {
	n := 0
	for _, e := range list {
		n += len(e.names())
	}
	return n
}

// features are those of all experts for a seeker, by expert.
func (r *Ranker) features(s *seeker) [][]float64 {
	out := make([][]float64, len(r.ids))
	for _, e := range r.evidence {
		for _, column := range e.columns(s) {
			for i := range out {
				out[i] = append(out[i], column[i])
			}
		}
	}
	return out
}

// Rank orders the candidates, best first; equals by ID, so that the order does not hang on that of the input. Candidates that are
// no experts come last.
func (r *Ranker) Rank(q Query) []string {
	s := &seeker{id: q.ID, vector: r.words.Vector(q.Text), attributes: q.Attributes, at: q.At, self: -1}
	if len(s.attributes) == 0 {
		s.attributes = r.people[q.ID].Attributes
	}
	w := make([]float64, len(r.weights))
	for i := range w {
		w[i] = r.weights[i].Mean
	}
	scores := map[string]float64{}
	for i, f := range r.features(s) {
		scores[r.ids[i]] = dot(w, f)
	}
	out := slices.Clone(q.Candidates)
	if len(out) == 0 {
		out = slices.Clone(r.ids)
	}
	score := func(id string) float64 {
		if v, ok := scores[id]; ok {
			return v
		}
		return math.Inf(-1)
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(cmp.Compare(score(b), score(a)), cmp.Compare(a, b)) })
	return out
}

// Weights are what was learned.
func (r *Ranker) Weights() []Weight { return r.weights }

func hash(s string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(s))
	return h.Sum32()
}
