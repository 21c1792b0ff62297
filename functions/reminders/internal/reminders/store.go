package reminders

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"strconv"
	"time"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/store"
)

// errStale means that something changed between read and write: decide again.
var errStale = errors.New("something changed between read and write")

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

// accountItem is in the index while the account waits to hear of empty months, by the month about which was decided last.
type accountItem struct {
	PK     string       `dynamo:"pk"` // ACC#<account>
	SK     string       `dynamo:"sk"` // ACC
	TTL    int64        `dynamo:"ttl,omitempty"`
	GSI1PK string       `dynamo:"gsi1pk,omitempty"` // EMPTY#<0-15>
	GSI1SK events.Month `dynamo:"gsi1sk,omitempty"`
	Account
}

// companyItem is the replica of a contract.
type companyItem struct {
	PK string `dynamo:"pk"` // COM#<company>
	SK string `dynamo:"sk"` // COM
	Company
}

const (
	skAgenda     = "AGENDA"
	skConsultant = "CON"
	skAccount    = "ACC"
	skCompany    = "COM"
)

// emptyShards is how many partitions of the index those who wait are spread over.
const emptyShards = 16

// firstMonth is in the index for who was never decided about.
const firstMonth events.Month = "0000-00"

func pkBooking(id events.ID) string    { return "BKG#" + string(id) }
func pkConsultant(id events.ID) string { return "CON#" + string(id) }
func pkAccount(id events.ID) string    { return "ACC#" + string(id) }
func pkCompany(id events.ID) string    { return "COM#" + string(id) }
func pkEmpty(shard int) string         { return "EMPTY#" + strconv.Itoa(shard) }

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

// account reads an account; an empty one with Rev 0 if there is none.
func (c *Clerk) account(ctx context.Context, id events.ID) (*Account, error) {
	item := accountItem{Account: Account{ID: id}}
	_, err := c.table.One(ctx, pkAccount(id), skAccount, &item)
	return &item.Account, err
}

// consultantsAccount reads the account of a consultant; false if the consultant is not known yet.
func (c *Clerk) consultantsAccount(ctx context.Context, id events.ID) (*Account, bool, error) {
	var item consultantItem
	found, err := c.table.One(ctx, pkConsultant(id), skConsultant, &item)
	if err != nil || !found {
		return &Account{}, false, err
	}
	a, err := c.account(ctx, item.AccountID)
	return a, true, err
}

// putAccount adds an account to a transaction, which fails with errStale unless it is as it was read.
func (c *Clerk) putAccount(tx *store.Tx, a *Account) *store.Tx {
	rev := a.Rev
	a.Rev++
	item := accountItem{PK: pkAccount(a.ID), SK: skAccount, Account: *a}
	if a.waits() {
		h := fnv.New32a()
		_, _ = h.Write([]byte(a.ID))
		item.GSI1PK, item.GSI1SK = pkEmpty(int(h.Sum32()%emptyShards)), max(a.Settled, firstMonth)
	}
	if a.Status == events.StatusErased {
		item.TTL = c.clock.Now().Add(keep).Unix() // older events cannot bring it back until then
	}
	return tx.Put(unchanged(c.table.Put(item), rev), errStale)
}

// unchanged is the condition that an item has the revision that was read; 0 means that there was none.
func unchanged(put *dynamo.Put, rev int) *dynamo.Put {
	if rev == 0 {
		return put.If("attribute_not_exists(pk)")
	}
	return put.If("rev = ?", rev)
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
	return c.table.Tx().Put(unchanged(c.table.Put(item), rev), errStale)
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

// undecided lists the employees of a partition about whose month nothing is decided yet. The index may lag by a moment.
func (c *Clerk) undecided(ctx context.Context, shard int, month events.Month) ([]events.ID, error) {
	var items []struct {
		ID events.ID `dynamo:"id"`
	}
	err := c.table.Get(store.GSI1PK, pkEmpty(shard)).Index(store.Index).Range(store.GSI1SK, dynamo.Less, month).All(ctx, &items)
	if err != nil {
		return nil, fmt.Errorf("who waits: %w", err)
	}
	out := make([]events.ID, len(items))
	for i, item := range items {
		out[i] = item.ID
	}
	return out, nil
}
