// Package reminders is what falls due when. The state of a booking's reminders is one item; it is written first, and the one-off
// schedules follow from it, so that a message that comes again completes what was left undone. Whether a reminder is
// sent is decided when its schedule fires, by one conditional write.
package reminders
