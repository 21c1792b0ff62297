package reports

import (
	"context"
	"errors"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/store"
)

// A month takes facts until 06:00 of the sixth of the next one, in Japan, when it is composed for the last time by itself. What comes later is
// late: it is kept apart and counts for nothing, until an operator asks for a revision, which takes all of it in. So a month that is composed
// again is the same, however late, and nobody's single late answer changes what was read.
const (
	closingDay  = 6
	closingHour = 6
)

const (
	factPrefix = "FACT#"
	latePrefix = "LATE#"
)

// lateAtOnce is how many late facts are taken in at the same time.
const lateAtOnce = 8

// How many people's late facts there are: fewer than k can not change a figure, and an operator is told no number of them.
const (
	LateNone events.Code = "none"
	LateFew  events.Code = "few"
	LateMany events.Code = "many"
)

// closes is when a month takes no more facts; zero for a month that can not be read.
func closes(month events.Month) time.Time {
	first, err := time.ParseInLocation("2006-01", string(month), clock.Tokyo())
	if err != nil {
		return time.Time{}
	}
	next := first.AddDate(0, 1, 0)
	return time.Date(next.Year(), next.Month(), closingDay, closingHour, 0, 0, 0, clock.Tokyo())
}

// keyOf is where a fact that arrives now belongs. A registration is of no month.
func (f *Facts) keyOf(fact events.FactRecorded) string {
	if fact.Kind == events.FactRegistered || f.now.Now().Before(closes(fact.Month)) {
		return factPrefix + string(fact.FactID)
	}
	return latePrefix + string(fact.FactID)
}

// Late says how many people of a company have late facts of a month.
func (f *Facts) Late(ctx context.Context, company events.ID, month events.Month, k int) (events.Code, error) {
	items, err := f.late(ctx, company, month)
	if err != nil || len(items) == 0 {
		return LateNone, err
	}
	people := map[events.ID]bool{}
	for _, item := range items {
		people[item.Fact.Subject] = true
	}
	if len(people) < k {
		return LateFew, nil
	}
	return LateMany, nil
}

func (f *Facts) late(ctx context.Context, company events.ID, month events.Month) ([]factItem, error) {
	var items []factItem
	err := f.table.Prefix(ctx, factsKey(company, month), latePrefix, &items)
	return items, err
}

// TakeLate makes the late facts of a month ordinary ones. It may be repeated, and goes on where it was cut short.
func (f *Facts) TakeLate(ctx context.Context, company events.ID, month events.Month) error {
	items, err := f.late(ctx, company, month)
	if err != nil {
		return err
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(lateAtOnce)
	for _, item := range items {
		group.Go(func() error { return f.takeLate(ctx, item) })
	}
	return group.Wait()
}

func (f *Facts) takeLate(ctx context.Context, item factItem) error {
	gone := f.table.Delete(store.PK, item.PK).Range(store.SK, item.SK).If("version = ?", item.Version)
	item.SK = factPrefix + strings.TrimPrefix(item.SK, latePrefix)
	put := f.table.Put(item).If("attribute_not_exists(pk) OR version < ?", item.Version)
	err := f.table.Tx().Delete(gone, errRetaken).Put(put, errStale).Run(ctx)
	if errors.Is(err, errRetaken) {
		return nil // a newer one came, or another run took it
	}
	return staleIsDone(err)
}

var errRetaken = errors.New("the late fact is another one now")
