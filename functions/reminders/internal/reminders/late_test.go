package reminders

import (
	"maps"
	"testing"
	"time"

	"kikite/events"
)

// TestLateMessages delivers a booking of two hours ahead, whose hour-before reminder is due at 13:00, when that is now or over:
// the scheduler takes no time that has passed, and still every reminder that makes sense is sent, once.
func TestLateMessages(t *testing.T) {
	t.Parallel()
	all := without("day_before to employee", "day_before to consultant")
	afterwards := map[string]int{"survey to employee": 1, "survey_nudge to employee": 1, "record_due to consultant": 1}
	for name, c := range map[string]struct {
		late    time.Duration // of the message
		slow    time.Duration // between planning and the scheduler's answer
		refused bool          // at the first try
		want    map[string]int
	}{
		"a moment before":                               {late: time.Hour - time.Second, want: all},
		"at the moment":                                 {late: time.Hour, want: all},
		"a moment after":                                {late: time.Hour + time.Second, want: all},
		"half an hour after":                            {late: 90 * time.Minute, want: all},
		"when the talk has begun":                       {late: 2 * time.Hour, want: afterwards},
		"after the talk, with the survey due":           {late: 4 * time.Hour, want: afterwards},
		"due while it is being set":                     {late: time.Hour - 30*time.Second, slow: 45 * time.Second, want: all},
		"over before it is set: refused, tried again":   {late: time.Hour, slow: 2 * time.Minute, refused: true, want: all},
		"over before it is set, and the talk has begun": {late: 2*time.Hour - time.Minute, slow: 2 * time.Minute, refused: true, want: afterwards},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.booking.StartsAt, w.booking.EndsAt = noon.Add(2*time.Hour), noon.Add(3*time.Hour)
			message := w.confirmed()
			w.clock.Advance(c.late)
			w.schedules.slow = c.slow
			if first := w.try(message); first == c.refused {
				t.Errorf("consumed at the first try: %v", first)
			}
			w.deliver(message, nil)
			w.pass(20 * 24 * time.Hour)
			if got := w.sent(); !maps.Equal(got, c.want) {
				t.Errorf("sent %v\nwant %v", got, c.want)
			}
			if n := w.schedules.count(); n != 0 {
				t.Errorf("%d schedules are left", n)
			}
		})
	}
}

// TestDueNowIsSetALittleAhead looks at the times themselves.
func TestDueNowIsSetALittleAhead(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.booking.StartsAt, w.booking.EndsAt = noon.Add(2*time.Hour), noon.Add(3*time.Hour)
	message := w.confirmed()
	w.clock.Advance(time.Hour + 10*time.Second)
	w.deliver(message, nil)
	a, err := w.clerk.agenda(t.Context(), w.booking.BookingID)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range a.Reminders {
		want := r.DueAt
		if r.Kind == events.ReminderHourBefore {
			want = w.clock.Now().Add(soonest)
		}
		if got := w.schedules.at[r.ID]; !got.Equal(want) || r.State != Set {
			t.Errorf("%s is %s at %s, want %s", r.Kind, r.State, got, want)
		}
	}
}
