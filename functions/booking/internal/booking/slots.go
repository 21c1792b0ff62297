package booking

import (
	"time"

	"kikite/events"
)

// Slot is a time that can be held.
type Slot struct {
	StartsAt time.Time `json:"starts_at"`
	EndsAt   time.Time `json:"ends_at"`
}

// Slots are the open slots of a length that begin in the span, in order.
func (a Availability) Slots(length time.Duration, within Span, calendar *Calendar, now time.Time) ([]Slot, error) {
	loc, err := loadZone(a.Zone)
	if err != nil {
		return nil, err
	}
	openings, err := a.Openings(localDate(within.Start, loc), localDate(within.End, loc))
	if err != nil {
		return nil, err
	}
	full := map[time.Time]bool{} // local date → cap reached
	var out []Slot
	for _, o := range openings {
		for t := o.Start; !t.Add(length).After(o.End); t = t.Add(SlotStep) {
			if t.Before(within.Start) || !t.Before(within.End) || !a.inTime(t, now) {
				continue
			}
			date := localDate(t, loc)
			reached, known := full[date]
			if !known {
				reached = a.capReached(t, loc, calendar, now, "")
				full[date] = reached
			}
			s := Span{t, t.Add(length)}
			if !reached && calendar.Free(a.padded(s), now, "") {
				out = append(out, Slot{StartsAt: s.Start.UTC(), EndsAt: s.End.UTC()})
			}
		}
	}
	return out, nil
}

// Offered checks that a session of the length may begin at start: opening, notice, horizon, buffers, cap. except is a booking
// that is being moved. Errors: ErrNotOffered, ErrTaken, ErrDayFull.
func (a Availability) Offered(s Span, calendar *Calendar, now time.Time, except events.ID) error {
	loc, err := loadZone(a.Zone)
	if err != nil {
		return err
	}
	date := localDate(s.Start, loc)
	openings, err := a.Openings(date, date)
	if err != nil {
		return err
	}
	offered := false
	for _, o := range openings {
		if !s.Start.Before(o.Start) && !s.End.After(o.End) && s.Start.Sub(o.Start)%SlotStep == 0 {
			offered = true
		}
	}
	if !offered || !a.inTime(s.Start, now) {
		return ErrNotOffered
	}
	if !calendar.Free(a.padded(s), now, except) {
		return ErrTaken
	}
	if a.capReached(s.Start, loc, calendar, now, except) {
		return ErrDayFull
	}
	return nil
}

// inTime checks notice and horizon.
func (a Availability) inTime(start, now time.Time) bool {
	return start.After(now) && !start.Before(now.Add(time.Duration(a.Notice)*time.Hour)) &&
		!start.After(now.Add(time.Duration(a.Horizon)*24*time.Hour))
}

// padded is the session with the free time that it needs on both sides: between two sessions there must be the buffer after the
// first and the buffer before the second, and the same minutes may serve as both.
func (a Availability) padded(s Span) Span {
	gap := time.Duration(max(a.Before, a.After)) * time.Minute
	return Span{s.Start.Add(-gap), s.End.Add(gap)}
}

// capReached counts the sessions of the local day of t.
func (a Availability) capReached(t time.Time, loc *time.Location, calendar *Calendar, now time.Time, except events.ID) bool {
	if a.Cap == 0 {
		return false
	}
	date := localDate(t, loc)
	day := Span{instant(date, 0, loc), instant(date.AddDate(0, 0, 1), 0, loc)}
	return calendar.Count(day, now, except) >= a.Cap
}
