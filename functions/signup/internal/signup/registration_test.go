package signup_test

import (
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"

	"kikite/events"
	"kikite/events/claims"
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
		"somebody else's address":   {registration(one, "ops@kikite.example"), 409, "address_taken"},
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

func TestRegistrationIsSingleUseAndRepeatable(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(3, nil)))
	secret := w.invite(c, "E0001")["e0001@corp.example"]
	me := w.register(secret, "hana@private.example")
	_ = w.users.Delete(t.Context(), me.AccountID) // as a refused request beside the successful one may do
	if again := w.register(secret, "hana@private.example"); again != me {
		t.Errorf("a repeated request made %v", again)
	}
	if _, ok := w.users.get(me.AccountID); !ok {
		t.Error("the repeated request left the account without a user")
	}
	w.refused(nil, "POST", "/public/registrations", registration(secret, "other@private.example"), http.StatusGone, "invitation_used")

	second := w.invite(c, "E0001")["e0001@corp.example"]
	var seen struct {
		CompanyName string `json:"company_name"`
	}
	w.must(nil, "GET", "/public/invitations/"+second, nil, &seen) // the company may read this mailbox: it looks unused
	if again := w.register(second, "hana@private.example"); again != me {
		t.Errorf("a second invitation made %v", again)
	}
	w.refused(nil, "POST", "/public/registrations", registration(second, "other@private.example"), http.StatusConflict, "registered")
	if n := len(w.users.byID); n != 3 {
		t.Errorf("%d users", n)
	}
}

// TestRegistrationRaces: whatever happens at once, one account comes of it, with a user, and nobody else has one.
func TestRegistrationRaces(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(1, nil)))
	first, second := w.invite(c)["e0001@corp.example"], w.invite(c)["e0001@corp.example"]
	if first == second {
		t.Fatal("the second run sent the first link")
	}
	var group sync.WaitGroup
	for _, try := range []map[string]any{
		registration(first, "a@private.example"), registration(first, "a@private.example"), registration(first, "b@private.example"),
		registration(second, "a@private.example"), registration(second, "c@private.example"),
	} {
		group.Go(func() { w.call(nil, "POST", "/public/registrations", try) })
	}
	group.Wait()
	var made []events.ID
	for _, a := range outbox(w, events.SignupAccountChanged) { // more than one if an address was corrected
		if a.Role == events.RoleEmployee && !slices.Contains(made, a.AccountID) {
			made = append(made, a.AccountID)
		}
	}
	if len(made) != 1 {
		t.Fatalf("accounts: %v", made)
	}
	w.deliver()
	if _, ok := w.users.get(made[0]); !ok || len(w.users.byID) != 3 {
		t.Errorf("users: %v", w.users.byID)
	}
}

func TestRegistrationAfterADeathBetweenUserAndAccount(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(2, nil)))
	secrets := w.invite(c)
	const orphan events.ID = "acc_00000000000000000000000999" // a user whose account was never stored
	w.users.byID[orphan] = user{email: "hana@private.example"}
	me := w.register(secrets["e0001@corp.example"], "hana@private.example")
	if _, ok := w.users.get(orphan); ok || me.AccountID == orphan {
		t.Error("the orphan is still there")
	}
	w.refused(nil, "POST", "/public/registrations", registration(secrets["e0002@corp.example"], "hana@private.example"), http.StatusConflict, "address_taken")
}

func TestRegistrationWithoutDirectoryStoresNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(1, nil)))
	secret := w.invite(c)["e0001@corp.example"]
	w.users.down = true
	w.refused(nil, "POST", "/public/registrations", registration(secret, "hana@private.example"), http.StatusInternalServerError, "internal")
	if n := len(outbox(w, events.SignupAccountChanged)); n != 2 {
		t.Errorf("%d account events", n)
	}
	w.users.down = false
	w.register(secret, "hana@private.example")
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

// TestAnInvitationDoesNotTellWhetherItWasUsed: the company can read the mailbox that it was sent to. Whoever tries the link there
// learns nothing, unless they register in the person's place, which the person notices.
func TestAnInvitationDoesNotTellWhetherItWasUsed(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(2, nil)))
	secrets := w.invite(c)
	used, unused := secrets["e0001@corp.example"], secrets["e0002@corp.example"]
	w.register(used, "hana@private.example")
	a, b := w.call(nil, "GET", "/public/invitations/"+used, nil), w.call(nil, "GET", "/public/invitations/"+unused, nil)
	if a.status != http.StatusOK || string(a.body) != string(b.body) {
		t.Errorf("%s for a used link, %s for an unused one", a.body, b.body)
	}
	for _, address := range []string{"e0009@corp.example", "ops@kikite.example", "nonsense"} {
		a := w.call(nil, "POST", "/public/registrations", registration(used, address))
		b := w.call(nil, "POST", "/public/registrations", registration(unused, address))
		if a.status != b.status || string(a.body) != string(b.body) {
			t.Errorf("%s: %s for a used link, %s for an unused one", address, a.body, b.body)
		}
	}
	w.clock.Advance(fortnight)
	for _, secret := range []string{used, unused} {
		w.refused(nil, "POST", "/public/registrations", registration(secret, "me@private.example"), http.StatusGone, "invitation_expired")
	}
}

// TestAMistypedAddressIsCorrectedUntilSomebodySignedIn: the invitation is used, the code went to a stranger. Whoever signed in keeps the
// account.
func TestAMistypedAddressIsCorrectedUntilSomebodySignedIn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(3, nil)))
	first, second := w.invite(c, "E0001")["e0001@corp.example"], w.invite(c, "E0001")["e0001@corp.example"]
	register := func(secret, email string) (id struct {
		ID events.ID `json:"account_id"`
	}) {
		t.Helper()
		w.must(nil, "POST", "/public/registrations", registration(secret, email), &id)
		return id
	}
	wrong := register(first, "hanna@private.example")
	right := register(first, "hana@private.example")
	again := register(second, "hana@private.example")
	if right != wrong || again != wrong || len(w.users.byID) != 3 {
		t.Fatalf("%v, %v, %v; %d users", wrong, right, again, len(w.users.byID))
	}
	if u, _ := w.users.get(right.ID); u.email != "hana@private.example" {
		t.Errorf("codes go to %s", u.email)
	}
	last := lastAccount(w, right.ID)
	if contact := claim[claims.Contact](w, last.ContactClaim); contact.Address != "hana@private.example" {
		t.Errorf("mail goes to %s", contact.Address)
	}
	other := w.invite(c, "E0002")["e0002@corp.example"]
	w.refused(nil, "POST", "/public/registrations", registration(other, "hana@private.example"), http.StatusConflict, "address_taken")
	w.register(other, "hanna@private.example") // the mistyped address is free again: perhaps it is a colleague's
	me, _ := w.token(right.ID)
	w.must(&person{me}, "GET", "/me", nil, nil)
	w.refused(nil, "POST", "/public/registrations", registration(first, "thief@private.example"), http.StatusGone, "invitation_used")
	w.refused(nil, "POST", "/public/registrations", registration(second, "thief@private.example"), http.StatusConflict, "registered")
}
