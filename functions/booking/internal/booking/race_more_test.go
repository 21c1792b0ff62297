package booking

import (
	"context"
	"errors"
	"time"

	"kikite/events"
	"kikite/shared/problem"
)

// asleep is Wakes that never wake anybody: the race serves the waitlists all the time.
type asleep struct{}

func (asleep) Set(context.Context, string, time.Time, any) error { return nil }

// series holds two or three times together and books or releases them.
func (c *client) series(key string) {
	ctx := context.Background()
	r := SeriesRequest{ConsultantID: c.consultants[c.dice.IntN(2)].ConsultantID, Program: events.EngagementCareer, Key: key}
	for i, open := range c.open(r.ConsultantID, r.Program) {
		if i < 3 {
			r.Starts = append(r.Starts, open.StartsAt)
		}
	}
	if _, err := r.tidied(); err != nil {
		return // too few
	}
	var made []*Booking
	_, err := c.ask("hold series", func(d *Desk) (b *Booking, err error) { made, err = d.HoldSeries(ctx, c.who, r); return nil, err },
		ErrTaken, ErrBusy, ErrQuota, ErrTooManyHolds, ErrNotOffered)
	if err != nil {
		return
	}
	id := made[0].SeriesID
	if c.dice.IntN(4) == 0 {
		_, _ = c.ask("release series", func(d *Desk) (*Booking, error) { return nil, d.ReleaseSeries(ctx, c.who, id) }, ErrAlreadyBooked)
		return
	}
	_, err = c.ask("book series", func(d *Desk) (b *Booking, err error) { made, err = d.BookSeries(ctx, c.who, id); return nil, err }, ErrHoldExpired)
	if err != nil {
		return
	}
	for _, b := range made {
		c.note("talk of a series", b, nil)
		c.add(b)
	}
}

// wait takes a place in a waitlist, looks what is offered and books it.
func (c *client) wait(key string) {
	ctx := context.Background()
	r := WaitRequest{ConsultantID: c.consultants[c.dice.IntN(2)].ConsultantID, Program: events.RegularCare, From: "2026-10-31", To: "2026-11-01", Key: key}
	_, _ = c.ask("wait", func(d *Desk) (*Booking, error) { _, err := d.Await(ctx, c.who, r); return nil, err },
		ErrSlotOpen, ErrAlreadyWaiting, ErrTooManyWaits, ErrWaitOver)
	all, err := c.desk.Waits(ctx, c.who)
	if err != nil {
		c.t.Error(err)
	}
	for _, w := range all {
		if w.Offer == nil {
			continue
		}
		b, err := c.ask("take an offer", func(d *Desk) (*Booking, error) { return d.Book(ctx, c.who, w.Offer.ID) }, ErrHoldExpired)
		if err == nil {
			c.add(b)
		}
	}
}

// serve offers what is free to those who wait, as a message lets the worker do.
func (c *client) serve() {
	consultant := c.consultants[c.dice.IntN(2)].ConsultantID
	for _, d := range c.desks {
		err := d.serve(context.Background(), events.Envelope{}, consultant)
		if err != nil && !errors.Is(err, errLost) && problem.CodeOf(err) != problem.Unavailable {
			c.t.Errorf("serve: %v", err)
		}
	}
}
