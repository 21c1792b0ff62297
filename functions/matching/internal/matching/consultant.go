package matching

import (
	"slices"
	"time"

	"kikite/events"
	"kikite/functions/matching/internal/meaning"
)

// statusPaused is, here alone, an approved consultant who is neither proposed nor found for now; see events.ConsultantChanged.Paused.
const statusPaused events.Code = "paused"

// Consultant is what signup told of a consultant: codes from the event, texts from its claim.
type Consultant struct {
	ID          events.ID     `dynamo:"consultant_id"`
	Version     int64         `dynamo:"version"` // of the entity in signup
	Status      events.Code   `dynamo:"status"`
	Licences    []events.Code `dynamo:"licences,omitempty"`
	Programs    []events.Code `dynamo:"programs,omitempty"`
	Themes      []events.Code `dynamo:"themes,omitempty"`
	Industries  []events.Code `dynamo:"industries,omitempty"`
	JobTypes    []events.Code `dynamo:"job_types,omitempty"`
	Styles      []events.Code `dynamo:"styles,omitempty"`
	Values      []events.Code `dynamo:"values,omitempty"`
	Languages   []events.Code `dynamo:"languages,omitempty"`
	Gender      events.Code   `dynamo:"gender,omitempty"`
	AgeBand     events.Code   `dynamo:"age_band,omitempty"`
	Personality []int         `dynamo:"personality,omitempty"` // five sums, see Sums
	Experience  int           `dynamo:"experience,omitempty"`  // years
	Backgrounds []events.Code `dynamo:"backgrounds,omitempty"` // before counselling

	// Connected are companies that employ or employed the consultant or are clients: their employees never see this one.
	Connected []events.ID `dynamo:"connected,omitempty"`

	Name         string `dynamo:"name,omitempty"`
	Kana         string `dynamo:"kana,omitempty"`
	Romaji       string `dynamo:"romaji,omitempty"`
	Headline     string `dynamo:"headline,omitempty"`
	Career       string `dynamo:"career,omitempty"`
	Introduction string `dynamo:"introduction,omitempty"`

	Meaning meaning.Set `dynamo:"meaning,omitempty"` // of meaningText; goes with it
}

// connectedTo says whether employees of the company must never meet the consultant. No company ("", an operator) is none.
func (c *Consultant) connectedTo(company events.ID) bool {
	return company != "" && slices.Contains(c.Connected, company)
}

// barred says whether employees of the company must never meet the consultant of a slot; bit is the company's own (companyBits), so
// that the walk over all looks closer at few.
func (x *Index) barred(slot int, f *feature, company events.ID, bit uint32) bool {
	return f.connected&bit != 0 && x.head(slot).consultant.connectedTo(company)
}

// OpenTime is what booking told of a consultant's free time of the next 21 days, at most a week ago.
type OpenTime struct {
	ConsultantID events.ID `dynamo:"consultant_id"`
	Version      int64     `dynamo:"version"`           // of the entity in booking
	Windows      []Window  `dynamo:"windows,omitempty"` // in order of time
}

// Window is a part of a day with free slots.
type Window struct {
	Day   int32 `dynamo:"day"`  // days since 1970-01-01 of the date in Asia/Tokyo
	Part  uint8 `dynamo:"part"` // 0 morning, 1 afternoon, 2 evening
	Slots int   `dynamo:"slots"`
	First int64 `dynamo:"first,omitempty"` // start of the earliest slot, in seconds since 1970; 0: not known
}

// next is the earliest start at now or later that is known, in seconds since 1970; 0: none.
func (o *OpenTime) next(now time.Time) int64 {
	for _, w := range o.Windows {
		if w.First >= now.Unix() {
			return w.First
		}
	}
	return 0
}

// Standing is the state of a consultant's account: one that is not active hides the consultant.
type Standing struct {
	ConsultantID events.ID   `dynamo:"consultant_id"`
	Version      int64       `dynamo:"version"` // of the account in signup
	Status       events.Code `dynamo:"status"`
}

// Company is what signup told of a company as far as matching needs it.
type Company struct {
	ID       events.ID     `dynamo:"company_id"`
	Version  int64         `dynamo:"version"`
	Status   events.Code   `dynamo:"status"`
	Programs []events.Code `dynamo:"programs,omitempty"`
}

// Pointer names the current object of a kind (snapshot, model) in the Snapshots bucket.
type Pointer struct {
	Version string `dynamo:"version"` // orders objects of one kind
	Key     string `dynamo:"key"`
}

var dayParts = [...]events.Code{events.PartMorning, events.PartAfternoon, events.PartEvening}

// windows reads the windows of an event; one with an unknown part or no date is dropped rather than offered wrongly.
func windows(open []events.OpenWindow) []Window {
	var out []Window
	for _, w := range open {
		date, err := time.Parse(time.DateOnly, string(w.Date))
		if err != nil || w.Slots <= 0 {
			continue
		}
		for part, code := range dayParts {
			if code != w.Part {
				continue
			}
			own := Window{Day: int32(date.Unix() / 86400), Part: uint8(part), Slots: w.Slots}
			if w.First != nil {
				own.First = w.First.Unix()
			}
			out = append(out, own)
		}
	}
	return out
}
