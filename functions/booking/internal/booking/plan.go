package booking

import (
	"context"
	"reflect"
	"time"

	"golang.org/x/sync/errgroup"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

// importParallel is how many consultants an import handles at once.
const importParallel = 8

// Availability is the caller's own. Error: ErrNotFound if none was set.
func (d *Desk) Availability(ctx context.Context, caller principal.Principal) (Availability, error) {
	var item consultantItem
	found, err := d.table.One(ctx, pkConsultant(caller.ConsultantID), skPlan, &item)
	if err != nil {
		return Availability{}, err
	}
	c, err := item.consultant()
	if err != nil {
		return Availability{}, err
	}
	if !found || c.Plan == nil {
		return Availability{}, ErrNotFound
	}
	return *c.Plan, nil
}

// SetAvailability replaces the caller's own availability and returns what is stored. Bookings that it no longer covers stay.
func (d *Desk) SetAvailability(ctx context.Context, caller principal.Principal, a Availability) (Availability, error) {
	if err := d.active(ctx, caller); err != nil {
		return a, err
	}
	return d.storePlan(ctx, caller.ConsultantID, a)
}

// ImportRow is one consultant of an import.
type ImportRow struct {
	ConsultantID events.ID
	Availability Availability
}

// Import sets the availability of many consultants; the result of row i is the error at i, nil if it is stored. The consultants
// need not be known yet.
func (d *Desk) Import(ctx context.Context, caller principal.Principal, rows []ImportRow) ([]error, error) {
	if err := d.active(ctx, caller); err != nil {
		return nil, err
	}
	results := make([]error, len(rows))
	var group errgroup.Group
	group.SetLimit(importParallel)
	for i, r := range rows {
		group.Go(func() error {
			results[i] = d.setPlan(ctx, r.ConsultantID, r.Availability)
			return nil
		})
	}
	return results, group.Wait()
}

// active checks the caller's account. Errors: ErrAccountPending, ErrAccountInactive.
func (d *Desk) active(ctx context.Context, caller principal.Principal) error {
	p, err := d.table.read(ctx, wanted{accounts: []events.ID{caller.AccountID}})
	if err != nil {
		return err
	}
	_, err = p.actor(caller)
	return err
}

func (d *Desk) setPlan(ctx context.Context, id events.ID, a Availability) error {
	_, err := d.storePlan(ctx, id, a)
	return err
}

func (d *Desk) storePlan(ctx context.Context, id events.ID, a Availability) (Availability, error) {
	a = a.pruned(d.now())
	if err := a.Validate(); err != nil {
		return a, err
	}
	return decide(ctx, func() (Availability, error) { return d.storePlanOnce(ctx, id, a) })
}

// storePlanOnce writes the plan and, if it changes what matching may know, the new summary with it. An unchanged plan writes nothing.
func (d *Desk) storePlanOnce(ctx context.Context, id events.ID, a Availability) (Availability, error) {
	now := d.now()
	c, calendar, err := d.table.from(ctx, id, summaryFrom(now), true)
	if err != nil {
		return a, err
	}
	a = a.after(c.Plan)
	if c.Plan != nil && reflect.DeepEqual(*c.Plan, a) {
		return a, nil
	}
	known := c.Bookable() == nil
	c.Plan = &a
	published := c.SummaryVersion
	event, err := d.summarise(c, calendar, now)
	if err != nil {
		return a, err
	}
	change := d.table.change().consultant(c, published)
	if event != nil {
		change.emit(*event, nil)
	}
	if known { // somebody may wait for the times that were added
		change.emit(waitlistDue(d.ids.New(ids.Event), c.ID, now))
	}
	return a, change.run(ctx)
}

func summaryFrom(now time.Time) string { return now.UTC().AddDate(0, 0, -1).Format(time.DateOnly) }

// summarise returns the event that tells matching about a consultant's open time, or nil if it says nothing new; then it counts
// the consultant's SummaryVersion up.
func (d *Desk) summarise(c *Consultant, calendar *Calendar, now time.Time) (*events.Envelope, error) {
	summary, err := c.summary(calendar, now)
	if err != nil {
		return nil, err
	}
	c.SummaryDue = summaryDue(c, now)
	hash := fingerprint(summary)
	if hash == c.SummaryHash || c.SummaryHash == "" && summary.NextFree == nil {
		return nil, nil // nobody needs to hear that an unknown consultant is not available
	}
	c.SummaryHash = hash
	c.SummaryVersion++
	e, err := events.BookingAvailabilityChanged.New(events.Meta{
		ID: d.ids.New(ids.Event), Time: now, EntityID: c.ID, EntityVersion: c.SummaryVersion,
	}, summary)
	return &e, err
}
