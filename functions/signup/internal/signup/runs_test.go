package signup_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/events/claims"
)

type listedRuns struct {
	Runs []struct {
		ID     events.ID `json:"run_id"`
		Status string
		People int
		Days   int `json:"valid_days"`
	}
}

func (w *world) runs(c client) (out []string) {
	w.t.Helper()
	var got listedRuns
	w.must(&c.hr, "GET", "/invitations", nil, &got)
	for _, r := range got.Runs {
		out = append(out, fmt.Sprint(r.Status, " ", r.People))
	}
	return out
}

// TestInvitationsAreSentWhenTheirTimeComes, to who is on the roster then, and once.
func TestInvitationsAreSentWhenTheirTimeComes(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(3, nil)))
	at := w.clock.Now().Add(24 * time.Hour)
	w.must(&c.hr, "POST", "/invitations", map[string]any{"locale": "ja", "send_at": at}, nil)
	keys := w.files.fresh()
	if len(keys) != 1 || !w.notify(keys[0]) || len(outbox(w, events.SignupInvitationIssued)) != 0 {
		t.Fatalf("sent at once: %v", keys)
	}
	due := func(n int) {
		t.Helper()
		if got, err := w.Due(t.Context()); err != nil || got != n {
			t.Fatalf("%d due, want %d: %v", got, n, err)
		}
		w.arrive()
	}
	due(0)
	if got := w.runs(c); fmt.Sprint(got) != "[scheduled 0]" {
		t.Errorf("%v", got)
	}
	w.clock.Advance(12 * time.Hour)
	w.upload(c, []byte(roster(4, nil))) // somebody joins meanwhile
	w.clock.Advance(12 * time.Hour)
	due(1)
	due(0)
	if !w.notify(keys[0]) || len(outbox(w, events.SignupInvitationIssued)) != 4 {
		t.Errorf("%d invitations", len(outbox(w, events.SignupInvitationIssued)))
	}
	if got := w.runs(c); fmt.Sprint(got) != "[sent 0]" {
		t.Errorf("%v", got)
	}
}

func TestScheduledInvitationsCanBeTakenBack(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	other := w.contract("hr", []map[string]any{{"name": "b", "email": "b@other.example", "locale": "ja"}})
	w.upload(c, []byte(roster(3, nil)))
	ask := func(at time.Time) string {
		var run struct {
			ID events.ID `json:"run_id"`
		}
		w.must(&c.hr, "POST", "/invitations", map[string]any{"locale": "ja", "send_at": at, "employee_numbers": []string{"E0001"}}, &run)
		return "/invitations/" + string(run.ID)
	}
	tomorrow := w.clock.Now().Add(24 * time.Hour)
	taken, kept := ask(tomorrow), ask(tomorrow)
	w.refused(&other.hr, "DELETE", taken, nil, http.StatusNotFound, "no_run")
	w.must(&c.hr, "DELETE", taken, nil, nil)
	w.must(&c.hr, "DELETE", taken, nil, nil)
	w.clock.Advance(25 * time.Hour)
	w.refused(&c.hr, "DELETE", kept, nil, http.StatusConflict, "run_begun")
	w.files.fresh()
	if n, err := w.Due(t.Context()); err != nil || n != 1 {
		t.Fatalf("%d due: %v", n, err)
	}
	if !w.arrive() || len(outbox(w, events.SignupInvitationIssued)) != 1 {
		t.Errorf("%d invitations", len(outbox(w, events.SignupInvitationIssued)))
	}
	w.refused(&c.hr, "POST", "/invitations", map[string]any{"locale": "ja", "send_at": w.clock.Now().AddDate(1, 0, 0)}, 422, "too_far_ahead")
}

func TestCompanysOwnWordsAreInItsInvitations(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(1, nil)))
	w.must(&c.hr, "PUT", "/company/sender", map[string]any{"ja": "人事部より", "en": "From HR"}, nil)
	var kept struct{ JA, EN string }
	w.must(&c.hr, "GET", "/company/sender", nil, &kept)
	if kept.JA != "人事部より" || kept.EN != "From HR" {
		t.Errorf("%+v", kept)
	}
	for _, body := range []map[string]any{{"locale": "ja"}, {"locale": "en"}, {"locale": "ja", "sender_text": ""}, {"locale": "ja", "sender_text": "別の言葉"}} {
		w.must(&c.hr, "POST", "/invitations", body, nil)
		w.arrive()
	}
	said := map[string]int{}
	for _, i := range outbox(w, events.SignupInvitationIssued) {
		said[claim[claims.InvitationMail](w, i.Claim).SenderText]++
	}
	if fmt.Sprint(said) != "map[:1 From HR:1 人事部より:1 別の言葉:1]" {
		t.Errorf("%v", said)
	}
}

func TestInvitationsCanBeUsedAsLongAsHRAskedFor(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(1, nil)))
	for _, days := range []int{6, 91} {
		w.refused(&c.hr, "POST", "/invitations", map[string]any{"locale": "ja", "valid_days": days}, 422, "invalid")
	}
	w.must(&c.hr, "POST", "/invitations", map[string]any{"locale": "ja", "valid_days": 30, "send_at": w.clock.Now().Add(24 * time.Hour)}, nil)
	w.files.fresh()
	var listed listedRuns
	w.must(&c.hr, "GET", "/invitations", nil, &listed)
	if len(listed.Runs) != 1 || listed.Runs[0].Days != 30 {
		t.Errorf("%+v", listed)
	}
	w.clock.Advance(25 * time.Hour)
	if n, err := w.Due(t.Context()); err != nil || n != 1 || !w.arrive() {
		t.Fatalf("%d due: %v", n, err)
	}
	i := outbox(w, events.SignupInvitationIssued)[0]
	mail := claim[claims.InvitationMail](w, i.Claim)
	if want := w.clock.Now().AddDate(0, 0, 30); !i.ExpiresAt.Equal(want) || !mail.ExpiresAt.Equal(want) { // from when it is sent
		t.Errorf("until %v, the mail says %v, want %v", i.ExpiresAt, mail.ExpiresAt, want)
	}
	path := "/public/invitations/" + strings.TrimPrefix(mail.Link, "https://kikite.example/register#")
	w.clock.Advance(30*24*time.Hour - time.Second)
	w.must(nil, "GET", path, nil, nil)
	w.clock.Advance(time.Second)
	w.refused(nil, "GET", path, nil, http.StatusGone, "invitation_expired")
}
