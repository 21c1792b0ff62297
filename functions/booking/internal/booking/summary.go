package booking

import (
	"encoding/json"
	"hash/fnv"
	"time"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/ids"
)

// Parts of a day in Asia/Tokyo.
const (
	morning   events.Code = "morning"   // before 12:00
	afternoon events.Code = "afternoon" // 12:00 to 18:00
	evening   events.Code = "evening"   // from 18:00
)

const (
	// summaryDays is how far a summary looks ahead: the 14 days that matching looks at, and the days a summary may be old.
	summaryDays = 14 + refreshDays
	// refreshDays is after how many days a summary is made again.
	refreshDays = 7
)

// summaryDay is the first day of a summary made at now.
func summaryDay(now time.Time) events.Date {
	return events.Date(localDate(now, clock.Tokyo()).Format(time.DateOnly))
}

// summaryDue is the day on which a summary made now is to be made again: the next of the consultant's own day of the week, which
// spreads the work over seven nights, or the next day if the consultant can't be booked as far ahead as a summary looks.
func summaryDue(c *Consultant, now time.Time) events.Date {
	today := localDate(now, clock.Tokyo())
	wait := 1
	if c.Plan == nil || c.Plan.Horizon >= summaryDays {
		h := fnv.New32a()
		_, _ = h.Write([]byte(c.ID))
		own := int(h.Sum32() / summaryShards % refreshDays)
		wait = (own-int(today.Weekday())+refreshDays-1)%refreshDays + 1
	}
	return events.Date(today.AddDate(0, 0, wait).Format(time.DateOnly))
}

// summary is the open time of the next 21 days, in slots that fit the consultant's longest session, so that what matching
// promises can be booked for any program.
func (c *Consultant) summary(calendar *Calendar, now time.Time) (events.AvailabilityChanged, error) {
	out := events.AvailabilityChanged{ConsultantID: c.ID, Windows: []events.OpenWindow{}}
	if c.Bookable() != nil || len(c.Programs) == 0 {
		return out, nil
	}
	today := localDate(now, clock.Tokyo())
	within := Span{now, instant(today.AddDate(0, 0, summaryDays), 0, clock.Tokyo())}
	slots, err := c.Plan.Slots(c.Plan.longest(c.Programs), within, calendar, now)
	if err != nil {
		return out, err
	}
	for i, s := range slots {
		if i == 0 {
			out.NextFree = &slots[0].StartsAt
		}
		local := s.StartsAt.In(clock.Tokyo())
		date, part := events.Date(local.Format(time.DateOnly)), partOf(local)
		if n := len(out.Windows); n > 0 && out.Windows[n-1].Date == date && out.Windows[n-1].Part == part {
			out.Windows[n-1].Slots++
			continue
		}
		out.Windows = append(out.Windows, events.OpenWindow{Date: date, Part: part, Slots: 1, First: &slots[i].StartsAt})
	}
	return out, nil
}

func partOf(local time.Time) events.Code {
	switch h := local.Hour(); {
	case h < 12:
		return morning
	case h < 18:
		return afternoon
	default:
		return evening
	}
}

// fingerprint tells summaries apart.
func fingerprint(s events.AvailabilityChanged) string {
	text, err := json.Marshal(s)
	if err != nil {
		return ""
	}
	return string(ids.Derive("sum", string(text)))[4:20]
}
