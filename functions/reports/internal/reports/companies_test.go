package reports

import (
	"testing"

	"kikite/events"
)

// TestReportsOn: a company gets a report of the months in which its contract ran, the last one also after it ended.
func TestReportsOn(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		status       events.Code
		starts, ends events.Date
		want         bool
	}{
		"in use":                       {events.CompanyLive, "2026-04-01", "2027-03-31", true},
		"from the month's last day":    {events.CompanyLive, "2026-10-31", "2027-03-31", true},
		"began afterwards":             {events.CompanyLive, "2026-11-01", "2027-03-31", false},
		"signed only":                  {events.CompanyContracted, "2026-04-01", "2027-03-31", false},
		"ended with the month":         {events.CompanyEnded, "2026-04-01", "2026-10-31", true},
		"ended before":                 {events.CompanyEnded, "2026-04-01", "2026-09-30", false},
		"in use, no dates are known":   {events.CompanyLive, "", "", true},
		"ended, nobody knows any more": {events.CompanyEnded, "", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := reportsOn(events.CompanyChanged{Status: tt.status, StartsOn: tt.starts, EndsOn: tt.ends}, "2026-10"); got != tt.want {
				t.Errorf("%v", got)
			}
		})
	}
}
