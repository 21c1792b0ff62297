package sessions

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kikite/events"
	"kikite/shared/store"
)

// remindEvery is how often operators are told of one overdue review.
const remindEvery = 24 * time.Hour

// RemindOverdue tells the operators on call of every review that should have been by now, once a day each, and returns how many. It may be run at any
// time and any number of times, and goes on after one that fails.
func (s *Service) RemindOverdue(ctx context.Context) (int, error) {
	var open []careItem
	if err := s.table.Get(store.GSI1PK, careOpen).Index(store.Index).All(ctx, &open); err != nil {
		return 0, err
	}
	told := 0
	var failed error
	for _, c := range open {
		if c.Entry.Open == 0 {
			continue
		}
		list, err := s.openings(ctx, c.ID)
		failed = errors.Join(failed, err)
		for i := range list {
			n, err := s.remind(ctx, &list[i])
			told, failed = told+n, errors.Join(failed, err)
		}
	}
	return told, failed
}

// remind tells of one review. Where somebody reviews at that moment, or another run tells, there is nothing left to do.
func (s *Service) remind(ctx context.Context, o *openingItem) (int, error) {
	now := s.now()
	if !o.Opening.Overdue(now) || now.Sub(o.Reminded) < remindEvery {
		return 0, nil
	}
	before := o.Version
	o.Version, o.Reminded = before+1, now
	tx := s.table.Tx().Put(s.table.Put(o).If("version = ?", before), errMoved)
	if _, err := s.tellOperators(ctx, tx, events.NoticeQueue, fmt.Sprintf("review %s %d", o.ID, o.Version)); err != nil {
		return 0, err
	}
	if err := tx.Run(ctx); errors.Is(err, errMoved) {
		return 0, nil
	} else if err != nil {
		return 0, err
	}
	return 1, nil
}
