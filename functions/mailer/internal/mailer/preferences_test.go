package mailer_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"kikite/events"
	"kikite/functions/mailer/internal/mailer"
	"kikite/shared/ids"
	"kikite/shared/testkit"
)

func choice(kind events.Code, wanted bool) []mailer.Optional {
	return []mailer.Optional{{Kind: kind, Wanted: wanted}}
}

func TestPreferencesBeforeAndAfterAChoice(t *testing.T) {
	t.Parallel()
	w, ctx := newWorld(t), context.Background()
	who := w.talk().EmployeeID
	p, err := w.preferences.Of(ctx, who, events.RoleEmployee)
	if err != nil || p.Version != 0 || !p.Wants(events.MailSurveyNudge) || p.Wants(events.MailNothingBooked) {
		t.Fatalf("%+v, %v", p, err)
	}
	for range 2 { // the second is the first, repeated after a lost answer
		p, err = w.preferences.Choose(ctx, who, events.RoleEmployee, 0, choice(events.MailSurveyNudge, false))
		if err != nil || p.Version != 1 || p.Wants(events.MailSurveyNudge) {
			t.Fatalf("%+v, %v", p, err)
		}
	}
	if _, err := w.preferences.Choose(ctx, who, events.RoleEmployee, 0, choice(events.MailNothingBooked, true)); !errors.Is(err, mailer.ErrChanged) {
		t.Errorf("a choice on top of a state that is no more: %v", err)
	}
	if _, err := w.preferences.Choose(ctx, who, events.RoleEmployee, 1, choice("newsletter", true)); !errors.Is(err, mailer.ErrKind) {
		t.Errorf("an unknown kind: %v", err)
	}
	out := testkit.Outbox(t, w.table)
	if len(out) != 1 || out[0].EntityID != who || out[0].EntityVersion != 1 {
		t.Fatalf("events %+v", out)
	}
	if e, err := events.MailerPreferencesChanged.Parse(out[0]); err != nil || e.AccountID != who || len(e.Wanted) != 0 {
		t.Errorf("%+v, %v", e, err)
	}
}

func TestWhoLeftChoosesNothing(t *testing.T) {
	t.Parallel()
	w, ctx := newWorld(t), context.Background()
	who := w.talk().EmployeeID
	for _, account := range []events.ID{who, ids.Default{}.New(ids.Account)} { // deactivated; not known yet
		w.status(who, events.StatusDeactivated)
		if _, err := w.preferences.Choose(ctx, account, events.RoleEmployee, 0, choice(events.MailSurveyNudge, false)); !errors.Is(err, mailer.ErrInactive) {
			t.Errorf("%v", err)
		}
		if _, err := w.preferences.Secret(ctx, account, events.RoleEmployee, events.MailSurveyNudge); !errors.Is(err, mailer.ErrInactive) {
			t.Errorf("%v", err)
		}
	}
	if out := testkit.Outbox(t, w.table); len(out) != 0 {
		t.Errorf("events %+v", out)
	}
}

// status is an account event without a new address.
func (w *world) status(account events.ID, status events.Code) {
	w.t.Helper()
	a := events.AccountChanged{AccountID: account, Role: events.RoleEmployee, Status: status, Locale: "ja", Zone: "Asia/Tokyo"}
	if status == events.StatusErased {
		if !w.deliver(events.SignupAccountChanged.New(w.meta(account), a)) {
			w.t.Fatal("not taken")
		}
		return
	}
	w.account(a, "試験 太郎", "taro@private.example")
}

func nudge(w *world, account events.ID) bool {
	r := events.ReminderDue{ReminderID: ids.Default{}.New(ids.Reminder), Kind: events.ReminderSurveyNudge, BookingID: ids.Default{}.New(ids.Booking),
		RecipientID: account, StartsAt: w.clock.Now().Add(-time.Hour), EndsAt: w.clock.Now()}
	return w.deliver(events.RemindersDue.New(w.meta(r.ReminderID), r))
}

