package booking

import (
	"context"
	"errors"
	"time"

	"kikite/events"
	"kikite/shared/ids"
)

// Wakes invokes booking-offers at a time. A call may be repeated.
type Wakes interface {
	// Set makes the schedule of that name invoke it with the input.
	Set(ctx context.Context, name string, at time.Time, input any) error
}

// WithWakes gives a desk that serves waitlists what wakes it when an offer runs out.
func (d *Desk) WithWakes(w Wakes) *Desk {
	d.wakes = w
	return d
}

// Wake is the input of a schedule: the waitlist of a consultant is to be looked at, for something ends then by itself.
type Wake struct {
	ConsultantID events.ID `json:"consultant_id"`
	At           time.Time `json:"at"`
}

// soonestWake is the least time ahead at which a schedule is set: one for the past would be refused.
const soonestWake = time.Minute

// tried is to how many open times one person's offer falls back, if others take them at that moment.
const tried = 5

// waitlistDue serves the waitlist that the message names.
func (d *Desk) waitlistDue(ctx context.Context, e events.Envelope, data events.WaitlistDue) error {
	return d.serve(ctx, e, data.ConsultantID)
}

// serve goes through a consultant's waitlist in order and offers each the first open time that suits. It needs no memory of messages: what it
// does follows from what is stored, so it may run whenever something could have become free, also twice or at once.
func (d *Desk) serve(ctx context.Context, cause events.Envelope, consultant events.ID) error {
	ctx, done := beforeDeadline(ctx)
	defer done()
	return again(ctx, func() error {
		list, err := d.table.waits(ctx, consultant)
		if err != nil || len(list) == 0 {
			return err
		}
		r := &round{desk: d, cause: cause, now: d.now(), slots: map[events.Code][]Slot{}}
		// The list is read after the days: whoever waited when a time became free is in it.
		if r.consultant, r.con, err = d.table.from(ctx, consultant, summaryFrom(r.now), true); err != nil {
			return err
		}
		if r.list, err = d.table.waits(ctx, consultant); err != nil {
			return err
		}
		return errors.Join(r.visitAll(ctx), r.wake(ctx))
	})
}

// round is one walk through a waitlist. It offers only what was open when it began: a time that becomes free on the way would else go to
// the rest of the list.
type round struct {
	desk       *Desk
	cause      events.Envelope
	now        time.Time
	consultant *Consultant
	con        *Calendar
	list       []*Wait
	slots      map[events.Code][]Slot // open ones, by program
	left       bool                   // somebody still waits
	next       time.Time              // when something ends by itself
}

func (r *round) visitAll(ctx context.Context) error {
	var employees []events.ID
	for _, w := range r.list {
		employees = append(employees, w.EmployeeID)
	}
	p, err := r.desk.table.read(ctx, wanted{accounts: employees})
	if err != nil {
		return err
	}
	for _, w := range r.list { // an error ends the walk, or the rest would overtake
		if err := r.visit(ctx, w, p.accounts[w.EmployeeID]); err != nil {
			return err
		}
	}
	return nil
}

func (r *round) visit(ctx context.Context, w *Wait, account *Account) error {
	zone := account.location()
	over, err := r.settle(ctx, w, zone)
	if err != nil || over {
		return err
	}
	r.left = true
	switch {
	case w.Offer != "":
		r.sooner(w.OfferUntil)
		return nil
	case r.now.Before(w.RestUntil):
		r.sooner(w.RestUntil)
		return nil
	}
	open, err := r.open(w, zone)
	if err != nil || len(open) == 0 {
		return err
	}
	if until := quiet(r.now, zone); !until.IsZero() {
		r.sooner(until)
		return nil
	}
	return r.offer(ctx, w, account, open)
}

// settle brings a wait in line with what became of its offer. True if it is over.
func (r *round) settle(ctx context.Context, w *Wait, zone *time.Location) (bool, error) {
	before := w.Version
	if w.Offer != "" {
		b, err := r.desk.table.booking(ctx, w.Offer)
		switch {
		case errors.Is(err, ErrNotFound): // forgotten long ago
			w.passed(false, r.now)
		case err != nil:
			return false, err
		case b.Status == StatusReleased:
			w.passed(true, r.now)
		case b.Status != StatusHold:
			return true, r.desk.table.change().over(w, r.now).run(ctx)
		case !r.now.Before(b.HeldUntil):
			w.passed(false, r.now)
		default:
			return false, nil
		}
	}
	if w.over(r.now, zone) {
		w.Version = before
		return true, r.desk.table.change().over(w, r.now).run(ctx)
	}
	if w.Version == before {
		return false, nil
	}
	return false, r.desk.table.change().wait(w, before).run(ctx)
}

// open are the consultant's open times that suit, and that leave the time of an offer before they begin.
func (r *round) open(w *Wait, zone *time.Location) ([]Slot, error) {
	if r.consultant.Bookable() != nil {
		return nil, nil
	}
	slots, known := r.slots[w.Program]
	if !known {
		plan := r.consultant.Plan
		var err error
		slots, err = plan.Slots(plan.Length(w.Program), Span{r.now.Add(OfferTime), r.now.AddDate(0, 0, plan.Horizon+1)}, r.con, r.now)
		if err != nil {
			return nil, err
		}
		r.slots[w.Program] = slots
	}
	var out []Slot
	for _, s := range slots {
		if w.suits(s, zone) {
			out = append(out, s)
		}
	}
	return out, nil
}

// sooner notes when something ends by itself.
func (r *round) sooner(at time.Time) {
	if r.next.IsZero() || at.Before(r.next) {
		r.next = at
	}
}

// wake has the list looked at again when the next thing ends by itself: an offer, anybody's hold, a rest, the quiet hours. Each such moment
// has a schedule of its own name, so that none replaces an earlier one.
func (r *round) wake(ctx context.Context) error {
	if !r.left {
		return nil
	}
	for _, day := range r.con.days {
		for _, e := range day.Entries {
			if e.Kind == held && e.live(r.now) {
				r.sooner(time.Unix(e.Until, 0))
			}
		}
	}
	if r.next.IsZero() {
		return nil
	}
	if soonest := r.now.Add(soonestWake); r.next.Before(soonest) {
		r.next = soonest
	}
	at, consultant := r.next.UTC(), r.consultant.ID
	name := ids.Derive("wak", string(consultant), at.Format(time.RFC3339))
	return r.desk.wakes.Set(ctx, string(name), at, Wake{ConsultantID: consultant, At: at})
}

// Due is what a schedule invokes: it has the worker look at the list. Invoked again for the same moment it writes the same event.
func (d *Desk) Due(ctx context.Context, in Wake) error {
	if !in.ConsultantID.Valid() || in.At.IsZero() {
		return errors.New("a wake without consultant or time")
	}
	id := ids.Derive(ids.Event, string(in.ConsultantID), "wake", in.At.UTC().Format(time.RFC3339))
	return d.table.change().emit(waitlistDue(id, in.ConsultantID, d.now())).run(ctx)
}

// remindWaitlists has the worker look at every list in the night: whatever else failed, nobody waits longer than that.
func (d *Desk) remindWaitlists(ctx context.Context, day events.Date) error {
	consultants, err := d.table.awaited(ctx)
	if err != nil {
		return err
	}
	for _, c := range consultants {
		id := ids.Derive(ids.Event, string(c), "night", string(day))
		if err := d.table.change().emit(waitlistDue(id, c, d.now())).run(ctx); err != nil {
			return err
		}
	}
	return nil
}
