package signup_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/signup/internal/signup"
)

// asks registers and leaves it at that: nobody enters the code.
func (w *world) asks(secret, email string) {
	w.t.Helper()
	w.must(nil, "POST", "/public/registrations", registration(secret, email), nil)
}

// opened are the accounts of employees that there are events of.
func (w *world) opened() []events.ID {
	var out []events.ID
	for _, a := range outbox(w, events.SignupAccountChanged) {
		if a.Role == events.RoleEmployee && !slices.Contains(out, a.AccountID) {
			out = append(out, a.AccountID)
		}
	}
	return out
}

func TestTheFirstSignInOpensTheAccount(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(3, nil)))
	secret := w.invite(c, "E0001")["e0001@corp.example"]
	w.asks(secret, "hana@private.example")
	w.asks(secret, "hana@private.example") // a second click
	if got := w.opened(); len(got) != 0 {
		t.Fatalf("accounts before anybody signed in: %v", got)
	}
	if m := w.addressMail(events.AddressEntered); m.Address != "hana@private.example" || m.Name != "" || m.Link != "https://kikite.example/home" {
		t.Errorf("%+v", m)
	}
	me, ok := w.signIn("hana@private.example")
	if again, _ := w.signIn("hana@private.example"); !ok || again != me {
		t.Fatalf("%v, then %v", me, again)
	}
	if got := w.opened(); len(got) != 1 || got[0] != me.AccountID || len(outbox(w, events.SignupAddressMail)) != 1 {
		t.Errorf("accounts %v, %d mails", got, len(outbox(w, events.SignupAddressMail)))
	}

	// The page that was left open, another invitation, another address: nothing comes of them, and nothing of the account changes.
	second := w.invite(c, "E0001")["e0001@corp.example"]
	for _, s := range []string{secret, second} {
		w.asks(s, "other@private.example")
		if _, ok := w.signIn("other@private.example"); ok {
			t.Error("a second account of one person")
		}
		w.asks(s, "hana@private.example")
	}
	if u, _ := w.users.get(me.AccountID); u.email != "hana@private.example" || u.disabled {
		t.Errorf("codes go to %+v", u)
	}
	w.must(&me, "GET", "/me", nil, nil)
}

// TestRegisteringNeverMovesAnAccount: the address was changed since; whoever has the invitation's link and knows the former one gets no codes there.
func TestRegisteringNeverMovesAnAccount(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(3, nil)))
	secret := w.invite(c, "E0001")["e0001@corp.example"]
	me := w.register(secret, "hana@private.example")
	w.must(&me, "POST", "/me/address", wanted("new@private.example"), nil)
	w.must(&me, "POST", "/me/address/confirmation", code(w.addressMail(events.AddressCode).Code), nil)
	w.asks(secret, "hana@private.example")
	if u, _ := w.users.get(me.AccountID); u.email != "new@private.example" {
		t.Errorf("codes go to %s", u.email)
	}
	if id := w.users.of("hana@private.example"); id != "" {
		t.Errorf("%s can ask for codes", id)
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
	addresses := []string{"a@private.example", "b@private.example", "c@private.example"}
	var group sync.WaitGroup
	for _, try := range []map[string]any{
		registration(first, addresses[0]), registration(first, addresses[0]), registration(first, addresses[1]),
		registration(second, addresses[0]), registration(second, addresses[2]),
	} {
		group.Go(func() { w.call(nil, "POST", "/public/registrations", try) })
		for _, a := range addresses {
			group.Go(func() { w.signIn(a) })
		}
	}
	group.Wait()
	for _, a := range addresses { // who came too late tries again
		w.signIn(a)
	}
	made := w.opened()
	if len(made) != 1 {
		t.Fatalf("accounts: %v", made)
	}
	w.deliver()
	w.clock.Advance(fortnight)
	if err := w.Daily(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, ok := w.users.get(made[0]); !ok || len(w.users.byID) != 3 {
		t.Errorf("users: %v", w.users.byID)
	}
}

func TestAMistypedAddressIsCorrectedUntilSomebodySignedIn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(3, nil)))
	first, second := w.invite(c, "E0001")["e0001@corp.example"], w.invite(c, "E0001")["e0001@corp.example"]
	w.asks(first, "hanna@private.example")
	w.asks(second, "hana@private.example")
	if id := w.users.of("hanna@private.example"); id != "" {
		t.Error("a stranger can still sign in")
	}
	w.register(w.invite(c, "E0002")["e0002@corp.example"], "hanna@private.example") // perhaps it is a colleague's
	me, ok := w.signIn("hana@private.example")
	if !ok {
		t.Fatal("the corrected address cannot sign in")
	}
	last := lastAccount(w, me.AccountID)
	if contact := claim[claims.Contact](w, last.ContactClaim); contact.Address != "hana@private.example" || contact.Name != "社員 1" {
		t.Errorf("%+v", contact)
	}
}

