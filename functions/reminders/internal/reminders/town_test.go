package reminders

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"os"
	"strconv"
	"sync"
	"testing"
	"time"

	lambdaevents "github.com/aws/aws-lambda-go/events"
	"golang.org/x/sync/errgroup"

	"kikite/events"
	"kikite/shared/consumer"
	"kikite/shared/ids"
	"kikite/shared/store"
	"kikite/shared/testkit"
)

// tick is the step of the town's clock. Everything of a tick happens at the same time.
const tick = 10 * time.Minute

// town is many lives at once, with messages that come one to three times and out of order, and a scheduler that fails, is late and
// fires twice.
type town struct {
	t        testing.TB
	clock    *testkit.Clock
	table    *store.Table
	clerk    *Clerk
	consumer *consumer.Consumer
	lives    []*life

	mu         sync.Mutex
	dice       *rand.Rand
	work       map[int64][]func() // by tick
	last       int64
	schedules  map[events.ID]time.Time
	letters    map[events.ID][]letter
	deliveries int
	firings    int
}

// TestDisorder demands of many bookings what docs/reminders.md promises, over a table in memory, and of some over the real engine.
// KIKITE_DISORDER says how many; make race takes 10,000.
func TestDisorder(t *testing.T) {
	t.Parallel()
	many := 1000
	if n := os.Getenv("KIKITE_DISORDER"); n != "" {
		var err error
		if many, err = strconv.Atoi(n); err != nil {
			t.Fatal(err)
		}
	}
	memory, _ := testkit.InMemory()
	for name, c := range map[string]struct {
		table *store.Table
		lives int
	}{
		"in memory":          {memory, many},
		"on the real engine": {testkit.Table(t), 30},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			newTown(t, c.table, c.lives, 1).runAndJudge()
		})
	}
}

func newTown(t testing.TB, table *store.Table, n int, seed uint64) *town {
	w := &town{
		t: t, table: table, clock: testkit.NewClock(noon), dice: rand.New(rand.NewPCG(seed, 5)), work: map[int64][]func(){},
		schedules: map[events.ID]time.Time{}, letters: map[events.ID][]letter{},
	}
	w.clerk = NewClerk(table, w, w.clock)
	w.consumer = w.clerk.Consumer()
	var zones []*time.Location
	for _, name := range []string{"Asia/Tokyo", "Asia/Tokyo", "Asia/Tokyo", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe"} {
		loc, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		zones = append(zones, loc)
	}
	employees, consultants := make([]*person, n/4+1), make([]*person, n/20+1)
	for i := range employees {
		employees[i] = &person{account: ids.Default{}.Random(ids.Account), zone: zones[w.dice.IntN(len(zones))], noNudge: w.dice.IntN(4) == 0}
		w.meet(employees[i], events.RoleEmployee)
	}
	for i := range consultants {
		consultants[i] = &person{account: ids.Default{}.Random(ids.Account), consultant: ids.Default{}.Random(ids.Consultant), zone: zones[w.dice.IntN(len(zones))]}
		w.meet(consultants[i], events.RoleConsultant)
	}
	for range n {
		l, err := live(w.dice, employees[w.dice.IntN(len(employees))], consultants[w.dice.IntN(len(consultants))])
		if err != nil {
			t.Fatal(err)
		}
		w.lives = append(w.lives, l)
		for _, c := range l.changes {
			for range 1 + w.dice.IntN(3) {
				w.at(c.at.Add(w.delay()), func() { w.deliver(c) })
			}
		}
	}
	return w
}

// meet makes a person known before the lives begin.
func (w *town) meet(p *person, role events.Code) {
	w.t.Helper()
	meta := func(id events.ID) events.Meta {
		return events.Meta{ID: ids.Default{}.Random(ids.Event), Time: noon, EntityID: id, EntityVersion: 1}
	}
	account, err := events.SignupAccountChanged.New(meta(p.account), events.AccountChanged{
		AccountID: p.account, Role: role, Status: events.StatusActive, ConsultantID: p.consultant, Locale: "ja", Zone: events.Zone(p.zone.String())})
	messages := []events.Envelope{account}
	if err == nil && p.consultant != "" {
		var e events.Envelope
		e, err = events.SignupConsultantChanged.New(meta(p.consultant), events.ConsultantChanged{ConsultantID: p.consultant, AccountID: p.account, Status: events.StatusApproved})
		messages = append(messages, e)
	}
	if err == nil && p.noNudge {
		var e events.Envelope
		e, err = events.MailerPreferencesChanged.New(meta(p.account), events.PreferencesChanged{AccountID: p.account, Wanted: []events.Code{}})
		messages = append(messages, e)
	}
	for _, m := range messages {
		if err != nil || !w.handle(m) {
			w.t.Fatalf("%s: %v", m.Type, err)
		}
	}
}

// delay of a message: mostly short, sometimes more than a day.
func (w *town) delay() time.Duration {
	longest := 10 * time.Minute
	switch n := w.dice.IntN(10); {
	case n == 0:
		longest = 30 * time.Hour
	case n < 3:
		longest = 3 * time.Hour
	}
	return time.Duration(w.dice.Int64N(int64(longest)))
}

