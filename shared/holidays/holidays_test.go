package holidays

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/clock"
)

// TestHolidays compares with the lists that the Cabinet Office has published.
func TestHolidays(t *testing.T) {
	t.Parallel()
	for year, want := range map[int]string{
		2025: "01-01 01-13 02-11 02-23 02-24振 03-20 04-29 05-03 05-04 05-05 05-06振 07-21 08-11 09-15 09-23 10-13 11-03 11-23 11-24振",
		2026: "01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06振 07-20 08-11 09-21 09-22国 09-23 10-12 11-03 11-23",
		2027: "01-01 01-11 02-11 02-23 03-21 03-22振 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23",
	} {
		var got []string
		for _, h := range Of(year) {
			day := string(h.Date[5:])
			if h.Name == substituteName || h.Name == citizensName {
				day += string([]rune(h.Name)[:1])
			}
			if h.Name == "" || h.NameEn == "" {
				t.Errorf("%s has no name", h.Date)
			}
			got = append(got, day)
		}
		if !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("%d:\n%v\nwant\n%v", year, got, want)
		}
	}
}

// TestHolidaysUntil2035 holds every year to what the act says of all.
func TestHolidaysUntil2035(t *testing.T) {
	t.Parallel()
	between := 0
	for year := 2025; year <= 2035; year++ {
		days := map[string]Holiday{}
		for _, h := range Of(year) {
			days[string(h.Date)] = h
		}
		named := 0
		for date, h := range days {
			d, err := time.Parse(time.DateOnly, date)
			if err != nil {
				t.Fatal(err)
			}
			switch h.Name {
			case citizensName:
				between++
			case substituteName:
			default:
				named++
				if next := days[d.AddDate(0, 0, 1).Format(time.DateOnly)]; d.Weekday() == time.Sunday && next.Name == "" {
					t.Errorf("%s is a Sunday without a substitute", date)
				}
			}
		}
		if named != 16 {
			t.Errorf("%d: %d days of article 2, want 16", year, named)
		}
	}
	if between != 2 { // 22 September 2026 and 21 September 2032
		t.Errorf("%d citizens' holidays", between)
	}
	if got := Between(day("2032-09-20"), day("2032-09-22")); len(got) != 3 || got["2032-09-21"].Name != citizensName {
		t.Errorf("September 2032: %v", got)
	}
	if got := Between(day("2026-12-31"), day("2027-01-01")); len(got) != 1 || got["2027-01-01"].Name != "元日" {
		t.Errorf("across the new year: %v", got)
	}
}

// TestEquinoxes compares with published moments (UTC), with the approximation by constants that Japanese almanacs print for 1980 to
// 2099, and shows that an error of a few minutes would move no day.
func TestEquinoxes(t *testing.T) {
	t.Parallel()
	for at, in := range map[string]time.Month{
		"2025-03-20T09:01:00Z": time.March, "2025-09-22T18:19:00Z": time.September,
		"2026-03-20T14:46:00Z": time.March, "2026-09-23T00:05:00Z": time.September,
		"2027-03-20T20:25:00Z": time.March, "2027-09-23T06:02:00Z": time.September,
	} {
		want, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got := equinoxAt(want.Year(), in); got.Sub(want).Abs() > 2*time.Minute {
			t.Errorf("%s, want %s", got, want)
		}
	}
	for year := 2025; year <= 2035; year++ {
		since := float64(year - 1980)
		leaps := (year - 1980) / 4
		for in, constant := range map[time.Month]float64{time.March: 20.8431, time.September: 23.2488} {
			want := fmt.Sprintf("%d-%02d-%02d", year, in, int(constant+0.242194*since)-leaps)
			if got := equinox(year, in).Format(time.DateOnly); got != want {
				t.Errorf("equinox on %s, want %s", got, want)
			}
			local := equinoxAt(year, in).In(clock.Tokyo())
			if minute := local.Hour()*60 + local.Minute(); minute < 10 || minute > 24*60-10 {
				t.Errorf("%s is too near to midnight", local)
			}
		}
	}
}

// day is the UTC midnight that stands for a date.
func day(date string) time.Time {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		panic(err)
	}
	return t
}

func TestAfterBusinessDays(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		at   string
		n    int
		want events.Date
	}{
		"within a week":                      {"2026-10-05T01:00:00Z", 3, "2026-10-08"},
		"over a weekend":                     {"2026-10-02T01:00:00Z", 3, "2026-10-07"},
		"written on a Sunday":                {"2026-10-04T01:00:00Z", 3, "2026-10-07"},
		"over the holidays of September":     {"2026-09-18T01:00:00Z", 3, "2026-09-28"},
		"over the new year":                  {"2026-12-28T01:00:00Z", 3, "2027-01-06"},
		"the date is that of Japan":          {"2026-10-05T15:30:00Z", 1, "2026-10-07"},
		"on the very day, if none is waited": {"2026-10-05T01:00:00Z", 0, "2026-10-05"},
	} {
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		if got := AfterBusinessDays(at, c.n); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
