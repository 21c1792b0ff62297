package signup_test

import (
	"net/http"
	"testing"
)

type termChange struct{ Term, From, To string }

// history is what a contract went through, as operators read it.
type history struct {
	Version int64
	Moves   []struct {
		To      string
		Changed []termChange
	}
}

// TestContractSaysWhatChanged: each move lists the terms that differ, before and after, and nothing else.
func TestContractSaysWhatChanged(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	path := "/companies/" + string(c.id)
	same := newTerms("programs", []string{"exit", "regular_care"})
	var got history
	w.must(&w.op, "PUT", path+"/contract", newTerms(), nil)
	w.must(&w.op, "PUT", path+"/contract", same, nil)
	w.must(&w.op, "PUT", path+"/contract", newTerms("plan", "blocks", "blocks", 3, "sessions_per_block", 50, "quota_per_month", 0, "programs", []string{"exit"}), nil)
	w.must(&w.op, "POST", path+"/end", map[string]any{"ends_on": "2027-12-31", "reason": "終了"}, &got)
	if len(got.Moves) != 5 || len(got.Moves[0].Changed) != 0 || len(got.Moves[2].Changed) != 0 {
		t.Fatalf("%+v", got)
	}
	want := map[int][]termChange{
		3: {{"plan", "seats", "blocks"}, {"blocks", "", "3"}, {"sessions_per_block", "", "50"}, {"quota_per_month", "3", "0"}, {"programs", "regular_care,exit", "exit"}},
		4: {{"ends_on", "2028-03-31", "2027-12-31"}},
	}
	for i, changes := range want {
		if mustJSON(t, got.Moves[i].Changed) != mustJSON(t, changes) {
			t.Errorf("%s: %+v", got.Moves[i].To, got.Moves[i].Changed)
		}
	}
}

// TestContractIsNotOverwritten: who read older terms than the newest is refused; whoever names no version is not.
func TestContractIsNotOverwritten(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	path := "/companies/" + string(c.id)
	var first, second history
	w.must(&w.op, "GET", path, nil, &first)
	w.must(&w.op, "PUT", path+"/contract", newTerms("version", first.Version), &second, "Idempotency-Key", "1")
	w.must(&w.op, "PUT", path+"/contract", newTerms("version", first.Version), nil, "Idempotency-Key", "1")
	w.refused(&w.op, "PUT", path+"/contract", newTerms("version", first.Version, "seats", 999), http.StatusConflict, "changed")
	w.must(&w.op, "PUT", path+"/contract", newTerms("version", second.Version, "seats", 160), &second)
	if len(second.Moves) != 3 {
		t.Errorf("%+v", second)
	}
	var own map[string]any
	if w.must(&c.hr, "GET", "/company", nil, &own); own["version"] != nil || own["moves"] != nil {
		t.Errorf("HR reads %v", own)
	}
}
