package signup

import (
	"slices"
	"time"

	"kikite/events"
	"kikite/shared/clock"
)

// Application is what a consultant says of themselves; approval and import turn it into a profile.
type Application struct {
	Name     string      `dynamo:"name" json:"name" minLength:"1" maxLength:"100"`
	Kana     string      `dynamo:"kana,omitempty" json:"kana,omitempty" maxLength:"100"`
	Romaji   string      `dynamo:"romaji,omitempty" json:"romaji,omitempty" maxLength:"100"`
	Email    string      `dynamo:"email" json:"email" minLength:"3" maxLength:"254"`
	Locale   events.Code `dynamo:"locale" json:"locale" enum:"ja,en"`
	Licences []Licence   `dynamo:"licences" json:"licences" minItems:"1" maxItems:"10"`
	Gender   events.Code `dynamo:"gender" json:"gender" maxLength:"64"`
	Zone     events.Zone `dynamo:"zone" json:"zone" maxLength:"64"`

	Programs        []events.Code `dynamo:"programs" json:"programs" minItems:"1" maxItems:"7"`
	Themes          []events.Code `dynamo:"themes" json:"themes" minItems:"1" maxItems:"30"`
	Industries      []events.Code `dynamo:"industries" json:"industries" maxItems:"20"`
	JobTypes        []events.Code `dynamo:"job_types" json:"job_types" maxItems:"20"`
	Styles          []events.Code `dynamo:"styles" json:"styles" maxItems:"10"`
	Values          []events.Code `dynamo:"values" json:"values" maxItems:"15"`
	Languages       []events.Code `dynamo:"languages" json:"languages" minItems:"1" maxItems:"10"`
	AgeBand         events.Code   `dynamo:"age_band" json:"age_band" maxLength:"64"`
	Personality     []int         `dynamo:"personality,omitempty" json:"personality,omitempty" maxItems:"5" doc:"TIPI-J sums, 2 to 14, of extraversion, agreeableness, conscientiousness, neuroticism, openness"`
	Headline        string        `dynamo:"headline,omitempty" json:"headline,omitempty" maxLength:"200"`
	Career          string        `dynamo:"career" json:"career" maxLength:"4000"`
	Introduction    string        `dynamo:"introduction" json:"introduction" maxLength:"4000"`
	Backgrounds     []events.Code `dynamo:"backgrounds,omitempty" json:"backgrounds,omitempty" maxItems:"10" doc:"What the consultant did before counselling"`
	Affiliations    string        `dynamo:"affiliations,omitempty" json:"affiliations,omitempty" maxLength:"2000" doc:"Employers and clients, now and before, in the consultant's words; for operators only"`
	ExperienceYears int           `dynamo:"experience_years" json:"experience_years,omitempty" minimum:"0" maximum:"70"`
}

// check normalises the address and checks everything that the schema cannot. Errors: invalid.
func (a *Application) check(today events.Date) error {
	email, err := normalAddress(a.Email)
	if err != nil {
		return err
	}
	a.Email = email
	if err := a.profile().check(); err != nil {
		return err
	}
	if err := codes("gender", []events.Code{a.Gender}, events.Genders()); err != nil {
		return err
	}
	if err := zone(a.Zone); err != nil {
		return err
	}
	return checkLicences(a.Licences, today)
}

// checkLicences checks registrations on a day. Errors: invalid.
func checkLicences(licences []Licence, today events.Date) error {
	for i, l := range licences {
		if err := l.check(today); err != nil {
			return err
		}
		same := func(o Licence) bool { return licenceKey(o) == licenceKey(l) }
		if slices.ContainsFunc(licences[:i], same) {
			return invalid("repeated_licence", "A licence is named twice.")
		}
	}
	return nil
}

func tokyo() *time.Location { return clock.Tokyo() }
