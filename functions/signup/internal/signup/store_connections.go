package signup

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/store"
)

// ConnectionChange is one change of the companies that a consultant is connected with. It is kept for ever: who may meet whom has to
// be accounted for.
type ConnectionChange struct {
	At      time.Time   `dynamo:"at"`
	By      events.ID   `dynamo:"by"`
	Added   []events.ID `dynamo:"added,omitempty"`
	Removed []events.ID `dynamo:"removed,omitempty"`
}

type connectionItem struct {
	PK string `dynamo:"pk"`
	SK string `dynamo:"sk"`
	ConnectionChange
}

const connectionSK = "CONNECTED#"

// changesShown is how many changes of a consultant's connections are listed, the newest first.
const changesShown = 50

func newConnectionItem(c Consultant, change ConnectionChange) connectionItem {
	return connectionItem{consultantKey(c.ID), fmt.Sprintf("%s%012d", connectionSK, c.Version), change}
}

// connect sets the companies whose employees never meet the consultant, as the operator read from what the consultant declared. Bookings
// that exist stay. The same set again changes nothing. Errors: no_consultant, no_company, changed if the consultant is no longer at
// the version that the operator saw.
func (s *Service) connect(ctx context.Context, id events.ID, companies []events.ID, seen int64, by events.ID) (Consultant, error) {
	c, err := s.consultant(ctx, id)
	if err != nil {
		return c, err
	}
	wanted := slices.Compact(slices.Sorted(slices.Values(companies)))
	if slices.Equal(wanted, c.Connected) {
		return c, nil
	}
	if c.Version != seen {
		return c, errChanged
	}
	without := func(all, of []events.ID) []events.ID {
		return slices.DeleteFunc(slices.Clone(all), func(x events.ID) bool { return slices.Contains(of, x) })
	}
	change := ConnectionChange{At: s.Clock.Now(), By: by, Added: without(wanted, c.Connected), Removed: without(c.Connected, wanted)}
	for _, company := range change.Added {
		if _, err := s.company(ctx, company); err != nil {
			return c, err
		}
	}
	c.Connected = wanted
	return s.saveConsultant(ctx, c, func(tx *store.Tx, c Consultant) error {
		tx.Put(s.Table.Put(newConnectionItem(c, change)).If("attribute_not_exists(pk)"), errChanged)
		return nil
	})
}

// saveConsultant writes the next version of a consultant that was read, with its event once others know the consultant (an
// application or a rejected one is signup's alone). Errors: changed.
func (s *Service) saveConsultant(ctx context.Context, c Consultant, also func(*store.Tx, Consultant) error) (Consultant, error) {
	before := c.Version
	c.Version++
	tx := s.Table.Tx()
	tx.Put(s.Table.Put(newConsultantItem(c)).If("version = ?", before), errChanged)
	if also != nil {
		if err := also(tx, c); err != nil {
			return c, err
		}
	}
	if c.Status == events.StatusApproved || c.Status == events.StatusSuspended {
		if err := s.emitConsultant(ctx, tx, c); err != nil {
			return c, err
		}
	}
	return c, tx.Run(ctx)
}

// connectionChanges reads the last changes of a consultant's connections, the newest first.
func (s *Service) connectionChanges(ctx context.Context, id events.ID) ([]ConnectionChange, error) {
	var items []connectionItem
	err := s.Table.Get(store.PK, consultantKey(id)).Range(store.SK, dynamo.BeginsWith, connectionSK).Order(dynamo.Descending).Limit(changesShown).
		Consistent(true).All(ctx, &items)
	if err != nil {
		return nil, fmt.Errorf("connections of a consultant: %w", err)
	}
	out := make([]ConnectionChange, len(items))
	for i, item := range items {
		out[i] = item.ConnectionChange
	}
	return out, nil
}

// companyNames reads the names of companies; one that is not there has none.
func (s *Service) companyNames(ctx context.Context, of []events.ID) (map[events.ID]string, error) {
	out := map[events.ID]string{}
	for _, id := range of {
		if _, known := out[id]; known {
			continue
		}
		c, err := s.company(ctx, id)
		if err != nil && !errors.Is(err, errNoCompany) {
			return nil, err
		}
		out[id] = c.Name
	}
	return out, nil
}
