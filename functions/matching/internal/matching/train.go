package matching

import (
	"cmp"
	"math"
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

func byTime(a, b Rating) int {
	return cmp.Or(a.RatedAt.Compare(b.RatedAt), cmp.Compare(a.SessionID, b.SessionID))
}

// Example is a rating with how the two fit each other, as far as their profiles of tonight tell. Matched is false if one of them is
// not known any more: then the rating tells of the consultant only.
type Example struct {
	Rating
	Parts   parts
	Matched bool
}

// Limits of training. Effects are used only where enough people spoke, so that one bad day does not bury anybody and nobody's
// answer can be read off a ranking.
const (
	minRatings = 200 // fewer in all: nothing is learned
	minRaters  = 50
	minOf      = 5  // fewer different raters of a consultant: no effect for that consultant
	minPairs   = 30 // held-back pairs below which nothing new serves
)

// Trial is the check of a new model against the serving one on ratings that neither saw.
type Trial struct {
	Pairs      int     `json:"pairs"`      // held-back pairs of one rater with different ratings
	Champion   float64 `json:"champion"`   // share that the serving model orders rightly; a tie counts half
	Challenger float64 `json:"challenger"` // and the new one
	Promoted   bool    `json:"promoted"`
}

// Train learns from ratings and decides whether that serves. What the champion learned stays in use when there are too few ratings or
// the challenger does not order held-back ratings better. Errors: features that are not numbers.
func Train(examples []Example, champion Model, version string, now time.Time) (Model, error) {
	raters := map[events.ID]bool{}
	for _, e := range examples {
		raters[e.Rater] = true
	}
	m := Model{Version: version, TrainedAt: now, Ratings: len(examples), Raters: len(raters), Learned: champion.Learned}
	if len(examples) < minRatings || len(raters) < minRaters {
		return m, nil
	}
	examples = slices.Clone(examples)
	slices.SortFunc(examples, func(a, b Example) int { return byTime(a.Rating, b.Rating) })
	learn, held := holdBack(examples, champion.Learned.Through)
	challenger, err := learnFrom(learn)
	if err != nil {
		return m, err
	}
	m.Trial = trial(learn, held, &champion, &Model{Learned: challenger})
	if m.Trial.Promoted {
		if m.Learned, err = learnFrom(examples); err != nil {
			return m, err
		}
		m.Learned.Version = version
	}
	return m, nil
}

// holdBack takes the latest rating of every rater who rated at least two consultants, if the champion has not learned from
// it. The examples are in order of time.
func holdBack(examples []Example, learned time.Time) (learn, held []Example) {
	last, first, several := map[events.ID]int{}, map[events.ID]events.ID{}, map[events.ID]bool{}
	for i, r := range examples {
		last[r.Rater] = i
		if id, ok := first[r.Rater]; !ok {
			first[r.Rater] = r.ConsultantID
		} else if id != r.ConsultantID {
			several[r.Rater] = true
		}
	}
	for i, r := range examples {
		if several[r.Rater] && last[r.Rater] == i && r.RatedAt.After(learned) {
			held = append(held, r)
		} else {
			learn = append(learn, r)
		}
	}
	return learn, held
}

// trial counts the pairs of a held-back rating and another one of the same rater that each model puts in the right order.
func trial(learn, held []Example, champion, challenger *Model) Trial {
	others := map[events.ID][]Example{}
	for _, e := range learn {
		others[e.Rater] = append(others[e.Rater], e)
	}
	was, is := scorer(champion), scorer(challenger)
	var t Trial
	for _, h := range held {
		for _, o := range others[h.Rater] {
			if o.Rating.Rating == h.Rating.Rating || o.ConsultantID == h.ConsultantID {
				continue
			}
			better, worse := h, o
			if o.Rating.Rating > h.Rating.Rating {
				better, worse = worse, better
			}
			t.Pairs++
			t.Champion += right(was(better), was(worse))
			t.Challenger += right(is(better), is(worse))
		}
	}
	if t.Pairs > 0 {
		t.Champion /= float64(t.Pairs)
		t.Challenger /= float64(t.Pairs)
	}
	margin := 0.0
	if champion.Learned.Version != "" {
		margin = math.Sqrt(0.25 / float64(max(1, t.Pairs)))
	}
	t.Promoted = t.Pairs >= minPairs && t.Challenger > max(0.5, t.Champion-margin)
	return t
}

// scorer is what a model thinks of a match, without the dimensions that are policy.
func scorer(m *Model) func(Example) float32 {
	w := m.weights()
	return func(e Example) float32 {
		p := e.Parts
		for d := range dimensions {
			if !d.learnable() || !e.Matched {
				p[d] = 0
			}
		}
		p[dimRating] = m.Learned.Effects[e.ConsultantID].Mean
		return w.total(&p)
	}
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
