package booking

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kikite/events"
	"kikite/shared/principal"
)

// TestWaitlistProperty plays random cancellations, bookings, holds, waits, answers and time, with lost answers and messages that come twice. Whenever
// all messages are handled: no time is held for two, nobody has two offers, nobody was overtaken; and nobody waits for a time that is open.
func TestWaitlistProperty(t *testing.T) {
	t.Parallel()
	play(t, 12, func(rt *rapid.T) {
		h := newHistory(t, rt.Fatalf)
		for i := range rapid.IntRange(3, 12).Draw(rt, "steps") {
			h.step(rt, i)
		}
		h.faults.set(0, 0)
		h.pass(2 * time.Minute) // a schedule is at least a minute ahead
		h.nobodyIsForgotten()
	})
}

// history is a consultant with six hours on one day, strangers who had booked them all, and five people who may wait.
type history struct {
	*waiters
	faults *faults
	fail   func(string, ...any)
	people []principal.Principal
	wishes map[events.ID][]events.Code // by employee
	booked []*Booking
}

func newHistory(t *testing.T, fail func(string, ...any)) *history {
	t.Helper()
	f := &faults{}
	w := worldOn(t, faultyTable(t, f))
	w.contract(func(c *events.CompanyChanged) { c.QuotaPerMonth = 2 })
	w.approve(w.consultant, Availability{Zone: "Asia/Tokyo", Horizon: 30, Lengths: map[events.Code]int{events.OneOnOne: 60},
		Exceptions: []Exception{{Date: "2026-10-07", Start: 600, End: 600 + 6*60}}})
	h := &history{faults: f, fail: fail, wishes: map[events.ID][]events.Code{}}
	for i := range 6 {
		h.booked = append(h.booked, w.book(w.employee(), w.ask(at(2, 10+i, 0))))
	}
	for range 5 {
		h.people = append(h.people, w.employee())
	}
	h.waiters = newWaiters(t, w)
	h.settled = h.check
	return h
}

func (h *history) step(rt *rapid.T, i int) {
	ctx := context.Background()
	who := rapid.SampledFrom(h.people).Draw(rt, "who")
	lose := rapid.SampledFrom([]float64{0, 0, 0.2}).Draw(rt, "lose")
	switch rapid.SampledFrom([]string{"wait", "wait", "wait", "cancel", "cancel", "cancel", "book", "give back", "leave", "hold", "time", "twice"}).Draw(rt, fmt.Sprint("step ", i)) {
	case "wait":
		r := WaitRequest{ConsultantID: h.consultant, Program: events.OneOnOne,
			Parts: rapid.SampledFrom([][]events.Code{nil, {morning}, {afternoon}}).Draw(rt, "parts")}
		h.clock.Advance(time.Second)
		if _, err := h.desk.Await(ctx, who, r); err == nil {
			h.wishes[who.AccountID] = r.Parts
		} else {
			h.allow(err, ErrSlotOpen, ErrAlreadyWaiting)
		}
	case "cancel":
		if len(h.booked) > 0 {
			n := rapid.IntRange(0, len(h.booked)-1).Draw(rt, "which")
			if _, err := h.desk.Cancel(ctx, principalOf(h.booked[n]), h.booked[n].ID); err != nil {
				h.allow(err, ErrStarted)
			}
			h.booked = slices.Delete(h.booked, n, n+1)
		}
	case "book":
		if offer := h.offer(who); offer != nil {
			b, err := h.desk.Book(ctx, who, offer.ID)
			if err != nil {
				h.fail("an offer cannot be booked: %v", err)
			}
			h.booked = append(h.booked, b)
		}
	case "give back":
		if offer := h.offer(who); offer != nil {
			h.allow(h.desk.Release(ctx, who, offer.ID))
		}
	case "leave":
		waits, err := h.desk.Waits(ctx, who)
		h.allow(err)
		for _, w := range waits {
			h.allow(h.desk.Unwait(ctx, who, w.ID))
		}
	case "hold":
		start := at(2, 10+rapid.IntRange(0, 5).Draw(rt, "hour"), 0)
		_, err := h.desk.Hold(ctx, h.employee(), h.ask(start))
		h.allow(err, ErrTaken, ErrNotOffered)
	case "time":
		h.faults.set(0, 0)
		h.pass(time.Duration(rapid.SampledFrom([]int{1, 6, 29, 31, 300}).Draw(rt, "minutes")) * time.Minute)
	case "twice":
		for _, e := range h.published("booking.cancelled") {
			h.handled(ctx, e)
		}
	}
	h.faults.set(lose, lose/2)
	h.settle()
	h.faults.set(0, 0)
}

