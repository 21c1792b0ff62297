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

// addressMail is the newest mail of a kind about a private address.
func (w *world) addressMail(what events.Code) claims.AddressMail {
	w.t.Helper()
	var found claims.AddressMail
	for _, e := range outbox(w, events.SignupAddressMail) {
		if e.What != what {
			continue
		}
		if m := claim[claims.AddressMail](w, e.Claim); found.At.Before(m.At) || found.At.Equal(m.At) {
			found = m
		}
	}
	if found.Address == "" {
		w.t.Fatalf("no mail %s", what)
	}
	return found
}

func wanted(email string) map[string]any { return map[string]any{"email": email} }
func code(digits string) map[string]any  { return map[string]any{"code": digits} }

// TestAnotherPrivateAddress: the new one is verified by a code, the old one is told, and mail and sign-in follow; also in the directory.
func TestAnotherPrivateAddress(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	me := registered(w)
	const ask, confirm = "/me/address", "/me/address/confirmation"
	w.refused(&me, "POST", ask, wanted("hana@private.example"), 422, "address_same")
	w.refused(&me, "POST", ask, wanted("e0001@corp.example"), 422, "company_address")
	w.refused(&me, "POST", ask, wanted("x@mail.corp.example"), 422, "company_address")
	w.refused(&me, "POST", ask, wanted("nobody"), 422, "address")
	w.refused(&me, "POST", confirm, code("123456"), http.StatusNotFound, "no_address_change")
	var mine struct {
		Email   string
		Pending *struct{ Email string }
	}
	w.must(&me, "POST", ask, wanted(" New@Private.example "), &mine)
	sent := w.addressMail(events.AddressCode)
	if sent.Address != "new@private.example" || len(sent.Code) != 6 || mine.Email != "hana@private.example" || mine.Pending == nil || mine.Pending.Email != sent.Address {
		t.Fatalf("%+v, %+v", sent, mine)
	}
	wrong := "000000"
	if sent.Code == wrong {
		wrong = "000001"
	}
	w.refused(&me, "POST", confirm, code(wrong), 422, "wrong_code")
	for range 2 { // a repeated request
		var now struct{ Email string }
		if w.must(&me, "POST", confirm, code(sent.Code), &now); now.Email != sent.Address {
			t.Errorf("%+v", now)
		}
	}
	if told := w.addressMail(events.AddressMoved); told.Address != "hana@private.example" || told.Code != "" {
		t.Errorf("%+v", told)
	}
	if u, _ := w.users.get(me.AccountID); u.email != sent.Address || u.disabled {
		t.Errorf("%+v", u)
	}
	if c := claim[claims.Contact](w, lastAccount(w, me.AccountID).ContactClaim); c.Address != sent.Address {
		t.Errorf("mail goes to %+v", c)
	}
	w.must(&me, "POST", "/me/erasure", nil, nil)
	for _, item := range w.items() {
		if email, _ := item["email"].(string); strings.Contains(email, "private.example") {
			t.Errorf("left after the erasure: %v", item)
		}
	}
}

// items are all that the table holds.
func (w *world) items() (all []map[string]any) {
	w.t.Helper()
	if err := w.Table.Scan().Consistent(true).All(w.t.Context(), &all); err != nil {
		w.t.Fatal(err)
	}
	return all
}

// TestNobodyLearnsWhoseAddressItIs: for an address of another account the answer and what is written are the same; its owner is told, and no code is right.
func TestNobodyLearnsWhoseAddressItIs(t *testing.T) {
	t.Parallel()
	answers := map[string]string{}
	for _, email := range []string{"taken@private.example", "empty@private.example"} {
		w := newWorld(t)
		c := w.contract()
		w.upload(c, []byte(roster(2, nil)))
		secrets := w.invite(c)
		me := w.register(secrets["e0001@corp.example"], "hana@private.example")
		if w.asks(secrets["e0002@corp.example"], email); email == "taken@private.example" {
			w.signIn(email)
		}
		before := len(w.items())
		a := w.call(&me, "POST", "/me/address", wanted(email))
		answers[email] = fmt.Sprint(strings.ReplaceAll(string(a.body), email, "x"), a.status, len(w.items())-before)
		if email == "taken@private.example" {
			if m := w.addressMail(events.AddressKnown); m.Address != email || m.Code != "" || m.Name != "" {
				t.Errorf("%+v", m)
			}
			w.refused(&me, "POST", "/me/address/confirmation", code("123456"), 422, "wrong_code")
		}
	}
	if answers["taken@private.example"] != answers["empty@private.example"] {
		t.Errorf("%v", answers)
	}
}

// TestCodesCannotBeTried: five wrong ones, half an hour, and five mails are all there is.
func TestCodesCannotBeTried(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	me := registered(w)
	w.must(&me, "POST", "/me/address", wanted("new@private.example"), nil)
	sent := w.addressMail(events.AddressCode).Code
	wrong := strings.Map(func(r rune) rune { return '0' + (r-'0'+1)%10 }, sent)
	for range 5 {
		w.refused(&me, "POST", "/me/address/confirmation", code(wrong), 422, "wrong_code")
	}
	w.refused(&me, "POST", "/me/address/confirmation", code(sent), http.StatusNotFound, "no_address_change")
	w.must(&me, "POST", "/me/address", wanted("late@private.example"), nil)
	sent = w.addressMail(events.AddressCode).Code
	w.clock.Advance(31 * time.Minute)
	w.refused(&me, "POST", "/me/address/confirmation", code(sent), http.StatusNotFound, "no_address_change")
	for range 3 {
		w.call(&me, "POST", "/me/address", wanted("more@private.example"))
	}
	w.refused(&me, "POST", "/me/address", wanted("more@private.example"), http.StatusTooManyRequests, "too_many_codes")
	w.refused(&me, "POST", "/me/address", wanted("other@private.example"), http.StatusTooManyRequests, "too_many_codes")
}

// TestAddressChangeSurvivesDeath: a death between the table and the directory is made good by the event.
func TestAddressChangeSurvivesDeath(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	me := registered(w)
	w.must(&me, "POST", "/me/address", wanted("new@private.example"), nil)
	sent := w.addressMail(events.AddressCode).Code
	w.users.down = true
	if a := w.call(&me, "POST", "/me/address/confirmation", code(sent)); a.status < 500 {
		t.Errorf("%d %s", a.status, a.body)
	}
	w.users.down = false
	w.deliver()
	if u, _ := w.users.get(me.AccountID); u.email != "new@private.example" {
		t.Errorf("%+v", u)
	}
}
