package ids_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
)

func TestForm(t *testing.T) {
	t.Parallel()
	source := ids.Default{}
	for name, id := range map[string]events.ID{
		"new":              source.New(ids.Booking),
		"random":           source.Random(ids.Booking),
		"derived":          ids.Derive(ids.Booking, "acc_1", "key"),
		"from nothing":     ids.Derive(ids.Booking),
		"from other texts": ids.Derive(ids.Booking, "面談", strings.Repeat("x", 10_000), "\x00"),
	} {
		if !id.Valid() || !strings.HasPrefix(string(id), "bkg_") || len(id) != len("bkg_")+26 {
			t.Errorf("%s: %q", name, id)
		}
	}
	if s := ids.Secret(); !events.ID("sec_" + s).Valid() {
		t.Errorf("secret %q", s)
	}
}

func TestDerive(t *testing.T) {
	t.Parallel()
	same := ids.Derive(ids.Event, "a", "b")
	if got := ids.Derive(ids.Event, "a", "b"); got != same {
		t.Errorf("the same parts gave %q and %q", same, got)
	}
	for name, other := range map[string]events.ID{
		"another kind":       ids.Derive(ids.Booking, "a", "b"),
		"parts run together": ids.Derive(ids.Event, "ab"),
		"cut elsewhere":      ids.Derive(ids.Event, "", "ab"),
		"in another order":   ids.Derive(ids.Event, "b", "a"),
		"one more, empty":    ids.Derive(ids.Event, "a", "b", ""),
		"a blank":            ids.Derive(ids.Event, "a", "b "),
	} {
		if other == same {
			t.Errorf("%s: the same ID", name)
		}
	}
	if ids.Derive(ids.Event, "a", "bc") == ids.Derive(ids.Event, "ab", "c") {
		t.Error("parts are not separated")
	}
}

func TestIDsAreUnique(t *testing.T) {
	t.Parallel()
	const n, workers = 2000, 4
	source := ids.Default{}
	all := make(chan []string, workers)
	for range workers {
		go func() {
			var out []string
			for range n {
				out = append(out, string(source.New(ids.Event)), string(source.Random(ids.Event)), ids.Secret())
			}
			all <- out
		}()
	}
	seen := map[string]bool{}
	for range workers {
		for _, id := range <-all {
			seen[strings.TrimPrefix(id, "evt_")] = true
		}
	}
	if len(seen) != 3*n*workers {
		t.Errorf("%d different IDs of %d", len(seen), 3*n*workers)
	}
}

func TestNewFollowsTimeAndRandomDoesNot(t *testing.T) {
	t.Parallel()
	source := ids.Default{}
	var made, random []events.ID
	for range 12 {
		made, random = append(made, source.New(ids.Event)), append(random, source.Random(ids.Pseudonym))
		time.Sleep(2 * time.Millisecond) // the resolution of UUIDv7 is a millisecond
	}
	if !slices.IsSorted(made) {
		t.Errorf("not in order: %v", made)
	}
	if slices.IsSorted(random) { // one in 12!, about 480 million
		t.Errorf("in the order in which they were made: %v", random)
	}
}

func TestKindsDiffer(t *testing.T) {
	t.Parallel()
	kinds := []string{
		ids.Account, ids.Booking, ids.Company, ids.Consultant, ids.Contract, ids.Department, ids.Event, ids.Excerpt, ids.Fact,
		ids.Hearing, ids.Inquiry, ids.Invitation, ids.Nomination, ids.Notice, ids.Pseudonym, ids.Record, ids.Reminder, ids.Report, ids.Request,
		ids.Roster, ids.RosterEntry, ids.Session, ids.Case, ids.Desk, ids.Voice,
	}
	seen := map[string]bool{}
	for _, k := range kinds {
		if seen[k] || !ids.Derive(k, "x").Valid() {
			t.Errorf("kind %q is there twice or makes no valid ID", k)
		}
		seen[k] = true
	}
}
