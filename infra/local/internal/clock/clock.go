// Package clock is the local cloud's movable time: the machine's time plus an offset that only grows and
// survives a restart.
package clock

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"kikite/infra/local/internal/state"
)

const (
	table = "clock"
	key   = "offset"
)

// ErrBackward is returned when a move would make time run backward: schedules that have fired, tokens that have
// expired and mail that was sent cannot be taken back.
var ErrBackward = errors.New("the clock only moves forward")

// Clock implements awsapi.Clock. It is safe for concurrent use.
type Clock struct {
	store *state.Store
	real  func() time.Time

	mu      sync.RWMutex
	offset  time.Duration
	changed chan struct{}
}

// New reads the offset of the last run from store. realTime is the machine's time (time.Now outside tests).
func New(store *state.Store, realTime func() time.Time) (*Clock, error) {
	c := &Clock{store: store, real: realTime, changed: make(chan struct{})}
	err := store.View(func(tx *state.Tx) error {
		_, err := tx.Get(table, key, &c.offset)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read clock offset: %w", err)
	}
	return c, nil
}

// Now is the machine's time plus the offset.
func (c *Clock) Now() time.Time {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.real().Add(c.offset)
}

// Offset is how far the clock is ahead of the machine; functions get it as KIKITE_CLOCK_OFFSET.
func (c *Clock) Offset() time.Duration {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.offset
}

// Changed is closed at the next move. Take it before reading Now, or a move between the two is missed.
func (c *Clock) Changed() <-chan struct{} {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.changed
}

// Advance moves the clock forward by d and returns the new time. The move is on disk when it returns.
// It fails with ErrBackward for a negative d.
func (c *Clock) Advance(d time.Duration) (time.Time, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.move(d)
}

// AdvanceTo moves the clock forward to t; ErrBackward if t has passed already.
func (c *Clock) AdvanceTo(t time.Time) (time.Time, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.move(t.Sub(c.real().Add(c.offset)))
}

// move needs c.mu. Disk first: a reader must never see a time that a restart would take back.
func (c *Clock) move(d time.Duration) (time.Time, error) {
	now := c.real().Add(c.offset)
	if d < 0 {
		return now, fmt.Errorf("%w: it is %s already", ErrBackward, now.Format(time.RFC3339))
	}
	next := c.offset + d
	if err := c.store.Update(func(tx *state.Tx) error { return tx.Put(table, key, next) }); err != nil {
		return now, fmt.Errorf("store clock offset: %w", err)
	}
	c.offset = next
	close(c.changed)
	c.changed = make(chan struct{})
	return c.real().Add(next), nil
}
