package matching

import (
	"cmp"
	"slices"
	"time"

	"kikite/events"
)

// Rating is what an employee said of a talk.
type Rating struct {
	Rater        events.ID   `dynamo:"rater"`
	ConsultantID events.ID   `dynamo:"consultant_id"`
	SessionID    events.ID   `dynamo:"session_id"`
	Program      events.Code `dynamo:"program"`
	Rating       int         `dynamo:"rating"` // 1 to 5
	Again        bool        `dynamo:"again"`
	Version      int64       `dynamo:"version"`
	RatedAt      time.Time   `dynamo:"rated_at"`
}

// Limits and priors of training. Effects are used only where enough people spoke, so that one bad day does not bury anybody
// and nobody's answer can be read off a ranking.
const (
	minRatings  = 200 // fewer in all: no effect at all
	minRaters   = 50
	minOf       = 5  // fewer different raters of a consultant: no effect for that consultant
	raterPrior  = 3  // ratings by which a rater's own level is drawn to everybody's
	effectPrior = 10 // ratings by which an effect is drawn to zero
	minPairs    = 30 // held-back pairs below which nothing new serves
)

// Trial is the check of a new model against the serving one on ratings that neither saw.
type Trial struct {
	Pairs      int     `json:"pairs"`      // held-back pairs of one rater with different ratings
	Champion   float64 `json:"champion"`   // share that the serving model orders rightly; a tie counts half
	Challenger float64 `json:"challenger"` // and the new one
	Promoted   bool    `json:"promoted"`
}

// Train learns effects from ratings and decides whether they serve. The champion's effects stay in use when there are too few
// ratings or the challenger does not order held-back ratings better.
func Train(ratings []Rating, champion Model, version string, now time.Time) Model {
	raters := map[events.ID]bool{}
	for _, r := range ratings {
		raters[r.Rater] = true
	}
	m := Model{Version: version, TrainedAt: now, Ratings: len(ratings), Raters: len(raters),
		Effects: champion.Effects, LearnedThrough: champion.LearnedThrough}
	if len(ratings) < minRatings || len(raters) < minRaters {
		return m
	}
	ratings = slices.Clone(ratings)
	slices.SortFunc(ratings, func(a, b Rating) int {
		return cmp.Or(a.RatedAt.Compare(b.RatedAt), cmp.Compare(a.SessionID, b.SessionID))
	})
	learn, held := holdBack(ratings, champion.LearnedThrough)
	challenger := effects(learn)
	m.Trial = trial(learn, held, champion.Effects, challenger)
	if m.Trial.Promoted {
		m.Effects, m.LearnedThrough = effects(ratings), ratings[len(ratings)-1].RatedAt
	}
	return m
}

// effects are shrunken means of what is left of a rating after the rater's own level: e_j = Σ(r_ij − m_i) / (n_j + prior), where
// m_i is the rater's mean drawn to the mean of all. A rater explains far more of a rating than the consultant does, so
// raw means would mostly rank by whom one happened to talk to. Halved, so that the five-point scale ends within -1 to 1.
func effects(ratings []Rating) map[events.ID]float32 {
	var all float64
	sum, count := map[events.ID]float64{}, map[events.ID]float64{}
	for _, r := range ratings {
		all += float64(r.Rating)
		sum[r.Rater] += float64(r.Rating)
		count[r.Rater]++
	}
	mean := all / float64(max(1, len(ratings)))
	rest, number, by := map[events.ID]float64{}, map[events.ID]float64{}, map[events.ID]map[events.ID]bool{}
	for _, r := range ratings {
		level := (sum[r.Rater] + raterPrior*mean) / (count[r.Rater] + raterPrior)
		rest[r.ConsultantID] += float64(r.Rating) - level
		number[r.ConsultantID]++
		if by[r.ConsultantID] == nil {
			by[r.ConsultantID] = map[events.ID]bool{}
		}
		by[r.ConsultantID][r.Rater] = true
	}
	out := map[events.ID]float32{}
	for id := range rest {
		if len(by[id]) >= minOf {
			out[id] = float32(min(1, max(-1, rest[id]/(number[id]+effectPrior)/2)))
		}
	}
	return out
}

// holdBack takes the latest rating of every rater who rated at least two consultants, if the champion has not learned from
// it. The ratings are in order of time.
func holdBack(ratings []Rating, learned time.Time) (learn, held []Rating) {
	last, first, several := map[events.ID]int{}, map[events.ID]events.ID{}, map[events.ID]bool{}
	for i, r := range ratings {
		last[r.Rater] = i
		if id, ok := first[r.Rater]; !ok {
			first[r.Rater] = r.ConsultantID
		} else if id != r.ConsultantID {
			several[r.Rater] = true
		}
	}
	for i, r := range ratings {
		if several[r.Rater] && last[r.Rater] == i && r.RatedAt.After(learned) {
			held = append(held, r)
		} else {
			learn = append(learn, r)
		}
	}
	return learn, held
}

// trial counts the pairs of a held-back rating and another one of the same rater that each model puts in the right order.
func trial(learn, held []Rating, champion, challenger map[events.ID]float32) Trial {
	others := map[events.ID][]Rating{}
	for _, r := range learn {
		others[r.Rater] = append(others[r.Rater], r)
	}
	var t Trial
	for _, h := range held {
		for _, o := range others[h.Rater] {
			if o.Rating == h.Rating || o.ConsultantID == h.ConsultantID {
				continue
			}
			better, worse := h.ConsultantID, o.ConsultantID
			if o.Rating > h.Rating {
				better, worse = worse, better
			}
			t.Pairs++
			t.Champion += right(champion[better], champion[worse])
			t.Challenger += right(challenger[better], challenger[worse])
		}
	}
	if t.Pairs > 0 {
		t.Champion /= float64(t.Pairs)
		t.Challenger /= float64(t.Pairs)
	}
	t.Promoted = t.Pairs >= minPairs && t.Challenger > t.Champion && t.Challenger > 0.5
	return t
}

func right(better, worse float32) float64 {
	switch {
	case better > worse:
		return 1
	case better == worse:
		return 0.5
	}
	return 0
}

// exposures turns how often each consultant was proposed lately into 0 (never) to 1 (three times the average or more).
func exposures(shown map[events.ID]int, consultants int) map[events.ID]float32 {
	total := 0
	for _, n := range shown {
		total += n
	}
	average := float32(total) / float32(max(1, consultants))
	out := make(map[events.ID]float32, len(shown))
	for id, n := range shown {
		out[id] = min(1, float32(n)/max(3*average, Ten))
	}
	return out
}
