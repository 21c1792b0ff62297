package holidays

import (
	"maps"
	"slices"
	"time"

	"kikite/events"
)

// Holiday is a public holiday of Japan.
type Holiday struct {
	Date   events.Date
	Name   string // in Japanese
	NameEn string
}

// Substitute and citizens' holidays have no name of their own.
const (
	substituteName = "振替休日"
	citizensName   = "国民の休日"
)

// Of are the public holidays of a year in order, by the Act on National Holidays (国民の祝日に関する法律, Act 178 of 1948) as it
// stands since 2022; the years in use are 2025 to 2035. The days of the equinoxes are computed (see equinox); the Cabinet Office confirms
// them each February for the following year, and a new act may add days: then this file changes.
func Of(year int) []Holiday {
	named := namedHolidays(year)
	all := maps.Clone(named)
	for _, date := range slices.SortedFunc(maps.Keys(named), time.Time.Compare) {
		// Article 3 (2): a holiday on a Sunday makes the next day that is none a day off.
		if date.Weekday() == time.Sunday {
			next := date.AddDate(0, 0, 1)
			for named[next].Name != "" {
				next = next.AddDate(0, 0, 1)
			}
			all[next] = Holiday{Name: substituteName, NameEn: "Substitute holiday"}
		}
		// Article 3 (3): so is a day between two holidays. A substitute holiday keeps its name.
		between, after := date.AddDate(0, 0, 1), date.AddDate(0, 0, 2)
		if named[after].Name != "" && all[between].Name == "" {
			all[between] = Holiday{Name: citizensName, NameEn: "Citizens' holiday"}
		}
	}
	out := make([]Holiday, 0, len(all))
	for _, date := range slices.SortedFunc(maps.Keys(all), time.Time.Compare) {
		h := all[date]
		h.Date = events.Date(date.Format(time.DateOnly))
		out = append(out, h)
	}
	return out
}

// namedHolidays are the days of article 2.
func namedHolidays(year int) map[time.Time]Holiday {
	on := func(m time.Month, day int) time.Time { return time.Date(year, m, day, 0, 0, 0, 0, time.UTC) }
	monday := func(m time.Month, nth int) time.Time {
		first := on(m, 1)
		return first.AddDate(0, 0, (int(time.Monday-first.Weekday())+7)%7+7*(nth-1))
	}
	return map[time.Time]Holiday{
		on(time.January, 1):           {Name: "元日", NameEn: "New Year's Day"},
		monday(time.January, 2):       {Name: "成人の日", NameEn: "Coming of Age Day"},
		on(time.February, 11):         {Name: "建国記念の日", NameEn: "National Foundation Day"},
		on(time.February, 23):         {Name: "天皇誕生日", NameEn: "The Emperor's Birthday"},
		equinox(year, time.March):     {Name: "春分の日", NameEn: "Vernal Equinox Day"},
		on(time.April, 29):            {Name: "昭和の日", NameEn: "Showa Day"},
		on(time.May, 3):               {Name: "憲法記念日", NameEn: "Constitution Memorial Day"},
		on(time.May, 4):               {Name: "みどりの日", NameEn: "Greenery Day"},
		on(time.May, 5):               {Name: "こどもの日", NameEn: "Children's Day"},
		monday(time.July, 3):          {Name: "海の日", NameEn: "Marine Day"},
		on(time.August, 11):           {Name: "山の日", NameEn: "Mountain Day"},
		monday(time.September, 3):     {Name: "敬老の日", NameEn: "Respect for the Aged Day"},
		equinox(year, time.September): {Name: "秋分の日", NameEn: "Autumnal Equinox Day"},
		monday(time.October, 2):       {Name: "スポーツの日", NameEn: "Sports Day"},
		on(time.November, 3):          {Name: "文化の日", NameEn: "Culture Day"},
		on(time.November, 23):         {Name: "勤労感謝の日", NameEn: "Labour Thanksgiving Day"},
	}
}

// Between are the holidays on the dates from first to last (inclusive).
func Between(first, last time.Time) map[events.Date]Holiday {
	from, to := events.Date(first.Format(time.DateOnly)), events.Date(last.Format(time.DateOnly))
	out := map[events.Date]Holiday{}
	for year := first.Year(); year <= last.Year(); year++ {
		for _, h := range Of(year) {
			if h.Date >= from && h.Date <= to {
				out[h.Date] = h
			}
		}
	}
	return out
}
