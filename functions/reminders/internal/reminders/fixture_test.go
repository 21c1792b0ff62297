package reminders

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"testing"
	"time"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/events"
	"kikite/shared/claimcheck"
	"kikite/shared/ids"
	"kikite/shared/store"
	"kikite/shared/testkit"
)

// noon is a Monday.
var noon = time.Date(2026, 10, 5, 3, 0, 0, 0, time.UTC)

// fakeSchedules is Schedules in memory. It refuses times that are over, as the scheduler does, and fails the next calls as told.
type fakeSchedules struct {
	clock *testkit.Clock
	mu    sync.Mutex
	at    map[events.ID]time.Time
	of    map[events.ID]events.ID
	fail  int
	slow  time.Duration // passes once, before a call for one of the next minutes is heard
}

var (
	errScheduler = errors.New("scheduler is away")
	errPast      = errors.New("the time is over")
)

func (f *fakeSchedules) broken() error {
	if f.fail == 0 {
		return nil
	}
	f.fail--
	return errScheduler
}

func (f *fakeSchedules) Set(_ context.Context, booking, reminder events.ID, at time.Time) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.broken(); err != nil {
		return err
	}
	if at.Sub(f.clock.Now()) < 5*time.Minute {
		f.clock.Advance(f.slow)
		f.slow = 0
	}
	if !at.After(f.clock.Now()) {
		return errPast
	}
	f.at[reminder], f.of[reminder] = at, booking
	return nil
}

func (f *fakeSchedules) Remove(_ context.Context, reminder events.ID) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.broken(); err != nil {
		return err
	}
	delete(f.at, reminder)
	return nil
}

// due takes the schedules out whose time has come.
func (f *fakeSchedules) due(now time.Time) []Firing {
	f.mu.Lock()
	defer f.mu.Unlock()
	var out []Firing
	for id, at := range f.at {
		if !at.After(now) {
			out = append(out, Firing{ReminderID: id, BookingID: f.of[id]})
			delete(f.at, id)
		}
	}
	return out
}

func (f *fakeSchedules) count() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.at)
}

// world is a clerk with a booking, whose consultant is known.
type world struct {
	t          testing.TB
	table      *store.Table
	clerk      *Clerk
	clock      *testkit.Clock
	schedules  *fakeSchedules
	booking    events.BookingState
	version    int64
	consultant events.ID // account
	objects    testkit.Objects

	accountVersion, wishVersion int64
	relayed                     map[events.ID]bool // messages
}

func newWorld(t testing.TB) *world {
	t.Helper()
	return worldOn(t, testkit.Table(t))
}

func worldOn(t testing.TB, table *store.Table) *world {
	t.Helper()
	new := ids.Default{}.New
	clk := testkit.NewClock(noon)
	w := &world{
		t: t, table: table, clock: clk, consultant: new(ids.Account), relayed: map[events.ID]bool{},
		schedules: &fakeSchedules{clock: clk, at: map[events.ID]time.Time{}, of: map[events.ID]events.ID{}},
	}
	w.clerk = NewClerk(w.table, w.schedules, w.clock).WithCopies(claimcheck.New(&w.objects, "claims", events.Reminders))
	w.booking = events.BookingState{
		BookingID: new(ids.Booking), CompanyID: new(ids.Company), EmployeeID: new(ids.Account), ConsultantID: new(ids.Consultant),
		Program: events.OneOnOne, StartsAt: noon.Add(72 * time.Hour), EndsAt: noon.Add(73 * time.Hour),
		Status: events.BookingConfirmed, BookedAt: noon,
	}
	w.deliver(events.SignupConsultantChanged.New(w.meta(w.booking.ConsultantID, 1), events.ConsultantChanged{
		ConsultantID: w.booking.ConsultantID, AccountID: w.consultant, Status: events.StatusApproved,
	}))
	return w
}

func (w *world) meta(entity events.ID, version int64) events.Meta {
	return events.Meta{ID: ids.Default{}.New(ids.Event), Time: w.clock.Now(), EntityID: entity, EntityVersion: version}
}

// confirmed, moved and cancelled make the booking's events in order.
func (w *world) confirmed() events.Envelope {
	w.version += 2 // the hold was version 1
	return w.must(events.BookingBooked.New(w.meta(w.booking.BookingID, w.version), w.booking))
}

func (w *world) moved(to time.Time) events.Envelope {
	w.version++
	w.booking.Sequence++
	w.booking.StartsAt, w.booking.EndsAt = to, to.Add(time.Hour)
	return w.must(events.BookingMoved.New(w.meta(w.booking.BookingID, w.version), w.booking))
}