// TestOneInvitationWritesToFew: whoever has a link cannot have strangers written to by the hundred.
func TestOneInvitationWritesToFew(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(1, nil)))
	secret := w.invite(c)["e0001@corp.example"]
	for i := range 10 {
		w.asks(secret, fmt.Sprintf("stranger%d@private.example", i))
	}
	w.refused(nil, "POST", "/public/registrations", registration(secret, "hana@private.example"), 429, "too_many_codes")
	if n := len(outbox(w, events.SignupAddressMail)); n != 10 {
		t.Errorf("%d mails", n)
	}
	w.clock.Advance(10 * time.Minute)
	w.register(secret, "hana@private.example")
}

// TestOneAddressTypedByTwo: whoever typed it last gets the code; nobody is kept out by an address that somebody else only typed.
func TestOneAddressTypedByTwo(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(3, nil)))
	secrets := w.invite(c)
	w.asks(secrets["e0002@corp.example"], "hana@private.example")
	me := w.register(secrets["e0001@corp.example"], "hana@private.example")
	if number := lastAccount(w, me.AccountID); number.CompanyID != c.id || len(w.opened()) != 1 {
		t.Errorf("%+v", number)
	}
	w.register(secrets["e0002@corp.example"], "taro@private.example")
}

func TestRegisteringWithoutDirectoryIsRepeated(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(1, nil)))
	secret := w.invite(c)["e0001@corp.example"]
	w.users.down = true
	w.refused(nil, "POST", "/public/registrations", registration(secret, "hana@private.example"), 500, "internal")
	w.users.down = false
	w.register(secret, "hana@private.example")
	if n := len(outbox(w, events.SignupAddressMail)); n != 1 {
		t.Errorf("%d mails", n)
	}
}

