package booking

import (
	"encoding/json"
	"slices"
	"time"

	"kikite/events"
)

// Limits of an availability. They keep its stored form, which every booking checks, below one kilobyte.
const (
	MaxRules      = 21
	MaxExceptions = 40
	maxPlanBytes  = 650
	maxHorizon    = 60 // days
)

// SlotStep is the distance between the starts of slots within an opening.
const SlotStep = 30 * time.Minute

// defaultLength is a session's length unless the consultant says otherwise.
const defaultLength = 50 * time.Minute

// Availability is when a consultant can be booked. Times of day are minutes after local midnight in Zone.
type Availability struct {
	Zone       events.Zone         `json:"z"`
	Rules      []Rule              `json:"r,omitempty"`
	Exceptions []Exception         `json:"x,omitempty"`
	Lengths    map[events.Code]int `json:"l,omitempty"` // program → minutes, where it is not the default
	Before     int                 `json:"b,omitempty"` // minutes that stay free before a session
	After      int                 `json:"a,omitempty"` // minutes that stay free after a session
	Notice     int                 `json:"n,omitempty"` // hours between booking and start, at least
	Horizon    int                 `json:"h"`           // days between booking and start, at most
	Cap        int                 `json:"c,omitempty"` // sessions per local day; 0 means no cap
	Holidays   HolidayRule         `json:"d,omitempty"`
}

// HolidayRule is what the consultant does on public holidays of Japan, by the date in the zone of the availability.
type HolidayRule int

// The rules. Availability that was stored before there were any works on holidays, and goes on doing so until its owner says otherwise.
const (
	WorkOnHolidays HolidayRule = 0
	RestOnHolidays HolidayRule = 1 // exceptions that add an opening still open
	// AsBefore is what somebody says who says nothing of holidays: as it was, or rest if there was no availability. It is never stored.
	AsBefore HolidayRule = 2
)

// after settles AsBefore; nil is no availability.
func (a Availability) after(before *Availability) Availability {
	switch {
	case a.Holidays != AsBefore:
	case before == nil:
		a.Holidays = RestOnHolidays
	default:
		a.Holidays = before.Holidays
	}
	return a
}

// Length is how long a session of a program lasts.
func (a Availability) Length(program events.Code) time.Duration {
	if m, ok := a.Lengths[program]; ok {
		return time.Duration(m) * time.Minute
	}
	return defaultLength
}

// longest is the longest session of any of the programs.
func (a Availability) longest(programs []events.Code) time.Duration {
	longest := time.Duration(0)
	for _, p := range programs {
		longest = max(longest, a.Length(p))
	}
	return longest
}

// Validate says what is wrong in words for the consultant.
func (a Availability) Validate() error {
	if _, err := loadZone(a.Zone); err != nil {
		return errAvailability("The time zone %q is not known.", a.Zone)
	}
	for _, r := range a.Rules {
		if err := r.validate(); err != nil {
			return err
		}
	}
	for _, x := range a.Exceptions {
		if err := x.validate(); err != nil {
			return err
		}
	}
	for p, m := range a.Lengths {
		if !slices.Contains(events.Programs(), p) {
			return errAvailability("There is no program %q.", p)
		}
		if m != 30 && m != 50 && m != 60 {
			return errAvailability("A session lasts 30, 50 or 60 minutes, not %d.", m)
		}
	}
	if len(a.Rules) > MaxRules || len(a.Exceptions) > MaxExceptions {
		return errAvailability("At most %d rules and %d exceptions.", MaxRules, MaxExceptions)
	}
	if a.Before < 0 || a.Before > 60 || a.After < 0 || a.After > 60 {
		return errAvailability("Buffers are 0 to 60 minutes.")
	}
	if a.Notice < 0 || a.Notice > 24*14 || a.Horizon < 1 || a.Horizon > maxHorizon || a.Cap < 0 || a.Cap > maxEntries {
		return errAvailability("Notice is 0 to 336 hours, the horizon 1 to %d days, the cap 0 to %d.", maxHorizon, maxEntries)
	}
	if text, err := json.Marshal(a); err != nil || len(text) > maxPlanBytes {
		return errAvailability("Too many different rules and exceptions to store; merge some of them.")
	}
	return nil
}

// pruned drops exceptions that are over, counted from now.
func (a Availability) pruned(now time.Time) Availability {
	limit := events.Date(now.Add(-48 * time.Hour).Format(time.DateOnly))
	a.Exceptions = slices.DeleteFunc(slices.Clone(a.Exceptions), func(x Exception) bool { return x.Date < limit })
	return a
}
