package reminders

import (
	"fmt"
	"time"

	"kikite/events"
)

// slack is how much later than due a reminder may come in the town: late schedules, messages that come again, ticks.
const slack = 3 * time.Hour

// lateness is how late a first firing can be. One that falls into the night waits for the morning.
const lateness = time.Hour

// letter is a reminder that was published.
type letter struct {
	booking, recipient events.ID
	kind               events.Code
	starts, at         time.Time
}

// promise is docs/reminders.md once more, in other words: what one kind is to one reader of one time of a booking. It shares no code with the product.
type promise struct {
	kind        events.Code
	employee    bool
	due, over   time.Time
	quiet       string // "", "morning", "evening"
	known       time.Duration
	beforeTalks bool
}

func promises(starts, ends time.Time) []promise {
	day, hour := starts.Add(-24*time.Hour), starts.Add(-time.Hour)
	var out []promise
	for _, employee := range []bool{true, false} {
		out = append(out, promise{"day_before", employee, day, hour, "evening", 2 * time.Hour, true},
			promise{"hour_before", employee, hour, starts, "", 15 * time.Minute, true})
	}
	nudge := ends.Add(24*time.Hour + 10*time.Minute)
	return append(out, promise{"survey", true, ends.Add(10 * time.Minute), nudge, "morning", 0, false},
		promise{"survey_nudge", true, nudge, ends.Add(14 * 24 * time.Hour), "morning", 0, false},
		promise{"record_due", false, ends.Add(3 * time.Hour), ends.Add(14 * 24 * time.Hour), "morning", 0, false})
}

// night says whether it is night at t, and when the night ends. Clocks differ by quarters of an hour.
func night(t time.Time, zone *time.Location) (ends time.Time, is bool) {
	hour := func(t time.Time) int { return t.In(zone).Hour() }
	if h := hour(t); h >= 8 && h < 21 {
		return t, false
	}
	for ends = t.Truncate(15 * time.Minute); hour(ends) != 8; {
		ends = ends.Add(15 * time.Minute)
	}
	return ends, true
}

// wanted is when the promise is due for a booking that was made at a time; false if not at all.
func (p promise) wanted(made time.Time, zone *time.Location) (time.Time, bool) {
	if p.due.Sub(made) < p.known {
		return p.due, false
	}
	ends, is := night(p.due, zone)
	if p.quiet == "" || !is {
		return p.due, true
	}
	if p.quiet == "evening" {
		at := ends
		for at.In(zone).Hour() != 20 {
			at = at.Add(-15 * time.Minute) // until 20:45
		}
		if at.Sub(made) >= p.known {
			return at, true
		}
	}
	return ends, true
}

// ended says whether a change makes the promise void.
func (p promise) ended(c *change) bool {
	switch c.what {
	case finished:
		return p.beforeTalks || c.outcome != events.OutcomeHeld
	case answered:
		return p.kind == "survey" || p.kind == "survey_nudge"
	case recorded:
		return p.kind == "record_due"
	default:
		return false
	}
}

func (p promise) reader(l *life) *person {
	if p.employee {
		return l.employee
	}
	return l.consultant
}

// judge compares the letters of a life with what was known when: it returns what is wrong and how many letters had to come.
func (l *life) judge(letters []letter) (wrong []string, had int) {
	rest := map[letter][]time.Time{} // when letters came that no promise explains yet; their own times are zero
	for _, s := range letters {
		if why := l.mistaken(s); why != "" {
			wrong = append(wrong, fmt.Sprintf("%s of %s to %s at %s for %s: %s", s.kind, s.booking, s.recipient, s.at, s.starts, why))
		}
		at := s.at
		s.at = time.Time{}
		rest[s] = append(rest[s], at)
	}
	for _, c := range l.changes {
		if c.state == nil || c.state.Status != events.BookingConfirmed {
			continue
		}
		for _, p := range promises(c.state.StartsAt, c.state.EndsAt) {
			of := letter{booking: c.state.BookingID, recipient: p.reader(l).account, kind: p.kind, starts: c.state.StartsAt}
			latest, owed := l.owed(c, p)
			came := rest[of]
			switch {
			case len(came) == 1:
				delete(rest, of)
				had++
				if owed && came[0].After(latest) {
					wrong = append(wrong, fmt.Sprintf("%s of %s for %s came at %s, not before %s", p.kind, of.booking, of.starts, came[0], latest))
				}
			case len(came) == 0 && owed:
				wrong = append(wrong, fmt.Sprintf("%s of %s for %s never came", p.kind, of.booking, of.starts))
			}
		}
	}
	for s, came := range rest {
		wrong = append(wrong, fmt.Sprintf("%s of %s for %s came at %v, more than promised", s.kind, s.booking, s.starts, came))
	}
	return wrong, had
}

// mistaken says why a letter should not have come when it came.
func (l *life) mistaken(s letter) string {
	why := "of a time that never was"
	for _, c := range l.changes {
		if c.state == nil || c.state.Status != events.BookingConfirmed || !c.state.StartsAt.Equal(s.starts) {
			continue
		}
		for _, p := range promises(c.state.StartsAt, c.state.EndsAt) {
			if p.kind == s.kind && p.reader(l).account == s.recipient {
				if why = l.against(c, p, s.at); why == "" {
					return ""
				}
			}
		}
	}
	return why
}

// against says what speaks against keeping a promise of a state at a time. What happened within the same tick may have been seen or not.
func (l *life) against(c *change, p promise, at time.Time) string {
	due, wanted := p.wanted(c.at, p.reader(l).zone)
	_, dark := night(at, p.reader(l).zone)
	switch {
	case !wanted:
		return "not wanted so soon"
	case at.Before(due.Add(-time.Minute)):
		return "too early"
	case !at.Before(p.over):
		return "too late"
	case dark && p.quiet != "":
		return "at night"
	case p.kind == "survey_nudge" && l.employee.noNudge:
		return "not wished"
	case c.tried.IsZero() || c.tried.After(at):
		return "not known yet"
	}
	for _, o := range l.changes {
		if o.done.IsZero() || !o.done.Before(at) {
			continue
		}
		if o.state != nil && o.version > c.version {
			return "of an old time, or cancelled"
		}
		if p.ended(o) {
			return "no longer needed"
		}
	}
	return ""
}

// owed says whether a promise had to be kept, because nothing came between from when it was due to the latest moment at which it may come, and that moment.
func (l *life) owed(c *change, p promise) (latest time.Time, is bool) {
	zone := p.reader(l).zone
	due, wanted := p.wanted(c.at, zone)
	if !wanted || c.done.IsZero() || p.kind == "survey_nudge" && l.employee.noNudge {
		return due, false
	}
	over := p.over
	latest = due
	if c.done.After(latest) {
		latest = c.done
	}
	latest = latest.Add(slack)
	first := latest.Add(-slack)
	for at := first; p.quiet != "" && at.Before(first.Add(lateness)); at = at.Add(10 * time.Minute) {
		if ends, dark := night(at, zone); dark {
			latest = ends.Add(slack)
			if p.quiet == "evening" {
				over = over.Add(-3 * time.Hour)
			}
			break
		}
	}
	if !latest.Before(over) {
		return latest, false
	}
	for _, o := range l.changes {
		later := o.state != nil && o.version > c.version
		if (later || p.ended(o)) && !o.tried.IsZero() && !o.tried.After(latest) {
			return latest, false
		}
	}
	return latest, true
}
