package signup_test

import (
	"fmt"
	"maps"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"kikite/events"
)

// many is how many people register in TestEndOfALargeCompany; KIKITE_ENDING=10000 tries the largest company.
func many() int {
	if n, err := strconv.Atoi(os.Getenv("KIKITE_ENDING")); err == nil {
		return n
	}
	return 1200
}

// crowd copies the one person of a company who registered, with all that leads to them.
func crowd(w *world, me person, n int) {
	w.t.Helper()
	var entry string
	var mine []map[string]any
	for _, item := range w.items() {
		if item["id"] == string(me.AccountID) {
			entry = fmt.Sprint(item["entry_id"])
		}
	}
	for _, item := range w.items() {
		if item["id"] == string(me.AccountID) || item["account_id"] == string(me.AccountID) || item["id"] == entry {
			if kind, _, _ := strings.Cut(fmt.Sprint(item["pk"]), "#"); kind != "OUTBOX" {
				mine = append(mine, item)
			}
		}
	}
	work, group := make(chan int), sync.WaitGroup{}
	for range 8 {
		group.Go(func() {
			for i := range work {
				id := fmt.Sprintf("%026d", 500000+i)
				replace := strings.NewReplacer(string(me.AccountID), "acc_"+id, entry, "ent_"+id, "E0001", fmt.Sprintf("E%05d", i), "hana@private.example", id+"@private.example")
				for _, item := range mine {
					copied := maps.Clone(item)
					for name, v := range copied {
						if s, ok := v.(string); ok {
							copied[name] = replace.Replace(s)
						}
					}
					if err := w.Table.Put(copied).Run(w.t.Context()); err != nil {
						w.t.Error(err)
					}
				}
			}
		})
	}
	for i := range n - 1 {
		work <- i
	}
	close(work)
	group.Wait()
}

// TestEndOfALargeCompany: a run takes five hundred steps at most and ends in time; the next one goes on. Everybody has thirty days, and all of it is gone in the end.
func TestEndOfALargeCompany(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(1, nil)))
	me := w.register(w.invite(c)["e0001@corp.example"], "hana@private.example")
	w.must(&w.op, "POST", "/companies/"+string(c.id)+"/end", map[string]any{"ends_on": "2026-10-31", "reason": "予算の都合"}, nil)
	w.onDay("2026-11-01")
	crowd(w, me, many())
	at, _ := time.Parse(time.RFC3339, "2027-10-01T12:00:00+09:00")
	w.clock.Advance(at.Sub(w.clock.Now()))
	runs := func(what string) (n int, longest time.Duration) {
		for before := -1; ; n++ {
			count := w.count()
			now := count[events.SignupAccountEnding.Name()] + count[events.SignupAccountChanged.Name()]
			if now == before {
				return n - 1, longest
			}
			if before >= 0 && now-before > 500 {
				t.Errorf("%s: %d steps in a run", what, now-before)
			}
			before = now
			begun := time.Now()
			if err := w.Daily(t.Context()); err != nil {
				t.Fatal(err)
			}
			longest = max(longest, time.Since(begun))
		}
	}
	n, longest := runs("telling")
	t.Logf("%d people were told in %d runs, the longest of %v", many(), n, longest)
	if got := len(outbox(w, events.SignupAccountEnding)); got != many()+1 { // and HR
		t.Errorf("%d mails", got)
	}
	w.clock.Advance(31 * 24 * time.Hour)
	n, longest = runs("erasing")
	t.Logf("and erased in %d runs, the longest of %v", n, longest)
	left := 0
	for _, item := range w.items() {
		if sk := fmt.Sprint(item["sk"]); strings.HasPrefix(sk, "ENTRY#") || sk == "REGISTRATION" || sk == "ACCOUNT" && item["status"] == "active" {
			left++
		}
	}
	if left != 1 { // the operator
		t.Errorf("%d items are left", left)
	}
}
