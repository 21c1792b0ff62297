package reminders

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"kikite/events"
	"kikite/shared/store"
)

// errStale means that the agenda changed between read and write: decide again.
var errStale = errors.New("the agenda changed between read and write")

// staleTries bounds how often a decision is made anew.
const staleTries = 12

// keep is how long an agenda is kept after the talk.
const keep = 60 * 24 * time.Hour

type agendaItem struct {
	PK  string `dynamo:"pk"` // BKG#<booking>
	SK  string `dynamo:"sk"` // AGENDA
	TTL int64  `dynamo:"ttl,omitempty"`
	Agenda
}

// consultantItem leads from a consultant to the account that gets the mail.
type consultantItem struct {
	PK        string    `dynamo:"pk"` // CON#<consultant>
	SK        string    `dynamo:"sk"` // CON
	AccountID events.ID `dynamo:"account"`
	Version   int64     `dynamo:"ver"`
}

const (
	skAgenda     = "AGENDA"
	skConsultant = "CON"
)

func pkBooking(id events.ID) string    { return "BKG#" + string(id) }
func pkConsultant(id events.ID) string { return "CON#" + string(id) }

// agenda reads a booking's agenda; an empty one with Rev 0 if there is none.
func (c *Clerk) agenda(ctx context.Context, id events.ID) (*Agenda, error) {
	var item agendaItem
	found, err := c.table.One(ctx, pkBooking(id), skAgenda, &item)
	if err != nil {
		return nil, err
	}
	if !found {
		return &Agenda{BookingID: id}, nil
	}
	return &item.Agenda, nil
}

// put writes an agenda in a transaction that fails with errStale unless it is as it was read.
func (c *Clerk) put(a *Agenda) *store.Tx {
	rev := a.Rev
	a.Rev++
	item := agendaItem{PK: pkBooking(a.BookingID), SK: skAgenda, Agenda: *a}
	if a.Version > 0 {
		item.TTL = a.EndsAt.Add(keep).Unix()
	} else {
		item.TTL = c.clock.Now().Add(keep).Unix() // an answer that came before its booking
	}
	put := c.table.Put(item)
	if rev == 0 {
		put.If("attribute_not_exists(pk)")
	} else {
		put.If("rev = ?", rev)
	}
	return c.table.Tx().Put(put, errStale)
}

// again repeats once until nothing changed between its read and its write.
func again(ctx context.Context, once func() error) error {
	for try := 1; ; try++ {
		err := once()
		if !errors.Is(err, errStale) || try == staleTries {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(rand.N(time.Duration(try) * 5 * time.Millisecond)):
		}
	}
}
