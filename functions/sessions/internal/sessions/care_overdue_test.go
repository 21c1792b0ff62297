package sessions_test

import (
	"net/http"
	"testing"
	"time"

	"kikite/events"
)

func TestOverdueReviewIsLoud(t *testing.T) {
	t.Parallel()
	w, ops := raised(t, events.RegularCare, dies)
	id := w.queue(ops[0])[0].EntryID
	w.ok(ops[0], http.MethodPost, carePath(id, "act"), body{"reason": "命に関わるため"}, nil)
	before := w.notices(events.NoticeQueue, ops[1])
	remind := func(want int) {
		t.Helper()
		if n, err := w.service.RemindOverdue(w.ctx); err != nil || n != want {
			t.Errorf("%d %v, not %d", n, err, want)
		}
	}
	remind(0)
	w.clock.Advance(24*time.Hour + time.Minute)
	remind(1)
	remind(0)
	w.clock.Advance(24 * time.Hour)
	remind(1)
	if !w.queue(ops[1])[0].Overdue || w.notices(events.NoticeQueue, ops[1]) != before+2 {
		t.Error("overdue and not said")
	}
}

// TestOverdueIsSaidWithinTheHour runs as the schedule does, with one run left out, and twice at the same moment: told once, in the hour after it was due.
func TestOverdueIsSaidWithinTheHour(t *testing.T) {
	t.Parallel()
	w, ops := raised(t, events.RegularCare, dies)
	id := w.queue(ops[0])[0].EntryID
	w.ok(ops[0], http.MethodPost, carePath(id, "act"), body{"reason": "命に関わるため"}, nil)
	due, before := w.clock.Now().Add(24*time.Hour), w.notices(events.NoticeQueue, ops[1])
	w.clock.Advance(7 * time.Minute) // the schedule knows nothing of when somebody acted
	var said time.Time
	for run := range 110 {
		w.clock.Advance(15 * time.Minute)
		if run == 95 {
			continue
		}
		told := make(chan int, 2)
		for range 2 {
			go func() {
				n, err := w.service.RemindOverdue(w.ctx)
				if err != nil {
					t.Error(err)
				}
				told <- n
			}()
		}
		if n := <-told + <-told; n > 0 && said.IsZero() {
			said = w.clock.Now()
		} else if n > 0 {
			t.Errorf("told again at %s", w.clock.Now())
		}
	}
	if late := said.Sub(due); late <= 0 || late > time.Hour {
		t.Errorf("told %s after it was due", late)
	}
	if n := w.notices(events.NoticeQueue, ops[1]); n != before+1 {
		t.Errorf("%d notices", n-before)
	}
}
