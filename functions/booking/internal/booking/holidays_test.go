package booking

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/ids"
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
		for _, h := range Holidays(year) {
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
		for _, h := range Holidays(year) {
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
	if got := holidaysBetween(day("2032-09-20"), day("2032-09-22")); len(got) != 3 || got["2032-09-21"].Name != citizensName {
		t.Errorf("September 2032: %v", got)
	}
	if got := holidaysBetween(day("2026-12-31"), day("2027-01-01")); len(got) != 1 || got["2027-01-01"].Name != "元日" {
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
			if minute := local.Hour()*60 + local.Minute(); minute < 10 || minute > minutesOfDay-10 {
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

func TestRestOnHolidays(t *testing.T) {
	t.Parallel()
	a := officeHours() // Monday to Friday
	a.Holidays = RestOnHolidays
	a.Exceptions = []Exception{{Date: "2026-11-23", Start: 13 * 60, End: 15 * 60}}
	for name, c := range map[string]struct {
		zone  events.Zone
		first string
		rule  HolidayRule
		want  int // openings of four days
	}{
		"Culture Day is closed":                                  {"Asia/Tokyo", "2026-11-03", RestOnHolidays, 3},
		"the same days of who works on holidays":                 {"Asia/Tokyo", "2026-11-03", WorkOnHolidays, 4},
		"Labour Thanksgiving Day has the opening that was added": {"Asia/Tokyo", "2026-11-23", RestOnHolidays, 4},
		"the day is that of the consultant's zone":               {"America/New_York", "2026-11-03", RestOnHolidays, 3},
		"citizens' holiday between two":                          {"Asia/Tokyo", "2026-09-21", RestOnHolidays, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := a
			a.Zone, a.Holidays = c.zone, c.rule
			got, err := a.Openings(day(c.first), day(c.first).AddDate(0, 0, 3))
			if err != nil || len(got) != c.want {
				t.Errorf("%d openings, want %d: %v %v", len(got), c.want, got, err)
			}
		})
	}
	added, err := a.Openings(day("2026-11-23"), day("2026-11-23"))
	if err != nil || len(added) != 1 || added[0].End.Sub(added[0].Start) != 2*time.Hour {
		t.Errorf("the added opening alone: %v %v", added, err)
	}
}

// TestHolidayRuleIsKept walks the four ways to a stored rule.
func TestHolidayRuleIsKept(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := newWorld(t)
	id := ids.Default{}.New(ids.Consultant)
	unsaid := officeHours()
	unsaid.Holidays = AsBefore
	store := func(a Availability, want HolidayRule) {
		t.Helper()
		got, err := w.desk.storePlan(ctx, id, a)
		if err != nil || got.Holidays != want {
			t.Errorf("%v %v, want %v", got.Holidays, err, want)
		}
	}
	store(unsaid, RestOnHolidays) // a first one
	works := officeHours()
	store(works, WorkOnHolidays)
	unsaid.Notice = 5
	store(unsaid, WorkOnHolidays) // nothing said: as it was
	var old Availability          // as it was stored before there were rules for holidays
	if err := json.Unmarshal([]byte(`{"z":"Asia/Tokyo","r":["FREQ=WEEKLY;BYDAY=MO@540-1020"],"h":30}`), &old); err != nil || old.Holidays != WorkOnHolidays {
		t.Errorf("old availability: %+v %v", old, err)
	}
}
