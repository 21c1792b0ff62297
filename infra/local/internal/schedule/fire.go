package schedule

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"kikite/infra/local/internal/queue"
	"kikite/infra/local/internal/runtime"
	"kikite/infra/local/internal/state"
)

// firing is one occurrence of one schedule.
type firing struct {
	record *record
	at     time.Time
}

// batch is everything that one tick writes in one transaction.
type batch struct {
	events  []*runtime.AsyncEvent
	out     []*queue.Outgoing
	changed []*record // with their new Next
	gone    []*record
	skipped int
	failed  []Failure
}

// fire puts all due firings on their targets' queues and returns the next time that something is due.
func (s *Service) fire(now time.Time) (next time.Time, signal <-chan struct{}, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b, err := s.collect(now)
	if err == nil {
		err = s.commit(b)
	}
	for _, r := range s.records {
		if !r.Next.IsZero() && !r.Disabled && (next.IsZero() || r.Next.Before(next)) {
			next = r.Next
		}
	}
	return next, s.signal, err
}

// collect finds what is due and prepares it, in the order of the scheduled times.
func (s *Service) collect(now time.Time) (*batch, error) {
	b := &batch{}
	var due []firing
	for _, r := range s.records {
		if r.Next.IsZero() || r.Next.After(now) || r.Disabled {
			continue
		}
		t, err := r.timing()
		if err != nil {
			return nil, err // was checked when it was stored
		}
		until := now
		if !r.End.IsZero() && r.End.Before(now) {
			until = r.End
		}
		times, skipped := t.missed(r.Next.Add(-time.Nanosecond), until, limit(t))
		if skipped > 0 {
			b.skipped += skipped
			s.deps.Log.Info("the clock jumped over more times of a schedule than are fired", "schedule", r.Name,
				"fired", len(times), "skipped", skipped)
		}
		for _, at := range times {
			due = append(due, firing{r, at})
		}
		after := *r
		next, ok := t.next(until)
		after.setNext(next, ok)
		if after.Next.IsZero() && r.DeleteAfter {
			b.gone = append(b.gone, r)
		} else {
			b.changed = append(b.changed, &after)
		}
	}
	slices.SortStableFunc(due, func(x, y firing) int {
		return cmp.Or(x.at.Compare(y.at), cmp.Compare(x.record.key(), y.record.key()))
	})
	for _, f := range due {
		s.prepare(b, f)
	}
	return b, nil
}

// limit is how many missed times are fired after one jump.
func limit(t timing) int {
	if r, ok := t.(rate); ok && r.every < time.Hour {
		return 1
	}
	return catchUp
}

// commit writes the batch in one transaction and then lets it loose.
func (s *Service) commit(b *batch) error {
	if len(b.changed)+len(b.gone) == 0 {
		return nil
	}
	err := s.deps.Store.Update(func(tx *state.Tx) error {
		all := []error{s.deps.Async.Write(tx, b.events...), s.deps.Queues.Write(tx, b.out...)}
		for _, r := range b.changed {
			all = append(all, tx.Put(table, r.key(), r))
		}
		for _, r := range b.gone {
			all = append(all, tx.Delete(table, r.key()))
		}
		return errors.Join(all...)
	})
	if err != nil {
		return err
	}
	for _, r := range b.changed {
		s.records[r.key()] = r
	}
	for _, r := range b.gone {
		delete(s.records, r.key())
	}
	s.skipped += b.skipped
	s.failed = append(s.failed, b.failed...)
	s.failed = s.failed[max(0, len(s.failed)-failuresKept):]
	s.deps.Async.Announce(b.events...)
	s.deps.Queues.Announce(b.out...)
	return nil
}
