package mailer_test

import (
	"strings"
	"testing"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
)

// TestEnding: whoever's account ends is told once, why, until when, and where their own copy is.
func TestEnding(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		role, why  events.Code
		says, link string
	}{
		"an employee who left":            {events.RoleEmployee, events.EndingLeft, "ご退職から1年", "/settings/data"},
		"as events said before":           {events.RoleEmployee, "", "ご退職から1年", "/settings/data"},
		"an employee of an ended company": {events.RoleEmployee, events.EndingContract, "ご契約が終わってから1年", "/settings/data"},
		"HR of an ended company":          {events.RoleHR, events.EndingContract, "ご契約が終わってから1年", "/hr/data"},
		"the desk's of an ended company":  {events.RoleDesk, events.EndingContract, "ご契約が終わってから1年", "/desk/data"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			id := ids.Default{}.New(ids.Account)
			key, err := w.signup.Put(t.Context(), events.Mailer, id, claims.Contact{Name: "試 花", Address: "hana@private.example"})
			if err != nil {
				t.Fatal(err)
			}
			meta := w.meta(id)
			meta.EntityVersion = 2 // no news: no welcome
			w.deliver(events.SignupAccountChanged.New(meta, events.AccountChanged{AccountID: id, Role: c.role, CompanyID: "com_1", Status: events.StatusActive, Locale: "ja", ContactClaim: key}))
			for range 2 {
				if !w.deliver(events.SignupAccountEnding.New(w.meta(id), events.AccountEnding{AccountID: id, EndsOn: "2027-10-31", Why: c.why})) {
					t.Fatal("not taken")
				}
			}
			if len(w.provider.sent) != 1 {
				t.Fatalf("%d mails", len(w.provider.sent))
			}
			text, _ := parts(t, w.provider.sent[0])
			for _, want := range []string{c.says, "2027年10月31日", "https://kikite.example" + c.link + "\n"} {
				if !strings.Contains(text, want) {
					t.Errorf("%q is not in %s", want, text)
				}
			}
		})
	}
}
