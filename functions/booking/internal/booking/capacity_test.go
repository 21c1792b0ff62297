package booking

import (
	"context"
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
		plan             Availability
		start, to        time.Time
		hold, book, move float64 // write units
		items            int     // of the booking's transaction
	}{
		"within a UTC day":                    {officeHours(), at(1, 10, 0), at(1, 13, 0), 12, 15, 16, 7},
		"across UTC midnight":                 {officeHours(), at(1, 8, 30), at(1, 13, 0), 16, 19, 20, 9},
		"with buffers and a cap":              {careful, at(1, 10, 0), at(2, 13, 0), 14, 15, 20, 7},
		"buffers and cap across UTC midnight": {careful, at(1, 8, 30), at(2, 13, 0), 16, 19, 24, 9},
		"next to UTC midnight, with buffers":  {careful, at(1, 9, 0), at(2, 9, 0), 14, 15, 20, 7},
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
			if len(f.writes) != 4 {
				t.Fatalf("%d transactions, want one each for hold, booking and move", len(f.writes)-1)
			}
			if hold != c.hold || book != c.book || f.writes[3] != c.move || f.items[2] != c.items {
				t.Errorf("write units: hold %v, booking %v, move %v; %d items; documented are %v, %v, %v, %d",
					hold, book, f.writes[3], f.items[2], c.hold, c.book, c.move, c.items)
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
	if len(f.writes) != 1 || f.writes[0] != 10 || len(f.reads) != summaryShards+1 {
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
