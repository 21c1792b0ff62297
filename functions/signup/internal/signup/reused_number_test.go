package signup_test

import (
	"net/http"
	"strings"
	"testing"

	"kikite/functions/signup/internal/signup"
)

// TestANumberThatSomebodyNewGets: neither the account nor the invitation of who left with it is theirs.
func TestANumberThatSomebodyNewGets(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(12, nil)))
	old := w.invite(c, "E0012")["e0012@corp.example"]
	gone := w.register(old, "gone@private.example")
	w.upload(c, []byte(roster(11, nil)))
	w.must(&c.hr, "POST", "/roster/departures", map[string]any{"decision": "left", "employee_numbers": []string{"E0012"}}, nil)
	w.arrive()

	file := strings.NewReplacer("社員 12,", "新人 花,", "e0012@", "shinjin@", "1990/4/2,2015/4/1,正社員\r\nEND", "2004/5/6,2026/4/1,正社員\r\n").Replace(roster(12, nil) + "END")
	for range 2 { // the same file again changes nothing
		if got := w.upload(c, []byte(file)); got.Status != "applied" || got.Counts.Vanished != 0 {
			t.Fatalf("%+v", got)
		}
	}
	me := func(p person) (me signup.Me) {
		w.must(&p, "GET", "/me", nil, &me)
		return me
	}
	if got := me(gone); got.Name != "社員 12" || !got.Left {
		t.Errorf("who left is %+v", got)
	}
	w.refused(nil, "POST", "/public/registrations", registration(old, "thief@private.example"), http.StatusNotFound, "no_invitation")
	newcomer := w.register(w.invite(c, "E0012")["shinjin@corp.example"], "hana@private.example")
	if got := me(newcomer); got.Name != "新人 花" || got.Left || newcomer.AccountID == gone.AccountID {
		t.Errorf("the newcomer is %+v", got)
	}
	w.upload(c, []byte(strings.ReplaceAll(file, "新人 花", "別姓 花"))) // still the same person
	if got := me(newcomer); got.Name != "別姓 花" {
		t.Errorf("the newcomer is %+v", got)
	}
}

// TestWhoComesBackIsTheSamePerson: by the address, the name or the birth date.
func TestWhoComesBackIsTheSamePerson(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(12, nil)))
	me := w.register(w.invite(c, "E0012")["e0012@corp.example"], "hana@private.example")
	w.upload(c, []byte(roster(11, nil)))
	w.must(&c.hr, "POST", "/roster/departures", map[string]any{"decision": "left", "employee_numbers": []string{"E0012"}}, nil)
	w.arrive()
	w.upload(c, []byte(strings.NewReplacer("社員 12,", "別姓 花,", "e0012@", "betsusei@").Replace(roster(12, nil)))) // the birth date stays
	var own signup.Me
	if w.must(&me, "GET", "/me", nil, &own); own.Left || own.Name != "別姓 花" {
		t.Errorf("%+v", own)
	}
}
