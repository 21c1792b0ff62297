package sessions_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/sessions"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/ids"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// everything is a world whose employee left something in every place.
func everything(t *testing.T) *world {
	t.Helper()
	w, list := proposed(t)
	w.ok(w.employee, http.MethodPost, w.path("pulse"), w.pulse(w.booking.Program, nil), nil)
	w.ok(w.employee, http.MethodPost, "/self-checks", sheet("female", 2), nil)
	w.ok(w.employee, http.MethodPost, decision(list[0].ID), body{"approve": true, "text": list[0].Text}, nil)
	return w
}

type anyItem map[string]any

// dump reads a whole table, without the outbox and the dedupe items.
func dump(t *testing.T, table *store.Table) []anyItem {
	t.Helper()
	var all, out []anyItem
	if err := table.Scan().Consistent(true).All(context.Background(), &all); err != nil {
		t.Fatal(err)
	}
	for _, item := range all {
		if pk, _ := item["pk"].(string); !strings.HasPrefix(pk, "OUTBOX#") && !strings.HasPrefix(pk, "SEEN#") {
			out = append(out, item)
		}
	}
	return out
}

func TestErasureOpensNothingAndLeadsNowhere(t *testing.T) {
	t.Parallel()
	w := everything(t)
	backup := dump(t, w.table) // a restored backup of the table
	sealed := 0
	for _, item := range backup {
		if item["sealed"] != nil {
			sealed++
		}
	}
	if sealed != 6 { // record, pulse, analysis, self-check and two excerpts
		t.Fatalf("%d ciphertexts", sealed)
	}
	gone := w.account(w.employee, events.StatusErased, 9)
	w.deliver(gone, gone)

	if left := w.keysOf(w.employee); len(left) != 0 {
		t.Errorf("keys table: %v", left)
	}
	for _, item := range dump(t, w.table) {
		if item["sealed"] != nil {
			t.Errorf("a ciphertext is left: %v", item["sk"])
		}
		if pk, _ := item["pk"].(string); strings.HasPrefix(pk, "SES#") && item["employee_id"] != nil {
			t.Errorf("the session names its employee: %v", item)
		}
	}
	if left := w.objects.Keys("reports/sessions/"); len(left) != 0 {
		t.Errorf("released words: %v", left)
	}
	w.opensNothing(backup)
	w.afterErasure()
}

// opensNothing tries to open the ciphertexts of a backup with all that the context still has.
func (w *world) opensNothing(backup []anyItem) {
	w.t.Helper()
	v := vault.New(w.keys, w.master, ids.Default{}, func(events.ID) *store.Tx { return w.table.Tx() })
	if _, err := v.Existing(w.ctx, w.employee.AccountID); !errors.Is(err, vault.ErrErased) {
		w.t.Errorf("existing key: %v", err)
	}
	k, err := v.Key(w.ctx, w.employee.AccountID) // even if somebody made a new one
	if err != nil {
		w.t.Fatal(err)
	}
	for _, item := range backup {
		raw, ok := item["sealed"].([]byte)
		if !ok {
			continue
		}
		var out any
		if err := k.Open(item["pk"].(string), item["sk"].(string), raw, &out); !errors.Is(err, vault.ErrSealBroken) {
			w.t.Errorf("%v opened: %v %v", item["sk"], out, err)
		}
	}
	if err := v.Erase(w.ctx, w.employee.AccountID); err != nil {
		w.t.Fatal(err)
	}
}

