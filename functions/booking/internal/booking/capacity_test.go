package booking

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/ids"
)

// TestWriteUnits holds docs/adr/0003-booking-items.md to what the engine says was consumed.
func TestWriteUnits(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	careful := officeHours()
	careful.Before, careful.After, careful.Cap, careful.Notice = 10, 10, 8, 1
	for name, c := range map[string]struct {
		plan                     Availability
		start, to                time.Time
		hold, book, move, cancel float64 // write units
		items                    int     // of the booking's transaction
		budget                   float64 // of hold, booking and cancellation each
	}{
		"within a UTC day":                    {officeHours(), at(1, 10, 0), at(1, 13, 0), 12, 15, 16, 11, 7, 16},
		"across UTC midnight":                 {officeHours(), at(1, 8, 30), at(2, 8, 30), 16, 19, 24, 15, 9, 24},
		"with buffers and a cap":              {careful, at(1, 10, 0), at(2, 13, 0), 14, 15, 20, 11, 7, 16},
		"buffers and cap across UTC midnight": {careful, at(1, 8, 30), at(2, 13, 0), 16, 19, 24, 11, 9, 24},
		"next to UTC midnight, with buffers":  {careful, at(1, 9, 0), at(2, 9, 0), 14, 15, 20, 11, 7, 16},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := &faults{}
			w := worldOn(t, faultyTable(t, f))
			c.plan.Rules = []Rule{{RRule: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", Start: 6 * 60, End: 20 * 60}}
			if err := w.desk.setPlan(ctx, w.consultant, c.plan); err != nil {
				t.Fatal(err)
			}
			f.reset()
			b := w.book(w.employee(), HoldRequest{ConsultantID: w.consultant, Program: events.MentalHarassment, StartsAt: c.start})
			hold, book := f.writes[1], f.writes[2] // 0 is the new account
			if _, err := w.desk.Move(ctx, principalOf(b), b.ID, c.to, "k"); err != nil {
				t.Fatal(err)
			}
			if _, err := w.desk.Cancel(ctx, principalOf(b), b.ID); err != nil {
				t.Fatal(err)
			}
			if len(f.writes) != 5 {
				t.Fatalf("%d transactions, want one each for hold, booking, move and cancellation", len(f.writes)-1)
			}
			move, cancel := f.writes[3], f.writes[4]
			if hold != c.hold || book != c.book || move != c.move || cancel != c.cancel || f.items[2] != c.items {
				t.Errorf("write units: hold %v, booking %v, move %v, cancellation %v; %d items; documented are %v, %v, %v, %v, %d",
					hold, book, move, cancel, f.items[2], c.hold, c.book, c.move, c.cancel, c.items)
			}
			if max(hold, book, cancel) > c.budget || move > 24 {
				t.Errorf("over the budget of %v, 24 for a move", c.budget)
			}
			w.smallItems()
		})
	}
}

// TestSeriesUnits holds the longest series to one transaction for all holds and one for all bookings, within the budget of a booking each, and far
// from the 100 items that DynamoDB takes.
func TestSeriesUnits(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	careful := officeHours()
	careful.Before, careful.After, careful.Cap, careful.Notice = 10, 10, 8, 1
	for name, c := range map[string]struct {
		plan                             Availability
		start                            time.Time
		holds, release, bookings, cancel float64 // write units; of each cancellation
		holding, booking                 int     // items
	}{
		"within a UTC day":                    {officeHours(), at(1, 10, 0), 42, 40, 60, 11, 21, 27},
		"buffers and cap across UTC midnight": {careful, at(1, 8, 30), 66, 64, 84, 15, 33, 39},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := &faults{}
			w := worldOn(t, faultyTable(t, f))
			w.contract(func(c *events.CompanyChanged) { c.QuotaPerMonth = 6 })
			c.plan.Rules = []Rule{{RRule: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", Start: 6 * 60, End: 20 * 60}}
			c.plan.Horizon = maxHorizon
			if err := w.desk.setPlan(ctx, w.consultant, c.plan); err != nil {
				t.Fatal(err)
			}
			e := w.employee()
			f.reset()
			held, err := w.desk.HoldSeries(ctx, e, w.askSeries(c.start, maxSeries))
			if err != nil {
				t.Fatal(err)
			}
			if err := w.desk.ReleaseSeries(ctx, e, held[0].SeriesID); err != nil {
				t.Fatal(err)
			}
			made := w.bookSeries(e, w.askSeries(c.start, maxSeries))
			if len(f.writes) != 4 {
				t.Fatalf("%d transactions, want one each for holds, release, holds and bookings", len(f.writes))
			}
			if _, err := w.desk.CancelSeries(ctx, e, made[0].SeriesID); err != nil {
				t.Fatal(err)
			}
			want := []float64{c.holds, c.release, c.holds, c.bookings}
			for range maxSeries {
				want = append(want, c.cancel)
			}
			if !slices.Equal(f.writes, want) || f.items[0] != c.holding || f.items[3] != c.booking {
				t.Errorf("write units %v, documented are %v; items %v", f.writes, want, f.items)
			}
			if f.writes[3] > 16*maxSeries || f.items[3] > 100 {
				t.Errorf("over the budget: %v units, %d items", f.writes[3], f.items[3])
			}
			w.smallItems()
		})
	}
}

