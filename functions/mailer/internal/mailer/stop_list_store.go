package mailer

import (
	"context"
	"errors"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/store"
)

// Stopped is a stop and who has its address: nobody if it was mailed without an account, as invitations are.
type Stopped struct {
	Stop     Stop
	Accounts []AddressOf
}

// AddressOf says that an account has an address. The two are linked in this table alone, by a digest.
type AddressOf struct {
	Account events.ID   `dynamo:"account"`
	Role    events.Code `dynamo:"role"`
}

type addressItem struct {
	PK string    `dynamo:"pk"` // ADDRESS#<digest>
	SK string    `dynamo:"sk"` // ACCOUNT#<account>
	Of AddressOf `dynamo:"of"`
}

const accountPrefix = "ACCOUNT#"

// How many stops are shown with their accounts, and how many are counted.
const (
	stopsShown   = 50
	stopsCounted = 1000
)

// StopList is how many addresses get no mail, at most stopsCounted, and the newest of them.
type StopList struct {
	Count int
	Stops []Stopped
}

// List returns the stops that are not lifted, the newest first.
func (s *Stops) List(ctx context.Context) (StopList, error) {
	var items []stoppedItem
	err := s.table.Get(store.GSI1PK, stoppedIndex).Index(store.Index).Order(dynamo.Descending).Limit(stopsCounted).All(ctx, &items)
	if err != nil && !errors.Is(err, dynamo.ErrNotFound) {
		return StopList{}, err
	}
	out := StopList{Count: len(items)}
	for _, item := range items[:min(len(items), stopsShown)] {
		stopped, err := s.withAccounts(ctx, item)
		if err != nil {
			return out, err
		}
		out.Stops = append(out.Stops, stopped)
	}
	return out, nil
}

// OfAddress returns the stop of an address as a list of one or none.
func (s *Stops) OfAddress(ctx context.Context, address string) (StopList, error) {
	item, _, err := s.item(ctx, address)
	if err != nil || !item.Stop.Active() {
		return StopList{}, err
	}
	stopped, err := s.withAccounts(ctx, item)
	return StopList{Count: 1, Stops: []Stopped{stopped}}, err
}

func (s *Stops) withAccounts(ctx context.Context, item stoppedItem) (Stopped, error) {
	var links []addressItem
	if err := s.table.Prefix(ctx, item.PK, accountPrefix, &links); err != nil && !errors.Is(err, dynamo.ErrNotFound) {
		return Stopped{}, err
	}
	out := Stopped{Stop: item.Stop}
	for _, l := range links {
		out.Accounts = append(out.Accounts, l.Of)
	}
	return out, nil
}
