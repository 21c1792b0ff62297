package events

import "time"

// ReminderDue: one mail is due to one account about one booking.
type ReminderDue struct {
	ReminderID  ID        `json:"reminder_id"`
	Kind        Code      `json:"kind"`
	BookingID   ID        `json:"booking_id"`
	RecipientID ID        `json:"recipient_id" jsonschema:"description=account"`
	StartsAt    time.Time `json:"starts_at"`
	EndsAt      time.Time `json:"ends_at"`
}

// The events of reminders.
var (
	RemindersDue = define[ReminderDue](Reminders, "due")
)