// TestOneClick follows a mail's own links: they stop what they are in, and nothing else.
func TestOneClick(t *testing.T) {
	t.Parallel()
	w, ctx := newWorld(t), context.Background()
	b := w.talk()
	if first, second := nudge(w, b.EmployeeID), nudge(w, b.EmployeeID); !first || !second || len(w.provider.sent) != 2 {
		t.Fatalf("%d mails", len(w.provider.sent))
	}
	first, second := links(t, w, 0), links(t, w, 1)
	if first != second || len(first) != 26 {
		t.Fatalf("secrets %q and %q", first, second)
	}
	for _, secret := range []string{first, strings.ToUpper(first), "00000000000000000000000000", ""} { // unknown ones are answered alike
		if err := w.preferences.Stop(ctx, secret); err != nil {
			t.Errorf("%q: %v", secret, err)
		}
	}
	if !nudge(w, b.EmployeeID) || len(w.provider.sent) != 2 {
		t.Errorf("%d mails: one went out though it was unwanted", len(w.provider.sent))
	}
	if !w.deliver(events.BookingBooked.New(w.meta(b.BookingID), b)) || len(w.sentTo("taro@private.example")) != 3 {
		t.Error("it stopped a confirmation, too")
	}
	header, _ := dissect(t, w.sentTo("taro@private.example")[2].Content.Raw.Data)
	if header.Get("List-Unsubscribe") != "" {
		t.Error("a confirmation can be stopped")
	}
	if out := testkit.Outbox(t, w.table); len(out) != 1 {
		t.Errorf("%d events of one choice", len(out))
	}
}

// links checks the ways out of the nth mail and returns their secret.
func links(t *testing.T, w *world, n int) string {
	t.Helper()
	header, all := dissect(t, w.provider.sent[n].Content.Raw.Data)
	secret, found := strings.CutPrefix(strings.Trim(header.Get("List-Unsubscribe"), "<>"), "https://kikite.example/api/mailer/public/unsubscribe/")
	for _, p := range all {
		if !found || !strings.Contains(p.body, "https://kikite.example/unsubscribe/"+secret) {
			t.Errorf("%s leads nowhere:\n%s", p.path, p.body)
		}
	}
	return secret
}

func TestSecretsOfOneAccountAreMadeOnce(t *testing.T) {
	t.Parallel()
	w, ctx := newWorld(t), context.Background()
	who := w.talk().EmployeeID
	var group sync.WaitGroup
	got := make([]string, 8)
	for i := range got {
		group.Go(func() {
			secret, err := w.preferences.Secret(ctx, who, events.RoleEmployee, events.MailSurveyNudge)
			if err != nil {
				t.Error(err)
			}
			got[i] = secret
		})
	}
	group.Wait()
	for _, secret := range got {
		if secret != got[0] {
			t.Errorf("%q and %q", secret, got[0])
		}
	}
	if other, err := w.preferences.Secret(ctx, who, events.RoleEmployee, events.MailNothingBooked); err != nil || other == got[0] {
		t.Errorf("one secret for two kinds: %v", err)
	}
}

func TestStopsAtTheSameMoment(t *testing.T) {
	t.Parallel()
	w, ctx := newWorld(t), context.Background()
	who := w.talk().EmployeeID
	w.choose(who, events.MailNothingBooked, true)
	var group sync.WaitGroup
	for _, kind := range []events.Code{events.MailSurveyNudge, events.MailNothingBooked, events.MailSurveyNudge, events.MailNothingBooked} {
		secret, err := w.preferences.Secret(ctx, who, events.RoleEmployee, kind)
		if err != nil {
			t.Fatal(err)
		}
		group.Go(func() {
			if err := w.preferences.Stop(ctx, secret); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	p, err := w.preferences.Of(ctx, who, events.RoleEmployee)
	if err != nil || p.Wants(events.MailSurveyNudge) || p.Wants(events.MailNothingBooked) || p.Version != 3 {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestErasureRemovesChoicesAndSecrets(t *testing.T) {
	t.Parallel()
	w, ctx := newWorld(t), context.Background()
	who := w.talk().EmployeeID
	w.choose(who, events.MailNothingBooked, true)
	secret, err := w.preferences.Secret(ctx, who, events.RoleEmployee, events.MailNothingBooked)
	if err != nil {
		t.Fatal(err)
	}
	w.status(who, events.StatusErased)
	w.status(who, events.StatusErased)
	var items []map[string]any
	if err := w.table.Prefix(ctx, "CONTACT#"+string(who), "", &items); err != nil || len(items) != 1 { // the contact itself, empty
		t.Errorf("%v, %v", items, err)
	}
	var stop map[string]any
	if found, err := w.table.One(ctx, "STOP#"+secret, "STOP", &stop); found || err != nil {
		t.Errorf("%v, %v", stop, err)
	}
	if err := w.preferences.Stop(ctx, secret); err != nil {
		t.Error(err)
	}
}
