package signup

import (
	"context"
	"errors"
	"time"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/rights"
	"kikite/shared/store"
)

// leaverNotice is how long before the end somebody who left is told: time to save a copy, and to have the exit talk.
const leaverNotice = 30 * 24 * time.Hour

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

// leaverEnd is the day after which nothing of somebody who left is kept who did so at a time.
func leaverEnd(left time.Time) events.Date {
	return events.Date(rights.LeaverPeriod.From(left).In(clock.Tokyo()).Format(time.DateOnly))
}

// endsOn is the day after which the account is erased: the one that the person was told, or, before that, the end of the period. "" of who is there.
func (a Account) endsOn() events.Date {
	switch {
	case !a.Left || a.LeftAt.IsZero():
		return ""
	case a.EndsOn != "":
		return a.EndsOn
	}
	return leaverEnd(a.LeftAt)
}

// endLeavers has everybody told who left nearly as long ago as accounts stay, and erases the accounts of those who were told and whose day is over. What the
// roster says of people who left goes with the same day, whoever registered.
func (s *Service) endLeavers(ctx context.Context) error {
	due := s.Clock.Now().Add(leaverNotice)
	return errors.Join(
		each(ctx, s, leftAccounts, func(ctx context.Context, i accountItem) error {
			if rights.LeaverPeriod.From(i.LeftAt).After(due) {
				return nil
			}
			return s.endLeaver(ctx, i.ID)
		}),
		each(ctx, s, leftEntries, func(ctx context.Context, i entryItem) error {
			if leaverEnd(i.LeftAt) >= s.today() {
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

// endLeaver takes the next step of one account. It may be repeated: that somebody was told is noted with the event that tells them, and an erasure is one.
func (s *Service) endLeaver(ctx context.Context, id events.ID) error {
	a, ok, err := s.account(ctx, id)
	if err != nil || !ok || !a.Active() || !a.Left || a.LeftAt.IsZero() {
		return err
	}
	if a.EndsOn >= s.today() {
		return nil
	}
	if back, err := s.cameBack(ctx, a); err != nil || back {
		return err
	}
	if a.EndsOn != "" {
		_, err := s.erase(ctx, a)
		return err
	}
	soonest := events.Date(s.Clock.Now().Add(leaverNotice).In(clock.Tokyo()).Format(time.DateOnly))
	a.EndsOn = max(leaverEnd(a.LeftAt), soonest) // nobody is told too late, also where a run was missed
	tx := s.Table.Tx()
	a = s.putAccount(tx, a)
	tx.Emit(events.SignupAccountEnding.New(s.meta(a.ID, a.Version), events.AccountEnding{AccountID: a.ID, EndsOn: a.EndsOn}))
	return tx.Run(ctx)
}
