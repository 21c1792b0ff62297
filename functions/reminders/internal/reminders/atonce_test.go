package reminders

import (
	"maps"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"kikite/events"
)

// TestAtOnce lets bookings be moved and cancelled at random, delivers every message one to three times, at the same time and out
// of order, over a scheduler that fails now and then, and demands just the reminders of the final state.
func TestAtOnce(t *testing.T) {
	t.Parallel()
	runs := 20
	if testing.Short() {
		runs = 10
	}
	for run := range runs {
		r := rand.New(rand.NewPCG(uint64(run), 7))
		w := newWorld(t)
		messages := []events.Envelope{w.confirmed()}
		for range r.IntN(4) {
			messages = append(messages, w.moved(noon.Add(time.Duration(72+r.IntN(400))*time.Hour)))
		}
		want := whole()
		if r.IntN(3) == 0 {
			messages = append(messages, w.cancelled())
			want = map[string]int{}
		} else if r.IntN(2) == 0 {
			messages = append(messages, w.answered(), w.recorded())
			want = without("survey to employee", "survey_nudge to employee", "record_due to consultant")
		}
		var queue []events.Envelope
		for _, m := range messages {
			for range 1 + r.IntN(3) {
				queue = append(queue, m)
			}
		}
		r.Shuffle(len(queue), func(i, j int) { queue[i], queue[j] = queue[j], queue[i] })
		w.schedules.mu.Lock()
		w.schedules.fail = r.IntN(6)
		w.schedules.mu.Unlock()
		var wg sync.WaitGroup
		for _, m := range queue {
			wg.Go(func() {
				for !w.try(m) { // as the queue does
				}
			})
		}
		wg.Wait()
		w.pass(40 * 24 * time.Hour)
		if got := w.sent(); !maps.Equal(got, want) {
			t.Errorf("run %d: sent %v\nwant %v", run, got, want)
		}
	}
}
