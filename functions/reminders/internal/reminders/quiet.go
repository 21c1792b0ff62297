package reminders

import (
	"time"
	_ "time/tzdata" // the Lambda runtime has no zone database

	"kikite/events"
	"kikite/shared/clock"
)

// Quiet hours, in the reader's zone: from 21:00 to 08:00 no reminder is sent that can wait or could have come before.
const (
	quietFrom  = 21 // o'clock
	quietUntil = 8
)

// beforeQuiet is how long before the quiet hours what would fall into them is sent: mails take a moment.
const beforeQuiet = 15 * time.Minute

// zone loads a reader's zone; that of the service if it is unknown or unheard of.
func zone(name events.Zone) *time.Location {
	if name == "" || name == "Local" {
		return clock.Tokyo()
	}
	loc, err := time.LoadLocation(string(name))
	if err != nil {
		return clock.Tokyo()
	}
	return loc
}

// quiet says whether t lies in the quiet hours.
func quiet(t time.Time, loc *time.Location) bool {
	h := t.In(loc).Hour()
	return h >= quietFrom || h < quietUntil
}

// evening is shortly before the quiet hours in which t lies began.
func evening(t time.Time, loc *time.Location) time.Time {
	local := t.In(loc)
	day := local.Day()
	if local.Hour() < quietUntil {
		day--
	}
	return time.Date(local.Year(), local.Month(), day, quietFrom, 0, 0, 0, loc).Add(-beforeQuiet).UTC()
}

// morning is when the quiet hours in which t lies end.
func morning(t time.Time, loc *time.Location) time.Time {
	local := t.In(loc)
	day := local.Day()
	if local.Hour() >= quietFrom {
		day++
	}
	return time.Date(local.Year(), local.Month(), day, quietUntil, 0, 0, 0, loc).UTC()
}
