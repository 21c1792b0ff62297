package signup

import "kikite/events"

// Profile is the part of an application that a consultant may change alone, at any time: nobody has to check it.
type Profile struct {
	Programs        []events.Code `json:"programs" minItems:"1" maxItems:"7"`
	Themes          []events.Code `json:"themes" minItems:"1" maxItems:"30"`
	Industries      []events.Code `json:"industries" maxItems:"20"`
	JobTypes        []events.Code `json:"job_types" maxItems:"20"`
	Styles          []events.Code `json:"styles" maxItems:"10"`
	Values          []events.Code `json:"values" maxItems:"15"`
	Languages       []events.Code `json:"languages" minItems:"1" maxItems:"10"`
	AgeBand         events.Code   `json:"age_band" maxLength:"64"`
	Personality     []int         `json:"personality,omitempty" maxItems:"5" doc:"TIPI-J sums, 2 to 14, of extraversion, agreeableness, conscientiousness, neuroticism, openness"`
	Headline        string        `json:"headline,omitempty" maxLength:"200"`
	Career          string        `json:"career" maxLength:"4000"`
	Introduction    string        `json:"introduction" maxLength:"4000"`
	Backgrounds     []events.Code `json:"backgrounds,omitempty" maxItems:"10" doc:"What the consultant did before counselling"`
	Affiliations    string        `json:"affiliations,omitempty" maxLength:"2000" doc:"Employers and clients, now and before, in the consultant's words; for operators only"`
	ExperienceYears int           `json:"experience_years,omitempty" minimum:"0" maximum:"70"`
}

// profile is the part of an application that the consultant may change alone.
func (a *Application) profile() Profile {
	return Profile{
		Programs:        a.Programs,
		Themes:          a.Themes,
		Industries:      a.Industries,
		JobTypes:        a.JobTypes,
		Styles:          a.Styles,
		Values:          a.Values,
		Languages:       a.Languages,
		AgeBand:         a.AgeBand,
		Personality:     a.Personality,
		Headline:        a.Headline,
		Career:          a.Career,
		Introduction:    a.Introduction,
		Backgrounds:     a.Backgrounds,
		Affiliations:    a.Affiliations,
		ExperienceYears: a.ExperienceYears,
	}
}

// take replaces that part.
func (a *Application) take(p Profile) {
	a.Programs = p.Programs
	a.Themes = p.Themes
	a.Industries = p.Industries
	a.JobTypes = p.JobTypes
	a.Styles = p.Styles
	a.Values = p.Values
	a.Languages = p.Languages
	a.AgeBand = p.AgeBand
	a.Personality = p.Personality
	a.Headline = p.Headline
	a.Career = p.Career
	a.Introduction = p.Introduction
	a.Backgrounds = p.Backgrounds
	a.Affiliations = p.Affiliations
	a.ExperienceYears = p.ExperienceYears
}

// check checks what the schema cannot. Errors: invalid.
func (p Profile) check() error {
	for _, list := range []struct {
		field  string
		values []events.Code
		of     []events.Code
	}{
		{"programs", p.Programs, events.Programs()}, {"themes", p.Themes, events.Themes()},
		{"industries", p.Industries, events.Industries()}, {"job_types", p.JobTypes, events.JobTypes()},
		{"styles", p.Styles, events.Styles()}, {"values", p.Values, events.Values()},
		{"languages", p.Languages, events.Languages()}, {"backgrounds", p.Backgrounds, events.Backgrounds()},
		{"age_band", []events.Code{p.AgeBand}, events.AgeBands()},
	} {
		if err := codes(list.field, list.values, list.of); err != nil {
			return err
		}
	}
	if n := len(p.Personality); n != 0 && n != 5 {
		return invalid("personality", "personality has five figures or none.")
	}
	for _, figure := range p.Personality {
		if figure < 2 || figure > 14 {
			return invalid("personality", "A figure of personality is between 2 and 14.")
		}
	}
	return nil
}
