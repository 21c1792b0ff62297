package signup_test

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

// guarded says what a new token of a person says.
func (w *world) guarded(p person) bool {
	w.t.Helper()
	got, ok := w.token(p.AccountID)
	if !ok {
		w.t.Fatal("no token")
	}
	return got.Guarded
}

// TestTokensOfMinors: until a guardian agreed the token says so, and so it does of somebody whose age is open until they say it. With the eighteenth birthday it is over.
func TestTokensOfMinors(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	me := born(w, "2009/4/2") // seventeen until April
	if !w.guarded(me) {
		t.Error("a minor who has not consented")
	}
	w.must(&me, "POST", "/me/consents", agree("guardian", parent), nil)
	if !w.guarded(me) {
		t.Error("before the guardian agreed")
	}
	var asked struct{ Version string }
	link := w.guardianLink(1)
	w.must(nil, "GET", "/public/guardians/"+link, nil, &asked)
	w.must(nil, "POST", "/public/guardians/"+link, map[string]any{"version": asked.Version}, nil)
	if w.guarded(me) {
		t.Error("after the guardian agreed")
	}
	if w.guarded(w.op) || w.guarded(w.contract("hr", []map[string]any{{"name": "b", "email": "b@other.example", "locale": "ja"}}).hr) {
		t.Error("somebody else is guarded")
	}
	young := newWorld(t)
	other := born(young, "2009/4/2")
	young.clock.Advance(time.Date(2027, 4, 3, 0, 0, 0, 0, time.UTC).Sub(young.clock.Now()))
	if young.guarded(other) {
		t.Error("an adult by now")
	}
}

// TestGuardedCallersKeepTheirRights: with such a token consent, settings, address, export and erasure are open. What is not, is refused in every context:
// shared/httpapi tests the refusal, docs/access.md lists what is open.
func TestGuardedCallersKeepTheirRights(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	me := born(w, "2009/4/2")
	me.Guarded = true
	w.must(&me, "GET", "/me", nil, nil)
	w.must(&me, "POST", "/me/consents", agree("guardian", parent), nil)
	w.must(&me, "GET", "/me/address", nil, nil)
	w.must(&me, "POST", "/me/export", nil, nil)
	if a := w.call(&me, "POST", "/me/erasure", nil); a.status != http.StatusOK || !strings.Contains(string(a.body), "receipt_id") {
		t.Errorf("%d %s", a.status, a.body)
	}
}
