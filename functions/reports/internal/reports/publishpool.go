package reports

import (
	"maps"
	"slices"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// wait keeps the answers of a month of which nothing was published; nil stands for a month of which something was.
func (r *release) wait(measure events.Code, people []person) {
	if r.waiting[measure] == nil {
		r.waiting[measure] = map[events.Month][]person{}
	}
	if before, known := r.waiting[measure][r.month]; known && before == nil {
		return // a revision unpublishes nothing
	}
	r.waiting[measure][r.month] = people
	delete(r.waiting[measure], addMonths(r.month, -historyMonths))
}

// pool publishes the company's figure over the shortest window of the calendar that ends with the month, of which nothing was published, and
// that has enough people. Somebody who answered in several months counts once, with the mean.
func (r *release) pool(measure events.Code, invited int) {
	for _, length := range []int{3, 6, 12} {
		if !endsWindow(r.month, length) {
			continue
		}
		var months []events.Month
		var all []disclosure.Member
		sums, counts := map[events.ID]float64{}, map[events.ID]int{}
		for m := addMonths(r.month, 1-length); m <= r.month; m = addMonths(m, 1) {
			people, waits := r.waiting[measure][m]
			if waits && people == nil {
				return // published
			}
			months = append(months, m)
			all = append(all, members(people)...)
			for _, p := range people {
				sums[p.subject] += p.value
				counts[p.subject]++
			}
		}
		if len(sums) < r.settings.K || !r.ledgers.Admit(measure, r.settings.K, all) {
			continue
		}
		var people []person
		for _, s := range slices.Sorted(maps.Keys(sums)) {
			people = append(people, person{subject: s, value: sums[s] / float64(counts[s])})
		}
		r.publishMonths(measure, months, map[string][]string{}, people, invited, func(Measure) bool { return true })
		for _, m := range months {
			r.waiting[measure][m] = nil
		}
		return
	}
}
