package mailer_test

import (
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/sesv2"

	"kikite/events"
)

// kindOf is the mail's kind, which stands in a tag.
func kindOf(in *sesv2.SendEmailInput) string {
	for _, tag := range in.EmailTags {
		if *tag.Name == "kind" {
			return *tag.Value
		}
	}
	return ""
}

// TestHowACancellationIsTold: by whom and why a talk was cancelled decides what each side reads, and neither reads anything about the other.
func TestHowACancellationIsTold(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		by, reason           events.Code
		employee, consultant string // kinds
		link                 string // of the employee's mail
		lacks                string // in the employee's mail
	}{
		"by the employee":      {events.RoleEmployee, "", "cancelled", "cancelled", "/book/con_", "お詫び"},
		"by the consultant":    {events.RoleConsultant, "", "apology", "cancelled", "/book/con_", ""},
		"consultant suspended": {events.ByService, events.ReasonConsultantSuspended, "withdrawn", "withdrawn", "/find", "停止"},
		"account closed":       {events.ByService, events.ReasonAccountClosed, "withdrawn", "withdrawn", "/find", "退会"},
		"company connected":    {events.ByService, events.ReasonCompanyConnected, "withdrawn", "withdrawn", "/find", "会社"},
		"contract ended":       {events.ByService, events.ReasonContractEnded, "withdrawn", "withdrawn", "/bookings", "ほかの専門家"},
		"by an operator":       {events.RoleOperator, "", "withdrawn", "withdrawn", "/find", "運営"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			b := w.talk()
			b.Status, b.Sequence, b.CancelledBy, b.CancelReason = events.BookingCancelled, 1, c.by, c.reason
			if !w.deliver(events.BookingCancelledEvent.New(w.meta(b.BookingID), b)) {
				t.Fatal("not taken")
			}
			employee, consultant := w.sentTo("taro@private.example"), w.sentTo("consultant@kikite.example")
			if len(employee) != 1 || len(consultant) != 1 || kindOf(employee[0]) != c.employee || kindOf(consultant[0]) != c.consultant {
				t.Fatalf("employee %d, consultant %d mails", len(employee), len(consultant))
			}
			text, calendar := parts(t, employee[0])
			if !strings.Contains(text, "https://kikite.example"+c.link) || c.lacks != "" && strings.Contains(text, c.lacks) {
				t.Errorf("employee's mail:\n%s", text)
			}
			if !strings.Contains(calendar, "METHOD:CANCEL") {
				t.Errorf("calendar:\n%s", calendar)
			}
			if text, _ := parts(t, consultant[0]); !strings.Contains(text, "https://kikite.example/consultant\n") {
				t.Errorf("consultant's mail:\n%s", text)
			}
		})
	}
}

// TestServiceCancellationsReadTheSame: whoever compares two of them learns nothing of why.
func TestServiceCancellationsReadTheSame(t *testing.T) {
	t.Parallel()
	texts := map[string]bool{}
	for _, reason := range []events.Code{events.ReasonConsultantSuspended, events.ReasonAccountClosed, events.ReasonCompanyConnected} {
		w := newWorld(t)
		b := w.talk()
		b.Status, b.CancelledBy, b.CancelReason = events.BookingCancelled, events.ByService, reason
		if !w.deliver(events.BookingCancelledEvent.New(w.meta(b.BookingID), b)) {
			t.Fatal("not taken")
		}
		for _, in := range w.provider.sent {
			text, _ := parts(t, in)
			texts[text] = true
		}
	}
	if len(texts) != 2 { // one for either side
		t.Errorf("%d different texts", len(texts))
	}
}

func TestAlternatives(t *testing.T) {
	t.Parallel()
	past, next := time.Date(2026, 9, 30, 1, 0, 0, 0, time.UTC), time.Date(2026, 10, 7, 1, 0, 0, 0, time.UTC)
	const link = "program=regular_care"
	for name, send := range map[string]func(*world, events.BookingState) bool{
		"the consultant cancelled": func(w *world, b events.BookingState) bool {
			b.Status, b.CancelledBy = events.BookingCancelled, events.RoleConsultant
			return w.deliver(events.BookingCancelledEvent.New(w.meta(b.BookingID), b))
		},
		"the consultant did not come": func(w *world, b events.BookingState) bool {
			b.Status = events.BookingNoShow
			w.clock.Advance(b.EndsAt.Add(time.Hour).Sub(w.clock.Now()))
			return w.deliver(events.BookingMissed.New(w.meta(b.BookingID), b))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			b := w.talk()
			b.Sequence, b.Alternatives = 1, []time.Time{past, next}
			for range 2 {
				if !send(w, b) {
					t.Fatal("not taken")
				}
			}
			sent := w.sentTo("taro@private.example")
			if len(sent) != 1 {
				t.Fatalf("%d mails", len(sent))
			}
			text, _ := parts(t, sent[0])
			want := "・2026年10月7日（水） 10:00〜10:50（日本時間）\n  https://kikite.example/book/" + string(b.ConsultantID) + "?at=2026-10-07T01%3A00%3A00Z&" + link
			if !strings.Contains(text, want) || strings.Contains(text, "9月30日") {
				t.Errorf("lacks %s:\n%s", want, text)
			}
			for _, in := range w.sentTo("consultant@kikite.example") {
				if text, _ := parts(t, in); strings.Contains(text, "/book/") {
					t.Errorf("the consultant is offered their own times:\n%s", text)
				}
			}
		})
	}
}

func TestWhoMissedATalkGetsNoMailAboutIt(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.talk()
	b.Status = events.BookingNoShow
	if !w.deliver(events.BookingMissed.New(w.meta(b.BookingID), b)) || len(w.provider.sent) != 1 || kindOf(w.provider.sent[0]) != "missed" {
		t.Fatalf("%d mails", len(w.provider.sent))
	}
	if text, calendar := parts(t, w.provider.sent[0]); calendar != "" || !strings.Contains(text, "数えません") {
		t.Errorf("%s\n%s", text, calendar)
	}
}

func TestSeriesIsNumbered(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.talk()
	b.SeriesID, b.SeriesNumber, b.SeriesCount = "ser_01jbqk3v8c0000000000000001", 2, 4
	if !w.deliver(events.BookingBooked.New(w.meta(b.BookingID), b)) {
		t.Fatal("not taken")
	}
	for _, in := range w.provider.sent {
		if text, _ := parts(t, in); !strings.Contains(text, "2/4") {
			t.Errorf("it does not say which of the series:\n%s", text)
		}
	}
}
