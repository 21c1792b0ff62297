package signup_test

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/signup/internal/signup"
	"kikite/shared/testkit"
)

// TestHRCannotTellWhoRegistered: two companies do the same in all but who registers (nobody; a third, two of whom consent, one
// of whom is erased). Every answer that HR gets and every mail to the company's addresses is the same, byte for byte.
func TestHRCannotTellWhoRegistered(t *testing.T) {
	t.Parallel()
	nobody, nobodysMail := hrSees(t, nil)
	some, someMail := hrSees(t, []int{1, 4, 7, 10, 12})
	if len(nobody) != len(some) {
		t.Fatalf("%d and %d answers", len(nobody), len(some))
	}
	for i := range nobody {
		if !bytes.Equal(nobody[i], some[i]) {
			t.Errorf("answer %d differs:\n%s\n%s", i, nobody[i], some[i])
		}
	}
	if !slices.Equal(nobodysMail, someMail) {
		t.Errorf("mail differs:\n%v\n%v", nobodysMail, someMail)
	}
}

// aboutThemselves are the routes of HR that know of the caller's own account only.
var aboutThemselves = []string{"POST /api/signup/me/consents", "POST /api/signup/me/erasure", "GET /api/signup/me/erasure", "PUT /api/signup/me/settings",
	"GET /api/signup/me/export", "POST /api/signup/me/export", "GET /api/signup/me/export/file", "GET /api/signup/me/export/documents/x"}

var idInPath = regexp.MustCompile(`/[a-z]{3}_[0-9a-z]{26}`)

func hrSees(t *testing.T, registering []int) (answers [][]byte, mail []string) {
	w := newWorld(t)
	c := w.contract()
	asked := map[string]bool{}
	hr := func(method, path string, body any) {
		a := w.call(&c.hr, method, path, body, "Idempotency-Key", fmt.Sprint(len(answers)))
		answers = append(answers, fmt.Appendf(nil, "%d %s", a.status, a.body))
		route, _, _ := strings.Cut(method+" /api/signup"+path, "?")
		asked[idInPath.ReplaceAllString(route, "/x")] = true
	}
	upload := func(file string) {
		u := w.upload(c, []byte(file))
		hr("GET", "/roster/uploads/"+string(u.ID), nil)
		hr("GET", "/roster/uploads/"+string(u.ID)+"/errors", nil)
	}
	hr("POST", "/roster/uploads", map[string]any{"filename": "x.csv", "size": 10})
	upload(roster(12, nil))
	secrets := w.invite(c)
	for n, i := range registering {
		p := w.register(secrets[fmt.Sprintf("e%04d@corp.example", i)], fmt.Sprintf("p%d@private.example", i))
		if n%2 == 0 {
			w.must(&p, "POST", "/me/consents", map[string]any{"version": signup.ConsentVersion}, nil)
		}
		if n == 3 {
			w.must(&p, "POST", "/me/erasure", nil, nil)
		}
	}
	w.clock.Advance(time.Duration(5-len(registering)) * time.Second) // registering takes one
	hr("PUT", "/company/sender", map[string]any{"ja": "x", "en": "y"})
	everybody := map[string]any{"locale": "ja"}
	hr("GET", "/company", nil)
	hr("POST", "/invitations", everybody)
	w.arrive()
	hr("POST", "/invitations", map[string]any{"locale": "en", "employee_numbers": []string{"E0001", "E0002"}})
	w.arrive()
	upload(roster(11, map[int]string{1: "人事部/採用課", 2: "人事部/採用課"})) // moves a registered person, and one leaves
	hr("GET", "/roster?status=proposed", nil)
	hr("POST", "/roster/departures", map[string]any{"decision": "left", "employee_numbers": []string{"E0012"}})
	run := regexp.MustCompile(`"departure_id":"([^"]+)"`).FindSubmatch(answers[len(answers)-1])
	w.arrive()
	hr("GET", "/roster/departures/"+string(run[1]), nil)
	hr("GET", "/roster?status=left", nil)
	hr("POST", "/invitations", everybody)
	w.arrive()
	hr("PUT", "/company/programs", map[string]any{"programs": []string{"one_on_one"}})
	hr("GET", "/company", nil)
	hr("GET", "/invitations", nil)
	hr("GET", "/roster?limit=7", nil)
	hr("GET", "/roster?q=shain", nil)
	hr("GET", "/me", nil)
	hr("GET", "/consents/current", nil)
	hr("GET", "/company/sender", nil)
	hr("POST", "/invitations", map[string]any{"locale": "ja", "send_at": w.clock.Now().Add(time.Hour)})
	planned := regexp.MustCompile(`"run_id":"([^"]+)"`).FindSubmatch(answers[len(answers)-1])
	hr("DELETE", "/invitations/"+string(planned[1]), nil)
	for _, route := range testkit.RoutesOf(t, w.API(), events.RoleHR) {
		if !asked[route] && !slices.Contains(aboutThemselves, route) {
			t.Errorf("%s: compare its answers here", route)
		}
	}
	for _, i := range outbox(w, events.SignupInvitationIssued) {
		m := claim[claims.InvitationMail](w, i.Claim)
		m.Link = "" // secrets differ by chance, as IDs do
		mail = append(mail, fmt.Sprint(m))
	}
	slices.Sort(mail)
	return answers, mail
}
