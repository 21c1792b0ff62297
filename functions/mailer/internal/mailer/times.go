package mailer

import (
	"fmt"
	"strings"
	"time"
	_ "time/tzdata" // the runtime has no zone files

	"kikite/events"
	"kikite/shared/clock"
)

// When writes a time span in the reader's zone and language; the zone is named, since a reader may travel.
func When(start, end time.Time, zone events.Zone, locale events.Code) string {
	place, name := inZone(zone, locale)
	s, e := start.In(place), end.In(place)
	if locale == "en" {
		return fmt.Sprintf("%s, %s–%s (%s)", s.Format("Mon 2 Jan 2006"), s.Format("15:04"), e.Format("15:04"), name)
	}
	return fmt.Sprintf("%s %s〜%s（%s）", DayJa(s), s.Format("15:04"), e.Format("15:04"), name)
}

// Until writes a moment in the reader's zone and language.
func Until(at time.Time, zone events.Zone, locale events.Code) string {
	place, name := inZone(zone, locale)
	t := at.In(place)
	if locale == "en" {
		return fmt.Sprintf("%s, %s (%s)", t.Format("Mon 2 Jan 2006"), t.Format("15:04"), name)
	}
	return fmt.Sprintf("%s %s（%s）", DayJa(t), t.Format("15:04"), name)
}

// inZone is the place of a zone, Japan's if it is unknown, with its name for a reader.
func inZone(zone events.Zone, locale events.Code) (*time.Location, string) {
	place, err := time.LoadLocation(string(zone))
	if err != nil || zone == "" {
		place, zone = clock.Tokyo(), "Asia/Tokyo"
	}
	if locale != "en" && zone == "Asia/Tokyo" {
		return place, "日本時間"
	}
	return place, string(zone)
}

// DayJa writes a day as 2026年10月5日（月）.
func DayJa(t time.Time) string {
	return fmt.Sprintf("%d年%d月%d日（%s）", t.Year(), t.Month(), t.Day(), []string{"日", "月", "火", "水", "木", "金", "土"}[t.Weekday()])
}

// InWords writes a month for a reader: 2026年10月, or October 2026.
func InWords(month events.Month, locale events.Code) string {
	t, err := time.Parse("2006-01", string(month))
	if err != nil {
		return strings.TrimSpace(string(month))
	}
	if locale == "en" {
		return t.Format("January 2006")
	}
	return fmt.Sprintf("%d年%d月", t.Year(), t.Month())
}
