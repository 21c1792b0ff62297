package queue

import (
	"context"
	"errors"
	"time"

	"kikite/infra/local/internal/state"
)

// claim takes up to n visible messages and blocks until there is at least one, until ctx ends or until the
// timer fires (nil: never). What was received too often goes to the dead-letter queue on the way.
func (s *Service) claim(ctx context.Context, b *box, n int, timeout <-chan time.Time) ([]*entry, error) {
	for {
		changed := s.deps.Clock.Changed() // before Now, or a move between the two is missed
		now := s.deps.Clock.Now()
		s.mu.Lock()
		next := b.promote(now)
		live, dead := b.take(n, now, s.pick)
		signal := b.signal
		s.mu.Unlock()
		if len(dead) > 0 {
			if err := s.bury(b, dead); err != nil {
				s.release(b, dead, false)
				s.release(b, live, true)
				return nil, err
			}
		}
		if len(live) > 0 {
			return live, nil
		}
		if len(dead) > 0 {
			continue
		}
		if !wait(ctx, signal, changed, timeout, now, next) {
			return nil, ctx.Err()
		}
	}
}

// wait returns true when it is worth looking again.
func wait(ctx context.Context, signal, changed <-chan struct{}, timeout <-chan time.Time, now, next time.Time) bool {
	var due <-chan time.Time
	if !next.IsZero() {
		timer := time.NewTimer(next.Sub(now))
		defer timer.Stop()
		due = timer.C
	}
	select {
	case <-ctx.Done():
		return false
	case <-timeout:
		return false
	case <-signal:
	case <-changed:
	case <-due:
	}
	return true
}

// bury moves messages to the dead-letter queue in one transaction.
func (s *Service) bury(b *box, dead []*entry) error {
	now := s.deps.Clock.Now()
	moved := make([]*entry, len(dead))
	s.mu.Lock()
	for i, e := range dead {
		s.seq++
		m := e.Message
		m.Seq, m.Source, m.VisibleAt = s.seq, ARN(b.Name), now
		moved[i] = &entry{Message: m}
	}
	s.mu.Unlock()
	return s.move(b, dead, func(int) *box { return s.boxes[b.DeadLetterQueue] }, moved, now)
}

// move takes entries out of a queue and puts their successors into others, on disk and then in memory.
func (s *Service) move(from *box, old []*entry, to func(int) *box, moved []*entry, now time.Time) error {
	err := s.deps.Store.Batch(func(tx *state.Tx) error {
		for i, e := range old {
			err := errors.Join(tx.Delete(table, key(from.Name, e.Seq)), tx.Put(table, key(to(i).Name, moved[i].Seq), moved[i].Message))
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, e := range old {
		from.remove(e.Seq)
		to(i).add(moved[i], now)
	}
	return nil
}
