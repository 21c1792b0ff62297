package booking

import (
	"context"
	"math"
	"slices"
	"strings"
	"time"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

// WaitRequest asks for a place in a consultant's waitlist. From and To bound the days, in the employee's zone; Parts are parts of the day,
// none for any. Key is the Idempotency-Key, empty if there was none.
type WaitRequest struct {
	ConsultantID events.ID
	Program      events.Code
	From, To     events.Date
	Parts        []events.Code
	Key          string
}

func (r WaitRequest) parts() string {
	var out []string
	for _, p := range []events.Code{morning, afternoon, evening} {
		if slices.Contains(r.Parts, p) {
			out = append(out, string(p))
		}
	}
	return strings.Join(out, " ")
}

func (r WaitRequest) asked() string {
	return string(ids.Derive(ids.Request, string(r.ConsultantID), string(r.Program), string(r.From), string(r.To), r.parts()))
}

// Waiting is an employee's own place: how many stand before it, and what is offered.
type Waiting struct {
	*Wait
	Before int
	Offer  *Booking // nil while there is none
}

// Await puts the caller into a waitlist, if no time that fits is open now. Asking again gives the same place. Errors: ErrSlotOpen,
// ErrAlreadyWaiting, ErrTooManyWaits, ErrWaitlistFull, ErrWaitOver, ErrKeyReused, ErrNotFound, ErrProgram, ErrNoContract.
func (d *Desk) Await(ctx context.Context, caller principal.Principal, r WaitRequest) (*Wait, error) {
	id := d.ids.New(ids.Wait)
	if r.Key != "" {
		id = ids.Derive(ids.Wait, string(caller.AccountID), "wait", r.Key)
	}
	return decide(ctx, func() (*Wait, error) { return d.awaitOnce(ctx, caller, r, id) })
}

func (d *Desk) awaitOnce(ctx context.Context, caller principal.Principal, r WaitRequest, id events.ID) (*Wait, error) {
	now := d.now()
	p, err := d.table.read(ctx, wanted{accounts: []events.ID{caller.AccountID}, company: caller.CompanyID})
	if err != nil {
		return nil, err
	}
	account, err := p.actor(caller)
	if err != nil {
		return nil, err
	}
	if w, err := d.sameWait(ctx, account, r, id); w != nil || err != nil {
		return w, err
	}
	zone := account.location()
	w := &Wait{
		ID: id, EmployeeID: account.ID, ConsultantID: r.ConsultantID, Program: r.Program, From: r.From, To: r.To, Parts: r.parts(),
		Place: place(d.clock.Now(), id), Version: 1,
	}
	if err := w.dated(now, zone); err != nil {
		return nil, err
	}
	if p.consultant, p.con, err = d.table.from(ctx, r.ConsultantID, summaryFrom(now), true); err != nil {
		return nil, err
	}
	if err := d.mayWait(ctx, p, account, w, now); err != nil {
		return nil, err
	}
	return w, d.table.change().account(account).contract(p.consultant, p.company).wait(w, 0).waiting(w, r.asked()).
		emit(waitlistDue(ids.Derive(ids.Event, string(w.ID), "joined"), w.ConsultantID, now)).run(ctx)
}

// dated fills in and checks the days. Error: wish_invalid.
func (w *Wait) dated(now time.Time, zone *time.Location) error {
	today := localDate(now, zone)
	if w.To == "" {
		w.To = events.Date(today.AddDate(0, 0, defaultWait).Format(time.DateOnly))
	}
	if w.To < w.From || w.To < events.Date(today.Format(time.DateOnly)) || w.To > events.Date(today.AddDate(0, 0, maxWait).Format(time.DateOnly)) {
		return errWish("The last day is today or later, not before the first, and at most %d days ahead.", maxWait)
	}
	return nil
}

// mayWait checks that waiting makes sense: the consultant could be booked, and no time that fits is open.
func (d *Desk) mayWait(ctx context.Context, p *picture, account *Account, w *Wait, now time.Time) error {
	if err := p.consultant.For(account.CompanyID); err != nil {
		return err
	}
	if err := p.consultant.Offers(w.Program); err != nil {
		return err
	}
	if err := account.Entitled(w.Program); err != nil {
		return err
	}
	if err := p.company.Covers(w.Program, now); err != nil {
		return err
	}
	emp, err := d.table.daysFrom(ctx, pkAccount(account.ID), summaryFrom(now))
	if err != nil {
		return err
	}
	everything := *p.company
	everything.Quota = math.MaxInt // who has used the month up does not wait for a time that anybody can have
	c := chance{consultant: p.consultant, company: &everything, account: account, program: w.Program, con: p.con, emp: emp}
	open, err := c.open(now, 1, func(s Slot) bool { return w.suits(s, account.location()) })
	if err != nil {
		return err
	}
	if len(open) > 0 {
		return ErrSlotOpen
	}
	list, err := d.table.waits(ctx, w.ConsultantID)
	if err == nil && len(list) >= maxWaitlist {
		err = ErrWaitlistFull
	}
	return err
}

// sameWait finds the place that an earlier request like this made. Errors: ErrKeyReused, ErrWaitOver, ErrAlreadyWaiting, ErrTooManyWaits.
func (d *Desk) sameWait(ctx context.Context, account *Account, r WaitRequest, id events.ID) (*Wait, error) {
	all, err := d.table.waiting(ctx, account.ID)
	if err != nil {
		return nil, err
	}
	running := 0
	for _, i := range all {
		switch {
		case i.ID == id && i.Asked != r.asked():
			return nil, ErrKeyReused
		case i.ID == id && i.Over:
			return nil, ErrWaitOver
		case i.ID == id, !i.Over && i.ConsultantID == r.ConsultantID && i.Asked == r.asked():
			w, err := d.table.wait(ctx, i.ConsultantID, i.Place)
			if w == nil && err == nil {
				err = errStale
			}
			return w, err
		case !i.Over && i.ConsultantID == r.ConsultantID:
			return nil, ErrAlreadyWaiting
		case !i.Over:
			running++
		}
	}
	if running >= maxWaits {
		return nil, ErrTooManyWaits
	}
	return nil, nil
}

// Waits are the caller's own places, the oldest first. Nobody else is told of them.
func (d *Desk) Waits(ctx context.Context, caller principal.Principal) ([]Waiting, error) {
	now := d.now()
	own, err := d.table.waiting(ctx, caller.AccountID)
	if err != nil {
		return nil, err
	}
	p, err := d.table.read(ctx, wanted{accounts: []events.ID{caller.AccountID}})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(own, func(a, b waitingItem) int { return strings.Compare(a.Place, b.Place) })
	var out []Waiting
	for _, i := range own {
		if i.Over {
			continue
		}
		w, err := d.look(ctx, i)
		if err != nil {
			return nil, err
		}
		if w == nil || w.over(now, p.accounts[caller.AccountID].location()) {
			continue
		}
		if w.Wait.Offer != "" {
			b, err := d.table.booking(ctx, w.Wait.Offer)
			if err != nil {
				return nil, err
			}
			if !b.BookedAt.IsZero() {
				continue // the worker is about to end the wait
			}
			if b.Status == StatusHold && now.Before(b.HeldUntil) {
				w.Offer = b
			}
		}
		out = append(out, *w)
	}
	return out, nil
}

// look finds a place in its list; nil if it is not there any more.
func (d *Desk) look(ctx context.Context, i waitingItem) (*Waiting, error) {
	list, err := d.table.waits(ctx, i.ConsultantID)
	if err != nil {
		return nil, err
	}
	for n, w := range list {
		if w.ID == i.ID {
			return &Waiting{Wait: w, Before: n}, nil
		}
	}
	return nil, nil
}
