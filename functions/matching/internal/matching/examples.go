package matching

import (
	"time"

	"kikite/events"
)

// Examples joins ratings with the profiles of raters and the features of consultants as they are now.
func (x *Index) Examples(ratings []Rating, profiles map[events.ID]Profile, now time.Time) []Example {
	x.Today(now)
	x.mu.RLock()
	defer x.mu.RUnlock()
	type asked struct {
		rater   events.ID
		program events.Code
	}
	queries := map[asked]*query{}
	out := make([]Example, 0, len(ratings))
	for _, r := range ratings {
		e := Example{Rating: r}
		slot, known := x.slots[r.ConsultantID]
		profile, told := profiles[r.Rater]
		if known && told {
			key := asked{r.Rater, r.Program}
			q := queries[key]
			if q == nil {
				compiled := x.codecs.compile(Employee{AccountID: r.Rater, Profile: &profile}, r.Program, now, x.base)
				q = &compiled
				queries[key] = q
			}
			e.Parts, e.Matched = x.measure(q, slot), true
		}
		out = append(out, e)
	}
	return out
}
