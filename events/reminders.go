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

// NothingBooked: an employee who asked to be told has no talk in the month, and some of it is left.
type NothingBooked struct {
	ReminderID  ID    `json:"reminder_id"`
	RecipientID ID    `json:"recipient_id" jsonschema:"description=account"`
	Month       Month `json:"month"`
}

// ReminderPostponed: a reminder waits for the end of its reader's quiet hours and needs a schedule. It is a message of reminders to itself.
type ReminderPostponed struct {
	ReminderID ID `json:"reminder_id"`
	BookingID  ID `json:"booking_id"`
}

// The events of reminders.
var (
	RemindersDue           = define[ReminderDue](Reminders, "due")
	RemindersNothingBooked = define[NothingBooked](Reminders, "nothing_booked")
	RemindersPostponed     = define[ReminderPostponed](Reminders, "postponed")
)
