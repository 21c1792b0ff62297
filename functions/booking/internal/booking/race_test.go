package booking

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/testkit"
)

// crowd is clients that fight over the slots of two consultants while answers get lost.
type crowd struct {
	*world
	faults      *faults
	consultants []principal.Principal
	employees   []principal.Principal
	mu          sync.Mutex
	confirmed   map[events.ID]bool // bookings whose confirmation a client has seen
}

const (
	crowdSize  = 16
	crowdQuota = 5
)

func TestRace(t *testing.T) {
	t.Parallel()
	attempts := 30
	if testing.Short() {
		attempts = 8
	}
	f := &faults{}
	w := worldOn(t, faultyTable(t, f))
	w.contract(func(c *events.CompanyChanged) { c.QuotaPerMonth = crowdQuota })
	c := &crowd{world: w, faults: f, confirmed: map[events.ID]bool{}}
	hours := officeHours()
	hours.Rules[0].Start = 6 * 60 // 21:00 to 06:00 UTC: across UTC midnight
	hours.Rules[0].End = 15 * 60
	for range 2 {
		c.consultants = append(c.consultants, w.approve(ids.Default{}.New(ids.Consultant), hours))
	}
	for range crowdSize / 2 { // two clients for each employee: two open tabs
		c.employees = append(c.employees, w.employee())
	}
	f.set(0.08, 0.05)
	for round := range 3 {
		var wg sync.WaitGroup
		for i := range crowdSize {
			wg.Go(func() { c.client(uint64(round*crowdSize+i), c.employees[i/2], attempts/3) })
		}
		wg.Wait()
		c.check()
		w.clock.Advance(3 * time.Minute)
	}
	if len(c.confirmed) < 10 {
		t.Errorf("only %d bookings came about", len(c.confirmed))
	}
}

// client does what people do, in any order.
func (c *crowd) client(seed uint64, who principal.Principal, attempts int) {
	r := rand.New(rand.NewPCG(seed, 1))
	ctx := context.Background()
	var mine []events.ID
	for i := range attempts {
		start := at(2+r.IntN(2), 7, 0).Add(time.Duration(r.IntN(14)) * SlotStep)
		key := fmt.Sprint(seed, "-", i)
		switch n := r.IntN(10); {
		case n < 6 || len(mine) == 0:
			ask := HoldRequest{ConsultantID: c.consultants[r.IntN(2)].ConsultantID, Program: events.OneOnOne, StartsAt: start, Key: key}
			hold, err := persist(func() (*Booking, error) { return c.desk.Hold(ctx, who, ask) })
			if err != nil {
				c.expect(err, ErrTaken, ErrBusy, ErrQuota, ErrTooManyHolds, ErrCrowded)
				continue
			}
			if r.IntN(5) == 0 { // changed their mind, or just left
				if r.IntN(2) == 0 {
					_, err = persist(func() (*Booking, error) { return nil, c.desk.Release(ctx, who, hold.ID) })
					c.expect(err, ErrAlreadyBooked, ErrCrowded)
				}
				continue
			}
			b, err := persist(func() (*Booking, error) { return c.desk.Book(ctx, who, hold.ID) })
			if err != nil {
				c.expect(err, ErrHoldExpired, ErrCrowded)
				continue
			}
			c.mu.Lock()
			c.confirmed[b.ID] = true
			c.mu.Unlock()
			mine = append(mine, b.ID)
		case n < 8:
			id := mine[r.IntN(len(mine))]
			_, err := persist(func() (*Booking, error) { return c.desk.Move(ctx, who, id, start, key) })
			c.expect(err, ErrTaken, ErrBusy, ErrNotBooked, ErrCrowded)
		default:
			id := mine[r.IntN(len(mine))]
			by := who
			if r.IntN(2) == 0 {
				b, err := c.table.booking(ctx, id)
				if err != nil {
					c.t.Error(err)
					continue
				}
				by = c.consultants[slices.IndexFunc(c.consultants, func(p principal.Principal) bool { return p.ConsultantID == b.ConsultantID })]
			}
			_, err := persist(func() (*Booking, error) { return c.desk.Cancel(ctx, by, id) })
			c.expect(err, ErrCrowded)
		}
	}
}

