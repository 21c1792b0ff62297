package mailer_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"
	"sync"
	"testing"
	"time"

	lambdaevents "github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/aws-sdk-go-v2/service/sesv2/types"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/mailer/internal/mailer"
	"kikite/shared/claimcheck"
	"kikite/shared/ids"
	"kikite/shared/testkit"
)

// provider is a fake of SES. After lose attempts it answers again; a lost attempt is delivered, but its answer is an error.
type provider struct {
	mu     sync.Mutex
	refuse int
	lose   int
	sent   []*sesv2.SendEmailInput
}

func (p *provider) SendEmail(_ context.Context, in *sesv2.SendEmailInput, _ ...func(*sesv2.Options)) (*sesv2.SendEmailOutput, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.refuse > 0 {
		p.refuse--
		return nil, &types.TooManyRequestsException{}
	}
	p.sent = append(p.sent, in)
	if p.lose > 0 {
		p.lose--
		return nil, errors.New("connection reset")
	}
	return &sesv2.SendEmailOutput{MessageId: aws.String(fmt.Sprintf("m%d", len(p.sent)))}, nil
}

type counter map[string]int

func (c counter) Count(name string) { c[name]++ }

type world struct {
	t        *testing.T
	provider *provider
	counter  counter
	clock    *testkit.Clock
	objects  *testkit.Objects
	signup   *claimcheck.Store
	mailer   *mailer.Mailer
	log      *mailer.Log
	version  int64
}

func newWorld(t *testing.T) *world {
	t.Helper()
	templates, err := mailer.LoadTemplates()
	if err != nil {
		t.Fatal(err)
	}
	w := &world{t: t, provider: &provider{}, counter: counter{}, objects: &testkit.Objects{},
		clock: testkit.NewClock(time.Date(2026, 10, 1, 3, 0, 0, 0, time.UTC))}
	table := testkit.Table(t)
	w.log = mailer.NewLog(table, w.clock)
	w.signup = claimcheck.New(w.objects, "claims", events.Signup)
	own := claimcheck.New(w.objects, "claims", events.Mailer)
	delivery := mailer.NewDelivery(w.log, w.provider, "no-reply@kikite.example", "set", w.counter)
	w.mailer = mailer.New(mailer.NewContacts(table), delivery, templates, own, "https://kikite.example/", w.clock)
	return w
}

// deliver hands an event to the worker as SQS would and says whether it was taken.
func (w *world) deliver(e events.Envelope, err error) bool {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
	body, err := json.Marshal(map[string]any{"detail": e})
	if err != nil {
		w.t.Fatal(err)
	}
	out, err := w.mailer.Consumer().Handle(context.Background(), lambdaevents.SQSEvent{Records: []lambdaevents.SQSMessage{{MessageId: "1", Body: string(body)}}})
	if err != nil {
		w.t.Fatal(err)
	}
	return len(out.BatchItemFailures) == 0
}

func (w *world) meta(entity events.ID) events.Meta {
	w.version++
	return events.Meta{ID: ids.Default{}.New(ids.Event), Time: w.clock.Now(), EntityID: entity, EntityVersion: w.version}
}

func (w *world) account(a events.AccountChanged, name, address string) {
	w.t.Helper()
	key, err := w.signup.Put(context.Background(), events.Mailer, a.AccountID, claims.Contact{Name: name, Address: address})
	if err != nil {
		w.t.Fatal(err)
	}
	a.ContactClaim = key
	if !w.deliver(events.SignupAccountChanged.New(w.meta(a.AccountID), a)) {
		w.t.Fatal("account event failed")
	}
}

func (w *world) talk() events.BookingState {
	w.t.Helper()
	source := ids.Default{}
	b := events.BookingState{BookingID: source.New(ids.Booking), EmployeeID: source.New(ids.Account), ConsultantID: source.New(ids.Consultant),
		Program: events.RegularCare, StartsAt: time.Date(2026, 10, 5, 10, 0, 0, 0, time.UTC), EndsAt: time.Date(2026, 10, 5, 10, 50, 0, 0, time.UTC),
		Status: events.BookingConfirmed}
	w.account(events.AccountChanged{AccountID: b.EmployeeID, Role: events.RoleEmployee, Status: events.StatusActive, Locale: "ja", Zone: "Asia/Tokyo"},
		"試験 太郎", "taro@private.example")
	w.account(events.AccountChanged{AccountID: source.New(ids.Account), Role: events.RoleConsultant, ConsultantID: b.ConsultantID,
		Status: events.StatusActive, Locale: "en", Zone: "America/New_York"}, "Test Consultant", "consultant@kikite.example")
	return b
}