// afterErasure: nothing can be made or read for the person any more.
func (w *world) afterErasure() {
	w.t.Helper()
	w.refused(w.employee, http.MethodPost, "/self-checks", sheet("", 1), 403, "account_inactive")
	w.refused(w.consultant, http.MethodPut, w.path("record"), record("again"), 410, "erased")
	w.refused(w.consultant, http.MethodGet, w.path("record"), nil, 404, "not_found")
	if v := w.view(w.consultant); v.Status != "finished" || v.When != "past" {
		w.t.Errorf("%+v", v)
	}
	facts := len(w.envelopes(events.SessionsFactRecorded.Name()))
	if n := w.analyse(&analyser{}); n != 0 {
		w.t.Errorf("the analyst refused %d events of an erased person", n)
	}
	late := w.booking
	late.BookingID = w.source.New(ids.Booking)
	w.deliver(event(w, events.BookingBooked, late.BookingID, 1, late), w.account(w.employee, events.StatusActive, 8))
	w.clock.Advance(time.Hour)
	path := "/sessions/" + string(sessions.IDOf(late.BookingID))
	w.refused(w.employee, http.MethodGet, path, nil, 404, "not_found")
	w.refused(w.consultant, http.MethodPost, path+"/finish", body{"outcome": "held"}, 410, "erased")
	if n := len(w.envelopes(events.SessionsFactRecorded.Name())); n != facts {
		w.t.Errorf("%d facts after the erasure", n-facts)
	}
	if left := w.keysOf(w.employee); len(left) != 0 {
		w.t.Errorf("keys table: %v", left)
	}
}

// TestErasureSurvivesACrash: whatever step fails, the event comes again and the erasure is completed.
func TestErasureSurvivesACrash(t *testing.T) {
	t.Parallel()
	w := everything(t)
	c := &failingClaims{Claims: w.sessionClaims(), err: errors.New("unreachable")}
	s, err := sessions.New(sessions.Deps{Table: w.table, Keys: w.keys, Master: w.master, Claims: c, Clock: w.clock, IDs: w.source})
	if err != nil {
		t.Fatal(err)
	}
	gone := w.account(w.employee, events.StatusErased, 9)
	if n := w.feed(s.Consumer(), gone); n != 1 {
		t.Fatal("an erasure that failed was taken as done")
	}
	if n := len(w.envelopes(events.SessionsPersonErased.Name())); n != 0 {
		t.Fatal("acknowledged before it was done")
	}
	w.refused(w.employee, http.MethodPost, w.path("pulse"), body{"answers": map[string]int{}}, 403, "account_inactive")
	c.err = nil
	if n := w.feed(s.Consumer(), gone); n != 0 {
		t.Fatal("refused again")
	}
	if n := len(w.envelopes(events.SessionsPersonErased.Name())); n != 1 {
		t.Errorf("acknowledged %d times", n)
	}
	if left := w.keysOf(w.employee); len(left) != 0 || len(w.objects.Keys("reports/sessions/")) != 0 {
		t.Errorf("left: %v", left)
	}
}

type failingClaims struct {
	sessions.Claims
	err error
}

func (c *failingClaims) Erase(ctx context.Context, consumer events.Code, subject events.ID) error {
	return errors.Join(c.err, c.Claims.Erase(ctx, consumer, subject))
}

func TestErasingOneKeepsTheOthers(t *testing.T) {
	t.Parallel()
	w := everything(t)
	w.ok(w.colleague, http.MethodPost, "/self-checks", sheet("male", 3), nil)
	w.deliver(w.account(w.employee, events.StatusErased, 2))
	var mine struct {
		SelfChecks []check `json:"self_checks"`
	}
	w.ok(w.colleague, http.MethodGet, "/me/self-checks", nil, &mine)
	if len(mine.SelfChecks) != 1 {
		t.Errorf("%+v", mine)
	}
}

func TestAnUnreachableMasterKeyIsAFailureNotAnErasure(t *testing.T) {
	t.Parallel()
	w := everything(t)
	w.master.Fail(problem.New(problem.Unavailable, "kms", "KMS does not answer."))
	w.refused(w.employee, http.MethodGet, "/me/excerpts", nil, 503, "kms")
	w.ok(w.consultant, http.MethodGet, w.path(""), nil, nil)
	w.master.Fail(nil)
	if got := w.excerpts(""); len(got) != 2 {
		t.Errorf("%+v", got)
	}
}
