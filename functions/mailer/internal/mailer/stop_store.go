package mailer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"time"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/ids"
	"kikite/shared/problem"
	"kikite/shared/store"
)

type stoppedItem struct {
	PK     string `dynamo:"pk"` // ADDRESS#<digest>
	SK     string `dynamo:"sk"` // STOPPED
	GSI1PK string `dynamo:"gsi1pk"`
	GSI1SK string `dynamo:"gsi1sk"` // the stop's ID, which sorts by time
	Stop   Stop   `dynamo:"stop"`
}

// Partitions of the index.
const (
	stoppedIndex = "STOPPED"
	liftedIndex  = "LIFTED"
	stoppedSort  = "STOPPED"
)

var errMeanwhile = errors.New("the stop was changed meanwhile")

// Stops are the addresses that no mail goes to.
type Stops struct {
	table *store.Table
	now   clock.Clock
	ids   ids.Source
}

// NewStops returns the stops in the table.
func NewStops(table *store.Table, now clock.Clock, source ids.Source) *Stops {
	return &Stops{table: table, now: now, ids: source}
}

// Of returns the stop of an address; it is not Active if there is none or it was lifted.
func (s *Stops) Of(ctx context.Context, address string) (Stop, error) {
	item, _, err := s.item(ctx, address)
	return item.Stop, err
}

func (s *Stops) item(ctx context.Context, address string) (item stoppedItem, found bool, err error) {
	found, err = s.table.One(ctx, addressKey(address), stoppedSort, &item)
	return item, found, err
}

// Add stops mail to an address for what happened at a time. It says whether that is new: a repeated report is not, nor one from before the stop was
// lifted. A complaint weighs more than a bounce and replaces it.
func (s *Stops) Add(ctx context.Context, address string, why events.Code, kind Kind, at time.Time) (Stop, bool, error) {
	for range 3 {
		old, found, err := s.item(ctx, address)
		if err != nil {
			return Stop{}, false, err
		}
		switch {
		case old.Stop.Active() && (old.Stop.Why == why || why == StoppedBounce):
			return old.Stop, false, nil
		case !old.Stop.Active() && found && !at.After(old.Stop.Lifted):
			return old.Stop, false, nil
		}
		next := Stop{ID: s.ids.New(ids.MailStop), Why: why, Kind: kind, Since: at.UTC()}
		err = s.put(ctx, address, stoppedIndex, next, old.Stop, found)
		if !errors.Is(err, errMeanwhile) {
			return next, err == nil, err
		}
	}
	return Stop{}, false, problem.New(problem.Unavailable, "busy", "Please try again.")
}

// put replaces a stop by another state, if it is still as it was read.
func (s *Stops) put(ctx context.Context, address, index string, next, old Stop, found bool) error {
	put := s.table.Put(stoppedItem{PK: addressKey(address), SK: stoppedSort, GSI1PK: index, GSI1SK: string(next.ID), Stop: next})
	switch {
	case !found:
		put = put.If("attribute_not_exists(pk)")
	case old.Active():
		put = put.If("'stop'.'id' = ? AND gsi1pk = ?", old.ID, stoppedIndex)
	default:
		put = put.If("'stop'.'id' = ? AND gsi1pk = ?", old.ID, liftedIndex)
	}
	return s.table.Tx().Put(put, errMeanwhile).Run(ctx)
}

// Lift lets mail go to an address again, for a reason that an operator gives. Lifting what is lifted changes nothing. Errors: ErrAddress if the
// address is not the stop's, ErrComplaint.
func (s *Stops) Lift(ctx context.Context, id events.ID, address string, operator events.ID, reason events.Code) (Stop, error) {
	old, err := s.liftable(ctx, id, address, reason)
	if err != nil || !old.Active() {
		return old, err
	}
	next := old
	next.Lifted, next.LiftedBy, next.LiftedAs = s.now.Now().UTC(), operator, reason
	return next, s.put(ctx, address, liftedIndex, next, old, true)
}

// liftable returns the stop of an address if the reason outweighs it. Errors: as Lift.
func (s *Stops) liftable(ctx context.Context, id events.ID, address string, reason events.Code) (Stop, error) {
	item, found, err := s.item(ctx, address)
	switch {
	case err != nil:
		return Stop{}, err
	case !found || item.Stop.ID != id:
		return Stop{}, ErrAddress
	case item.Stop.Active() && item.Stop.Why == StoppedComplaint && reason != LiftedAsked:
		return item.Stop, ErrComplaint
	default:
		return item.Stop, nil
	}
}

// Find returns a stop by its ID, lifted or not, with the accounts that have its address. Errors: ErrNoStop.
func (s *Stops) Find(ctx context.Context, id events.ID) (Stopped, error) {
	for _, index := range []string{stoppedIndex, liftedIndex} {
		var items []stoppedItem
		err := s.table.Get(store.GSI1PK, index).Range(store.GSI1SK, dynamo.Equal, string(id)).Index(store.Index).All(ctx, &items)
		if err != nil && !errors.Is(err, dynamo.ErrNotFound) {
			return Stopped{}, err
		}
		if len(items) > 0 {
			return s.withAccounts(ctx, items[0])
		}
	}
	return Stopped{}, ErrNoStop
}

func addressKey(address string) string {
	sum := sha256.Sum256([]byte(strings.ToLower(strings.TrimSpace(address))))
	return "ADDRESS#" + hex.EncodeToString(sum[:16])
}
