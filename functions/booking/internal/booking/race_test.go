package booking

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	"kikite/events"
	"kikite/functions/booking/internal/audit"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/problem"
	"kikite/shared/testkit"
)

// crowdQuota is so small that the open tabs of one employee fight for it.
const crowdQuota = 3

// crowdGap is the consultants' buffer.
const crowdGap = 10 * time.Minute

// crowd is clients that fight over the slots of two consultants around the end of a month while requests and answers get lost.
type crowd struct {
	*world
	*ledger
	desks       []*Desk // the same one over different lines
	wires       []*wire
	consultants []principal.Principal
	employees   []principal.Principal
	wallets     []wallet // of the employees
	starts      []time.Time
	pace        time.Duration // the most that passes with an attempt
}

// wallet is the bookings that an employee sees in every tab, the latest last.
type wallet struct {
	mu   sync.Mutex
	mine []*Booking
}

func (w *wallet) add(b *Booking) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.mine = append(w.mine, b)
}

// drop forgets a booking, mostly: in another tab it is still on the screen.
func (w *wallet) drop(b *Booking, dice *rand.Rand) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.mine = slices.DeleteFunc(w.mine, func(x *Booking) bool { return x.ID == b.ID && dice.IntN(4) > 0 })
}

// latest is one of the last few, of which some are cancelled by now; nil if there is none.
func (w *wallet) latest(dice *rand.Rand) *Booking {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.mine) == 0 {
		return nil
	}
	return w.mine[len(w.mine)-1-dice.IntN(min(len(w.mine), 2*crowdQuota))]
}

// TestRace is clients × attempts as KIKITE_RACE says (64x500 is the whole of it; see make race).
func TestRace(t *testing.T) {
	t.Parallel()
	clients, attempts := 64, 12
	if size := os.Getenv("KIKITE_RACE"); size != "" {
		if _, err := fmt.Sscanf(size, "%dx%d", &clients, &attempts); err != nil {
			t.Fatalf("KIKITE_RACE=%s: want such as 64x500", size)
		}
	}
	const rounds = 6
	c := newCrowd(t)
	tabs := make([]*client, clients)
	for i := range tabs {
		tabs[i] = c.client(i)
	}
	c.pace = min(3*time.Second, 90*time.Minute/time.Duration(clients*attempts/rounds+1))
	began := time.Now()
	for round := range rounds {
		var wg sync.WaitGroup
		for _, tab := range tabs {
			wg.Go(func() { tab.run(attempts*round/rounds, attempts*(round+1)/rounds) })
		}
		wg.Wait()
		c.check()
		c.clock.Advance(150 * time.Minute) // all holds end; in the last rounds a cancellation of Saturday's talks is late
	}
	c.check()
	t.Logf("%d clients × %d attempts on %d slots in %s\n%s  requests %v %v", clients, attempts, len(c.starts)*len(c.consultants),
		time.Since(began).Round(time.Millisecond), c.ledger, c.wires[0], c.wires[1])
	if len(c.booked) < clients*attempts/50 {
		t.Errorf("only %d bookings came about", len(c.booked))
	}
}

// newCrowd is Friday noon in Tokyo, 30 October; the slots are on Saturday evening and on Sunday 1 November, some across UTC
// midnight. Talks of 30, 50 and 60 minutes begin every half hour, so they overlap.
func newCrowd(t *testing.T) *crowd {
	c := &crowd{world: newWorld(t), ledger: newLedger()}
	c.clock.Advance(at(25, 12, 0).Sub(monday))
	c.contract(func(k *events.CompanyChanged) { k.QuotaPerMonth = crowdQuota })
	hours := Availability{Zone: "Asia/Tokyo", Horizon: 30, After: int(crowdGap / time.Minute),
		Lengths: map[events.Code]int{events.EngagementCareer: 30, events.RegularCare: 60},
		Rules: []Rule{
			{RRule: "FREQ=WEEKLY;BYDAY=SA", Start: 22 * 60, End: 24 * 60},
			{RRule: "FREQ=WEEKLY;BYDAY=SU", Start: 0, End: 3 * 60},
			{RRule: "FREQ=WEEKLY;BYDAY=SU", Start: 7 * 60, End: 12 * 60},
		}}
	for range 2 {
		c.consultants = append(c.consultants, c.approve(ids.Default{}.New(ids.Consultant), hours))
	}
	for range 16 { // four clients each: four open tabs
		c.employees = append(c.employees, c.employee())
	}
	c.wallets = make([]wallet, len(c.employees))
	for _, opening := range []struct{ day, hour, slots int }{{26, 22, 4}, {27, 0, 6}, {27, 7, 10}} {
		for i := range opening.slots {
			c.starts = append(c.starts, at(opening.day, opening.hour, 30*i))
		}
	}
	for _, tries := range []int{1, 3} {
		table, w := wired(t, c.table.Name(), tries, weather)
		c.desks = append(c.desks, NewDesk(table, c.clock, ids.Default{}, NewJitsi("https://meet.example")).WithWakes(asleep{}))
		c.wires = append(c.wires, w)
	}
	return c
}

// weather loses some of everything.
func weather(operation string) fate {
	dice := rand.Float64()
	switch {
	case operation == transact && dice < 0.08:
		return lostAnswer
	case operation == transact && dice < 0.14:
		return conflicts
	case dice > 0.98:
		return lostRequest
	}
	return arrives
}

