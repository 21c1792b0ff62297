package mailer_test

import (
	"strings"
	"testing"
	"time"

	"kikite/events"
)

func TestBookingMailsBothSidesOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.talk()
	e, err := events.BookingBooked.New(w.meta(b.BookingID), b)
	for range 3 { // SQS delivers at least once
		if !w.deliver(e, err) {
			t.Fatal("not taken")
		}
	}
	employee, consultant := w.sentTo("taro@private.example"), w.sentTo("consultant@kikite.example")
	if len(employee) != 1 || len(consultant) != 1 {
		t.Fatalf("employee got %d mails, consultant %d", len(employee), len(consultant))
	}
	text, calendar := parts(t, employee[0])
	if !strings.Contains(text, "2026年10月5日（月） 19:00〜19:50（日本時間）") {
		t.Errorf("time is not said in the reader's zone:\n%s", text)
	}
	if !strings.Contains(calendar, "METHOD:REQUEST") || !strings.Contains(calendar, "DTSTART:20261005T100000Z") {
		t.Errorf("calendar:\n%s", calendar)
	}
	for _, word := range []string{"面談", "相談", "カウンセ"} { // a shared calendar or a glance at the phone gives nothing away
		if strings.Contains(calendar, word) {
			t.Errorf("the calendar entry says %q", word)
		}
	}
	if text, _ := parts(t, consultant[0]); !strings.Contains(text, "Mon 5 Oct 2026, 06:00–06:50 (America/New_York)") {
		t.Errorf("consultant's mail:\n%s", text)
	}
	if strings.Contains(calendar, "consultant@kikite.example") {
		t.Error("one side learns the other's address")
	}
}

func TestCancellationCancelsTheCalendarEntry(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.talk()
	b.Status, b.Sequence = events.BookingCancelled, 1
	if !w.deliver(events.BookingCancelledEvent.New(w.meta(b.BookingID), b)) {
		t.Fatal("not taken")
	}
	_, calendar := parts(t, w.sentTo("taro@private.example")[0])
	for _, want := range []string{"METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1", "UID:" + string(b.BookingID) + "@kikite"} {
		if !strings.Contains(calendar, want) {
			t.Errorf("calendar lacks %s", want)
		}
	}
}

func TestALateConfirmationDoesNotFollowACancellation(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.talk()
	confirmed, err := events.BookingBooked.New(w.meta(b.BookingID), b)
	cancelled := b
	cancelled.Status, cancelled.Sequence = events.BookingCancelled, 1
	if !w.deliver(events.BookingCancelledEvent.New(w.meta(b.BookingID), cancelled)) || !w.deliver(confirmed, err) {
		t.Fatal("not taken")
	}
	if n := len(w.sentTo("taro@private.example")); n != 1 {
		t.Errorf("%d mails, expected the cancellation alone", n)
	}
}

func TestATalkOfThePastIsNotAnnounced(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.talk()
	w.clock.Advance(30 * 24 * time.Hour)
	if !w.deliver(events.BookingBooked.New(w.meta(b.BookingID), b)) || len(w.provider.sent) != 0 {
		t.Errorf("%d mails about a talk of last month", len(w.provider.sent))
	}
}
