package signup_test

import (
	"net/http"
	"testing"
	"time"

	"kikite/events"
)

// fortnight is how long an invitation can be used where HR asks for no other time.
const fortnight = 14 * 24 * time.Hour

func TestRegistrationRefuses(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(3, nil)))
	secrets := w.invite(c)
	one := secrets["e0001@corp.example"]
	for name, tt := range map[string]struct {
		body   map[string]any
		status int
		code   string
	}{
		"the roster's address":      {registration(one, "E0001@corp.example"), 422, "company_address"},
		"another company address":   {registration(one, "me@corp.example"), 422, "company_address"},
		"a subdomain of it":         {registration(one, "me@mail.corp.example"), 422, "company_address"},
		"no address":                {registration(one, "hana"), 422, "address"},
		"a name with the address":   {registration(one, "Hana <hana@private.example>"), 422, "address"},
		"an unknown secret":         {registration("nonsense", "hana@private.example"), 404, "no_invitation"},
		"a zone that is none":       {map[string]any{"secret": one, "private_email": "h@private.example", "locale": "ja", "zone": "Mars/Base"}, 422, "zone"},
		"a language that is none":   {map[string]any{"secret": one, "private_email": "h@private.example", "locale": "fr", "zone": "UTC"}, 422, "invalid"},
		"an unknown field":          {map[string]any{"secret": one, "private_email": "h@private.example", "locale": "ja", "zone": "UTC", "role": "operator"}, 422, "invalid"},
		"a secret that is too long": {registration(string(make([]byte, 200)), "h@private.example"), 422, "invalid"},
	} {
		t.Run(name, func(t *testing.T) {
			w.refused(nil, "POST", "/public/registrations", tt.body, tt.status, tt.code)
		})
	}
	if n := len(w.users.byID); n != 2 { // operator, HR
		t.Errorf("%d users", n)
	}
	w.must(nil, "GET", "/public/invitations/"+one, nil, nil)
	w.clock.Advance(fortnight)
	w.refused(nil, "GET", "/public/invitations/"+one, nil, http.StatusGone, "invitation_expired")
	w.refused(nil, "POST", "/public/registrations", registration(one, "hana@private.example"), http.StatusGone, "invitation_expired")
	w.refused(nil, "GET", "/public/invitations/unknown", nil, http.StatusNotFound, "no_invitation")
}

func TestInvitationRunIsRepeatable(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.refused(&c.hr, "POST", "/invitations", map[string]any{"locale": "ja"}, http.StatusConflict, "no_roster")
	w.upload(c, []byte(roster(90, nil)))
	w.refused(&c.hr, "POST", "/invitations", map[string]any{"locale": "ja", "employee_numbers": []string{"X1"}}, http.StatusUnprocessableEntity, "unknown_employee")
	body := map[string]any{"locale": "ja"}
	first := w.call(&c.hr, "POST", "/invitations", body, "Idempotency-Key", "k")
	again := w.call(&c.hr, "POST", "/invitations", body, "Idempotency-Key", "k")
	if first.status != http.StatusAccepted || string(first.body) != string(again.body) {
		t.Errorf("%s, then %s", first.body, again.body)
	}
	keys := w.files.fresh()
	for _, key := range append(keys, keys...) {
		if !w.notify(key) {
			t.Error("the run failed")
		}
	}
	if n := len(outbox(w, events.SignupInvitationIssued)); n != 90 {
		t.Errorf("%d invitations for 90 people", n)
	}
	w.clock.Advance(time.Hour)
	w.invite(c)
	if n := len(outbox(w, events.SignupInvitationIssued)); n != 180 {
		t.Errorf("%d invitations after a second run", n)
	}
}
