package signup_test

import (
	"fmt"
	"testing"

	"kikite/events"
)

// left is a company's employee whose employer said that they left.
func left(w *world) (client, person) {
	w.t.Helper()
	c := w.contract("ends_on", "2030-09-30")
	w.upload(c, []byte(roster(2, nil)))
	me := w.register(w.invite(c)["e0002@corp.example"], "hana@private.example")
	w.upload(c, []byte(roster(1, nil)))
	w.answered(c, "left", "E0002")
	return c, me
}

// TestAccountsOfLeaversEnd: a year after they left somebody is erased by the ordinary saga, told thirty days before; what the roster says of them goes, too.
func TestAccountsOfLeaversEnd(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c, me := left(w)
	var mine struct {
		EndsOn events.Date `json:"ends_on"`
	}
	if w.must(&me, "GET", "/me", nil, &mine); mine.EndsOn != "2027-10-01" {
		t.Errorf("%+v", mine)
	}
	if w.daily(334); len(outbox(w, events.SignupAccountEnding)) != 0 {
		t.Error("told too early")
	}
	w.daily(1)
	told := outbox(w, events.SignupAccountEnding)
	if len(told) != 1 || told[0].AccountID != me.AccountID || told[0].EndsOn != "2027-10-01" {
		t.Fatalf("%+v", told)
	}
	if w.daily(30); lastAccount(w, me.AccountID).Status != events.StatusActive || fmt.Sprint(w.ofStatus(c, "left")) != "[E0002]" {
		t.Error("the last day is not over")
	}
	w.daily(1)
	if got := lastAccount(w, me.AccountID); got.Status != events.StatusErased || len(w.ofStatus(c, "left")) != 0 {
		t.Errorf("%+v", got)
	}
	receipt := false
	for _, item := range w.items() {
		email, _ := item["email"].(string)
		receipt = receipt || item["sk"] == "RECEIPT"
		if email == "hana@private.example" || email == "e0002@corp.example" {
			t.Errorf("left over: %v", item)
		}
	}
	if !receipt {
		t.Error("there is no receipt")
	}
	if len(outbox(w, events.SignupAccountEnding)) != 1 {
		t.Error("told twice")
	}
}

// TestLeaversAreAlwaysTold: where the run was missed the thirty days begin with the mail; who comes back keeps the account.
func TestLeaversAreAlwaysTold(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c, me := left(w)
	w.daily(400)
	if told := outbox(w, events.SignupAccountEnding); len(told) != 1 || told[0].EndsOn != "2027-12-05" {
		t.Fatalf("%+v", told)
	}
	if got := lastAccount(w, me.AccountID); got.Status != events.StatusActive {
		t.Errorf("%+v", got)
	}
	w.upload(c, []byte(roster(2, nil)))
	w.daily(60)
	var mine struct {
		EndsOn events.Date `json:"ends_on"`
		Left   bool
	}
	if w.must(&me, "GET", "/me", nil, &mine); mine.EndsOn != "" || mine.Left {
		t.Errorf("%+v", mine)
	}
}

// TestRosterRowsOfLeaversGoForEverybody: also of who never registered, on the same day.
func TestRosterRowsOfLeaversGoForEverybody(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(3, nil)))
	w.register(w.invite(c)["e0002@corp.example"], "hana@private.example")
	w.upload(c, []byte(roster(1, nil)))
	w.answered(c, "left", "E0002", "E0003")
	w.daily(365)
	before := fmt.Sprint(w.ofStatus(c, "left"))
	w.daily(1)
	if after := w.ofStatus(c, "left"); before != "[E0002 E0003]" || len(after) != 0 {
		t.Errorf("%s, then %v", before, after)
	}
}
