package mailer_test

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"testing"
	"time"

	lambdaevents "github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/aws-sdk-go-v2/service/sesv2/types"

	"kikite/events"
	"kikite/functions/mailer/internal/mailer"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

const taro = "taro@private.example"

// suppression is a fake of the provider's list.
type suppression struct {
	err     error
	deleted []string
}

func (s *suppression) DeleteSuppressedDestination(_ context.Context, in *sesv2.DeleteSuppressedDestinationInput, _ ...func(*sesv2.Options)) (*sesv2.DeleteSuppressedDestinationOutput, error) {
	s.deleted = append(s.deleted, *in.EmailAddress)
	return nil, s.err
}

func (w *world) desk(p *suppression) *mailer.Desk {
	return mailer.NewDesk(w.preferences, w.stops, mailer.NewContacts(w.table), mailer.NewSES(p), "https://kikite.example")
}

func operator() principal.Principal {
	return principal.Principal{AccountID: ids.Default{}.New(ids.Account), Role: events.RoleOperator}
}

func TestBouncesStopMail(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.talk()
	if !w.deliver(events.BookingBooked.New(w.meta(b.BookingID), b)) {
		t.Fatal("not taken")
	}
	for range 2 { // at least once
		feedback(t, w, "Bounce", w.sentTo(taro)[0])
	}
	b.Sequence = 1
	if !w.deliver(events.BookingMoved.New(w.meta(b.BookingID), b)) {
		t.Fatal("not taken")
	}
	if n := len(w.sentTo(taro)); n != 1 {
		t.Errorf("%d mails to a bouncing address", n)
	}
	if n := len(w.sentTo("consultant@kikite.example")); n != 2 {
		t.Errorf("%d mails to the other side", n)
	}
	if w.counter["MailStopped"] != 1 || w.counter["MailSuppressed"] != 1 {
		t.Errorf("the operator is told %v", w.counter)
	}
}

func TestASoftBounceStopsNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	body := `{"detail":{"eventType":"Bounce","bounce":{"bounceType":"Transient"},"mail":{"destination":["` + taro + `"]}}}`
	out, err := w.feedback().Handle(context.Background(), lambdaevents.SQSEvent{Records: []lambdaevents.SQSMessage{{Body: body}}})
	if err != nil || len(out.BatchItemFailures) != 0 {
		t.Fatalf("%v %v", out, err)
	}
	if s, err := w.stops.Of(context.Background(), taro); err != nil || s.Active() {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestFeedbackThatIsNone(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for body, fails := range map[string]bool{`{"detail":{"eventType":"Send","mail":{}}}`: false, `{"detail":{"eventType":"Open"}}`: false, `x`: true} {
		out, err := w.feedback().Handle(context.Background(), lambdaevents.SQSEvent{Records: []lambdaevents.SQSMessage{{MessageId: "1", Body: body}}})
		if err != nil || (len(out.BatchItemFailures) == 1) != fails {
			t.Errorf("%s: %v %v", body, out, err)
		}
	}
}

func TestStopsOfOneAddress(t *testing.T) {
	t.Parallel()
	w, ctx := newWorld(t), context.Background()
	at := w.clock.Now()
	add := func(why events.Code, at time.Time) (mailer.Stop, bool) {
		t.Helper()
		s, fresh, err := w.stops.Add(ctx, " Taro@Private.example", why, mailer.KindConfirmed, at)
		if err != nil {
			t.Fatal(err)
		}
		return s, fresh
	}
	bounce, fresh := add(mailer.StoppedBounce, at)
	if again, twice := add(mailer.StoppedBounce, at.Add(time.Minute)); !fresh || twice || again.ID != bounce.ID {
		t.Errorf("%+v %v", again, twice)
	}
	complaint, fresh := add(mailer.StoppedComplaint, at)
	if weaker, twice := add(mailer.StoppedBounce, at.Add(time.Hour)); !fresh || twice || weaker.Why != mailer.StoppedComplaint {
		t.Errorf("a bounce hides the complaint: %+v", weaker)
	}
	if list, err := w.stops.List(ctx); err != nil || list.Count != 1 || list.Stops[0].Stop.ID != complaint.ID {
		t.Errorf("%+v, %v", list, err)
	}
	if _, err := w.stops.Lift(ctx, complaint.ID, taro, "", mailer.LiftedRepaired); !errors.Is(err, mailer.ErrComplaint) {
		t.Errorf("a complaint was overruled: %v", err)
	}
	if _, err := w.stops.Lift(ctx, complaint.ID, "somebody@private.example", "", mailer.LiftedAsked); !errors.Is(err, mailer.ErrAddress) {
		t.Errorf("another address was accepted: %v", err)
	}
	w.clock.Advance(2 * time.Hour)
	for range 2 {
		if s, err := w.stops.Lift(ctx, complaint.ID, taro, "acc_1", mailer.LiftedAsked); err != nil || s.Active() || s.LiftedBy != "acc_1" {
			t.Errorf("%+v, %v", s, err)
		}
	}
	if _, fresh := add(mailer.StoppedComplaint, at.Add(time.Hour)); fresh {
		t.Error("a report from before the lifting stopped mail again")
	}
	if s, fresh := add(mailer.StoppedBounce, w.clock.Now().Add(time.Second)); !fresh || !s.Active() {
		t.Error("a report from after the lifting did not")
	}
}

func TestTheOperatorSeesAndLiftsAStop(t *testing.T) {
	t.Parallel()
	w, ctx, p := newWorld(t), context.Background(), &suppression{}
	b := w.talk()
	stop, _, err := w.stops.Add(ctx, taro, mailer.StoppedBounce, mailer.KindConfirmed, w.clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	d := w.desk(p)
	for _, account := range []events.ID{"", b.EmployeeID} {
		list, err := d.Stops(ctx, account)
		if err != nil || list.Count != 1 || len(list.Stops) != 1 || !slices.Equal(list.Stops[0].Accounts, []mailer.AddressOf{{Account: b.EmployeeID, Role: events.RoleEmployee}}) {
			t.Fatalf("%+v, %v", list, err)
		}
	}
	if _, err := d.Stops(ctx, ids.Default{}.New(ids.Account)); err == nil {
		t.Error("an unknown account has no stop: that is not known")
	}
	p.err = errors.New("timeout")
	if _, err := d.Lift(ctx, operator(), stop.ID, mailer.LiftedRepaired, ""); err == nil {
		t.Error("lifted though the provider still delivers nothing")
	}
	p.err = &types.NotFoundException{} // not on the provider's list
	for range 2 {
		if s, err := d.Lift(ctx, operator(), stop.ID, mailer.LiftedRepaired, ""); err != nil || s.Active() {
			t.Fatalf("%+v, %v", s, err)
		}
	}
	if !slices.Equal(p.deleted, []string{taro, taro}) {
		t.Errorf("asked the provider for %v", p.deleted)
	}
	if list, err := d.Stops(ctx, ""); err != nil || list.Count != 0 {
		t.Errorf("%+v, %v", list, err)
	}
	if !w.deliver(events.BookingBooked.New(w.meta(b.BookingID), b)) || len(w.sentTo(taro)) != 1 {
		t.Error("no mail after lifting")
	}
}

// TestAStopWithoutAnAccount: an invitation bounced. The operator says the address, which nothing here knows.
func TestAStopWithoutAnAccount(t *testing.T) {
	t.Parallel()
	w, ctx, p := newWorld(t), context.Background(), &suppression{}
	stop, _, err := w.stops.Add(ctx, "hanako@company.example", mailer.StoppedBounce, mailer.KindInvitation, w.clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	d := w.desk(p)
	for _, wrong := range []string{"", "taro@company.example"} {
		if _, err := d.Lift(ctx, operator(), stop.ID, mailer.LiftedRepaired, wrong); !errors.Is(err, mailer.ErrAddress) {
			t.Errorf("%q: %v", wrong, err)
		}
	}
	if len(p.deleted) != 0 {
		t.Errorf("asked the provider for %v", p.deleted)
	}
	if s, err := d.Lift(ctx, operator(), stop.ID, mailer.LiftedRepaired, "Hanako@company.example"); err != nil || s.Active() {
		t.Errorf("%+v, %v", s, err)
	}
	if _, err := d.Lift(ctx, operator(), "stp_00000000000000000000000000", mailer.LiftedAsked, ""); !errors.Is(err, mailer.ErrNoStop) {
		t.Errorf("%v", err)
	}
}

// TestAnAddressThatChanges: the stop stays with the address, not with the person; after an erasure nothing leads from one to the other.
func TestAnAddressThatChanges(t *testing.T) {
	t.Parallel()
	w, ctx := newWorld(t), context.Background()
	b := w.talk()
	if _, _, err := w.stops.Add(ctx, taro, mailer.StoppedBounce, mailer.KindConfirmed, w.clock.Now()); err != nil {
		t.Fatal(err)
	}
	accounts := func() int {
		t.Helper()
		list, err := w.stops.List(ctx)
		if err != nil || list.Count != 1 {
			t.Fatalf("%+v, %v", list, err)
		}
		return len(list.Stops[0].Accounts)
	}
	who := events.AccountChanged{AccountID: b.EmployeeID, Role: events.RoleEmployee, Status: events.StatusActive, Locale: "ja", Zone: "Asia/Tokyo"}
	w.account(who, "試験 太郎", "taro2@private.example")
	if n := accounts(); n != 0 {
		t.Errorf("%d accounts have the old address", n)
	}
	if !w.deliver(events.BookingBooked.New(w.meta(b.BookingID), b)) || len(w.sentTo("taro2@private.example")) != 1 {
		t.Error("no mail to the new address")
	}
	w.account(who, "試験 太郎", taro)
	if n := accounts(); n != 1 {
		t.Errorf("%d accounts", n)
	}
	w.status(b.EmployeeID, events.StatusErased)
	if n := accounts(); n != 0 {
		t.Errorf("%d accounts after the erasure", n)
	}
}

func (w *world) feedback() *mailer.Feedback { return mailer.NewFeedback(w.log, w.stops, w.counter) }

// feedback hands the provider's event about a mail to the handler.
func feedback(t *testing.T, w *world, kind string, in *sesv2.SendEmailInput) {
	t.Helper()
	tags := map[string][]string{}
	for _, tag := range in.EmailTags {
		tags[*tag.Name] = []string{*tag.Value}
	}
	to := []map[string]string{{"emailAddress": in.Destination.ToAddresses[0]}}
	body, err := json.Marshal(map[string]any{"detail": map[string]any{"eventType": kind,
		"bounce":    map[string]any{"bounceType": "Permanent", "timestamp": w.clock.Now(), "bouncedRecipients": to},
		"complaint": map[string]any{"timestamp": w.clock.Now(), "complainedRecipients": to},
		"mail":      map[string]any{"messageId": "m1", "destination": in.Destination.ToAddresses, "tags": tags}}})
	if err != nil {
		t.Fatal(err)
	}
	out, err := w.feedback().Handle(context.Background(), lambdaevents.SQSEvent{Records: []lambdaevents.SQSMessage{{Body: string(body)}}})
	if err != nil || len(out.BatchItemFailures) != 0 {
		t.Fatalf("%v %v", out, err)
	}
}
