package queue

import (
	"context"
	"sync"
	"time"
)

// backoff slows a poller down while its function cannot be reached.
type backoff struct {
	mu    sync.Mutex
	delay time.Duration
}

// wait pauses if the last attempts failed; false means that ctx ended.
func (b *backoff) wait(ctx context.Context) bool {
	b.mu.Lock()
	delay := b.delay
	b.mu.Unlock()
	if delay == 0 {
		return true
	}
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

func (b *backoff) report(reached bool) {
	if !reached {
		b.failed()
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.delay = 0
}

func (b *backoff) failed() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.delay = min(max(2*b.delay, firstBackoff), lastBackoff)
}
