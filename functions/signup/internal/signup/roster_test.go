package signup_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/japanese"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/testkit"
)

func TestSameRosterAgainChangesNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(20, nil)))
	before := len(testkit.Outbox(t, w.Table))
	w.clock.Advance(time.Minute)
	got := w.upload(c, []byte(roster(20, nil)))
	if got.Status != "applied" || got.Counts.Unchanged != 20 || got.Counts.Added+got.Counts.Changed+got.Counts.Vanished != 0 {
		t.Errorf("%+v", got)
	}
	if after := len(testkit.Outbox(t, w.Table)); after != before {
		t.Errorf("%d events for nothing", after-before)
	}
}

func TestChangedRosterAppliesTheDifference(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(20, nil)))
	me := w.register(w.invite(c, "E0002")["e0002@corp.example"], "hana@private.example")
	w.clock.Advance(time.Minute)
	file := strings.Replace(roster(21, map[int]string{2: "人事部/採用課"}), "E0005,", "X0005,", 1) // E0005 is gone, X0005 is new
	file = strings.Replace(file, "e0005@", "x0005@", 1)
	got := w.upload(c, []byte(file))
	if got.Counts.Added != 2 || got.Counts.Changed != 1 || got.Counts.Vanished != 1 || got.Counts.Unchanged != 18 {
		t.Errorf("%+v", got)
	}
	rosters := outbox(w, events.SignupRosterChanged)
	if len(rosters) != 2 {
		t.Fatalf("%d roster events", len(rosters))
	}
	total := 0
	for _, h := range rosters[1].Headcounts {
		total += h.Count
	}
	if total != 21 {
		t.Errorf("%d people", total)
	}
	byAttribute := map[events.Code]int{}
	for _, h := range rosters[1].Attributes {
		byAttribute[h.Attribute] += h.Count
	}
	if byAttribute[events.AttributeAgeBand] != 21 || byAttribute[events.AttributeTenure] != 21 {
		t.Errorf("people by attribute: %+v", rosters[1].Attributes)
	}
	if names := claim[claims.RosterNames](w, rosters[1].NamesClaim); len(names.People) != 22 || names.People[0].Kana != "シャイン" || names.People[0].Romaji != "Shain 1" {
		t.Errorf("%d names: %+v", len(names.People), names.People[0])
	}
	var departments []events.ID
	for _, a := range outbox(w, events.SignupAccountChanged) {
		if a.AccountID == me.AccountID {
			departments = append(departments, a.DepartmentID)
		}
	}
	if len(departments) != 2 || departments[0] == departments[1] {
		t.Errorf("the registered person's departments: %v", departments)
	}
	again := w.upload(c, []byte(file))
	if again.Counts.Vanished != 0 || again.Counts.Unchanged != 21 {
		t.Errorf("again: %+v", again)
	}
	mailed := w.invite(c)
	if _, ok := mailed["e0005@corp.example"]; ok || len(mailed) != 21 {
		t.Errorf("%d addresses, the vanished person's: %v", len(mailed), ok)
	}
}

func TestRosterRowsWithErrorsAreNotStoredAndNobodyVanishesForThem(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(5, nil)))
	w.clock.Advance(time.Minute)
	file := strings.Replace(roster(5, nil), "e0003@corp.example", "not an address", 1)
	got := w.upload(c, []byte(file))
	if got.Status != "applied" || got.Counts.Errors != 1 || got.Counts.Vanished != 0 || got.Counts.Unchanged != 4 {
		t.Errorf("%+v", got)
	}
	if len(got.Errors) != 1 || got.Errors[0].Line != 4 || got.Errors[0].Column != "メールアドレス" || got.Errors[0].Reason != "address" {
		t.Errorf("%+v", got.Errors)
	}
}

func TestRosterInAWrongEncodingStoresNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	before := len(testkit.Outbox(t, w.Table))
	euc, err := japanese.EUCJP.NewEncoder().Bytes([]byte(roster(5, nil)))
	if err != nil {
		t.Fatal(err)
	}
	got := w.upload(c, euc)
	if got.Status != "refused" || len(got.Errors) != 1 || got.Errors[0].Reason != "encoding" {
		t.Errorf("%+v", got)
	}
	w.refused(&c.hr, "POST", "/invitations", map[string]any{"locale": "ja"}, http.StatusConflict, "no_roster")
	if after := len(testkit.Outbox(t, w.Table)); after != before {
		t.Errorf("%d events", after-before)
	}
	sjis, err := japanese.ShiftJIS.NewEncoder().Bytes([]byte(roster(5, nil)))
	if err != nil {
		t.Fatal(err)
	}
	if got := w.upload(c, sjis); got.Status != "applied" || got.Counts.Added != 5 {
		t.Errorf("%+v", got)
	}
}

// TestOlderRosterDoesNotUndoANewerOne: queues do not keep order.
func TestOlderRosterDoesNotUndoANewerOne(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	ask := func() (events.ID, string) {
		var form struct {
			ID     events.ID `json:"roster_id"`
			Fields map[string]string
		}
		w.must(&c.hr, "POST", "/roster/uploads", map[string]any{"filename": "a.csv", "size": 1}, &form)
		w.clock.Advance(time.Minute)
		return form.ID, form.Fields["key"]
	}
	old, oldKey := ask()
	_, newKey := ask()
	_ = w.files.Put(t.Context(), oldKey, []byte(roster(3, nil)))
	_ = w.files.Put(t.Context(), newKey, []byte(roster(8, nil)))
	if !w.notify(newKey) || !w.notify(oldKey) || !w.notify(newKey) {
		t.Fatal("an import failed")
	}
	var late uploaded
	w.must(&c.hr, "GET", "/roster/uploads/"+string(old), nil, &late)
	if late.Status != "superseded" || len(outbox(w, events.SignupRosterChanged)) != 1 {
		t.Errorf("%+v", late)
	}
}

func TestForeignCompanysUploadIsNotFound(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a := w.contract()
	b := w.contract("hr", []map[string]any{{"name": "b", "email": "b@other.example", "locale": "ja"}})
	u := w.upload(a, []byte(roster(3, nil)))
	w.refused(&b.hr, "GET", "/roster/uploads/"+string(u.ID), nil, http.StatusNotFound, "no_upload")
	w.refused(&b.hr, "GET", "/companies/"+string(a.id), nil, http.StatusForbidden, "role")
	if !w.notify("rosters/"+string(b.id)+"/"+string(u.ID)) || !w.notify("rosters/x/y") || !w.notify("contracts/a/b") {
		t.Error("a file of nobody made the importer fail")
	}
}

// TestLargeRoster: more people than any batch, list or index page holds; ten thousand are the business of "make roster-load".
func TestLargeRoster(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract("seats", 3000)
	got := w.upload(c, []byte(roster(3_000, nil)))
	if got.Status != "applied" || got.Counts.Added != 3_000 {
		t.Errorf("%+v", got)
	}
}