// persist repeats a request whose answer was lost, as a client does.
func persist(request func() (*Booking, error)) (*Booking, error) {
	for {
		b, err := request()
		if !errors.Is(err, errLost) {
			return b, err
		}
	}
}

func (c *crowd) expect(err error, allowed ...error) {
	if err != nil && !slices.ContainsFunc(allowed, func(a error) bool { return errors.Is(err, a) }) {
		c.t.Errorf("unexpected: %v", err)
	}
}

// check compares everything that is stored with everything else.
func (c *crowd) check() {
	c.t.Helper()
	ctx := context.Background()
	var items []dynamo.Item
	if err := c.table.Scan().Consistent(true).All(ctx, &items); err != nil {
		c.t.Fatal(err)
	}
	p := &picture{accounts: map[events.ID]*Account{}, bookings: map[events.ID]*Booking{}}
	days := map[string][]Entry{} // owner and date → entries
	for _, item := range items {
		var d dayItem
		if err := dynamo.UnmarshalItem(item, &d); err == nil && strings.HasPrefix(d.SK, dayPrefix) {
			day, err := d.day()
			if err != nil {
				c.t.Fatal(err)
			}
			days[d.PK+" "+day.Date] = day.Entries
			continue
		}
		if err := p.add(item, wanted{}); err != nil {
			c.t.Fatal(err)
		}
	}
	now, used := c.desk.now(), map[events.ID]int{}
	taken := map[string][]Span{}
	for _, b := range p.bookings {
		takes := b.Status == events.BookingConfirmed || b.Status == StatusHold && now.Before(b.HeldUntil)
		for _, pk := range []string{pkConsultant(b.ConsultantID), pkAccount(b.EmployeeID)} {
			if takes {
				taken[pk] = append(taken[pk], b.Span())
			}
			for _, piece := range pieces(b.Span()) {
				listed := slices.ContainsFunc(days[pk+" "+piece.date], func(e Entry) bool {
					return e.ID == b.ID && e.live(now) && e.From == piece.from && e.To == piece.to
				})
				if listed != takes {
					c.t.Errorf("%s is %s but its day says %v", b.ID, b.Status, listed)
				}
			}
		}
		if b.Status == events.BookingConfirmed {
			used[b.EmployeeID]++
		}
	}
	for pk, spans := range taken {
		slices.SortFunc(spans, func(a, b Span) int { return a.Start.Compare(b.Start) })
		for i := 1; i < len(spans); i++ {
			if spans[i].Start.Before(spans[i-1].End) {
				c.t.Errorf("%s has two talks at %s", pk, spans[i].Start)
			}
		}
	}
	for _, e := range c.employees {
		if a := p.accounts[e.AccountID]; a.Used[month(at(2, 9, 0))] != used[e.AccountID] || used[e.AccountID] > crowdQuota {
			c.t.Errorf("%s has %d bookings, counted %v", a.ID, used[e.AccountID], a.Used)
		}
	}
	c.checkEvents(p)
}

// checkEvents demands one event for each version of a booking, and one confirmation.
func (c *crowd) checkEvents(p *picture) {
	c.t.Helper()
	versions := map[events.ID][]int64{}
	confirmations := map[events.ID]int{}
	for _, e := range testkit.Outbox(c.t, c.table.Table) {
		if e.Source == events.Booking && e.Type != events.BookingAvailabilityChanged.Name() {
			versions[e.EntityID] = append(versions[e.EntityID], e.EntityVersion)
		}
		if e.Type == events.BookingBooked.Name() {
			confirmations[e.EntityID]++
		}
	}
	for id, b := range p.bookings {
		var want []int64
		for v := int64(2); !b.BookedAt.IsZero() && v <= b.Version; v++ {
			want = append(want, v)
		}
		slices.Sort(versions[id])
		if !slices.Equal(versions[id], want) {
			c.t.Errorf("%s (%s, version %d) has events of versions %v", id, b.Status, b.Version, versions[id])
		}
		if c.confirmed[id] && confirmations[id] != 1 {
			c.t.Errorf("%s was confirmed %d times", id, confirmations[id])
		}
	}
}