// TestReadUnits fills every day up to the longest horizon with seven sessions, 49 a week.
func TestReadUnits(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := &faults{}
	w := worldOn(t, faultyTable(t, f))
	for d := range maxHorizon + 1 {
		day := &Day{Date: monday.AddDate(0, 0, d-1).Format(time.DateOnly)}
		for i := range 7 {
			day.Entries = append(day.Entries, Entry{From: i * 60, To: i*60 + 50, Kind: booked, ID: ids.Default{}.New(ids.Booking)})
		}
		item, err := newDayItem(pkConsultant(w.consultant), day)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.table.Put(item).Run(ctx); err != nil {
			t.Fatal(err)
		}
	}
	f.reset()
	if _, err := w.desk.Slots(ctx, "", w.consultant, events.OneOnOne, w.desk.Today(time.UTC), 14, time.UTC); err != nil {
		t.Fatal(err)
	}
	if len(f.reads) != 1 || f.reads[0] > 2 {
		t.Errorf("14 days of slots cost %v read units, want one query of at most 2", f.reads)
	}
}

// TestLargestDay shows that a day cannot outgrow one kilobyte.
func TestLargestDay(t *testing.T) {
	t.Parallel()
	c := NewCalendar()
	for i := range maxEntries {
		s := Span{monday.Add(time.Duration(i) * 30 * time.Minute), monday.Add(time.Duration(i+1) * 30 * time.Minute)}
		if err := c.Take(ids.Default{}.New(ids.Booking), s, monday.Add(time.Hour), monday); err != nil {
			t.Fatal(err)
		}
	}
	s := Span{monday.Add(20 * time.Hour), monday.Add(21 * time.Hour)}
	if err := c.Take("bkg_00000000000000000000000000", s, time.Time{}, monday); err == nil {
		t.Error("the day takes more than it can hold")
	}
	item, err := newDayItem(pkConsultant("con_00000000000000000000000000"), c.day("2026-10-05"))
	if err != nil {
		t.Fatal(err)
	}
	if n := sizeOf(t, item); n > 1024 {
		t.Errorf("a full day has %d bytes", n)
	}
}

// smallItems checks that no item of a booking's transaction is larger than one kilobyte.
func (w *world) smallItems() {
	w.t.Helper()
	var all []dynamo.Item
	if err := w.table.Scan().All(context.Background(), &all); err != nil {
		w.t.Fatal(err)
	}
	for _, item := range all {
		if detail, ok := item["type"]; ok && detail != nil {
			continue // outbox; measured as write units
		}
		if n := sizeOfItem(item); n > 1024 {
			w.t.Errorf("%v has %d bytes", item["pk"], n)
		}
	}
}

// TestRefreshUnits is the cost of one consultant's night, as docs/adr/0003-booking-items.md states it.
func TestRefreshUnits(t *testing.T) {
	t.Parallel()
	f := &faults{}
	w := worldOn(t, faultyTable(t, f))
	f.reset()
	if err := w.sleep(7); err != nil {
		t.Fatal(err)
	}
	if len(f.writes) != 1 || f.writes[0] != 10 || len(f.reads) != summaryShards+2 {
		t.Errorf("write units %v, %d queries", f.writes, len(f.reads))
	}
}

