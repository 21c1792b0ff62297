package reminders

import (
	"context"
	"time"

	"kikite/events"
	"kikite/shared/schedule"
)

// Schedules fires a reminder at a time. Both calls may be repeated.
type Schedules interface {
	// Set makes the reminder of a booking fire at that time, whatever was set before.
	Set(ctx context.Context, booking, reminder events.ID, at time.Time) error
	// Remove makes it not fire; no error if there is none.
	Remove(ctx context.Context, reminder events.ID) error
}

// EventBridge is Schedules by EventBridge Scheduler: a schedule has the name of its reminder.
type EventBridge struct{ *schedule.EventBridge }

// Set implements Schedules.
func (s EventBridge) Set(ctx context.Context, booking, reminder events.ID, at time.Time) error {
	return s.EventBridge.Set(ctx, string(reminder), at, Firing{ReminderID: reminder, BookingID: booking})
}

// Remove implements Schedules.
func (s EventBridge) Remove(ctx context.Context, reminder events.ID) error {
	return s.EventBridge.Remove(ctx, string(reminder))
}
