package booking

import (
	"fmt"
	"maps"
	"slices"
	"time"
	_ "time/tzdata" // the Lambda runtime has no zone database

	"kikite/events"
	"kikite/shared/holidays"
)

// Span is a stretch of time from Start up to, not including, End.
type Span struct{ Start, End time.Time }

// Openings are the spans in which the consultant works on the local dates from first to last (inclusive), in order. A closed date, or
// a holiday for who rests on it, takes the rules away; added openings stay.
// Overlapping spans of a date are merged; those of two dates are not joined, so that the slots of a date do not depend on
// the dates around it.
func (a Availability) Openings(first, last time.Time) ([]Span, error) {
	loc, err := loadZone(a.Zone)
	if err != nil {
		return nil, err
	}
	closed := map[string]bool{}
	if a.Holidays == RestOnHolidays {
		for date := range holidays.Between(first, last) {
			closed[string(date)] = true
		}
	}
	spans := map[time.Time][]Span{}
	for _, x := range a.Exceptions {
		date, err := time.Parse(time.DateOnly, string(x.Date))
		if err != nil {
			return nil, fmt.Errorf("stored exception %q: %w", x.Date, err)
		}
		if x.Closed {
			closed[string(x.Date)] = true
		} else if !date.Before(first) && !date.After(last) {
			spans[date] = append(spans[date], span(date, x.Start, x.End, loc))
		}
	}
	for _, r := range a.Rules {
		dates, err := r.dates(first, last)
		if err != nil {
			return nil, err
		}
		for _, d := range dates {
			if !closed[d.Format(time.DateOnly)] {
				spans[d] = append(spans[d], span(d, r.Start, r.End, loc))
			}
		}
	}
	var out []Span
	for _, date := range slices.SortedFunc(maps.Keys(spans), time.Time.Compare) {
		out = append(out, merge(spans[date])...)
	}
	return out, nil
}

func merge(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return a.Start.Compare(b.Start) })
	var out []Span
	for _, s := range spans {
		if !s.Start.Before(s.End) { // swallowed by a clock change
			continue
		}
		if n := len(out); n > 0 && !s.Start.After(out[n-1].End) {
			if s.End.After(out[n-1].End) {
				out[n-1].End = s.End
			}
			continue
		}
		out = append(out, s)
	}
	return out
}

func span(date time.Time, start, end int, loc *time.Location) Span {
	return Span{Start: instant(date, start, loc), End: instant(date, end, loc)}
}

// instant is when a local clock first shows the minute of that date. A minute that a clock change skips stands for the first
// moment after the gap.
func instant(date time.Time, minute int, loc *time.Location) time.Time {
	wall := time.Date(date.Year(), date.Month(), date.Day(), 0, minute, 0, 0, time.UTC)
	// time.Date leaves open which of two offsets it uses near a change, so try the offsets of both sides, the larger
	// (earlier instant) first.
	_, before := wall.Add(-26 * time.Hour).In(loc).Zone()
	_, after := wall.Add(26 * time.Hour).In(loc).Zone()
	for _, offset := range []int{max(before, after), min(before, after)} {
		t := wall.Add(-time.Duration(offset) * time.Second)
		if _, o := t.In(loc).Zone(); o == offset {
			return t
		}
	}
	_, gapEnd := wall.Add(-time.Duration(max(before, after)) * time.Second).In(loc).ZoneBounds()
	if gapEnd.IsZero() {
		return wall.Add(-time.Duration(before) * time.Second)
	}
	return gapEnd.UTC()
}

// localDate is the date at t in a zone, as the UTC midnight that stands for it.
func localDate(t time.Time, loc *time.Location) time.Time {
	y, m, d := t.In(loc).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// loadZone is time.LoadLocation without its special names: "" and "Local" are no zones of a person.
func loadZone(zone events.Zone) (*time.Location, error) {
	if zone == "" || zone == "Local" {
		return nil, fmt.Errorf("zone %q", zone)
	}
	return time.LoadLocation(string(zone))
}
