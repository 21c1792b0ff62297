package sessions_test

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kikite/functions/sessions/internal/sessions"
)

func TestADaysTokensAreTakenOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := sessions.NewTokenBudget(w.service, 1000)
	var got atomic.Int32
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			ok, err := b.Take(w.ctx, 300)
			if err != nil {
				t.Error(err)
			}
			if ok {
				got.Add(1)
			}
		})
	}
	all.Wait()
	if got.Load() != 3 {
		t.Errorf("%d times 300 of 1000", got.Load())
	}
	if ok, err := b.Take(w.ctx, 1001); ok || err != nil {
		t.Errorf("more than a day has: %v %v", ok, err)
	}
	w.clock.Advance(24 * time.Hour)
	if ok, err := b.Take(w.ctx, 1000); !ok || err != nil {
		t.Errorf("the next day: %v %v", ok, err)
	}
}