// TestRegisteringTellsNobodyAnything: the company can read the mailbox that an invitation was sent to, and colleagues know each other's addresses. Whether the
// person registered, by this or another invitation, and whether the address has an account: the answers are the same, byte for byte, and take the same time.
func TestRegisteringTellsNobodyAnything(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(6, nil)))
	secrets := w.invite(c)
	of := func(n int) string { return secrets[fmt.Sprintf("e%04d@corp.example", n)] }
	hana := w.register(of(1), "hana@private.example")
	w.register(of(2), "taro@private.example")
	again := w.invite(c, "E0002")["e0002@corp.example"]
	w.asks(of(3), "mari@private.example") // not signed in yet
	want := ""
	for _, tt := range []struct{ what, secret, email string }{
		{"an address of nobody", of(5), "aaaa@private.example"},
		{"the same once more", of(5), "aaaa@private.example"},
		{"another", of(5), "dddd@private.example"},
		{"a registered person's, with their own address", of(1), "hana@private.example"},
		{"a registered person's, used", of(1), "bbbb@private.example"},
		{"a registered person's, of another run", again, "cccc@private.example"},
		{"with a colleague's address", of(4), "hana@private.example"},
		{"with one that a colleague typed", of(4), "mari@private.example"},
		{"with an operator's address", of(6), "ops@kikite.example"},
		{"a company address, unused", of(5), "boss@corp.example"},
		{"a company address, used", of(1), "boss@corp.example"},
		{"no address, unused", of(5), "nonsense"},
		{"no address, used", of(1), "nonsense"},
	} {
		before := w.clock.Now()
		a := w.call(nil, "POST", "/public/registrations", registration(tt.secret, tt.email))
		page := w.call(nil, "GET", "/public/invitations/"+tt.secret, nil)
		got := fmt.Sprintf("%d %s after %s, then %d", a.status, a.body, w.clock.Now().Sub(before), page.status)
		if want == "" || strings.HasSuffix(tt.what, ", unused") {
			want = got
		} else if got != want {
			t.Errorf("%s: %s, not %s", tt.what, got, want)
		}
	}
	if !strings.HasPrefix(want, "422 ") {
		t.Errorf("no address: %s", want)
	}
	for _, email := range []string{"bbbb@private.example", "cccc@private.example"} {
		if w.users.of(email) == "" {
			t.Errorf("%s gets no codes: whoever reads it would know", email)
		}
		if _, ok := w.signIn(email); ok {
			t.Errorf("%s has an account", email)
		}
	}
	if m := w.addressMail(events.AddressKnown); m.Address != "ops@kikite.example" {
		t.Errorf("%+v", m)
	}
	if me, ok := w.signIn("hana@private.example"); !ok || me != hana {
		t.Error("the owner of the address is locked out")
	}
}

// TestRegistrationsEnd: what nobody signed in after is forgotten with its user; what became an account leaves the account alone.
func TestRegistrationsEnd(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(3, nil)))
	secrets := w.invite(c)
	me := w.register(secrets["e0001@corp.example"], "hana@private.example")
	w.asks(secrets["e0002@corp.example"], "taro@private.example")
	w.asks(secrets["e0003@corp.example"], "hana@private.example") // has an account
	w.clock.Advance(fortnight - time.Minute)
	day := func() {
		t.Helper()
		if err := w.Daily(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if day(); len(w.users.byID) != 4 {
		t.Errorf("too early: %v", w.users.byID)
	}
	w.clock.Advance(time.Minute)
	if _, ok := w.signIn("taro@private.example"); ok {
		t.Error("opened too late")
	}
	day()
	day()
	if _, ok := w.users.get(me.AccountID); !ok || len(w.users.byID) != 3 {
		t.Errorf("users: %v", w.users.byID)
	}
	w.must(&me, "GET", "/me", nil, nil)
	w.register(w.invite(c, "E0002")["e0002@corp.example"], "taro@private.example")
}

// TestErasureForgetsWhatWasTyped: addresses of the person that they typed and never used.
func TestErasureForgetsWhatWasTyped(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(1, nil)))
	secret := w.invite(c)["e0001@corp.example"]
	me := w.register(secret, "hana@private.example")
	w.asks(secret, "other@private.example")
	w.must(&me, "POST", "/me/erasure", nil, nil)
	if w.users.of("other@private.example") != "" || len(w.users.byID) != 2 {
		t.Errorf("users: %v", w.users.byID)
	}
	if found := w.holding("other@private.example"); len(found) != 0 {
		t.Errorf("still in %v", found)
	}
}

// TestLeaversWhoRegisterLateAreLeavers: the invitation outlived their employment.
func TestLeaversWhoRegisterLateAreLeavers(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(12, nil)))
	secret := w.invite(c)["e0012@corp.example"]
	w.upload(c, []byte(roster(11, nil)))
	w.must(&c.hr, "POST", "/roster/departures", map[string]any{"decision": "left", "employee_numbers": []string{"E0012"}}, nil)
	w.arrive()
	me := w.register(secret, "hana@private.example")
	var own signup.Me
	if w.must(&me, "GET", "/me", nil, &own); !own.Left || own.EndsOn == "" {
		t.Errorf("%+v", own)
	}
}
