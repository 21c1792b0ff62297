package booking

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	lambdaevents "github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/claimcheck"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/testkit"
)

// monday is 09:00 in Tokyo on Monday, 5 October 2026.
var monday = time.Date(2026, 10, 5, 0, 0, 0, 0, time.UTC)

// world is one company with one consultant who works Monday to Friday, 9 to 17 in Tokyo.
type world struct {
	t          testing.TB
	desk       *Desk
	table      *Table
	clock      *testkit.Clock
	wakes      *wakes
	company    events.ID
	consultant events.ID
	version    int64
	objects    testkit.Objects
}

func newWorld(t testing.TB) *world {
	t.Helper()
	return worldOn(t, &Table{testkit.Table(t)})
}

func worldOn(t testing.TB, table *Table) *world {
	t.Helper()
	clk := testkit.NewClock(monday)
	source := ids.Default{}
	w := &world{t: t, table: table, clock: clk, wakes: &wakes{at: map[string]Wake{}}}
	w.desk = NewDesk(table, clk, source, NewJitsi("https://meet.example")).WithWakes(w.wakes).WithCopies(claimcheck.New(&w.objects, "claims", events.Booking))
	w.company, w.consultant = source.New(ids.Company), source.New(ids.Consultant)
	w.contract(func(*events.CompanyChanged) {})
	w.approve(w.consultant, officeHours())
	return w
}

func officeHours() Availability {
	return Availability{Zone: "Asia/Tokyo", Horizon: 30, Rules: []Rule{{RRule: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", Start: 9 * 60, End: 17 * 60}}}
}

// contract publishes the company's state, changed by edit.
func (w *world) contract(edit func(*events.CompanyChanged)) {
	c := events.CompanyChanged{CompanyID: w.company, Status: events.CompanyLive, Programs: events.Programs(), Threshold: 10, QuotaPerMonth: 4}
	edit(&c)
	w.version++
	w.deliver(events.SignupCompanyChanged.New(w.meta(c.CompanyID), c))
}

// approve makes a consultant bookable.
func (w *world) approve(id events.ID, a Availability) principal.Principal {
	p := w.account(principal.Principal{AccountID: ids.Default{}.New(ids.Account), Role: events.RoleConsultant, ConsultantID: id})
	w.version++
	w.deliver(events.SignupConsultantChanged.New(w.meta(id), events.ConsultantChanged{
		ConsultantID: id, AccountID: p.AccountID, Status: events.StatusApproved, Programs: events.Programs(), Zone: a.Zone,
	}))
	if err := w.desk.setPlan(context.Background(), id, a); err != nil {
		w.t.Fatal(err)
	}
	return p
}

// employee is a new employee of the company.
func (w *world) employee() principal.Principal {
	return w.account(principal.Principal{AccountID: ids.Default{}.New(ids.Account), Role: events.RoleEmployee, CompanyID: w.company})
}

func (w *world) account(p principal.Principal) principal.Principal {
	w.status(p, events.StatusActive)
	return p
}

func (w *world) status(p principal.Principal, status events.Code) {
	w.version++
	w.deliver(events.SignupAccountChanged.New(w.meta(p.AccountID), events.AccountChanged{
		AccountID: p.AccountID, Role: p.Role, Status: status, CompanyID: p.CompanyID, ConsultantID: p.ConsultantID,
		Locale: "ja", Zone: "Asia/Tokyo",
	}))
}

func (w *world) meta(id events.ID) events.Meta {
	return events.Meta{ID: ids.Default{}.New(ids.Event), Time: w.clock.Now(), EntityID: id, EntityVersion: w.version}
}

// deliver hands an event to the worker.
func (w *world) deliver(e events.Envelope, err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
	if !w.handled(context.Background(), e) {
		w.t.Fatalf("%s was not consumed", e.Type)
	}
}

// handled hands an event to the worker, which may fail.
func (w *world) handled(ctx context.Context, e events.Envelope) bool {
	w.t.Helper()
	body, err := json.Marshal(map[string]any{"detail": e})
	if err != nil {
		w.t.Fatal(err)
	}
	batch := lambdaevents.SQSEvent{Records: []lambdaevents.SQSMessage{{MessageId: "m", Body: string(body)}}}
	out, err := w.desk.Consumer().Handle(ctx, batch)
	return err == nil && len(out.BatchItemFailures) == 0
}

// at is a time of day in Tokyo, days after monday.
func at(days, hour, minute int) time.Time {
	return monday.AddDate(0, 0, days).Add(time.Duration(hour-9)*time.Hour + time.Duration(minute)*time.Minute)
}

func (w *world) ask(t time.Time) HoldRequest {
	return HoldRequest{ConsultantID: w.consultant, Program: events.OneOnOne, StartsAt: t}
}

// book holds and books.
func (w *world) book(who principal.Principal, r HoldRequest) *Booking {
	w.t.Helper()
	h, err := w.desk.Hold(context.Background(), who, r)
	if err != nil {
		w.t.Fatalf("hold: %v", err)
	}
	b, err := w.desk.Book(context.Background(), who, h.ID)
	if err != nil {
		w.t.Fatalf("book: %v", err)
	}
	return b
}

// published are the outbox events of a type.
func (w *world) published(name string) []events.Envelope {
	w.t.Helper()
	var out []events.Envelope
	for _, e := range testkit.Outbox(w.t, w.table.Table) {
		if e.Type == name {
			out = append(out, e)
		}
	}
	return out
}

// everything counts the items of the table.
func (w *world) everything() int64 {
	w.t.Helper()
	n, err := w.table.Scan().Count(context.Background())
	if err != nil {
		w.t.Fatal(err)
	}
	return int64(n - len(testkit.Audited(w.t, w.table.Table))) // what operators tried is on record, whatever came of it
}

// principalOf is the employee of a booking.
func principalOf(b *Booking) principal.Principal {
	return principal.Principal{AccountID: b.EmployeeID, Role: events.RoleEmployee, CompanyID: b.CompanyID}
}

// sizeOf is the size in bytes that DynamoDB counts for an item.
func sizeOf(t testing.TB, item any) int {
	t.Helper()
	m, err := dynamo.MarshalItem(item)
	if err != nil {
		t.Fatal(err)
	}
	return sizeOfItem(m)
}

func sizeOfItem(item dynamo.Item) int {
	n := 0
	for name, v := range item {
		n += len(name) + sizeOfValue(v)
	}
	return n
}

// sizeOfValue follows the developer guide, "DynamoDB item sizes and formats": UTF-8 bytes, raw binary, about half a byte per
// digit and one, one for null and bool, three and one per element for containers.
func sizeOfValue(v types.AttributeValue) int {
	switch v := v.(type) {
	case *types.AttributeValueMemberS:
		return len(v.Value)
	case *types.AttributeValueMemberB:
		return len(v.Value)
	case *types.AttributeValueMemberN:
		return (len(v.Value)+1)/2 + 1
	case *types.AttributeValueMemberL:
		n := 3
		for _, e := range v.Value {
			n += 1 + sizeOfValue(e)
		}
		return n
	case *types.AttributeValueMemberM:
		return 3 + len(v.Value) + sizeOfItem(v.Value)
	default:
		return 1
	}
}
