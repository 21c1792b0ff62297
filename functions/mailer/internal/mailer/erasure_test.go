package mailer_test

import (
	"context"
	"strings"
	"testing"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
	"kikite/shared/testkit"
)

// TestErasureReceiptIsTheLastMail: it goes to the address in the claim, though the contact book has none any more, once, and is reported as sent.
func TestErasureReceiptIsTheLastMail(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.talk()
	erased := events.AccountChanged{AccountID: b.EmployeeID, Role: events.RoleEmployee, Status: events.StatusErased, Locale: "ja", Zone: "UTC"}
	gone, err := events.SignupAccountChanged.New(w.meta(b.EmployeeID), erased)
	for range 2 {
		if !w.deliver(gone, err) {
			t.Fatal("not taken")
		}
	}
	id := ids.Derive(ids.Erasure, "x")
	key, err := w.signup.Put(context.Background(), events.Mailer, id, claims.ErasureReceipt{Address: "taro@private.example", Locale: "ja", Link: "https://kikite.example/erasure#s"})
	if err != nil {
		t.Fatal(err)
	}
	done, err := events.SignupErasureCompleted.New(w.meta(id), events.ErasureCompleted{ErasureID: id, Claim: key})
	w.provider.refuse = 1
	if w.deliver(done, err) {
		t.Fatal("a receipt that was not sent counts as sent")
	}
	if n := w.said(events.MailerReceiptSent.Name()); n != 0 {
		t.Fatal("reported before it was sent")
	}
	for range 2 {
		if !w.deliver(done, err) {
			t.Fatal("not taken")
		}
	}
	mails := w.sentTo("taro@private.example")
	if len(mails) != 1 {
		t.Fatalf("%d mails", len(mails))
	}
	if text, _ := parts(t, mails[0]); !strings.Contains(text, "https://kikite.example/erasure#s") || strings.Contains(text, "試験") {
		t.Errorf("%s", text)
	}
	if acks, sent := w.said(events.MailerPersonErased.Name()), w.said(events.MailerReceiptSent.Name()); acks != 1 || sent != 1 {
		t.Errorf("%d acknowledgements, %d reports", acks, sent)
	}
	if err := w.signup.Erase(context.Background(), events.Mailer, id); err != nil {
		t.Fatal(err)
	}
	if !w.deliver(done, nil) || len(w.sentTo("taro@private.example")) != 1 {
		t.Error("a receipt whose address is forgotten must count as done")
	}
}

func (w *world) said(name string) int {
	w.t.Helper()
	n := 0
	for _, e := range testkit.Outbox(w.t, w.table) {
		if e.Type == name {
			n++
		}
	}
	return n
}
