package booking

import (
	"fmt"
	"slices"

	"kikite/events"
)

// AvailabilityBody is an availability as clients write it. Times of day are HH:MM in the zone; 24:00 ends a day.
type AvailabilityBody struct {
	Zone        string          `json:"zone" maxLength:"64" doc:"IANA time zone of the consultant" example:"Asia/Tokyo"`
	Rules       []RuleBody      `json:"rules" maxItems:"21" doc:"Weekly opening hours"`
	Exceptions  []ExceptionBody `json:"exceptions,omitempty" maxItems:"40"`
	Lengths     map[string]int  `json:"lengths,omitempty" doc:"Minutes per program: 30, 50 (default) or 60"`
	Buffers     BuffersBody     `json:"buffers,omitempty"`
	NoticeHours int             `json:"notice_hours,omitempty" minimum:"0" maximum:"336" doc:"Hours between booking and start, at least"`
	HorizonDays int             `json:"horizon_days,omitempty" minimum:"1" maximum:"60" default:"30" doc:"Days between booking and start, at most"`
	DailyCap    int             `json:"daily_cap,omitempty" minimum:"0" maximum:"36" doc:"Sessions per local day; 0 for no cap"`
	Holidays    *bool           `json:"closed_on_holidays,omitempty" doc:"Whether public holidays of Japan are closed; exceptions that add an opening still open. Absent: as it was, or true for a first availability"`
}

// RuleBody is an opening on one weekday.
type RuleBody struct {
	Weekday string `json:"weekday" enum:"MO,TU,WE,TH,FR,SA,SU"`
	Start   string `json:"start" pattern:"^([01][0-9]|2[0-3]):[0-5][0-9]$"`
	End     string `json:"end" pattern:"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"`
}

// ExceptionBody closes a date, or adds an opening to it.
type ExceptionBody struct {
	Date   string `json:"date" format:"date"`
	Closed bool   `json:"closed,omitempty"`
	Start  string `json:"start,omitempty" pattern:"^([01][0-9]|2[0-3]):[0-5][0-9]$"`
	End    string `json:"end,omitempty" pattern:"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"`
}

// BuffersBody is the free time around sessions.
type BuffersBody struct {
	Before int `json:"before,omitempty" minimum:"0" maximum:"60" doc:"Minutes"`
	After  int `json:"after,omitempty" minimum:"0" maximum:"60" doc:"Minutes"`
}

// plan reads the client's form.
func (b AvailabilityBody) plan() (Availability, error) {
	a := Availability{
		Zone: events.Zone(b.Zone), Before: b.Buffers.Before, After: b.Buffers.After, Notice: b.NoticeHours,
		Horizon: b.HorizonDays, Cap: b.DailyCap, Holidays: holidayRule(b.Holidays),
	}
	var openings []WeeklyOpening
	for _, r := range b.Rules {
		openings = append(openings, WeeklyOpening{Weekday: r.Weekday, Start: minute(r.Start), End: minute(r.End)})
	}
	if len(openings) > 0 {
		a.Rules = Weekly(openings)
	}
	for _, x := range b.Exceptions {
		if x.Closed == (x.Start != "" || x.End != "") {
			return a, errAvailability("An exception either closes a date or has a start and an end.")
		}
		e := Exception{Date: events.Date(x.Date), Closed: x.Closed}
		if !x.Closed {
			e.Start, e.End = minute(x.Start), minute(x.End)
		}
		a.Exceptions = append(a.Exceptions, e)
	}
	for p, m := range b.Lengths {
		if a.Lengths == nil {
			a.Lengths = map[events.Code]int{}
		}
		a.Lengths[events.Code(p)] = m
	}
	return a, nil
}

func holidayRule(closed *bool) HolidayRule {
	switch {
	case closed == nil:
		return AsBefore
	case *closed:
		return RestOnHolidays
	default:
		return WorkOnHolidays
	}
}

// toBody is the inverse of plan.
func toBody(a Availability) AvailabilityBody {
	rest := a.Holidays == RestOnHolidays
	b := AvailabilityBody{
		Zone: string(a.Zone), Rules: []RuleBody{}, Buffers: BuffersBody{a.Before, a.After}, NoticeHours: a.Notice,
		HorizonDays: a.Horizon, DailyCap: a.Cap, Holidays: &rest,
	}
	for _, r := range a.Rules {
		for _, o := range r.Openings() {
			b.Rules = append(b.Rules, RuleBody{Weekday: o.Weekday, Start: hhmm(o.Start), End: hhmm(o.End)})
		}
	}
	slices.SortStableFunc(b.Rules, func(x, y RuleBody) int { return weekday(x.Weekday) - weekday(y.Weekday) })
	for _, x := range a.Exceptions {
		e := ExceptionBody{Date: string(x.Date), Closed: x.Closed}
		if !x.Closed {
			e.Start, e.End = hhmm(x.Start), hhmm(x.End)
		}
		b.Exceptions = append(b.Exceptions, e)
	}
	for p, m := range a.Lengths {
		if b.Lengths == nil {
			b.Lengths = map[string]int{}
		}
		b.Lengths[string(p)] = m
	}
	return b
}

// minute reads HH:MM, whose form the schema has checked.
func minute(hhmm string) int {
	var h, m int
	if _, err := fmt.Sscanf(hhmm, "%d:%d", &h, &m); err != nil {
		return -1 // refused by Validate
	}
	return h*60 + m
}

func hhmm(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60, minute%60) }

func weekday(code string) int {
	return slices.Index([]string{"MO", "TU", "WE", "TH", "FR", "SA", "SU"}, code)
}
