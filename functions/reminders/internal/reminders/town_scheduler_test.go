package reminders

import (
	"context"
	"errors"
	"time"

	"kikite/events"
)

var errMoody = errors.New("the scheduler is in a mood")

// Set implements Schedules. Sometimes it fails, before or after it is done.
func (w *town) Set(_ context.Context, booking, reminder events.ID, at time.Time) error {
	if w.chance(0.02) {
		return errMoody
	}
	if !at.After(w.clock.Now()) {
		return errPast
	}
	late := time.Duration(0)
	if w.chance(0.2) {
		late = w.ticks(4)
	}
	w.mu.Lock()
	w.schedules[reminder] = at
	w.mu.Unlock()
	w.at(at.Add(late), func() { w.due(Firing{ReminderID: reminder, BookingID: booking}, at) })
	if w.chance(0.02) {
		return errMoody
	}
	return nil
}

// Remove implements Schedules. Sometimes it comes too late, and the schedule fires for nothing.
func (w *town) Remove(_ context.Context, reminder events.ID) error {
	if w.chance(0.02) {
		return errMoody
	}
	if w.chance(0.9) {
		w.mu.Lock()
		delete(w.schedules, reminder)
		w.mu.Unlock()
	}
	return nil
}

// due fires a schedule unless it was removed or set to another time, and sometimes a second time.
func (w *town) due(f Firing, at time.Time) {
	w.mu.Lock()
	set := w.schedules[f.ReminderID]
	w.mu.Unlock()
	if !set.Equal(at) {
		return
	}
	w.fire(f)
	if w.chance(0.15) {
		w.at(w.clock.Now().Add(w.ticks(9)), func() { w.fire(f) })
	}
}

func (w *town) fire(f Firing) {
	w.mu.Lock()
	w.firings++
	w.mu.Unlock()
	if err := w.clerk.Fire(context.Background(), f); err != nil {
		w.at(w.clock.Now(), func() { w.fire(f) }) // as the scheduler does
	}
}