// TestLargestConsultant shows that what every booking checks cannot outgrow one kilobyte.
func TestLargestConsultant(t *testing.T) {
	t.Parallel()
	c := &Consultant{
		ID: ids.Default{}.New(ids.Consultant), AccountID: ids.Default{}.New(ids.Account), Status: events.StatusApproved,
		Programs: events.Programs(), Version: 1 << 30, Rev: 1 << 30, Plan: &Availability{Zone: "Asia/Tokyo", Horizon: maxHorizon},
		SummaryVersion: 1 << 30, SummaryHash: fingerprint(events.AvailabilityChanged{}), SummaryDue: "2026-10-05",
		Connected: make(connections, 20),
	}
	item, err := newConsultantItem(c)
	if err != nil {
		t.Fatal(err)
	}
	item.Plan = strings.Repeat("x", maxPlanBytes)
	if n := sizeOf(t, item); n > 1024 {
		t.Errorf("the largest consultant has %d bytes", n)
	}
}

// TestLargestAccount shows that the quota of an employee who holds all that one can, over all months that one can book, stays small.
func TestLargestAccount(t *testing.T) {
	t.Parallel()
	a := &Account{
		ID: ids.Default{}.New(ids.Account), Role: events.RoleEmployee, Status: events.StatusActive, CompanyID: ids.Default{}.New(ids.Company),
		Locale: "ja", Version: 1 << 30, Rev: 1 << 30, Used: map[string]int{},
	}
	for m := 9; m <= 13; m++ { // 40 days back, 60 ahead
		a.Used[fmt.Sprintf("2026-%02d", m)] = 10
	}
	until := monday.Add(HoldTime)
	for range maxHolds - 1 {
		if err := a.Reserve(ids.Default{}.New(ids.Booking), monday, until, 100, monday); err != nil {
			t.Fatal(err)
		}
	}
	starts := []time.Time{monday, monday.AddDate(0, 0, 20), monday.AddDate(0, 0, 27), monday.AddDate(0, 0, 58)}
	if err := a.ReserveSeries(ids.Default{}.New(ids.Series), starts, until, 100, monday); err != nil || len(a.Holds) != 5 {
		t.Fatalf("%v %v", a.Holds, err)
	}
	if err := a.Reserve(ids.Default{}.New(ids.Booking), monday, until, 100, monday); err == nil {
		t.Error("more holds than there may be")
	}
	if n := sizeOf(t, accountItem{PK: pkAccount(a.ID), SK: skAccount, Account: *a}); n > 1024 {
		t.Errorf("the largest account has %d bytes", n)
	}
}

// TestLargestWait shows that a place in a waitlist stays below one kilobyte.
func TestLargestWait(t *testing.T) {
	t.Parallel()
	now := monday
	source := ids.Default{}
	w := &Wait{ID: source.New(ids.Wait), EmployeeID: source.New(ids.Account), ConsultantID: source.New(ids.Consultant),
		Program: events.EngagementCareer, From: "2026-10-05", To: "2026-12-04", Parts: "morning afternoon evening", Version: 1 << 30,
		Place: place(now, source.New(ids.Wait)), Unanswered: 2}
	for i := range maxPassed + 3 {
		w.offered(&Booking{ID: source.New(ids.Booking), StartsAt: now.Add(time.Duration(i) * time.Hour), HeldUntil: now})
		w.passed(false, now)
	}
	w.offered(&Booking{ID: source.New(ids.Booking), StartsAt: now, HeldUntil: now})
	if n := sizeOf(t, newWaitItem(w)); n > 1024 || len(w.Passed) != maxPassed {
		t.Errorf("the largest place has %d bytes, %d starts", n, len(w.Passed))
	}
}

// TestOfferUnits is the cost of an offer, as docs/adr/0015-waitlist.md states it.
func TestOfferUnits(t *testing.T) {
	t.Parallel()
	f := &faults{}
	w, ten, _ := full(t, worldOn(t, faultyTable(t, f)))
	w.await(w.employee())
	if _, err := w.desk.Cancel(context.Background(), principalOf(ten), ten.ID); err != nil {
		t.Fatal(err)
	}
	cause := w.published("booking.cancelled")[0]
	f.reset()
	if err := w.desk.serve(context.Background(), cause, w.consultant); err != nil {
		t.Fatal(err)
	}
	if len(f.writes) != 1 || f.writes[0] != 17 || len(f.reads) != 4 {
		t.Errorf("write units %v, %d queries", f.writes, len(f.reads))
	}
	w.smallItems()
}
