package consultants

import "kikite/events"

// Application is a row of POST /api/signup/consultants/import, which takes {"consultants": [rows], "conduct": version}, 200 rows at most.
type Application struct {
	Name            string               `json:"name"`
	Kana            string               `json:"kana"`
	Romaji          string               `json:"romaji"`
	Email           string               `json:"email"`
	Locale          events.Code          `json:"locale"`
	Licences        []ApplicationLicence `json:"licences"`
	Programs        []events.Code        `json:"programs"`
	Themes          []events.Code        `json:"themes"`
	Industries      []events.Code        `json:"industries"`
	JobTypes        []events.Code        `json:"job_types"`
	Styles          []events.Code        `json:"styles"`
	Values          []events.Code        `json:"values"`
	Languages       []events.Code        `json:"languages"`
	Gender          events.Code          `json:"gender"`
	AgeBand         events.Code          `json:"age_band"`
	Zone            events.Zone          `json:"zone"`
	Personality     []int                `json:"personality"`
	Backgrounds     []events.Code        `json:"backgrounds,omitempty"`
	Headline        string               `json:"headline"`
	Career          string               `json:"career"`
	Introduction    string               `json:"introduction"`
	ExperienceYears int                  `json:"experience_years"`
}

// ApplicationLicence is a registration of an Application.
type ApplicationLicence struct {
	Kind       events.Code `json:"kind"`
	Number     string      `json:"number"`
	ValidUntil events.Date `json:"valid_until,omitempty"`
}

// Application is the consultant as signup takes one in.
func (c Consultant) Application() Application {
	a := Application{
		Name: c.Name(), Kana: c.Kana(), Romaji: c.Romaji(), Email: c.Email, Locale: "ja",
		Programs: c.Programs, Themes: c.Themes, Industries: c.Industries, JobTypes: c.JobTypes, Styles: c.Styles, Values: c.Values,
		Languages: c.Languages, Gender: c.Gender, AgeBand: c.AgeBand, Zone: c.Zone, Personality: c.Personality, Backgrounds: c.Backgrounds,
		Headline: c.Headline, Career: c.Career, Introduction: c.Introduction, ExperienceYears: c.ExperienceYears,
	}
	for _, l := range c.Licences {
		a.Licences = append(a.Licences, ApplicationLicence{l.Kind, l.Number, l.ValidUntil})
	}
	return a
}

// AvailabilityRow is a row of POST /api/booking/availability/import, which takes {"rows": [rows]}, 200 at most.
type AvailabilityRow struct {
	ConsultantID events.ID    `json:"consultant_id"`
	Availability Availability `json:"availability"`
}

// Availability is a consultant's weekly hours as booking takes them.
type Availability struct {
	Zone        events.Zone         `json:"zone"`
	Rules       []AvailabilityRule  `json:"rules"`
	Lengths     map[events.Code]int `json:"lengths"`
	HorizonDays int                 `json:"horizon_days"`
	Holidays    bool                `json:"closed_on_holidays"`
}

// AvailabilityRule is an opening on one weekday.
type AvailabilityRule struct {
	Weekday string `json:"weekday"`
	Start   string `json:"start"`
	End     string `json:"end"`
}

// Availability is the consultant's week for booking, under the ID that signup gave. Who works at weekends does so on public holidays, too.
func (c Consultant) Availability(id events.ID) AvailabilityRow {
	row := AvailabilityRow{ConsultantID: id, Availability: Availability{Zone: c.Zone, Lengths: c.SessionMinutes, HorizonDays: 30, Holidays: true}}
	for _, h := range c.Hours {
		if h.Weekday[0] == 'S' {
			row.Availability.Holidays = false
		}
		row.Availability.Rules = append(row.Availability.Rules, AvailabilityRule(h))
	}
	return row
}
