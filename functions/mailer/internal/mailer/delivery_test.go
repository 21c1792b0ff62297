package mailer_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/smithy-go"

	"kikite/events"
	"kikite/functions/mailer/internal/mailer"
	"kikite/shared/ids"
)

// reminder makes an event that leads to one mail, and returns what hands it to the worker once.
func (w *world) reminder() (deliver func() bool, reason events.ID) {
	w.t.Helper()
	b := w.talk()
	r := events.ReminderDue{ReminderID: ids.Default{}.New(ids.Reminder), Kind: events.ReminderDayBefore, BookingID: b.BookingID,
		RecipientID: b.EmployeeID, StartsAt: b.StartsAt, EndsAt: b.EndsAt}
	e, err := events.RemindersDue.New(w.meta(r.ReminderID), r)
	return func() bool { return w.deliver(e, err) }, ids.Derive("mai", "reminder", string(r.ReminderID))
}

func TestLostAnswers(t *testing.T) {
	t.Parallel()
	for name, run := range map[string]func(*testing.T, *world, func() bool){
		"the send event settles it: one mail": func(t *testing.T, w *world, deliver func() bool) {
			w.provider.lose = 1
			if deliver() {
				t.Fatal("an attempt without an answer was taken as done")
			}
			feedback(t, w, "Send", w.provider.sent[0])
			w.clock.Advance(time.Hour)
			if !deliver() || len(w.provider.sent) != 1 {
				t.Errorf("%d mails", len(w.provider.sent))
			}
		},
		"the send event overtakes the answer that is lost: one mail": func(t *testing.T, w *world, deliver func() bool) {
			w.provider.lose = 1
			w.provider.accepted = func(in *sesv2.SendEmailInput) { feedback(t, w, "Send", in) }
			if deliver() || !deliver() || len(w.provider.sent) != 1 {
				t.Errorf("%d mails", len(w.provider.sent))
			}
		},
		"the send event overtakes the answer: one mail": func(t *testing.T, w *world, deliver func() bool) {
			w.provider.accepted = func(in *sesv2.SendEmailInput) { feedback(t, w, "Send", in) }
			if first, second := deliver(), deliver(); !first || !second || len(w.provider.sent) != 1 {
				t.Errorf("%d mails", len(w.provider.sent))
			}
		},
		"without a send event it waits, then sends again and counts it": func(t *testing.T, w *world, deliver func() bool) {
			w.provider.lose = 1
			if first, second := deliver(), deliver(); first || second || len(w.provider.sent) != 1 {
				t.Fatalf("it did not wait: %d mails", len(w.provider.sent))
			}
			w.clock.Advance(3 * time.Minute)
			if !deliver() || len(w.provider.sent) != 2 || w.counter["MailSentAfterLostAnswer"] != 1 {
				t.Errorf("%d mails, counted %v", len(w.provider.sent), w.counter)
			}
		},
		"a refusal in between does not hide that the first may have gone out": func(t *testing.T, w *world, deliver func() bool) {
			w.provider.lose = 1
			if deliver() {
				t.Fatal("taken")
			}
			w.clock.Advance(3 * time.Minute)
			w.provider.refuse = 1
			if deliver() || !deliver() || w.counter["MailSentAfterLostAnswer"] != 2 {
				t.Errorf("%d mails, counted %v", len(w.provider.sent), w.counter)
			}
		},
		"the send event of the first comes after the refusal of the second: one mail": func(t *testing.T, w *world, deliver func() bool) {
			w.provider.lose = 1
			if deliver() {
				t.Fatal("taken")
			}
			w.clock.Advance(3 * time.Minute)
			w.provider.refuse = 1
			if deliver() {
				t.Fatal("taken")
			}
			feedback(t, w, "Send", w.provider.sent[0])
			if !deliver() || len(w.provider.sent) != 1 {
				t.Errorf("%d mails", len(w.provider.sent))
			}
		},
		"after a refusal it tries again at once": func(t *testing.T, w *world, deliver func() bool) {
			w.provider.refuse = 1
			if deliver() || !deliver() || len(w.provider.sent) != 1 || w.counter["MailSentAfterLostAnswer"] != 0 {
				t.Errorf("%d mails, counted %v", len(w.provider.sent), w.counter)
			}
		},
		"an error of the provider's own may hide that it sent": func(t *testing.T, w *world, deliver func() bool) {
			w.provider.fails = &smithy.GenericAPIError{Code: "InternalFailure", Fault: smithy.FaultServer}
			if deliver() {
				t.Fatal("taken")
			}
			w.provider.fails = nil
			if deliver() {
				t.Fatal("it did not wait")
			}
			w.clock.Advance(3 * time.Minute)
			if !deliver() || w.counter["MailSentAfterLostAnswer"] != 1 {
				t.Errorf("counted %v", w.counter)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			deliver, _ := w.reminder()
			run(t, w, deliver)
		})
	}
}

