package attack_test

import (
	"math/rand/v2"
	"os"
	"strconv"
	"sync/atomic"
	"testing"

	"kikite/functions/reports/internal/attack"
	"kikite/functions/reports/internal/reports"
)

func publish(k int, noLedger bool, releases []attack.Release) [][]reports.Cell {
	p := reports.NewPublisher(reports.Settings{K: k, NoLedger: noLedger})
	out := make([][]reports.Cell, len(releases))
	for i, r := range releases {
		out[i] = p.Publish("c1", r.Month, r.Facts)
	}
	return out
}

// companies is how many random companies are attacked: KIKITE_ATTACK (see make attack), or a few.
func companies(t *testing.T, few int) int {
	t.Helper()
	n, err := strconv.Atoi(os.Getenv("KIKITE_ATTACK"))
	if os.Getenv("KIKITE_ATTACK") == "" {
		return few
	}
	if err != nil {
		t.Fatal("KIKITE_ATTACK is a number of companies")
	}
	return n
}

// each runs a numbered company of its own in every subtest.
func each(t *testing.T, n int, do func(t *testing.T, r *rand.Rand)) {
	t.Helper()
	t.Run("companies", func(t *testing.T) {
		for seed := range n {
			t.Run(strconv.Itoa(seed), func(t *testing.T) {
				t.Parallel()
				do(t, rand.New(rand.NewPCG(uint64(seed), uint64(n>>20)+7)))
			})
		}
	})
}

func shape(r *rand.Rand, people, months int) attack.Shape {
	return attack.Shape{People: people, Months: months, Answering: 0.5 + 0.5*r.Float64(), Stay: []float64{0, 0.3, 0.6, 0.9, 1}[r.IntN(5)], Alike: r.IntN(5) == 0}
}

// TestExact: of companies of up to 60 people over 24 months, every set of fewer than k people is tried; with the ledger off, the same
// attacker finds one.
func TestExact(t *testing.T) {
	t.Parallel()
	n := companies(t, 3)
	var found, cells, attacked atomic.Int64
	each(t, n, func(t *testing.T, r *rand.Rand) {
		k := 3 + r.IntN(2)
		people := []int{60, 40}[k-3]
		releases := attack.Live(r, shape(r, 12+r.IntN(people-12)*2/3, 24)) // those who join come on top
		guarded := publish(k, false, releases)
		for measure, v := range attack.Read(releases, guarded) {
			cells.Add(int64(len(v.ByMonth.Rows)))
			if least := v.ByMonth.Smallest(); least > 0 && least < k {
				t.Errorf("%s: an atom of %d people, k is %d", measure, least, k)
			}
			if at := v.Unproved(k); at >= 0 {
				t.Errorf("%s: release %d is not proved", measure, at)
			}
			for name, s := range map[string]*attack.System{"by month": v.ByMonth, "unchanged": v.Unchanged} {
				if set := s.Exact(k); set != nil {
					t.Errorf("%s %s: people %v can be told, k is %d", measure, name, set, k)
				}
			}
		}
		for _, v := range attack.Read(releases, publish(k, true, releases)) {
			if attacked.Add(1); v.ByMonth.Exact(k) != nil {
				found.Add(1)
			}
		}
	})
	t.Logf("%d companies, %d published groups: nobody told; with the ledger off, fewer than k people are told in %d of %d measures",
		n, cells.Load(), found.Load(), attacked.Load())
	if found.Load()*10 < attacked.Load()*9 {
		t.Error("the attack without a ledger is no proof that the attack is real")
	}
}

// TestLarge: larger companies with the threshold of the product, by atoms, by proof, and by search for sums of few people.
func TestLarge(t *testing.T) {
	t.Parallel()
	n := companies(t, 2)
	var found, cells, attacked atomic.Int64
	each(t, n, func(t *testing.T, r *rand.Rand) {
		const k = 10
		releases := attack.Live(r, shape(r, 40+r.IntN(260), 24))
		for measure, v := range attack.Read(releases, publish(k, false, releases)) {
			cells.Add(int64(len(v.ByMonth.Rows)))
			if least := v.ByMonth.Smallest(); least > 0 && least < k {
				t.Errorf("%s: an atom of %d people", measure, least)
			}
			if at := v.Unproved(k); at >= 0 {
				t.Errorf("%s: release %d is not proved", measure, at)
			}
			if set := v.Unchanged.Differences(); len(set) > 0 && len(set) < k {
				t.Errorf("%s: people %v can be told", measure, set)
			}
		}
		for _, v := range attack.Read(releases, publish(k, true, releases)) {
			if attacked.Add(1); len(v.ByMonth.Differences()) < k {
				found.Add(1)
			}
		}
	})
	t.Logf("%d companies, %d published groups: nobody told; with the ledger off, two figures tell fewer than k people in %d of %d measures",
		n, cells.Load(), found.Load(), attacked.Load())
	if found.Load()*2 < attacked.Load() {
		t.Error("the attack without a ledger is no proof that the attack is real")
	}
}