// check compares all that is stored with all that was said.
func (c *crowd) check() {
	c.t.Helper()
	report := audit.Check(c.raw(), audit.Options{Now: c.desk.now(), Outbox: true, Quota: true, Gap: crowdGap})
	for _, v := range append(report.Violations, c.broken(c.t, c.table)...) {
		c.t.Error(v)
	}
	c.t.Logf("%d take place, %d were cancelled, %d are held, %d events; %d violations",
		report.Confirmed, report.Cancelled, report.Held, report.Told, len(report.Violations))
}

// client is one of an employee's open tabs.
type client struct {
	*crowd
	*wallet
	who   principal.Principal
	dice  *rand.Rand
	seed  int
	again []func() // requests of before, with their keys
}

func (c *crowd) client(seed int) *client {
	n := seed % len(c.employees)
	return &client{crowd: c, wallet: &c.wallets[n], who: c.employees[n], seed: seed, dice: rand.New(rand.NewPCG(uint64(seed), 1))}
}

// run does what people do, in any order.
func (c *client) run(from, to int) {
	for i := from; i < to; i++ {
		c.clock.Advance(time.Duration(c.dice.Int64N(int64(c.pace))))
		key := fmt.Sprint(c.seed, "-", i)
		switch n, b := c.dice.IntN(100), c.latest(c.dice); {
		case n < 35 || b == nil:
			c.hold(key)
		case n < 43:
			c.series(key)
		case n < 48:
			c.wait(key)
		case n < 53:
			c.serve()
		case n < 70:
			c.move(b, key)
		case n < 90:
			c.cancel(b)
		default:
			c.again[c.dice.IntN(len(c.again))]()
		}
	}
}

// ask sends a request over any line until it is answered; one that is told to come later comes a few times more.
func (c *client) ask(what string, request func(*Desk) (*Booking, error), allowed ...error) (b *Booking, err error) {
	send := func() {
		for later := 0; ; {
			b, err = request(c.desks[c.dice.IntN(len(c.desks))])
			switch {
			case errors.Is(err, errLost):
			case problem.CodeOf(err) == problem.Unavailable && later < 3:
				later++
			default:
				c.note(what, b, err)
				if err != nil && problem.CodeOf(err) != problem.Unavailable && !slices.ContainsFunc(allowed, func(a error) bool { return errors.Is(err, a) }) {
					c.t.Errorf("%s: unexpected %v", what, err)
				}
				return
			}
		}
	}
	c.again = append(c.again, send)
	send()
	return b, err
}

// open are the slots that are shown as open, for which everybody fights.
func (c *client) open(consultant events.ID, program events.Code) []Slot {
	open, err := c.desk.Slots(context.Background(), c.company, consultant, program, c.starts[0].Truncate(24*time.Hour), 2, time.UTC)
	if err != nil {
		c.t.Error(err)
	}
	c.dice.Shuffle(len(open), func(i, j int) { open[i], open[j] = open[j], open[i] })
	return open
}

// slot is any, or one that is shown as open.
func (c *client) slot(consultant events.ID, program events.Code) time.Time {
	if c.dice.IntN(2) == 0 {
		if open := c.open(consultant, program); len(open) > 0 {
			return open[0].StartsAt
		}
	}
	return c.starts[c.dice.IntN(len(c.starts))]
}

func (c *client) hold(key string) {
	ctx := context.Background()
	programs := []events.Code{events.OneOnOne, events.EngagementCareer, events.RegularCare}
	r := HoldRequest{ConsultantID: c.consultants[c.dice.IntN(2)].ConsultantID, Program: programs[c.dice.IntN(3)], Key: key}
	r.StartsAt = c.slot(r.ConsultantID, r.Program)
	hold, err := c.ask("hold", func(d *Desk) (*Booking, error) { return d.Hold(ctx, c.who, r) },
		ErrTaken, ErrBusy, ErrQuota, ErrTooManyHolds, ErrNotOffered)
	if err != nil {
		return
	}
	switch c.dice.IntN(8) {
	case 0: // just left
		return
	case 1: // changed their mind
		_, _ = c.ask("release", func(d *Desk) (*Booking, error) { return nil, d.Release(ctx, c.who, hold.ID) }, ErrAlreadyBooked)
		return
	}
	b, err := c.ask("book", func(d *Desk) (*Booking, error) { return d.Book(ctx, c.who, hold.ID) }, ErrHoldExpired)
	if err == nil {
		c.add(b)
	}
}

func (c *client) move(b *Booking, key string) {
	to := c.slot(b.ConsultantID, b.Program)
	c.asksToMove(b.ID, key)
	_, _ = c.ask("move", func(d *Desk) (*Booking, error) { return d.Move(context.Background(), c.who, b.ID, to, key) },
		ErrTaken, ErrBusy, ErrQuota, ErrNotBooked, ErrNotOffered)
}

// cancel lets the employee or the consultant cancel.
func (c *client) cancel(b *Booking) {
	by := c.who
	if c.dice.IntN(4) > 0 { // mostly the consultant, for an employee who cancels late has used the talk
		by = c.consultants[slices.IndexFunc(c.consultants, func(p principal.Principal) bool { return p.ConsultantID == b.ConsultantID })]
	}
	_, _ = c.ask("cancel", func(d *Desk) (*Booking, error) { return d.Cancel(context.Background(), by, b.ID) })
	c.drop(b, c.dice)
}

// reason is the word that a client gets for an error.
func reason(err error) string {
	var p *problem.Error
	if errors.As(err, &p) {
		return p.Reason
	}
	return err.Error()
}

// raw is every item of the table as the engine has it, read over a line that loses nothing.
func (w *world) raw() []audit.Item {
	w.t.Helper()
	items, err := testkit.Raw(context.Background(), testkit.Client(w.t), w.table.Name())
	if err != nil {
		w.t.Fatal(err)
	}
	return items
}
