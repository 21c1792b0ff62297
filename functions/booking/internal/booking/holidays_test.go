package booking

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
)

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