// TestACrashBeforeTheAttempt: the function died after it claimed the mail. Nobody can know that nothing went out, so it waits and counts.
func TestACrashBeforeTheAttempt(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	deliver, reason := w.reminder()
	if _, err := w.log.Claim(context.Background(), reason, mailer.KindDayBefore); err != nil {
		t.Fatal(err)
	}
	if deliver() || len(w.provider.sent) != 0 {
		t.Fatal("it did not wait")
	}
	w.clock.Advance(3 * time.Minute)
	if !deliver() || len(w.provider.sent) != 1 || w.counter["MailSentAfterLostAnswer"] != 1 {
		t.Errorf("%d mails, counted %v", len(w.provider.sent), w.counter)
	}
}

// TestACrashAfterTheAnswer: the mail went out and was not marked. The send event marks it, before or after the message comes again.
func TestACrashAfterTheAnswer(t *testing.T) {
	t.Parallel()
	for name, first := range map[string]bool{"the send event first": true, "the message first": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			deliver, _ := w.reminder()
			ctx, cancel := context.WithCancel(context.Background())
			w.ctx = ctx
			w.provider.accepted = func(*sesv2.SendEmailInput) { cancel() } // nothing is written any more
			deliver()
			w.ctx, w.provider.accepted = context.Background(), nil
			if first {
				feedback(t, w, "Delivery", w.provider.sent[0])
			} else if deliver() {
				t.Fatal("it did not wait")
			}
			feedback(t, w, "Send", w.provider.sent[0])
			w.clock.Advance(time.Hour)
			if !deliver() || len(w.provider.sent) != 1 {
				t.Errorf("%d mails", len(w.provider.sent))
			}
		})
	}
}

func TestDeliveriesAtTheSameMoment(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	deliver, _ := w.reminder()
	var group sync.WaitGroup
	for range 12 {
		group.Go(func() { deliver() })
	}
	group.Wait()
	if !deliver() || len(w.provider.sent) != 1 {
		t.Errorf("%d mails", len(w.provider.sent))
	}
}

// TestAStragglerReleasesNothing: what an earlier attempt was told at last says nothing of the later one.
func TestAStragglerReleasesNothing(t *testing.T) {
	t.Parallel()
	w, ctx := newWorld(t), context.Background()
	reason := ids.Default{}.New("mai")
	early, err := w.log.Claim(ctx, reason, mailer.KindDayBefore)
	if err != nil || early.Again {
		t.Fatalf("%+v, %v", early, err)
	}
	w.clock.Advance(3 * time.Minute)
	late, err := w.log.Claim(ctx, reason, mailer.KindDayBefore)
	if err != nil || !late.Again || late.Attempt != 2 {
		t.Fatalf("%+v, %v", late, err)
	}
	if err := w.log.Release(ctx, early); err != nil {
		t.Fatal(err)
	}
	if _, err := w.log.Claim(ctx, reason, mailer.KindDayBefore); !errors.Is(err, mailer.ErrWaiting) {
		t.Errorf("the later attempt was released by the earlier one: %v", err)
	}
	if err := w.log.Release(ctx, late); err != nil {
		t.Fatal(err)
	}
	if c, err := w.log.Claim(ctx, reason, mailer.KindDayBefore); err != nil || c.Attempt != 3 || !c.Again {
		t.Errorf("%+v, %v", c, err)
	}
	if err := w.log.Sent(ctx, reason, "m1"); err != nil {
		t.Fatal(err)
	}
	if _, err := w.log.Claim(ctx, reason, mailer.KindDayBefore); !errors.Is(err, mailer.ErrSent) {
		t.Errorf("%v", err)
	}
}

// TestSendEventOfAnUnknownMail: another stage's, or one of before a restore, makes no record.
func TestSendEventOfAnUnknownMail(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	reason := ids.Default{}.New("mai")
	if err := w.log.Sent(context.Background(), reason, "m1"); err != nil {
		t.Fatal(err)
	}
	if c, err := w.log.Claim(context.Background(), reason, mailer.KindDayBefore); err != nil || c.Attempt != 1 {
		t.Errorf("%+v, %v", c, err)
	}
}
