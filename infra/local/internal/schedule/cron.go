package schedule

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/adhocore/gronx"
)

// cron is a six-field AWS cron expression in a time zone: minutes, hours, day of month, month, day of week, year.
type cron struct {
	expr  string // as gronx reads it: seconds in front, Sunday = 0
	loc   *time.Location
	start time.Time
}

var cronField = regexp.MustCompile(`^[0-9A-Z*?,\-/LW#]+$`)

// parseCron checks what AWS checks and gronx does not: six fields, and exactly one of the two day fields is "?".
func parseCron(s string, loc *time.Location) (cron, error) {
	fields := strings.Fields(strings.ToUpper(s))
	if len(fields) != 6 {
		return cron{}, fmt.Errorf("a cron expression has six fields, this one %d", len(fields))
	}
	for _, f := range fields {
		if !cronField.MatchString(f) {
			return cron{}, fmt.Errorf("field %s", f)
		}
	}
	if (fields[2] == "?") == (fields[4] == "?") {
		return cron{}, errors.New(`exactly one of day-of-month and day-of-week must be "?"`)
	}
	weekday, err := shiftWeekdays(fields[4])
	if err != nil {
		return cron{}, err
	}
	fields[4] = weekday
	c := cron{expr: "0 " + strings.Join(fields, " "), loc: loc}
	if !gronx.New().IsValid(c.expr) {
		return cron{}, errors.New("a field is out of range")
	}
	return c, nil
}

var weekdayNumber = regexp.MustCompile(`[0-9]+`)

// shiftWeekdays turns AWS's 1–7 (Sunday first) into cron's 0–6. The numbers after # (which week) and / (step)
// are no days. A lone L means Saturday.
func shiftWeekdays(field string) (string, error) {
	if field == "L" {
		return "6", nil
	}
	var failed error
	var out strings.Builder
	last := 0
	for _, span := range weekdayNumber.FindAllStringIndex(field, -1) {
		out.WriteString(field[last:span[0]])
		last = span[1]
		n, err := strconv.Atoi(field[span[0]:span[1]])
		if span[0] > 0 && (field[span[0]-1] == '#' || field[span[0]-1] == '/') {
			out.WriteString(field[span[0]:span[1]])
			continue
		}
		if err != nil || n < 1 || n > 7 {
			failed = errors.New("a day of the week is 1–7 or SUN–SAT")
		}
		out.WriteString(strconv.Itoa(n - 1))
	}
	out.WriteString(field[last:])
	return out.String(), failed
}

func (c cron) first(now time.Time) (time.Time, bool) { return c.next(now.Add(-time.Nanosecond)) }

// next works on wall-clock time and then finds the moment that shows it, as Scheduler does: a time that does not
// exist (clocks go forward) is skipped, one that exists twice (clocks go back) fires at the first.
func (c cron) next(t time.Time) (time.Time, bool) {
	if t.Before(c.start) {
		t = c.start.Add(-time.Nanosecond)
	}
	local := t.In(c.loc)
	wall := time.Date(local.Year(), local.Month(), local.Day(), local.Hour(), local.Minute(), local.Second(), 0, time.UTC)
	for {
		next, err := gronx.NextTickAfter(c.expr, wall, false)
		if err != nil || !next.After(wall) {
			return time.Time{}, false // never again: its years are over
		}
		if at, exists := moment(next, c.loc); exists && at.After(t) {
			return at, true
		}
		wall = next
	}
}

// moment is the first instant at which clocks in loc show wall.
func moment(wall time.Time, loc *time.Location) (time.Time, bool) {
	at := time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), wall.Second(), 0, loc)
	if at.Hour() != wall.Hour() || at.Minute() != wall.Minute() {
		return time.Time{}, false
	}
	if from, _ := at.ZoneBounds(); !from.IsZero() {
		_, before := from.Add(-time.Second).Zone()
		_, after := at.Zone()
		earlier := at.Add(time.Duration(after-before) * time.Second)
		if earlier.Before(from) && before > after {
			return earlier, true
		}
	}
	return at, true
}

func (c cron) missed(t, now time.Time, limit int) (times []time.Time, skipped int) {
	for {
		next, ok := c.next(t)
		if !ok || next.After(now) {
			return times, skipped
		}
		if times = append(times, next); len(times) > limit {
			times = times[1:]
			skipped++
		}
		t = next
	}
}
