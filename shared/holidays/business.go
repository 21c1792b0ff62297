package holidays

import (
	"time"

	"kikite/events"
	"kikite/shared/clock"
)

// BusinessDay says whether people work in Japan on a date: not on Saturdays, Sundays and public holidays, nor from 29 December to 3 January,
// when offices are closed by custom (and public ones by article 1 of the Act on Holidays of Administrative Organs).
func BusinessDay(date time.Time) bool {
	if date.Weekday() == time.Saturday || date.Weekday() == time.Sunday {
		return false
	}
	if m, d := date.Month(), date.Day(); m == time.December && d >= 29 || m == time.January && d <= 3 {
		return false
	}
	return len(Between(date, date)) == 0
}

// AfterBusinessDays is the n-th business day after the date on which t falls in Japan: a thing that comes on a Friday and is due within three
// business days is due at the end of Wednesday.
func AfterBusinessDays(t time.Time, n int) events.Date {
	date := Date(t)
	for n > 0 {
		date = date.AddDate(0, 0, 1)
		if BusinessDay(date) {
			n--
		}
	}
	return events.Date(date.Format(time.DateOnly))
}

// Date is the UTC midnight that stands for the date in Japan.
func Date(t time.Time) time.Time {
	y, m, d := t.In(clock.Tokyo()).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}