func (w *world) sentTo(address string) []*sesv2.SendEmailInput {
	var out []*sesv2.SendEmailInput
	for _, in := range w.provider.sent {
		if in.Destination.ToAddresses[0] == address {
			out = append(out, in)
		}
	}
	return out
}

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

func TestAnEventBeforeItsContactComesAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := events.BookingState{BookingID: ids.Default{}.New(ids.Booking), EmployeeID: ids.Default{}.New(ids.Account), ConsultantID: ids.Default{}.New(ids.Consultant),
		EndsAt: w.clock.Now().Add(time.Hour)}
	if w.deliver(events.BookingBooked.New(w.meta(b.BookingID), b)) {
		t.Error("a mail to an unknown contact was taken as done")
	}
}

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

func TestBouncesStopMail(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.talk()
	if !w.deliver(events.BookingBooked.New(w.meta(b.BookingID), b)) {
		t.Fatal("not taken")
	}
	feedback(t, w, "Bounce", w.sentTo("taro@private.example")[0])
	b.Sequence = 1
	if !w.deliver(events.BookingMoved.New(w.meta(b.BookingID), b)) {
		t.Fatal("not taken")
	}
	if n := len(w.sentTo("taro@private.example")); n != 1 {
		t.Errorf("%d mails to a bouncing address", n)
	}
	if n := len(w.sentTo("consultant@kikite.example")); n != 2 {
		t.Errorf("%d mails to the other side", n)
	}
}

func TestErasureLeavesNoAddress(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.talk()
	if !w.deliver(events.SignupAccountChanged.New(w.meta(b.EmployeeID), events.AccountChanged{AccountID: b.EmployeeID, Role: events.RoleEmployee, Status: events.StatusErased})) {
		t.Fatal("not taken")
	}
	if !w.deliver(events.BookingCancelledEvent.New(w.meta(b.BookingID), b)) {
		t.Error("mail to an erased account must count as done")
	}
	if n := len(w.sentTo("taro@private.example")); n != 0 {
		t.Errorf("%d mails", n)
	}
}

func TestInvitation(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := ids.Default{}.New(ids.Invitation)
	invite := func(expires time.Time) events.InvitationIssued {
		key, err := w.signup.Put(context.Background(), events.Mailer, id, claims.InvitationMail{Name: "試験 花子", Address: "hanako@company.example",
			Link: "https://kikite.example/join/secret", CompanyName: "試験株式会社", SenderText: "人事部より", Locale: "ja", ExpiresAt: expires})
		if err != nil {
			t.Fatal(err)
		}
		return events.InvitationIssued{InvitationID: id, Claim: key, ExpiresAt: expires}
	}
	if !w.deliver(events.SignupInvitationIssued.New(w.meta(id), invite(w.clock.Now().Add(-time.Hour)))) || len(w.provider.sent) != 0 {
		t.Fatal("an expired invitation was mailed")
	}
	if !w.deliver(events.SignupInvitationIssued.New(w.meta(id), invite(w.clock.Now().Add(time.Hour)))) || len(w.provider.sent) != 1 {
		t.Fatal("not mailed")
	}
	text, _ := parts(t, w.provider.sent[0])
	for _, want := range []string{"https://kikite.example/join/secret", "試験株式会社", "人事部より"} {
		if !strings.Contains(text, want) {
			t.Errorf("the invitation lacks %s:\n%s", want, text)
		}
	}
}

// TestWhoLeftGetsNoMail: that a recipient is not active any more is no reason to try again, and none to keep the mail from others.
func TestWhoLeftGetsNoMail(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.talk()
	b.ConsultantID = ids.Default{}.New(ids.Consultant)
	company := ids.Default{}.New(ids.Company)
	for role, a := range map[events.Code]events.AccountChanged{
		events.RoleConsultant: {ConsultantID: b.ConsultantID}, events.RoleHR: {CompanyID: company},
	} {
		a.AccountID, a.Role, a.Status = ids.Default{}.New(ids.Account), role, events.StatusDeactivated
		w.account(a, "", "left@kikite.example")
	}
	b.Status, b.Sequence = events.BookingCancelled, 1
	if !w.deliver(events.BookingCancelledEvent.New(w.meta(b.BookingID), b)) {
		t.Error("the cancellation of a talk with a consultant who left comes again and again")
	}
	report := events.ReportState{ReportID: ids.Default{}.New(ids.Report), CompanyID: company, Month: "2026-10", Revision: 1}
	if !w.deliver(events.ReportsReleased.New(w.meta(report.ReportID), report)) {
		t.Error("the report of a company whose HR left comes again and again")
	}
	if len(w.sentTo("taro@private.example")) != 1 || len(w.sentTo("left@kikite.example")) != 0 {
		t.Errorf("%d mails", len(w.provider.sent))
	}
}

