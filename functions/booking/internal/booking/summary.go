package booking

import (
	"encoding/json"
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

// summary is the open time of the next 14 days, in slots that fit the consultant's longest session, so that what matching
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
		out.Windows = append(out.Windows, events.OpenWindow{Date: date, Part: part, Slots: 1})
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
