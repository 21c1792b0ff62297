package signup_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/signup/internal/signup/rosterfile"
)

// TestInvitationsThatWereTakenBackAreNotSent: the clock of one function is a second behind that of the other, so that the one takes back what
// the other begins to send.
func TestInvitationsThatWereTakenBackAreNotSent(t *testing.T) {
	t.Parallel()
	for n := 0; ; n++ {
		w := newWorld(t)
		c := w.contract()
		w.upload(c, []byte(roster(60, nil)))
		at := w.clock.Now().Add(24 * time.Hour)
		var run struct {
			ID events.ID `json:"run_id"`
		}
		w.must(&c.hr, "POST", "/invitations", map[string]any{"locale": "ja", "send_at": at}, &run)
		key := w.files.fresh()[0]
		w.clock.Advance(24 * time.Hour)
		var a answer
		m, met := w.meddled(n, func() {
			w.clock.Advance(-time.Second)
			a = w.call(&c.hr, "DELETE", "/invitations/"+string(run.ID), nil)
			w.clock.Advance(time.Second)
		})
		m.notify(key)
		if !met() {
			return
		}
		if sent := len(outbox(w, events.SignupInvitationIssued)); a.status == http.StatusNoContent && sent > 0 {
			t.Fatalf("before call %d: taken back, and %d were sent", n, sent)
		} else if a.status == http.StatusConflict && sent != 60 {
			t.Fatalf("before call %d: refused to take back, and %d were sent", n, sent)
		}
		if n > 8 { // the rest is the same for every person
			return
		}
	}
}

// TestInvitationsFollowTheRosterWhileTheyAreSent: whoever is on the roster by now gets them at the address of now: the one of before may be
// somebody else's.
func TestInvitationsFollowTheRosterWhileTheyAreSent(t *testing.T) {
	t.Parallel()
	for n := 0; ; n++ {
		w := newWorld(t)
		c := w.contract()
		w.upload(c, []byte(roster(1, nil)))
		w.must(&c.hr, "POST", "/invitations", map[string]any{"locale": "ja"}, nil)
		key := w.files.fresh()[0]
		changed := false
		m, met := w.meddled(n, func() {
			changed = len(outbox(w, events.SignupInvitationIssued)) == 0
			w.upload(c, []byte(strings.Replace(roster(1, nil), "e0001@corp.example", "moved@corp.example", 1)))
		})
		m.notify(key)
		if !met() {
			return
		}
		issued := outbox(w, events.SignupInvitationIssued)
		if len(issued) != 1 {
			t.Fatalf("before call %d: %d invitations", n, len(issued))
		}
		if to := claim[claims.InvitationMail](w, issued[0].Claim).Address; changed && to != "moved@corp.example" {
			t.Fatalf("before call %d: sent to %s", n, to)
		}
	}
}

// TestDepartmentsThatCannotBeKeptAreRefused: departments are never removed, and what holds them has an end. A roster that goes beyond it says so,
// and nothing of it is stored.
func TestDepartmentsThatCannotBeKeptAreRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract("seats", 1000)
	file := func(round, letters int) []byte {
		var b strings.Builder
		b.WriteString("社員番号,氏名,メールアドレス,部署\r\n")
		for i := range rosterfile.MaxDepartments {
			fmt.Fprintf(&b, "E%04d,名,e%04d@corp.example,%s%04d%d\r\n", i, i, strings.Repeat("部", letters), i, round)
		}
		return []byte(b.String())
	}
	for round := 0; ; round++ {
		before := len(w.everything())
		got := w.upload(c, file(round, 20))
		w.clock.Advance(time.Minute)
		if got.Status == "applied" && round < 10 {
			continue
		}
		if got.Status != "refused" || len(got.Errors) != 1 || got.Errors[0].Reason != "departments_full" || round == 0 {
			t.Fatalf("round %d: %+v", round, got)
		}
		if stored := len(w.everything()) - before; stored > 2_000 {
			t.Errorf("%d letters of a refused roster are stored", stored)
		}
		break
	}
	if got := w.upload(c, file(0, 20)); got.Status != "applied" {
		t.Errorf("%+v", got)
	}
	other := w.contract("hr", []map[string]any{{"name": "b", "email": "b@other.example", "locale": "ja"}})
	if got := w.upload(other, file(0, 95)); got.Status != "applied" && got.Status != "refused" {
		t.Errorf("%+v", got)
	}
}
