package mailer_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
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
	"kikite/shared/store"
	"kikite/shared/testkit"
)

// provider is a fake of SES. After lose attempts it answers again; a lost attempt is delivered, but its answer is an error.
type provider struct {
	mu       sync.Mutex
	refuse   int
	lose     int
	fails    error                       // instead of any answer
	accepted func(*sesv2.SendEmailInput) // called before the answer
	sent     []*sesv2.SendEmailInput
}

func (p *provider) SendEmail(_ context.Context, in *sesv2.SendEmailInput, _ ...func(*sesv2.Options)) (*sesv2.SendEmailOutput, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.refuse > 0 {
		p.refuse--
		return nil, &types.TooManyRequestsException{}
	}
	if p.fails != nil {
		return nil, p.fails
	}
	p.sent = append(p.sent, in)
	if p.accepted != nil {
		p.accepted(in)
	}
	if p.lose > 0 {
		p.lose--
		return nil, errors.New("connection reset")
	}
	return &sesv2.SendEmailOutput{MessageId: aws.String(fmt.Sprintf("m%d", len(p.sent)))}, nil
}

type counter map[string]int

func (c counter) Count(name string) {
	counting.Lock()
	defer counting.Unlock()
	c[name]++
}

var counting sync.Mutex

type world struct {
	t           *testing.T
	provider    *provider
	counter     counter
	clock       *testkit.Clock
	objects     *testkit.Objects
	signup      *claimcheck.Store
	mailer      *mailer.Mailer
	log         *mailer.Log
	table       *store.Table
	preferences *mailer.PreferenceBook
	stops       *mailer.Stops
	ctx         context.Context // of deliveries
	version     int64
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
	w.table = table
	w.log = mailer.NewLog(table, w.clock)
	w.ctx, w.stops = context.Background(), mailer.NewStops(table, w.clock, ids.Default{})
	w.preferences = mailer.NewPreferenceBook(table, w.clock, ids.Default{})
	w.signup = claimcheck.New(w.objects, "claims", events.Signup)
	own := claimcheck.New(w.objects, "claims", events.Mailer)
	delivery := mailer.NewDelivery(w.log, w.stops, w.provider, "no-reply@kikite.example", "set", w.counter)
	w.mailer = mailer.New(mailer.NewContacts(table), w.preferences, delivery, templates, own, "https://kikite.example/", w.clock)
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
	out, err := w.mailer.Consumer().Handle(w.ctx, lambdaevents.SQSEvent{Records: []lambdaevents.SQSMessage{{MessageId: "1", Body: string(body)}}})
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