func (h *history) allow(err error, allowed ...error) {
	if err != nil && !slices.ContainsFunc(allowed, func(a error) bool { return errors.Is(err, a) }) {
		h.fail("unexpected: %v", err)
	}
}

// check looks at the list when everything is handled.
func (h *history) check() {
	ctx := context.Background()
	list, err := h.table.waits(ctx, h.consultant)
	h.allow(err)
	now := h.desk.now()
	holders, places := map[int64]events.ID{}, map[events.ID]string{}
	for _, w := range list {
		if other := places[w.EmployeeID]; other != "" {
			h.fail("%s waits twice", w.EmployeeID)
		}
		places[w.EmployeeID] = w.Place
		if w.Offer == "" {
			continue
		}
		b, err := h.table.booking(ctx, w.Offer)
		h.allow(err)
		if b.Status != StatusHold || !now.Before(b.HeldUntil) || b.EmployeeID != w.EmployeeID {
			h.fail("the offer of %s is %s until %s", w.ID, b.Status, b.HeldUntil)
		}
		if other := holders[b.StartsAt.Unix()]; other != "" {
			h.fail("%s is offered to %s and %s", b.StartsAt, other, w.EmployeeID)
		}
		holders[b.StartsAt.Unix()] = w.EmployeeID
	}
	offers := h.published("booking.slot_offered")
	for _, e := range offers {
		o, err := events.BookingSlotOffered.Parse(e)
		h.allow(err)
		if e.Time.Equal(now) && holders[o.StartsAt.Unix()] == o.EmployeeID { // made just now
			h.notOvertaken(list, places[o.EmployeeID], o, now)
		}
	}
}

// notOvertaken: who stands before the one with the offer had a reason not to get it.
func (h *history) notOvertaken(list []*Wait, place string, o events.SlotOffered, now time.Time) {
	for _, w := range list {
		if w.Place < place && h.couldTake(w, Slot{o.StartsAt, o.EndsAt}, now) {
			h.fail("%s was overtaken by %s for %s: %+v", w.EmployeeID, o.EmployeeID, o.StartsAt, w)
		}
	}
}

// couldTake says whether the place waits for an offer of that time, and could have it now.
func (h *history) couldTake(w *Wait, s Slot, now time.Time) bool {
	p, err := h.table.read(context.Background(), wanted{accounts: []events.ID{w.EmployeeID}, company: h.company})
	h.allow(err)
	emp, err := h.table.daysFrom(context.Background(), pkAccount(w.EmployeeID), summaryFrom(now))
	h.allow(err)
	a := p.accounts[w.EmployeeID]
	zone := a.location()
	return w.Offer == "" && !now.Before(w.RestUntil) && w.suits(s, zone) && quiet(now, zone).IsZero() && !w.over(now, zone) &&
		a.room(month(s.StartsAt), 1, p.company.Quota) == nil && emp.Free(Span{s.StartsAt, s.EndsAt}, now, "")
}

// nobodyIsForgotten: no time is open that somebody waits for.
func (h *history) nobodyIsForgotten() {
	ctx, now := context.Background(), h.desk.now()
	consultant, con, err := h.table.from(ctx, h.consultant, summaryFrom(now), true)
	h.allow(err)
	slots, err := consultant.Plan.Slots(time.Hour, Span{now.Add(OfferTime + time.Minute), now.AddDate(0, 0, 30)}, con, now)
	h.allow(err)
	list, err := h.table.waits(ctx, h.consultant)
	h.allow(err)
	for _, w := range list {
		for _, s := range slots {
			if h.couldTake(w, s, now) {
				h.fail("%s is open, and %s is not told: %+v", s.StartsAt, w.EmployeeID, w)
			}
		}
	}
}
