package mailer_test

import (
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
)

func TestLostAnswers(t *testing.T) {
	t.Parallel()
	setup := func(t *testing.T, p *provider) (*world, func() bool) {
		t.Helper()
		w := newWorld(t)
		b := w.talk()
		w.provider.lose, w.provider.refuse = p.lose, p.refuse
		r := events.ReminderDue{ReminderID: ids.Default{}.New(ids.Reminder), Kind: events.ReminderDayBefore, BookingID: b.BookingID,
			RecipientID: b.EmployeeID, StartsAt: b.StartsAt, EndsAt: b.EndsAt}
		e, err := events.RemindersDue.New(w.meta(r.ReminderID), r)
		return w, func() bool { return w.deliver(e, err) }
	}

	t.Run("the send event settles it: one mail", func(t *testing.T) {
		t.Parallel()
		w, deliver := setup(t, &provider{lose: 1})
		if deliver() {
			t.Fatal("an attempt without an answer was taken as done")
		}
		feedback(t, w, "Send", w.provider.sent[0])
		w.clock.Advance(time.Hour)
		if !deliver() || len(w.provider.sent) != 1 {
			t.Errorf("%d mails", len(w.provider.sent))
		}
	})

	t.Run("without a send event it waits, then sends again and counts it", func(t *testing.T) {
		t.Parallel()
		w, deliver := setup(t, &provider{lose: 1})
		if first, second := deliver(), deliver(); first || second || len(w.provider.sent) != 1 {
			t.Fatalf("it did not wait: %d mails", len(w.provider.sent))
		}
		w.clock.Advance(3 * time.Minute)
		if !deliver() || len(w.provider.sent) != 2 || w.counter["MailSentAfterLostAnswer"] != 1 {
			t.Errorf("%d mails, counted %v", len(w.provider.sent), w.counter)
		}
	})

	t.Run("after a refusal it tries again at once", func(t *testing.T) {
		t.Parallel()
		w, deliver := setup(t, &provider{refuse: 1})
		if deliver() || !deliver() || len(w.provider.sent) != 1 || w.counter["MailSentAfterLostAnswer"] != 0 {
			t.Errorf("%d mails, counted %v", len(w.provider.sent), w.counter)
		}
	})
}
