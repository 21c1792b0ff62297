package signup

import (
	"context"
	"errors"
	"time"

	"kikite/events"
	"kikite/shared/store"
)

// What of people who left is found by when they did.
const (
	leftAccounts = "LEAVERS"    // index partition of accounts, oldest first
	leftEntries  = "LEFTPEOPLE" // of roster entries, whoever registered
)

func leftSortKey(at time.Time, id events.ID) string {
	return at.UTC().Format(time.RFC3339) + "#" + string(id)
}

func (i accountItem) sortKey() string { return i.GSI1SK }
func (i entryItem) sortKey() string   { return i.GSI1SK }

// endLeavers has everybody told who left nearly as long ago as accounts stay, and erases the accounts of those who were told and whose day is over. What the
// roster says of people who left goes with the same day, whoever registered.
func (s *Service) endLeavers(ctx context.Context, n *steps) error {
	return errors.Join(
		each(ctx, s, leftAccounts, func(ctx context.Context, i accountItem) error {
			if afterLeaving(i.LeftAt).last() > s.soonest() { // also where the contract ended before: see endCompany
				return nil
			}
			return s.endAccount(ctx, i.ID, n)
		}),
		each(ctx, s, leftEntries, func(ctx context.Context, i entryItem) error {
			if afterLeaving(i.LeftAt).last() >= s.today() {
				return nil
			}
			gone := s.Table.Delete(store.PK, i.PK).Range(store.SK, i.SK).If("version = ?", i.Version) // they may have come back
			if err := s.Table.Tx().Delete(gone, errChanged).Run(ctx); !errors.Is(err, errChanged) {
				return err
			}
			return nil
		}),
	)
}

// cameBack brings an account in line with a roster that has the person again. An import does so itself, but not where the row was gone and came anew.
func (s *Service) cameBack(ctx context.Context, a Account) (bool, error) {
	all, err := s.entries(ctx, a.CompanyID)
	if err != nil {
		return false, err
	}
	for _, e := range all {
		if e.ID == a.EntryID && e.Status != EntryLeft {
			return true, s.follow(ctx, e, a.ID)
		}
	}
	return false, nil
}
