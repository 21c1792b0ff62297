package meaning

import (
	"errors"
	"sync"
	"time"

	"kikite/shared/clock"
)

// A service that failed three times in a row is not asked for a minute, so that a person does not wait for it again and again. Then one call
// tries; if it fails as well, the next minute begins.
const (
	mostFailures = 3
	rest         = time.Minute
)

var errOpen = errors.New("not asked: it failed three times within the last minute")

type circuit struct {
	clock clock.Clock

	mu       sync.Mutex
	failures int
	until    time.Time
}

// enter says whether to call. It must be followed by leave.
func (c *circuit) enter() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.failures < mostFailures {
		return nil
	}
	now := c.clock.Now()
	if now.Before(c.until) {
		return errOpen
	}
	c.until = now.Add(rest) // others wait for what this call finds
	return nil
}

func (c *circuit) leave(ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if ok {
		c.failures = 0
		return
	}
	if c.failures++; c.failures >= mostFailures {
		c.until = c.clock.Now().Add(rest)
	}
}
