package mailer_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
)

func TestAnOfferSaysUntilWhen(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.talk()
	o := events.SlotOffered{BookingID: b.BookingID, EmployeeID: b.EmployeeID, ConsultantID: b.ConsultantID, Program: b.Program,
		StartsAt: b.StartsAt, EndsAt: b.EndsAt, ExpiresAt: w.clock.Now().Add(30 * time.Minute)}
	for range 2 {
		if !w.deliver(events.BookingSlotOffered.New(w.meta(o.BookingID), o)) {
			t.Fatal("not taken")
		}
	}
	if len(w.provider.sent) != 1 || len(w.sentTo("taro@private.example")) != 1 {
		t.Fatalf("%d mails", len(w.provider.sent))
	}
	text, _ := parts(t, w.provider.sent[0])
	for _, want := range []string{"2026年10月1日（木） 12:30（日本時間）", "2026年10月5日（月） 19:00〜19:50（日本時間）", "https://kikite.example/offers/" + string(b.BookingID)} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %s:\n%s", want, text)
		}
	}
}

func TestAnOfferDoesNotFollowItsBooking(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.talk()
	o := events.SlotOffered{BookingID: b.BookingID, EmployeeID: b.EmployeeID, StartsAt: b.StartsAt, EndsAt: b.EndsAt, ExpiresAt: w.clock.Now().Add(time.Minute)}
	offer, err := events.BookingSlotOffered.New(w.meta(o.BookingID), o)
	if !w.deliver(events.BookingBooked.New(w.meta(b.BookingID), b)) || !w.deliver(offer, err) || len(w.sentTo(taro)) != 1 {
		t.Errorf("%d mails", len(w.sentTo(taro)))
	}
}

func TestALateOfferIsNotMade(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.talk()
	o := events.SlotOffered{BookingID: b.BookingID, EmployeeID: b.EmployeeID, StartsAt: b.StartsAt, EndsAt: b.EndsAt, ExpiresAt: w.clock.Now()}
	if !w.deliver(events.BookingSlotOffered.New(w.meta(o.BookingID), o)) || len(w.provider.sent) != 0 {
		t.Errorf("%d mails about a hold that is over", len(w.provider.sent))
	}
}

func TestNothingBookedIsForWhoAsked(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.talk()
	n := events.NothingBooked{RecipientID: b.EmployeeID, Month: "2026-10"}
	deliver := func() int {
		t.Helper()
		n.ReminderID = ids.Default{}.New(ids.Reminder)
		if !w.deliver(events.RemindersNothingBooked.New(w.meta(n.ReminderID), n)) {
			t.Fatal("not taken")
		}
		return len(w.provider.sent)
	}
	if deliver() != 0 {
		t.Error("it was sent to who did not ask")
	}
	w.choose(b.EmployeeID, events.MailNothingBooked, true)
	if deliver() != 1 {
		t.Fatalf("%d mails", len(w.provider.sent))
	}
	if text, _ := parts(t, w.provider.sent[0]); !strings.Contains(text, "2026年10月のご予約は、まだありません") {
		t.Error(text)
	}
	n.Month = "2026-09"
	if deliver() != 1 {
		t.Error("it was sent about a month that is over")
	}
}

// choose is what the preferences page does.
func (w *world) choose(account events.ID, kind events.Code, wanted bool) {
	w.t.Helper()
	p, err := w.preferences.Of(context.Background(), account, events.RoleEmployee)
	if err == nil {
		_, err = w.preferences.Choose(context.Background(), account, events.RoleEmployee, p.Version, choice(kind, wanted))
	}
	if err != nil {
		w.t.Fatal(err)
	}
}
