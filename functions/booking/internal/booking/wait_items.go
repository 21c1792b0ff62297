package booking

import (
	"context"
	"fmt"
	"time"

	"kikite/events"
	"kikite/shared/store"
)

// overKept is how long it is remembered that a wait is over, so that a request that comes again does not begin it anew.
const overKept = 7 * 24 * time.Hour

// waitItem is a place in a consultant's list. The index leads the nightly run to the consultants somebody waits for.
type waitItem struct {
	PK     string `dynamo:"pk"` // CON#<consultant>
	SK     string `dynamo:"sk"` // WAIT#<place>
	GSI1PK string `dynamo:"gsi1pk"`
	GSI1SK string `dynamo:"gsi1sk"`
	Wait
}

// waitingItem leads from an employee to a place.
type waitingItem struct {
	PK           string    `dynamo:"pk"` // ACC#<employee>
	SK           string    `dynamo:"sk"` // WAIT#<wait>
	ID           events.ID `dynamo:"id"`
	ConsultantID events.ID `dynamo:"consultant"`
	Place        string    `dynamo:"place"`
	Asked        string    `dynamo:"asked"` // to recognise the repetition of a request
	Over         bool      `dynamo:"over,omitempty"`
	TTL          int64     `dynamo:"ttl,omitempty"`
}

func newWaitItem(w *Wait) waitItem {
	return waitItem{
		PK: pkConsultant(w.ConsultantID), SK: waitPrefix + w.Place, GSI1PK: pkWaits,
		GSI1SK: string(w.ConsultantID) + "#" + w.Place, Wait: *w,
	}
}

// pkWaits is the index's partition of all waits: there are few, and they are written seldom.
const pkWaits = "WAITS"

// place orders a list by time, and waits of the same moment by ID.
func place(now time.Time, id events.ID) string {
	return now.UTC().Format("20060102T150405.000000") + "#" + string(id)
}

// waits is a consultant's list in order. It reads consistently.
func (t *Table) waits(ctx context.Context, consultant events.ID) ([]*Wait, error) {
	var items []waitItem
	if err := t.Prefix(ctx, pkConsultant(consultant), waitPrefix, &items); err != nil {
		return nil, fmt.Errorf("waitlist of %s: %w", consultant, err)
	}
	out := make([]*Wait, len(items))
	for i := range items {
		out[i] = &items[i].Wait
	}
	return out, nil
}

// waiting lists where an employee waits, and did lately. It reads consistently.
func (t *Table) waiting(ctx context.Context, employee events.ID) ([]waitingItem, error) {
	var items []waitingItem
	if err := t.Prefix(ctx, pkAccount(employee), waitPrefix, &items); err != nil {
		return nil, fmt.Errorf("waits of an employee: %w", err)
	}
	return items, nil
}

// wait reads a place; nil if it is over.
func (t *Table) wait(ctx context.Context, consultant events.ID, place string) (*Wait, error) {
	var item waitItem
	found, err := t.One(ctx, pkConsultant(consultant), waitPrefix+place, &item)
	if err != nil || !found {
		return nil, err
	}
	return &item.Wait, nil
}

// awaited lists the consultants somebody waits for. The index may lag by a moment.
func (t *Table) awaited(ctx context.Context) ([]events.ID, error) {
	var items []waitItem
	if err := t.Get(store.GSI1PK, pkWaits).Index(store.Index).All(ctx, &items); err != nil {
		return nil, fmt.Errorf("waitlists: %w", err)
	}
	var out []events.ID
	for _, i := range items { // in order of the consultant
		if n := len(out); n == 0 || out[n-1] != i.ConsultantID {
			out = append(out, i.ConsultantID)
		}
	}
	return out, nil
}

// wait writes a place; before is the version that was read, 0 for a new one.
func (c *change) wait(w *Wait, before int64) *change {
	c.tx.Put(unchanged(c.table.Put(newWaitItem(w)), "ver", before), errStale)
	return c
}

// waiting writes an employee's way to a new place.
func (c *change) waiting(w *Wait, asked string) *change {
	c.tx.Put(c.table.Put(waitingItem{
		PK: pkAccount(w.EmployeeID), SK: waitPrefix + string(w.ID), ID: w.ID, ConsultantID: w.ConsultantID, Place: w.Place, Asked: asked,
	}).If("attribute_not_exists(pk)"), errStale)
	return c
}

// over ends a wait that is as it was read.
func (c *change) over(w *Wait, now time.Time) *change {
	item := newWaitItem(w)
	c.tx.Delete(c.table.Delete(store.PK, item.PK).Range(store.SK, item.SK).If("ver = ?", w.Version), errStale)
	c.tx.Update(c.table.Update(store.PK, pkAccount(w.EmployeeID)).Range(store.SK, waitPrefix+string(w.ID)).
		Set("over", true).Set(store.TTL, now.Add(overKept).Unix()), nil)
	return c
}
