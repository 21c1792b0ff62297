package matching

import (
	"time"

	"kikite/events"
)

// ProfileBody is an employee's matching profile. Every part may be left out.
type ProfileBody struct {
	Program     programCode   `json:"program,omitempty" doc:"Why the talk happens"`
	Concerns    []concernCode `json:"concerns,omitempty" maxItems:"5" uniqueItems:"true"`
	ConcernText string        `json:"concern_text,omitempty" maxLength:"1000" doc:"In the employee's own words"`
	Hope        int           `json:"hope,omitempty" minimum:"1" maximum:"5" doc:"1: to be listened to, 5: to be advised"`
	Situation   situationCode `json:"career_situation,omitempty"`
	Industry    industryCode  `json:"industry,omitempty"`
	JobType     jobCode       `json:"job_type,omitempty"`
	AgeBand     ageCode       `json:"age_band,omitempty"`
	Values      []valueCode   `json:"values,omitempty" maxItems:"3" uniqueItems:"true"`
	Personality []int         `json:"personality,omitempty" doc:"The ten TIPI-J items, 1 to 7 each; all or none"`
	Wishes      WishesBody    `json:"wishes,omitempty"`
	Times       []timeCode    `json:"times,omitempty" maxItems:"6" uniqueItems:"true" doc:"Parts of the week that suit, Asia/Tokyo"`
}

// WishesBody is what an employee wishes of the consultant.
type WishesBody struct {
	Gender   genderCode   `json:"gender,omitempty" doc:"Nobody else is proposed"`
	Language languageCode `json:"language,omitempty" doc:"Nobody else is proposed"`
	Licence  licenceCode  `json:"licence,omitempty"`
	Age      ageCode      `json:"age,omitempty"`

	Background backgroundCode `json:"background,omitempty" doc:"What the consultant did before counselling"`
}

// ProfileAnswer is a stored profile.
type ProfileAnswer struct {
	ProfileBody
	Traits    *TraitsBody `json:"traits,omitempty" doc:"TIPI-J sums, 2 to 14"`
	UpdatedAt *time.Time  `json:"updated_at,omitempty" doc:"Absent until a profile is stored"`
}

// TraitsBody are the five scale sums.
type TraitsBody struct {
	Extraversion      int `json:"extraversion"`
	Agreeableness     int `json:"agreeableness"`
	Conscientiousness int `json:"conscientiousness"`
	Neuroticism       int `json:"neuroticism"`
	Openness          int `json:"openness"`
}

// profile reads the request's form. Errors: a personality that cannot be scored.
func (b ProfileBody) profile(now time.Time) (Profile, error) {
	p := Profile{
		Program: events.Code(b.Program), Concerns: codesOf(b.Concerns), ConcernText: b.ConcernText, Hope: b.Hope,
		Situation: events.Code(b.Situation), Industry: events.Code(b.Industry), JobType: events.Code(b.JobType),
		AgeBand: events.Code(b.AgeBand), Values: codesOf(b.Values), Personality: b.Personality, Times: codesOf(b.Times),
		Wishes:    Wishes{events.Code(b.Wishes.Gender), events.Code(b.Wishes.Language), events.Code(b.Wishes.Licence), events.Code(b.Wishes.Age), events.Code(b.Wishes.Background)},
		UpdatedAt: now.UTC().Truncate(time.Millisecond),
	}
	if len(p.Personality) == 0 {
		return p, nil
	}
	if _, err := ScoreTIPI(p.Personality); err != nil {
		return p, errPersonality
	}
	return p, nil
}