func TestReportGoesToEveryHRUser(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	company := ids.Default{}.New(ids.Company)
	report := events.ReportState{ReportID: ids.Default{}.New(ids.Report), CompanyID: company, Month: "2026-10", Revision: 1}
	if w.deliver(events.ReportsReleased.New(w.meta(report.ReportID), report)) {
		t.Fatal("a report that nobody could be told of counts as told")
	}
	for i := range 2 {
		w.account(events.AccountChanged{AccountID: ids.Default{}.New(ids.Account), Role: events.RoleHR, CompanyID: company, Status: events.StatusActive, Locale: "ja"},
			"", fmt.Sprintf("hr%d@company.example", i))
	}
	for range 2 {
		if !w.deliver(events.ReportsReleased.New(w.meta(report.ReportID), report)) {
			t.Fatal("not taken")
		}
	}
	if len(w.provider.sent) != 2 {
		t.Errorf("%d mails", len(w.provider.sent))
	}
}

func TestEveryWordingInBothLanguages(t *testing.T) {
	t.Parallel()
	templates, err := mailer.LoadTemplates()
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range mailer.Kinds() {
		for _, locale := range []events.Code{"ja", "en"} {
			m, err := templates.Render(kind, locale, mailer.Values{Name: "N", Company: "C", When: "W", Until: "U", Month: "M", Link: "https://l.example"})
			if err != nil || m.Subject == "" || !strings.Contains(m.Text, "https://l.example") || !strings.Contains(m.HTML, "https://l.example") {
				t.Errorf("%s %s: %v\n%s", kind, locale, err, m.Text)
			}
			for _, word := range []string{"面談", "相談", "mental", "メンタル", "counsel"} {
				if strings.Contains(m.Subject, word) {
					t.Errorf("subject %q reveals the talk", m.Subject)
				}
			}
		}
	}
}

func TestCodes(t *testing.T) {
	t.Parallel()
	var e lambdaevents.CognitoEventUserPoolsCustomMessage
	e.TriggerSource, e.Request.CodeParameter = "CustomMessage_Authentication", "{####}"
	for locale, subject := range map[string]string{"ja": "サインイン用の確認コード", "en": "Your sign-in code"} {
		e.Request.UserAttributes = map[string]any{"locale": locale}
		got, err := mailer.Codes(context.Background(), e)
		if err != nil || got.Response.EmailSubject != subject || !strings.Contains(got.Response.EmailMessage, "{####}") {
			t.Errorf("%s: %+v, %v", locale, got.Response, err)
		}
	}
}

func feedback(t *testing.T, w *world, kind string, in *sesv2.SendEmailInput) {
	t.Helper()
	tags := map[string][]string{}
	for _, tag := range in.EmailTags {
		tags[*tag.Name] = []string{*tag.Value}
	}
	body, err := json.Marshal(map[string]any{"detail": map[string]any{"eventType": kind, "bounce": map[string]any{"bounceType": "Permanent"},
		"mail": map[string]any{"messageId": "m1", "destination": in.Destination.ToAddresses, "tags": tags}}})
	if err != nil {
		t.Fatal(err)
	}
	out, err := mailer.NewFeedback(w.log).Handle(context.Background(), lambdaevents.SQSEvent{Records: []lambdaevents.SQSMessage{{Body: string(body)}}})
	if err != nil || len(out.BatchItemFailures) != 0 {
		t.Fatalf("%v %v", out, err)
	}
}

// parts returns the plain text and the calendar of a mail.
func parts(t *testing.T, in *sesv2.SendEmailInput) (text, calendar string) {
	t.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(in.Content.Raw.Data))
	if err != nil {
		t.Fatal(err)
	}
	walk(t, m.Header.Get("Content-Type"), m.Body, func(kind string, body string) {
		switch kind {
		case "text/plain":
			text = body
		case "text/calendar":
			calendar = body
		}
	})
	return text, calendar
}

func walk(t *testing.T, contentType string, body io.Reader, visit func(kind, body string)) {
	t.Helper()
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(kind, "multipart/") {
		raw, err := io.ReadAll(body)
		if err != nil {
			t.Fatal(err)
		}
		visit(kind, string(raw))
		return
	}
	for r := multipart.NewReader(body, params["boundary"]); ; {
		p, err := r.NextPart() // decodes quoted-printable
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if p.Header.Get("Content-Transfer-Encoding") == "base64" {
			continue // the attached copy of the calendar
		}
		walk(t, p.Header.Get("Content-Type"), p, visit)
	}
}
