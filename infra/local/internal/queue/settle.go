package queue

import (
	"time"

	"kikite/infra/local/internal/state"
)

// release gives messages back at once: nobody has tried to process them. uncount takes back the receive.
func (s *Service) release(b *box, entries []*entry, uncount bool) {
	now := s.deps.Clock.Now()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, e := range entries {
		if _, held := b.held[e.Seq]; !held {
			continue // deleted meanwhile
		}
		delete(b.held, e.Seq)
		if uncount {
			e.Receives--
		}
		b.add(e, now)
	}
}

// finish deletes messages that were processed.
func (s *Service) finish(b *box, entries []*entry) error {
	err := s.deps.Store.Batch(func(tx *state.Tx) error {
		for _, e := range entries {
			if err := tx.Delete(table, key(b.Name, e.Seq)); err != nil {
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
	for _, e := range entries {
		b.remove(e.Seq)
	}
	return nil
}

// hide makes received messages visible again at a time, and writes their receive count.
func (s *Service) hide(b *box, entries []*entry, until time.Time) error {
	s.mu.Lock()
	copies := make([]Message, len(entries))
	for i, e := range entries {
		e.VisibleAt = until
		copies[i] = e.Message
	}
	s.mu.Unlock()
	err := s.deps.Store.Batch(func(tx *state.Tx) error {
		for _, m := range copies {
			if err := replace(tx, key(b.Name, m.Seq), m); err != nil {
				return err
			}
		}
		return nil
	})
	now := s.deps.Clock.Now()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, e := range entries {
		if _, held := b.held[e.Seq]; held {
			delete(b.held, e.Seq)
			b.add(e, now)
		}
	}
	return err
}

// replace writes a message that is still there: one that was deleted meanwhile must not come back.
func replace(tx *state.Tx, k string, m Message) error {
	var old Message
	found, err := tx.Get(table, k, &old)
	if err != nil || !found {
		return err
	}
	return tx.Put(table, k, m)
}
