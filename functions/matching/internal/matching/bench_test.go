package matching

import (
	"slices"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/store"
)

const all = 3040

func demanding(n int) Employee {
	return Employee{AccountID: id(ids.Account, n), Swapped: map[events.ID]bool{id(ids.Consultant, 3): true}, Profile: &Profile{
		Concerns: []events.Code{"management", "workload", "evaluation"}, ConcernText: "部下がなかなか育たず、会議でも意見が出ません。評価の面談も近く、どう伝えればよいか迷っています。",
		Hope: 2, Situation: "new_manager", Industry: "it", JobType: "it_engineering", Values: []events.Code{"growth", "fairness"},
		Personality: []int{4, 3, 5, 2, 6, 4, 5, 3, 4, 2}, Wishes: Wishes{Licence: events.LicenceCareerConsultant, Age: "40s"},
		Times: []events.Code{"weekday_evening", "weekend_morning"},
	}}
}

// percentile is the 99th percentile of the processor time of n runs.
func percentile(n int, f func(int)) time.Duration {
	took := make([]time.Duration, n)
	for i := range took {
		started := cpuTime()
		f(i)
		took[i] = cpuTime() - started
	}
	slices.Sort(took)
	return took[n*99/100]
}

func readAll(x *Index) (sum uint64) {
	for i := range x.features {
		f := &x.features[i]
		sum += f.themes ^ f.open ^ f.salt ^ uint64(f.industries) ^ uint64(f.jobs) ^ uint64(f.values) ^ uint64(f.personality[0])
	}
	return sum
}

// BenchmarkColdStart loads 3,040 consultants as a starting function does: with a snapshot, and from the change log alone.
func BenchmarkColdStart(b *testing.B) {
	ctx := b.Context()
	w := newWorld(b)
	var items []any
	for _, c := range seeded(all) {
		switch {
		case c.Consultant != nil:
			items = append(items, consultantItem{logged(consultantKey(c.Consultant.ID), skProfile, now()), *c.Consultant})
		case c.Open != nil:
			items = append(items, openItem{logged(consultantKey(c.Open.ConsultantID), skOpen, now()), *c.Open})
		}
	}
	if _, err := w.store.table.Batch(store.PK, store.SK).Write().Put(items...).Run(ctx); err != nil {
		b.Fatal(err)
	}
	load := func(b *testing.B) {
		for b.Loop() {
			if x, err := w.newLive().Index(ctx); err != nil || x.Len() != all {
				b.Fatal(err)
			}
		}
	}
	b.Run("change log", load)
	w.clock.Advance(time.Hour)
	if _, err := w.newLive().WriteSnapshot(ctx); err != nil {
		b.Fatal(err)
	}
	w.clock.Advance(time.Hour)
	b.Run("snapshot", load)
	b.Run("refresh", func(b *testing.B) {
		live := w.newLive()
		for b.Loop() {
			if _, err := live.Index(ctx); err != nil {
				b.Fatal(err)
			}
		}
	})
}
