package booking

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"kikite/events"
)

// Rule is a recurring opening: on the days of an RFC 5545 recurrence, from Start to End (minutes after local midnight).
type Rule struct {
	RRule      string // such as FREQ=WEEKLY;BYDAY=MO,WE
	Start, End int
}

// Exception changes one local day: Closed takes the day's rules away; otherwise the opening is added.
type Exception struct {
	Date       events.Date
	Closed     bool
	Start, End int
}

const minutesOfDay = 24 * 60

// Weekly groups openings by weekday (MO … SU) into rules: weekdays with the same hours share one.
func Weekly(openings []WeeklyOpening) []Rule {
	type hours struct{ start, end int }
	days := map[hours][]string{}
	var order []hours
	for _, o := range openings {
		h := hours{o.Start, o.End}
		if days[h] == nil {
			order = append(order, h)
		}
		if !slices.Contains(days[h], o.Weekday) {
			days[h] = append(days[h], o.Weekday)
		}
	}
	rules := make([]Rule, 0, len(order))
	for _, h := range order {
		rules = append(rules, Rule{RRule: "FREQ=WEEKLY;BYDAY=" + strings.Join(days[h], ","), Start: h.start, End: h.end})
	}
	return rules
}

// WeeklyOpening is an opening on one weekday.
type WeeklyOpening struct {
	Weekday    string // RFC 5545: MO TU WE TH FR SA SU
	Start, End int    // minutes after local midnight
}

// Openings is the inverse of Weekly.
func (r Rule) Openings() []WeeklyOpening {
	o, err := rrule.StrToROption(r.RRule)
	if err != nil {
		return nil
	}
	out := make([]WeeklyOpening, 0, len(o.Byweekday))
	for _, d := range o.Byweekday {
		out = append(out, WeeklyOpening{Weekday: d.String(), Start: r.Start, End: r.End})
	}
	return out
}

func (r Rule) validate() error {
	o, err := rrule.StrToROption(r.RRule)
	if err != nil || o.Freq != rrule.WEEKLY || len(o.Byweekday) == 0 {
		return errAvailability("A rule names its weekdays (MO to SU).")
	}
	return validHours(r.Start, r.End)
}

func (x Exception) validate() error {
	if _, err := time.Parse(time.DateOnly, string(x.Date)); err != nil {
		return errAvailability("%q is not a date.", x.Date)
	}
	if x.Closed {
		return nil
	}
	return validHours(x.Start, x.End)
}

func validHours(start, end int) error {
	if start < 0 || end > minutesOfDay || start >= end {
		return errAvailability("An opening ends after it begins, at 24:00 at the latest; for one across midnight use two rules.")
	}
	return nil
}

// dates are the days on which the rule opens, from first to last (both UTC midnights that stand for local dates).
func (r Rule) dates(first, last time.Time) ([]time.Time, error) {
	o, err := rrule.StrToROption(r.RRule)
	if err != nil {
		return nil, fmt.Errorf("stored rule %q: %w", r.RRule, err)
	}
	o.Dtstart = first
	rule, err := rrule.NewRRule(*o)
	if err != nil {
		return nil, fmt.Errorf("stored rule %q: %w", r.RRule, err)
	}
	return rule.Between(first, last, true), nil
}

// MarshalJSON writes the compact stored form "<rrule>@<start>-<end>".
func (r Rule) MarshalJSON() ([]byte, error) {
	return json.Marshal(fmt.Sprintf("%s@%d-%d", r.RRule, r.Start, r.End))
}

// UnmarshalJSON reads the stored form.
func (r *Rule) UnmarshalJSON(b []byte) error {
	var text string
	if err := json.Unmarshal(b, &text); err != nil {
		return err
	}
	at := strings.LastIndexByte(text, '@')
	if at < 0 {
		return fmt.Errorf("stored rule %q has no hours", text)
	}
	r.RRule = text[:at]
	_, err := fmt.Sscanf(text[at:], "@%d-%d", &r.Start, &r.End)
	return err
}

// MarshalJSON writes "<date>" for a closed day, "<date>@<start>-<end>" for an added opening.
func (x Exception) MarshalJSON() ([]byte, error) {
	if x.Closed {
		return json.Marshal(x.Date)
	}
	return json.Marshal(fmt.Sprintf("%s@%d-%d", x.Date, x.Start, x.End))
}

// UnmarshalJSON reads the stored form.
func (x *Exception) UnmarshalJSON(b []byte) error {
	var text string
	if err := json.Unmarshal(b, &text); err != nil {
		return err
	}
	date, hours, opens := strings.Cut(text, "@")
	*x = Exception{Date: events.Date(date), Closed: !opens}
	if !opens {
		return nil
	}
	_, err := fmt.Sscanf(hours, "%d-%d", &x.Start, &x.End)
	return err
}
