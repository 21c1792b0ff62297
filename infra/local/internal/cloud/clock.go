package cloud

import (
	"context"
	"sync"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/clock"
)

// restarter replaces the processes of all functions. *runtime.Runtime is one.
type restarter interface {
	awsapi.Invoker
	Restart(ctx context.Context) error
}

// Clock moves the time of the local cloud and of the functions together. A function reads its offset when its process
// starts, so moving the clock replaces all processes; no invocation begins in between.
type Clock struct {
	*clock.Clock
	functions restarter
	moved     func() error // told after each move; nil = nobody
	moving    sync.RWMutex
}

// Advance moves the clock forward by d. Errors: clock.ErrBackward, or the state file cannot be written.
func (c *Clock) Advance(_ context.Context, d time.Duration) (time.Time, error) {
	return c.move(func() (time.Time, error) { return c.Clock.Advance(d) })
}

// AdvanceTo moves the clock forward to t. Errors: clock.ErrBackward, or the state file cannot be written.
func (c *Clock) AdvanceTo(_ context.Context, t time.Time) (time.Time, error) {
	return c.move(func() (time.Time, error) { return c.Clock.AdvanceTo(t) })
}

func (c *Clock) move(by func() (time.Time, error)) (time.Time, error) {
	c.moving.Lock()
	defer c.moving.Unlock()
	now, err := by()
	if err != nil {
		return now, err
	}
	// Restart retires the processes at once and then waits for invocations under way. Those began before the move, and
	// waiting for them here could last a minute: an ended context skips the wait.
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	_ = c.functions.Restart(ended) // its only error is that it did not wait
	if c.moved == nil {
		return now, nil
	}
	return now, c.moved()
}

// awaitMove returns at once, or when the move under way is over.
func (c *Clock) awaitMove() {
	c.moving.RLock()
	defer c.moving.RUnlock()
}

// Invoke implements awsapi.Invoker: an invocation begins before a move or after it, with the old time or the new one.
func (c *Clock) Invoke(ctx context.Context, functionARN string, payload []byte) (awsapi.InvokeResult, error) {
	c.awaitMove()
	return c.functions.Invoke(ctx, functionARN, payload)
}
