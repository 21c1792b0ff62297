package signup_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"kikite/events"
)

// recovery begins one as an operator and returns the secrets of the two links.
func (w *world) recovery(old, fresh string) (take, stop string) {
	w.t.Helper()
	body := map[string]any{"old_email": old, "new_email": fresh, "reason": "電話で社員番号と生年月日を確かめた"}
	for range 2 {
		w.must(&w.op, "POST", "/address-recoveries", body, nil, "Idempotency-Key", "1")
	}
	secret := func(link string) string { _, s, _ := strings.Cut(link, "#"); return s }
	return secret(w.addressMail(events.AddressRecovery).Link), secret(w.addressMail(events.AddressObjection).Link)
}

// TestLostAddress: after the wait the link in the mail to the new address moves the account there, and whoever was signed in is signed out.
func TestLostAddress(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	me := registered(w)
	w.refused(&w.op, "POST", "/address-recoveries", map[string]any{"old_email": "no@private.example", "new_email": "new@private.example", "reason": "x"}, http.StatusNotFound, "no_account")
	w.refused(&w.op, "POST", "/address-recoveries", map[string]any{"old_email": "hana@private.example", "new_email": "boss@corp.example", "reason": "x"}, 422, "company_address")
	before := len(outbox(w, events.SignupAddressMail))
	take, _ := w.recovery("hana@private.example", "new@private.example")
	if n := len(outbox(w, events.SignupAddressMail)) - before; n != 2 {
		t.Errorf("%d mails", n)
	}
	path := "/public/address-recoveries/" + take
	w.refused(nil, "POST", path, nil, http.StatusConflict, "recovery_waits")
	w.clock.Advance(72 * time.Hour)
	var view struct {
		Stop  bool
		State string
	}
	if w.must(nil, "GET", path, nil, &view); view.Stop || view.State != "open" {
		t.Errorf("%+v", view)
	}
	for range 2 {
		if w.must(nil, "POST", path, nil, &view); view.State != "done" {
			t.Errorf("%+v", view)
		}
	}
	if u, _ := w.users.get(me.AccountID); u.email != "new@private.example" || u.disabled || !u.signedOut {
		t.Errorf("%+v", u)
	}
	recorded := false
	for _, item := range w.items() {
		recorded = recorded || item["operator_id"] == string(w.op.AccountID) && item["reason"] != nil && item["done_at"] != nil
	}
	if !recorded {
		t.Error("who helped, and why, is not on record")
	}
	w.must(&me, "POST", "/me/erasure", nil, nil)
	w.refused(nil, "GET", path, nil, http.StatusNotFound, "no_recovery")
}

// TestTheOldAddressSaysNo: then nothing changes, however long one waits; it may say so until it is too late.
func TestTheOldAddressSaysNo(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	me := registered(w)
	take, stop := w.recovery("hana@private.example", "new@private.example")
	for range 2 {
		w.must(nil, "POST", "/public/address-recoveries/"+stop, nil, nil)
	}
	w.clock.Advance(73 * time.Hour)
	w.refused(nil, "POST", "/public/address-recoveries/"+take, nil, http.StatusConflict, "recovery_stopped")
	if u, _ := w.users.get(me.AccountID); u.email != "hana@private.example" {
		t.Errorf("%+v", u)
	}
	w.refused(nil, "GET", "/public/address-recoveries/unknown", nil, http.StatusNotFound, "no_recovery")
	w.clock.Advance(14 * 24 * time.Hour)
	w.refused(nil, "POST", "/public/address-recoveries/"+take, nil, http.StatusConflict, "recovery_stopped")
}
