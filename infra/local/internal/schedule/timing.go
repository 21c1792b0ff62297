package schedule

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // a machine without a time zone database must not run Tokyo's schedules in UTC
)

// timing says when a schedule fires.
type timing interface {
	// first is the first firing not before now, for a schedule that exists since now.
	first(now time.Time) (time.Time, bool)
	// next is the first firing after t.
	next(t time.Time) (time.Time, bool)
	// missed gives the firings after t up to now, oldest first, but only the newest limit; skipped counts the others.
	missed(t, now time.Time, limit int) (times []time.Time, skipped int)
}

var expression = regexp.MustCompile(`^(at|rate|cron)\((.*)\)$`)

// parse reads a schedule expression. start, if not zero, is the schedule's StartDate; created is when it was made.
func parse(raw, zone string, start, created time.Time) (timing, error) {
	loc, err := location(zone)
	if err != nil {
		return nil, err
	}
	m := expression.FindStringSubmatch(strings.TrimSpace(raw))
	if m == nil {
		return nil, fmt.Errorf("invalid schedule expression %s", raw)
	}
	switch m[1] {
	case "at":
		at, err := time.ParseInLocation("2006-01-02T15:04:05", m[2], loc)
		if err != nil {
			return nil, fmt.Errorf("invalid schedule expression %s", raw)
		}
		return once{at}, nil
	case "rate":
		every, err := parseRate(m[2])
		if err != nil {
			return nil, fmt.Errorf("invalid schedule expression %s: %w", raw, err)
		}
		if start.IsZero() {
			start = created
		}
		return rate{base: start, every: every}, nil
	default:
		c, err := parseCron(m[2], loc)
		if err != nil {
			return nil, fmt.Errorf("invalid schedule expression %s: %w", raw, err)
		}
		c.start = start
		return c, nil
	}
}

func location(zone string) (*time.Location, error) {
	switch zone {
	case "":
		return time.UTC, nil
	case "Local": // Go's name for the machine's zone, not an IANA name
		return nil, fmt.Errorf("invalid time zone %s", zone)
	}
	loc, err := time.LoadLocation(zone)
	if err != nil {
		return nil, fmt.Errorf("invalid time zone %s", zone)
	}
	return loc, nil
}

var rateForm = regexp.MustCompile(`^([1-9][0-9]{0,5}) (minute|hour|day)s?$`)

func parseRate(s string) (time.Duration, error) {
	m := rateForm.FindStringSubmatch(s)
	if m == nil {
		return 0, fmt.Errorf("a rate is a positive number and minutes, hours or days")
	}
	n, err := strconv.Atoi(m[1])
	unit := map[string]time.Duration{"minute": time.Minute, "hour": time.Hour, "day": 24 * time.Hour}[m[2]]
	return time.Duration(n) * unit, err
}

// once is at(): a single moment.
type once struct{ at time.Time }

func (o once) first(now time.Time) (time.Time, bool) { return o.at, !o.at.Before(now) }
func (o once) next(t time.Time) (time.Time, bool)    { return o.at, o.at.After(t) }
func (o once) missed(t, now time.Time, _ int) ([]time.Time, int) {
	if o.at.After(t) && !o.at.After(now) {
		return []time.Time{o.at}, 0
	}
	return nil, 0
}

// rate fires at its base, which is the start date or the creation, and then regularly.
type rate struct {
	base  time.Time
	every time.Duration
}

func (r rate) first(now time.Time) (time.Time, bool) {
	if !r.base.Before(now) {
		return r.base, true
	}
	return r.next(now.Add(-1))
}

func (r rate) next(t time.Time) (time.Time, bool) {
	if t.Before(r.base) {
		return r.base, true
	}
	return r.base.Add((t.Sub(r.base)/r.every + 1) * r.every), true
}

func (r rate) missed(t, now time.Time, limit int) (times []time.Time, skipped int) {
	first, _ := r.next(t)
	if first.After(now) {
		return nil, 0
	}
	count := int(now.Sub(first)/r.every) + 1
	if count > limit {
		skipped = count - limit
	}
	for i := skipped; i < count; i++ {
		times = append(times, first.Add(time.Duration(i)*r.every))
	}
	return times, skipped
}
