package mailer_test

import (
	"strings"
	"testing"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
)

// TestWelcome: somebody new of HR or the desk is told once where to sign in; a later change of the account is no news, and nobody else gets it.
func TestWelcome(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		role    events.Code
		status  events.Code
		version int64
		want    string // where the one mail leads to; "" is none
	}{
		"somebody new of HR":          {events.RoleHR, events.StatusActive, 1, "/hr"},
		"somebody new of the desk":    {events.RoleDesk, events.StatusActive, 1, "/desk"},
		"who changed their language":  {events.RoleHR, events.StatusActive, 2, ""},
		"whose account is not open":   {events.RoleHR, events.StatusDeactivated, 1, ""},
		"an employee":                 {events.RoleEmployee, events.StatusActive, 1, ""},
		"a consultant":                {events.RoleConsultant, events.StatusActive, 1, ""},
		"an operator, by the command": {events.RoleOperator, events.StatusActive, 1, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			id := ids.Default{}.New(ids.Account)
			key, err := w.signup.Put(t.Context(), events.Mailer, id, claims.Contact{Name: "人事 試", Address: "jinji@company.example"})
			if err != nil {
				t.Fatal(err)
			}
			for range 2 {
				meta := w.meta(id) // each with an ID of its own: also what is published twice is one mail
				meta.EntityVersion = c.version
				if !w.deliver(events.SignupAccountChanged.New(meta, events.AccountChanged{AccountID: id, Role: c.role, CompanyID: "com_1", Status: c.status, Locale: "ja", ContactClaim: key})) {
					t.Fatal("not taken")
				}
			}
			if n := len(w.provider.sent); n > 1 || (n == 1) != (c.want != "") {
				t.Fatalf("%d mails", n)
			}
			if c.want != "" {
				if text, _ := parts(t, w.provider.sent[0]); !strings.Contains(text, "https://kikite.example"+c.want+"\n") || !strings.Contains(text, "パスワードはありません") {
					t.Error(text)
				}
			}
		})
	}
}
