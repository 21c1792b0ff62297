package matching

import (
	"slices"
	"time"

	"kikite/events"
)

// Ten is how many consultants are proposed at once.
const Ten = 10

// Pick is one proposal.
type Pick struct {
	ConsultantID events.ID
	Reasons      []Label
	Open         Window // first open part of a day in the employee's times
	Score        float32
}

// Picked is one page of proposals with how many consultants are eligible in all.
type Picked struct {
	Picks    []Pick
	Eligible int
}

// scored is a consultant with the score; slots stay as they are while the lock is held.
type scored struct {
	slot  int32
	score float32
}

// better orders by score, then by ID, so that the order does not depend on how the index grew.
func (x *Index) better(a, b scored) bool {
	if a.score != b.score {
		return a.score > b.score
	}
	return x.ids[a.slot] < x.ids[b.slot]
}

// byScore compares for sorting, best first.
func (x *Index) byScore(a, b scored) int {
	if x.better(a, b) {
		return -1
	}
	return 1
}

// Picks proposes the page-th ten (from 1) for a program. The same employee, index and day give the same answer. It never
// returns a consultant who is not eligible, nor one twice over all pages.
func (x *Index) Picks(e Employee, program events.Code, page int, now time.Time) Picked {
	x.Today(now)
	x.mu.RLock()
	defer x.mu.RUnlock()
	q := x.codecs.compile(e, program, now, x.base)
	weights := x.taste(&q, e)
	want := Ten * page
	var best, chosen []scored
	var average parts
	eligible, exact := 0, false
	for n := want + candidates; !exact; n *= 4 {
		best, average, eligible = x.top(&q, &weights, n)
		chosen, exact = x.diversify(best, len(best) == eligible, want)
	}
	from := min(len(chosen), want-Ten)
	slices.SortFunc(chosen[from:], x.byScore) // who belongs to the ten is chosen for variety, the best of them still comes first
	out := Picked{Eligible: eligible}
	for _, s := range chosen[from:] {
		p := x.measure(&q, int(s.slot))
		open, _ := q.firstOpen(&x.features[s.slot], x.base)
		out.Picks = append(out.Picks, Pick{
			ConsultantID: x.ids[s.slot], Open: open, Score: s.score,
			Reasons: x.codecs.reasons(&q, &weights, &x.head(int(s.slot)).consultant, &p, open, average),
		})
	}
	return out
}

// candidates is from how many more than asked the diverse ones are chosen at first; that is nearly always enough to be sure.
const candidates = 86

// sampled is how many eligible consultants stand for the average of all.
const sampled = 64

// top walks all consultants once and keeps the n best, best first, with the average weighted dimensions of a sample. To compare two texts
// takes longer than all other dimensions together, and can add at most the weight of dimMeaning: whoever cannot get among the n best
// even by that is left out before.
func (x *Index) top(q *query, weights *Weights, n int) (best []scored, average parts, eligible int) {
	heap := make([]scored, 0, n)
	samples, stride := float32(0), uint64(max(1, len(x.features)/(4*sampled)))
	wrote, most := q.meaning != "", max(0, weights[dimMeaning])
	for slot := range x.features {
		f := &x.features[slot]
		if !q.eligible(f) || x.barred(slot, f, q.company, q.companyBit) || (len(q.swapped) > 0 && q.swapped[x.ids[slot]]) {
			continue
		}
		eligible++
		p := q.measure(f)
		s := scored{int32(slot), weights.total(&p)}
		sample := f.salt%stride == 0 // by ID, so that it does not matter how the index grew
		if wrote && (sample || len(heap) < n || s.score+most >= heap[0].score) {
			p[dimMeaning] = q.meaning.Likeness(x.meanings[slot])
			s.score += weights[dimMeaning] * p[dimMeaning]
		}
		if sample {
			samples++
			for i := range p {
				average[i] += weights[i] * p[i]
			}
		}
		if len(heap) < n {
			heap = append(heap, s)
			x.up(heap)
		} else if x.better(s, heap[0]) {
			heap[0] = s
			x.down(heap)
		}
	}
	for i := range average {
		average[i] /= max(1, samples)
	}
	slices.SortFunc(heap, x.byScore)
	return heap, average, eligible
}

// up and down keep the worst of the best at the root.
func (x *Index) up(h []scored) {
	for i := len(h) - 1; i > 0; {
		parent := (i - 1) / 2
		if !x.better(h[parent], h[i]) {
			return
		}
		h[parent], h[i] = h[i], h[parent]
		i = parent
	}
}

func (x *Index) down(h []scored) {
	for i := 0; ; {
		worst := i
		for _, c := range [...]int{2*i + 1, 2*i + 2} {
			if c < len(h) && x.better(h[worst], h[c]) {
				worst = c
			}
		}
		if worst == i {
			return
		}
		h[i], h[worst] = h[worst], h[i]
		i = worst
	}
}
