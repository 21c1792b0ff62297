package console

import (
	"context"
	"fmt"
	"time"
)

// Check says what one part of the local cloud still has to do.
type Check struct {
	Name string
	// Busy returns "" when nothing is under way or waiting to begin, otherwise what is.
	Busy func(context.Context) (string, error)
}

// Whether makes a Check of a part that only says yes or no.
func Whether(name string, idle func() bool) Check {
	return Check{name, func(context.Context) (string, error) {
		if idle() {
			return "", nil
		}
		return "at work", nil
	}}
}

// Count makes a Check of a part that counts what it has to do.
func Count(name string, pending func() (int, error)) Check {
	return Check{name, func(context.Context) (string, error) {
		n, err := pending()
		if n == 0 || err != nil {
			return "", err
		}
		return fmt.Sprintf("%d waiting", n), nil
	}}
}

// idleness is the answer of the idle endpoint.
type idleness struct {
	Idle    bool     `json:"idle"`
	Waiting []string `json:"waiting"` // what is not done, by part
}

// idle asks every part. Work can move from a part not yet asked to one already asked, so nothing counts as idle unless all parts
// were idle twice and the progress counter stood still in between.
func (c *Console) idle(ctx context.Context) (idleness, error) {
	before := c.progress()
	for range 2 {
		out := idleness{Waiting: []string{}}
		for _, check := range c.Idle {
			busy, err := check.Busy(ctx)
			if err != nil {
				return out, fmt.Errorf("%s: %w", check.Name, err)
			}
			if busy != "" {
				out.Waiting = append(out.Waiting, check.Name+": "+busy)
			}
		}
		if len(out.Waiting) > 0 {
			return out, nil
		}
	}
	if c.progress() != before {
		return idleness{Waiting: []string{"something moved just now"}}, nil
	}
	return idleness{Idle: true, Waiting: []string{}}, nil
}

func (c *Console) progress() uint64 {
	if c.Progress == nil {
		return 0
	}
	return c.Progress()
}

// pollEvery is real time between two looks while waiting.
const pollEvery = 50 * time.Millisecond

// waitIdle looks until the local cloud is idle or the time is up, and returns the last look.
func (c *Console) waitIdle(ctx context.Context, atMost time.Duration) (idleness, error) {
	deadline := time.Now().Add(atMost)
	for {
		out, err := c.idle(ctx)
		if err != nil || out.Idle || !time.Now().Add(pollEvery).Before(deadline) {
			return out, err
		}
		select {
		case <-ctx.Done():
			return out, nil
		case <-time.After(pollEvery):
		}
	}
}