// at lets something happen in the tick after a time, in a later one than now.
func (w *town) at(t time.Time, do func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	n := max(int64(t.Sub(noon)/tick), int64(w.clock.Now().Sub(noon)/tick)) + 1
	w.work[n], w.last = append(w.work[n], do), max(w.last, n)
}

// chance is a roll of the dice.
func (w *town) chance(p float64) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.dice.Float64() < p
}

func (w *town) ticks(most int) time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	return time.Duration(w.dice.IntN(most+1)) * tick
}

// handle hands a message to the worker and says whether it is done.
func (w *town) handle(m events.Envelope) bool {
	body, err := json.Marshal(map[string]any{"detail": m})
	if err != nil {
		w.t.Error(err)
	}
	out, err := w.consumer.Handle(context.Background(), lambdaevents.SQSEvent{Records: []lambdaevents.SQSMessage{{MessageId: "m", Body: string(body)}}})
	return err == nil && len(out.BatchItemFailures) == 0
}

// deliver hands over a message until it is done.
func (w *town) deliver(c *change) {
	now := w.clock.Now()
	w.mu.Lock()
	w.deliveries++
	if c.tried.IsZero() {
		c.tried = now
	}
	w.mu.Unlock()
	if !w.handle(c.message) {
		w.at(now, func() { w.deliver(c) })
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if c.done.IsZero() {
		c.done = now
	}
}

// run lets the time pass until nothing is left to happen.
func (w *town) run() {
	for n := int64(0); ; n++ {
		w.mu.Lock()
		todo := w.work[n]
		delete(w.work, n)
		w.dice.Shuffle(len(todo), func(i, j int) { todo[i], todo[j] = todo[j], todo[i] })
		over := n > w.last
		w.mu.Unlock()
		if over {
			return
		}
		if len(todo) > 0 {
			before := w.firings
			var group errgroup.Group
			group.SetLimit(8)
			for _, do := range todo {
				group.Go(func() error { do(); return nil })
			}
			_ = group.Wait()
			if w.firings > before { // nothing else publishes
				w.relay()
			}
		}
		w.clock.Advance(tick)
	}
}

// relay takes what is in the outbox: letters are kept, messages of reminders to itself come back one to three times.
func (w *town) relay() {
	ctx := context.Background()
	for shard := range store.OutboxShards {
		var items []store.OutboxItem
		if err := w.table.Prefix(ctx, store.OutboxPartition(shard), "", &items); err != nil {
			w.t.Fatal(err)
		}
		for _, item := range items {
			var e events.Envelope
			if err := json.Unmarshal([]byte(item.Detail), &e); err != nil {
				w.t.Fatal(err)
			}
			if err := w.table.Tx().Delete(w.table.Delete(store.PK, item.PK).Range(store.SK, item.SK), nil).Run(ctx); err != nil {
				w.t.Fatal(err)
			}
			w.publish(e)
		}
	}
}

func (w *town) publish(e events.Envelope) {
	if e.Type == events.RemindersPostponed.Name() {
		for range 1 + int(w.ticks(2)/tick) {
			m := &change{message: e}
			w.at(w.clock.Now().Add(w.ticks(3)), func() { w.deliver(m) })
		}
		return
	}
	d, err := events.RemindersDue.Parse(e)
	if err != nil {
		w.t.Fatal(err)
	}
	w.letters[d.BookingID] = append(w.letters[d.BookingID], letter{d.BookingID, d.RecipientID, d.Kind, d.StartsAt, e.Time})
}

func (w *town) runAndJudge() {
	w.t.Helper()
	began := time.Now()
	w.run()
	took := time.Since(began)
	messages, letters, kept, mistakes := 0, 0, 0, 0
	for _, l := range w.lives {
		messages += len(l.changes)
		id := l.changes[0].state.BookingID
		letters += len(w.letters[id])
		wrong, had := l.judge(w.letters[id])
		kept += had
		for _, text := range wrong {
			if mistakes++; mistakes <= 20 {
				w.t.Error(text)
			}
		}
	}
	w.t.Logf("%d bookings, %d messages delivered %d times, %d firings, %d reminders, in %s; %d mistakes",
		len(w.lives), messages, w.deliveries, w.firings, letters, took.Round(time.Millisecond), mistakes)
	if kept != letters || letters < 3*len(w.lives) {
		w.t.Errorf("%d letters, %d of them promised", letters, kept)
	}
	w.leftOver()
}

// leftOver demands that no agenda waits for anything.
func (w *town) leftOver() {
	w.t.Helper()
	for _, l := range w.lives {
		a, err := w.clerk.agenda(context.Background(), l.changes[0].state.BookingID)
		if err != nil {
			w.t.Fatal(err)
		}
		for _, r := range a.Reminders {
			if r.State != Sent && r.State != Skipped {
				w.t.Errorf("%s of %s is %s", r.Kind, a.BookingID, r.State)
			}
		}
	}
}
