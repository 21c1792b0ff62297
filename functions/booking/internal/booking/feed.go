package booking

import (
	"context"
	"time"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/store"
)

const (
	// feedPast is how long a talk that is over stays in a feed.
	feedPast = 30 * 24 * time.Hour
	// feedRefresh is how often calendars are asked to look.
	feedRefresh = time.Hour
)

// Feed is a calendar to subscribe to: whoever knows its secret reads when its owner has appointments, and nothing else of them.
type Feed struct {
	Secret string // 128 random bits
	MadeAt time.Time
}

// feedItem leads from a secret to its owner. Its key is a digest, so that no index, metric or error message shows a secret.
type feedItem struct {
	PK        string    `dynamo:"pk"`
	SK        string    `dynamo:"sk"`
	AccountID events.ID `dynamo:"id"`
}

// feedOwnerItem is the one feed of an account. It keeps the secret itself, since its owner may see it again, for a second device: whoever can read the
// table reads the bookings beside it.
type feedOwnerItem struct {
	PK     string    `dynamo:"pk"`
	SK     string    `dynamo:"sk"`
	Secret string    `dynamo:"secret"`
	MadeAt time.Time `dynamo:"made,unixtime"`
	Op     string    `dynamo:"op,omitempty"` // request key that made it
}

func (i feedOwnerItem) feed() Feed { return Feed{i.Secret, i.MadeAt} }

func pkFeed(secret string) string {
	return "FEED#" + string(ids.Derive("sec", "feed", secret))[len("sec_"):]
}

// MakeFeed makes the caller's feed; one that exists is replaced, and its secret ends. Repeated with the same key, it gives the same.
func (d *Desk) MakeFeed(ctx context.Context, caller principal.Principal, key string) (Feed, error) {
	op, secret := opKey("feed", key), ids.Secret()
	return decide(ctx, func() (Feed, error) {
		if err := d.active(ctx, caller); err != nil {
			return Feed{}, err
		}
		old, err := d.table.feedOf(ctx, caller.AccountID)
		if err != nil {
			return Feed{}, err
		}
		if old.Secret != "" && (op != "" && old.Op == op || old.Secret == secret) {
			return old.feed(), nil
		}
		next := feedOwnerItem{PK: pkAccount(caller.AccountID), SK: skFeed, Secret: secret, MadeAt: d.now().UTC(), Op: op}
		change := d.table.change().feed(old, &next)
		change.tx.Put(d.table.Put(feedItem{PK: pkFeed(secret), SK: skFeed, AccountID: caller.AccountID}), nil)
		return next.feed(), change.run(ctx)
	})
}

// Feed is the caller's feed. Error: ErrNotFound.
func (d *Desk) Feed(ctx context.Context, caller principal.Principal) (Feed, error) {
	item, err := d.table.feedOf(ctx, caller.AccountID)
	if err == nil && item.Secret == "" {
		err = ErrNotFound
	}
	return item.feed(), err
}

// EndFeed revokes the feed of an account; none counts as revoked.
func (d *Desk) EndFeed(ctx context.Context, account events.ID) error {
	return again(ctx, func() error {
		old, err := d.table.feedOf(ctx, account)
		if err != nil || old.Secret == "" {
			return err
		}
		return d.table.change().feed(old, nil).run(ctx)
	})
}

// FeedEntries are the bookings behind a secret that are not cancelled, from a month ago on, in order, and their owner. Error: ErrNotFound, for a
// secret that was revoked, never was, or whose owner's account is closed: nobody can tell which.
func (d *Desk) FeedEntries(ctx context.Context, secret string) (*Account, []*Booking, error) {
	var found feedItem
	if ok, err := d.table.One(ctx, pkFeed(secret), skFeed, &found); err != nil || !ok {
		return nil, nil, notFoundUnless(err)
	}
	p, err := d.table.read(ctx, wanted{accounts: []events.ID{found.AccountID}})
	if err != nil {
		return nil, nil, err
	}
	owner := p.accounts[found.AccountID]
	if owner.Active() != nil {
		return nil, nil, ErrNotFound
	}
	now := d.now()
	all, err := d.Mine(ctx, principal.Principal{
		AccountID: owner.ID, Role: owner.Role, CompanyID: owner.CompanyID, ConsultantID: owner.ConsultantID,
	}, Span{now.Add(-feedPast), now.AddDate(0, 0, maxHorizon+1)})
	if err != nil {
		return nil, nil, err
	}
	var out []*Booking
	for _, b := range all {
		if b.Status != events.BookingCancelled {
			out = append(out, b)
		}
	}
	return owner, out, nil
}

func notFoundUnless(err error) error {
	if err != nil {
		return err
	}
	return ErrNotFound
}

// feedOf reads an account's feed; the zero item is none.
func (t *Table) feedOf(ctx context.Context, account events.ID) (feedOwnerItem, error) {
	var item feedOwnerItem
	_, err := t.One(ctx, pkAccount(account), skFeed, &item)
	return item, err
}

// feed puts next (nil: nothing) in the place of the old feed and ends its secret.
func (c *change) feed(old feedOwnerItem, next *feedOwnerItem) *change {
	if next != nil {
		put := c.table.Put(*next)
		if old.Secret == "" {
			put.If("attribute_not_exists(pk)")
		} else {
			put.If("secret = ?", old.Secret)
		}
		c.tx.Put(put, errStale)
	} else {
		c.tx.Delete(c.table.Delete(store.PK, old.PK).Range(store.SK, skFeed).If("secret = ?", old.Secret), errStale)
	}
	if old.Secret != "" {
		c.tx.Delete(c.table.Delete(store.PK, pkFeed(old.Secret)).Range(store.SK, skFeed), nil)
	}
	return c
}