// profileAnswer is the inverse; an employee without a profile gets an empty one.
func profileAnswer(p *Profile) ProfileAnswer {
	if p == nil {
		return ProfileAnswer{}
	}
	out := ProfileAnswer{UpdatedAt: &p.UpdatedAt, ProfileBody: ProfileBody{
		Program: programCode(p.Program), Concerns: as[concernCode](p.Concerns), ConcernText: p.ConcernText, Hope: p.Hope,
		Situation: situationCode(p.Situation), Industry: industryCode(p.Industry), JobType: jobCode(p.JobType),
		AgeBand: ageCode(p.AgeBand), Values: as[valueCode](p.Values), Personality: p.Personality, Times: as[timeCode](p.Times),
		Wishes: WishesBody{genderCode(p.Wishes.Gender), languageCode(p.Wishes.Language), licenceCode(p.Wishes.Licence), ageCode(p.Wishes.Age), backgroundCode(p.Wishes.Background)},
	}}
	if s, err := ScoreTIPI(p.Personality); err == nil {
		out.Traits = &TraitsBody{int(s[Extraversion]), int(s[Agreeableness]), int(s[Conscientiousness]), int(s[Neuroticism]), int(s[Openness])}
	}
	return out
}

// CardBody is a consultant in a list.
type CardBody struct {
	ConsultantID string     `json:"consultant_id"`
	Name         string     `json:"name"`
	Kana         string     `json:"kana,omitempty"`
	Romaji       string     `json:"romaji,omitempty"`
	Headline     string     `json:"headline,omitempty"`
	Licences     []Label    `json:"licences" doc:"Only those whose registration was checked"`
	Themes       []Label    `json:"themes"`
	Industries   []Label    `json:"industries"`
	JobTypes     []Label    `json:"job_types"`
	Styles       []Label    `json:"styles"`
	Languages    []Label    `json:"languages"`
	Backgrounds  []Label    `json:"backgrounds" doc:"What the consultant did before counselling"`
	Gender       []Label    `json:"gender" doc:"Empty if not stated"`
	AgeBand      []Label    `json:"age_band" doc:"Empty if not stated"`
	Experience   int        `json:"experience_years,omitempty"`
	NextFree     *time.Time `json:"next_free,omitempty" doc:"Start of the next open slot, as far as known"`
}

// DetailBody is a consultant's page.
type DetailBody struct {
	CardBody
	Career       string     `json:"career,omitempty"`
	Introduction string     `json:"introduction,omitempty"`
	Values       []Label    `json:"values"`
	Programs     []Label    `json:"programs"`
	Open         []OpenBody `json:"open" doc:"Parts of days with open slots, within 14 days"`
}

// OpenBody is a part of a day with open slots.
type OpenBody struct {
	Date string `json:"date" format:"date" doc:"In Asia/Tokyo"`
	Part string `json:"part" enum:"morning,afternoon,evening"`
}

func (d *dictionary) card(e *entry, now time.Time) CardBody {
	c := &e.consultant
	out := CardBody{
		ConsultantID: string(c.ID), Name: c.Name, Kana: c.Kana, Romaji: c.Romaji, Headline: c.Headline,
		Licences: Labels(c.Licences, d.licences), Themes: Labels(c.Themes, d.themes), Industries: Labels(c.Industries, d.industries),
		JobTypes: Labels(c.JobTypes, d.jobs), Styles: Labels(c.Styles, d.styles), Languages: Labels(c.Languages, d.languages),
		Gender: Labels([]events.Code{c.Gender}, d.genders), AgeBand: Labels([]events.Code{c.AgeBand}, d.ages),
		Experience: c.Experience, Backgrounds: Labels(c.Backgrounds, d.backgrounds),
	}
	if t := e.open.next(now); t > 0 {
		utc := time.Unix(t, 0).UTC()
		out.NextFree = &utc
	}
	return out
}

func (d *dictionary) detail(e *entry, now time.Time) DetailBody {
	c := &e.consultant
	out := DetailBody{CardBody: d.card(e, now), Career: c.Career, Introduction: c.Introduction,
		Values: Labels(c.Values, d.values), Programs: Labels(c.Programs, d.programs), Open: []OpenBody{}}
	today := dayOf(now)
	for _, w := range e.open.Windows {
		if w.Day >= today && w.Day < today+horizonDays && w.Slots > 0 {
			out.Open = append(out.Open, openBody(w))
		}
	}
	return out
}

func openBody(w Window) OpenBody {
	return OpenBody{time.Unix(int64(w.Day)*86400, 0).UTC().Format(time.DateOnly), string(dayParts[w.Part])}
}
