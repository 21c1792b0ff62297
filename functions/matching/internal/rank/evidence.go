package rank

import "math"

// evidence turns the past into features: by feature and expert, for one seeker. Training asks for seekers of the past, and then
// their own choices are left out, so that the weights are learned on evidence as good as a new seeker has.
type evidence interface {
	names() []string
	columns(s *seeker) [][]float64
}

// few is how many choices' worth of everybody's taste a narrower share is drawn to.
const few = 2.0

// popular says how often an expert was chosen, as the log of the share.
type popular struct {
	past  []*seeker
	count []float64 // by expert
}

func newPopular(past []*seeker, experts int) *popular {
	p := &popular{past: past, count: make([]float64, experts)}
	for _, s := range past {
		for e := range s.chose {
			p.count[e]++
		}
	}
	return p
}

func (p *popular) names() []string { return []string{"chosen"} }

// shares are how likely each expert is to be among a seeker's choices, without the seeker's own.
func (p *popular) shares(s *seeker) []float64 {
	seekers := float64(len(p.past))
	if s.self >= 0 {
		seekers--
	}
	out := make([]float64, len(p.count))
	for e, n := range p.count {
		if _, own := s.chose[e]; own && s.self >= 0 {
			n--
		}
		out[e] = (n + 0.5) / (seekers + 1)
	}
	return out
}

func (p *popular) columns(s *seeker) [][]float64 {
	out := p.shares(s)
	for e := range out {
		out[e] = math.Log(out[e])
	}
	return [][]float64{out}
}

// near says whom seekers chose that are near to this one, compared with everybody: log(share near / share of all).
type near struct {
	*popular
	label  string
	weight func(a, b *seeker) float64 // how near two seekers are, 0 or more
	drawn  float64                    // how much weight's worth of everybody's taste the share is drawn to
}

func (n near) names() []string { return []string{"chosen by seekers near in " + n.label} }

func (n near) columns(s *seeker) [][]float64 {
	base := n.shares(s)
	out, total := make([]float64, len(base)), 0.0
	for i, other := range n.past {
		if i == s.self {
			continue
		}
		w := n.weight(s, other)
		total += w
		for e := range other.chose {
			out[e] += w
		}
	}
	for e := range out {
		out[e] = math.Log((out[e]+n.drawn*base[e])/(total+n.drawn)) - math.Log(base[e])
	}
	return [][]float64{out}
}

// nearInTime weighs seekers by how many days lie between them, falling by e with each span of days. Experts come and go, and are
// busier at some times than at others.
func nearInTime(p *popular, label string, days float64) near {
	return near{p, label, func(a, b *seeker) float64 {
		return math.Exp(-math.Abs(a.at.Sub(b.at).Hours()) / 24 / days)
	}, few}
}

// nearInWords weighs seekers by how alike their words are; squared, so that the most alike count.
func nearInWords(p *popular) near {
	return near{p, "words", func(a, b *seeker) float64 {
		c := a.vector.Cosine(b.vector)
		return 10 * c * c
	}, few}
}

// liked is the expert's effect on ratings, in units of what effects do not explain.
type liked struct {
	all   Effects
	folds []Effects // each without the ratings of one part of the pairs
	ids   []string
}

// likedFolds is in how many parts the pairs are divided.
const likedFolds = 5

func newLiked(past []*seeker, ids []string) *liked {
	var all []Rated
	parts := make([][]Rated, likedFolds)
	for _, s := range past {
		for e, v := range s.chose {
			r := Rated{s.id, ids[e], v}
			all = append(all, r)
			own := partOf(s.id, ids[e])
			for f := range parts {
				if f != own {
					parts[f] = append(parts[f], r)
				}
			}
		}
	}
	l := &liked{all: Estimates(all), ids: ids}
	for _, p := range parts {
		l.folds = append(l.folds, Estimates(p))
	}
	return l
}

// partOf is the part of a pair, the same whoever of the two rated.
func partOf(a, b string) int { return int((hash(a) ^ hash(b)) % likedFolds) }

func (l *liked) names() []string { return []string{"liked"} }

func (l *liked) columns(s *seeker) [][]float64 {
	out := make([]float64, len(l.ids))
	for e, id := range l.ids {
		from := l.all
		if s.self >= 0 {
			from = l.folds[partOf(s.id, id)]
		}
		out[e] = from.Expert(id).Mean / max(from.RestSD, 1e-3)
	}
	return [][]float64{out}
}
