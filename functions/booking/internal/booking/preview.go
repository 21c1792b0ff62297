package booking

import (
	"context"
	"time"

	"kikite/events"
	"kikite/shared/holidays"
	"kikite/shared/principal"
)

// Why a date of a preview offers nothing.
const (
	whyClosed  events.Code = "closed"   // no opening
	whyHoliday events.Code = "holiday"  // no opening because of a public holiday
	whyTooSoon events.Code = "too_soon" // over, or inside the notice
	whyTooFar  events.Code = "too_far"  // beyond the horizon
	whyFull    events.Code = "full"     // the cap of the day is reached
	whyNoRoom  events.Code = "no_room"  // openings are shorter than a session, or taken
)

// Preview is what an availability would offer if it were stored.
type Preview struct {
	Availability Availability // with what it does on holidays settled
	Days         []PreviewDay
	Outside      []*Booking // confirmed and in the future, but in no opening; they would stay
}

// PreviewDay is one local date of the consultant.
type PreviewDay struct {
	Date     events.Date
	Holiday  holidays.Holiday // the zero Holiday on other days
	Openings []Span
	Slots    []Slot
	Why      events.Code // there are no slots
}

// Preview computes, without a write, what the caller's availability a would offer for a program on a number of days from a date on
// (zero: today in its zone), and which bookings would lie outside of it. Errors: of Validate and active.
func (d *Desk) Preview(ctx context.Context, caller principal.Principal, a Availability, program events.Code, from time.Time, days int) (Preview, error) {
	if err := d.active(ctx, caller); err != nil {
		return Preview{}, err
	}
	now := d.now()
	if err := a.Validate(); err != nil {
		return Preview{}, err
	}
	loc, err := loadZone(a.Zone)
	if err != nil {
		return Preview{}, err
	}
	if from.IsZero() {
		from = localDate(now, loc)
	}
	first := instant(from, 0, loc).UTC().AddDate(0, 0, -1).Format(time.DateOnly)
	c, calendar, err := d.table.from(ctx, caller.ConsultantID, first, false)
	if err != nil {
		return Preview{}, err
	}
	bookings, err := d.table.ofConsultant(ctx, caller.ConsultantID, Span{now, now.AddDate(0, 0, maxHorizon+1)})
	if err != nil {
		return Preview{}, err
	}
	out := Preview{Availability: a.after(c.Plan)}
	for i := range days {
		day, err := out.Availability.previewDay(from.AddDate(0, 0, i), a.Length(program), calendar, now, loc)
		if err != nil {
			return Preview{}, err
		}
		out.Days = append(out.Days, day)
	}
	for _, b := range bookings {
		inside, err := out.Availability.contains(b.Span(), loc)
		if err != nil {
			return Preview{}, err
		}
		if b.Status == events.BookingConfirmed && !inside {
			out.Outside = append(out.Outside, b)
		}
	}
	return out, nil
}

func (a Availability) previewDay(date time.Time, length time.Duration, calendar *Calendar, now time.Time, loc *time.Location) (PreviewDay, error) {
	out := PreviewDay{Date: events.Date(date.Format(time.DateOnly))}
	out.Holiday = holidays.Between(date, date)[out.Date]
	var err error
	if out.Openings, err = a.Openings(date, date); err != nil {
		return out, err
	}
	whole := Span{instant(date, 0, loc), instant(date.AddDate(0, 0, 1), 0, loc)}
	if out.Slots, err = a.Slots(length, whole, calendar, now); err != nil || len(out.Slots) > 0 {
		return out, err
	}
	out.Why = a.why(out, length, calendar, now, loc)
	return out, nil
}

// why says what keeps a day without slots from having some.
func (a Availability) why(d PreviewDay, length time.Duration, calendar *Calendar, now time.Time, loc *time.Location) events.Code {
	if len(d.Openings) == 0 {
		if d.Holiday.Name != "" && a.Holidays == RestOnHolidays {
			return whyHoliday
		}
		return whyClosed
	}
	any, inTime, last := false, false, time.Time{}
	for _, o := range d.Openings {
		for t := o.Start; !t.Add(length).After(o.End); t = t.Add(SlotStep) {
			any, inTime, last = true, inTime || a.inTime(t, now), t
		}
	}
	switch {
	case any && !inTime && last.After(now.AddDate(0, 0, a.Horizon)):
		return whyTooFar
	case any && !inTime:
		return whyTooSoon
	case any && a.capReached(d.Openings[0].Start, loc, calendar, now, ""):
		return whyFull
	}
	return whyNoRoom
}

// contains says whether a session lies within one opening; when it begins within that does not matter.
func (a Availability) contains(s Span, loc *time.Location) (bool, error) {
	date := localDate(s.Start, loc)
	openings, err := a.Openings(date, date)
	for _, o := range openings {
		if !s.Start.Before(o.Start) && !s.End.After(o.End) {
			return true, nil
		}
	}
	return false, err
}