func (w *world) cancelled() events.Envelope {
	w.version++
	w.booking.Sequence++
	w.booking.Status = events.BookingCancelled
	return w.must(events.BookingCancelledEvent.New(w.meta(w.booking.BookingID, w.version), w.booking))
}

func (w *world) finished(outcome events.Code) events.Envelope {
	return w.must(events.SessionsFinished.New(w.meta(ids.Default{}.New(ids.Session), 1),
		events.SessionFinished{BookingID: w.booking.BookingID, Outcome: outcome}))
}

func (w *world) answered() events.Envelope {
	return w.must(events.SessionsPulseAnswered.New(w.meta(ids.Default{}.New(ids.Session), 2),
		events.PulseAnswered{BookingID: w.booking.BookingID, Rating: 4}))
}

func (w *world) recorded() events.Envelope {
	return w.must(events.SessionsRecordSubmitted.New(w.meta(ids.Default{}.New(ids.Session), 3),
		events.RecordSubmitted{BookingID: w.booking.BookingID}))
}

func (w *world) must(e events.Envelope, err error) events.Envelope {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
	return e
}

// try hands an event to the worker and says whether it was consumed.
func (w *world) try(e events.Envelope) bool {
	w.t.Helper()
	body, err := json.Marshal(map[string]any{"detail": e})
	if err != nil {
		w.t.Fatal(err)
	}
	batch := lambdaevents.SQSEvent{Records: []lambdaevents.SQSMessage{{MessageId: "m", Body: string(body)}}}
	out, err := w.clerk.Consumer().Handle(context.Background(), batch)
	return err == nil && len(out.BatchItemFailures) == 0
}

func (w *world) deliver(e events.Envelope, err error) {
	w.t.Helper()
	if !w.try(w.must(e, err)) {
		w.t.Fatalf("%s was not consumed", e.Type)
	}
}

// account tells what signup knows of the booking's employee.
func (w *world) account(edit func(*events.AccountChanged)) events.Envelope {
	w.accountVersion++
	s := events.AccountChanged{AccountID: w.booking.EmployeeID, Role: events.RoleEmployee, Status: events.StatusActive,
		CompanyID: w.booking.CompanyID, Locale: "ja", Zone: "Asia/Tokyo"}
	edit(&s)
	return w.must(events.SignupAccountChanged.New(w.meta(s.AccountID, w.accountVersion), s))
}

// wishes tells which optional mails the booking's employee wants.
func (w *world) wishes(wanted ...events.Code) events.Envelope {
	w.wishVersion++
	return w.must(events.MailerPreferencesChanged.New(w.meta(w.booking.EmployeeID, w.wishVersion),
		events.PreferencesChanged{AccountID: w.booking.EmployeeID, Wanted: append([]events.Code{}, wanted...)}))
}

// company tells the contract of the booking's company.
func (w *world) company(edit func(*events.CompanyChanged)) events.Envelope {
	w.accountVersion++
	s := events.CompanyChanged{CompanyID: w.booking.CompanyID, Status: events.CompanyLive, Programs: events.Programs(), Threshold: 10, QuotaPerMonth: 2}
	edit(&s)
	return w.must(events.SignupCompanyChanged.New(w.meta(s.CompanyID, w.accountVersion), s))
}

// relay hands the messages of reminders to itself to the worker.
func (w *world) relay() {
	w.t.Helper()
	for _, e := range testkit.Outbox(w.t, w.table) {
		if e.Type == events.RemindersPostponed.Name() && !w.relayed[e.ID] {
			w.relayed[e.ID] = true
			w.deliver(e, nil)
		}
	}
}

// pass lets time pass in steps of five minutes and fires what is due.
func (w *world) pass(d time.Duration) {
	w.t.Helper()
	for end := w.clock.Now().Add(d); w.clock.Now().Before(end); {
		w.clock.Advance(5 * time.Minute)
		for _, f := range w.schedules.due(w.clock.Now()) {
			if err := w.clerk.Fire(context.Background(), f); err != nil {
				w.t.Fatalf("fire: %v", err)
			}
			w.relay()
		}
	}
}

// published are the outbox events of a type.
func (w *world) published(name string) []events.Envelope {
	w.t.Helper()
	var out []events.Envelope
	for _, e := range testkit.Outbox(w.t, w.table) {
		if e.Type == name {
			out = append(out, e)
		}
	}
	return out
}

// sent counts the published reminders as "kind to role".
func (w *world) sent() map[string]int {
	w.t.Helper()
	out := map[string]int{}
	for _, e := range w.published(events.RemindersDue.Name()) {
		due, err := events.RemindersDue.Parse(e)
		if err != nil {
			w.t.Fatal(err)
		}
		role := "employee"
		if due.RecipientID == w.consultant {
			role = "consultant"
		}
		out[string(due.Kind)+" to "+role]++
	}
	return out
}
