package consultants

import (
	"fmt"
	"slices"

	"kikite/events"
)

// Licence is a registration that an operator of a real service would check.
type Licence struct {
	Kind       events.Code
	Number     string
	Registered int         // year
	ValidUntil events.Date // of registrations that must be renewed; "" for those for life
}

// form is what a registration number of a kind looks like.
type form struct {
	since  int // year in which the register opened
	number func(g *generator, year int) string
}

func digits(width, from, to int) func(*generator, int) string {
	return func(g *generator, _ int) string { return fmt.Sprintf("%0*d", width, from+g.rand.IntN(to-from)) }
}

// forms of registration numbers: eight digits that begin with the year for career consultants, plain running numbers for the
// national registers of the health professions, the society's own numbers for the others.
func forms() map[events.Code]form {
	byYear := func(width int) func(*generator, int) string {
		return func(g *generator, year int) string {
			limit := 1
			for range width {
				limit *= 10
			}
			return fmt.Sprintf("%02d%0*d", year%100, width, 1+g.rand.IntN(limit-1))
		}
	}
	return map[events.Code]form{
		events.LicenceCareerConsultant:      {2016, byYear(6)},
		events.LicenceCertifiedPsychologist: {2019, digits(5, 100, 76000)},
		events.LicenceClinicalPsychologist:  {1988, digits(5, 100, 43000)},
		events.LicenceIndustrialCounselor:   {1992, byYear(6)},
		events.LicencePhysician:             {1975, digits(6, 230000, 610000)},
		events.LicenceSocialWorker:          {1999, digits(6, 1000, 109000)},
		events.LicencePublicHealthNurse:     {1975, digits(6, 60000, 190000)},
		events.LicenceCoach:                 {2003, func(g *generator, year int) string { return fmt.Sprintf("C%02d-%05d", year%100, 1+g.rand.IntN(99999)) }},
	}
}

// main draws the licence that the consultant works by, in proportions that a service for companies would have.
func (g *generator) main() events.Code {
	return weighted(g.rand, []choice{
		{events.LicenceCareerConsultant, 56}, {events.LicenceCertifiedPsychologist, 16}, {events.LicenceIndustrialCounselor, 14},
		{events.LicenceClinicalPsychologist, 5}, {events.LicenceSocialWorker, 4}, {events.LicencePublicHealthNurse, 3},
		{events.LicencePhysician, 2},
	})
}

// further are licences that people of a main licence often hold beside it, with the chance in percent.
func further(main events.Code) []choice {
	switch main {
	case events.LicenceCareerConsultant:
		return []choice{{events.LicenceIndustrialCounselor, 26}, {events.LicenceCoach, 20}, {events.LicenceCertifiedPsychologist, 5}}
	case events.LicenceCertifiedPsychologist:
		return []choice{{events.LicenceClinicalPsychologist, 45}, {events.LicenceCareerConsultant, 14}, {events.LicenceSocialWorker, 8}}
	case events.LicenceIndustrialCounselor:
		return []choice{{events.LicenceCareerConsultant, 32}, {events.LicenceCoach, 14}, {events.LicenceCertifiedPsychologist, 8}}
	case events.LicenceClinicalPsychologist:
		return []choice{{events.LicenceCertifiedPsychologist, 70}}
	case events.LicencePublicHealthNurse, events.LicenceSocialWorker:
		return []choice{{events.LicenceCertifiedPsychologist, 16}, {events.LicenceIndustrialCounselor, 18}, {events.LicenceCareerConsultant, 10}}
	default:
		return []choice{{events.LicenceCoach, 12}}
	}
}

func (g *generator) profession(c *Consultant, age int) {
	main := g.main()
	kinds := []events.Code{main}
	for _, f := range further(main) {
		if chance(g.rand, f.weight) {
			kinds = append(kinds, f.code)
		}
	}
	for _, k := range kinds {
		c.Licences = append(c.Licences, g.licence(k, age))
	}
	c.Programs = g.programs(c)
	c.Themes = some(g.rand, 3+g.rand.IntN(4), themeWeights(c))
	c.Industries = some(g.rand, 1+g.rand.IntN(3), even(events.Industries()))
	g.jobs(c)
	c.Languages = []events.Code{"ja"}
	if chance(g.rand, 13) {
		c.Languages = append(c.Languages, "en")
	}
	if chance(g.rand, 7) {
		c.Languages = append(c.Languages, weighted(g.rand, []choice{{"zh", 34}, {"ko", 20}, {"pt", 14}, {"es", 12}, {"vi", 12}, {"fr", 8}}))
	}
}

// jobs gives each line of business a kind of work that exists there.
func (g *generator) jobs(c *Consultant) {
	held := map[events.Code]bool{}
	for _, industry := range c.Industries {
		var fitting []choice
		for _, job := range events.JobTypes() {
			if only := g.words.workplaces[job]; only == nil || slices.Contains(only, industry) {
				fitting = append(fitting, choice{job, 1})
			}
		}
		held[weighted(g.rand, fitting)] = true
	}
	for _, job := range events.JobTypes() {
		if held[job] {
			c.JobTypes = append(c.JobTypes, job)
		}
	}
}

// workplaces says where a kind of work exists; one that is not listed exists everywhere.
func workplaces() map[events.Code][]events.Code {
	return map[events.Code][]events.Code{
		"production":     {"manufacturing", "construction", "energy", "agriculture"},
		"engineering":    {"manufacturing", "construction", "energy"},
		"logistics":      {"manufacturing", "retail", "logistics", "agriculture"},
		"research":       {"manufacturing", "energy", "medical_welfare", "agriculture", "education"},
		"design":         {"manufacturing", "media", "it", "retail"},
		"care_education": {"education", "medical_welfare", "public", "professional"},
	}
}

func (g *generator) licence(kind events.Code, age int) Licence {
	f := g.words.forms[kind]
	earliest := max(f.since, Year-age+26)
	year := earliest
	if span := Year - 1 - earliest; span > 0 {
		year += g.rand.IntN(span + 1)
	}
	for {
		number := f.number(g, year)
		if g.claim("licence "+string(kind), number) {
			l := Licence{Kind: kind, Number: number, Registered: year}
			if kind == events.LicenceCareerConsultant { // renewed every five years
				until := year
				for until < Year+2 {
					until += 5
				}
				until = min(until, Year+5) // nobody's is valid for longer
				l.ValidUntil = events.Date(fmt.Sprintf("%d-%02d-01", until, 1+g.rand.IntN(12)))
			}
			return l
		}
	}
}

// programs leaves care of mind and harassment to those whose licence is for it, and careers to those who know careers.
func (g *generator) programs(c *Consultant) []events.Code {
	mind := c.Has(events.LicenceCertifiedPsychologist) || c.Has(events.LicenceClinicalPsychologist) || c.Has(events.LicencePhysician) ||
		c.Has(events.LicenceIndustrialCounselor) || c.Has(events.LicenceSocialWorker) || c.Has(events.LicencePublicHealthNurse)
	career := c.Has(events.LicenceCareerConsultant) || c.Has(events.LicenceCoach)
	percent := map[events.Code]int{events.OneOnOne: 70, events.RegularCare: 60, events.SurveyFollowup: 45, events.Exit: 25}
	if mind {
		percent[events.MentalHarassment], percent[events.RegularCare] = 88, 85
	}
	if career {
		percent[events.EngagementCareer], percent[events.Exit], percent[events.PreJoining], percent[events.OneOnOne] = 92, 45, 40, 82
	}
	for {
		var out []events.Code
		for _, p := range events.Programs() {
			if chance(g.rand, percent[p]) {
				out = append(out, p)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
}

// themeWeights makes people of the mind and people of careers known for different things, without walls between them.
func themeWeights(c *Consultant) []choice {
	out := even(events.Themes())
	for i := range out {
		out[i].weight = 6
		switch out[i].code {
		case "career_design", "skill_growth", "self_understanding", "new_role", "evaluation", "life_plan", "motivation":
			if c.Has(events.LicenceCareerConsultant) || c.Has(events.LicenceCoach) {
				out[i].weight = 16
			}
		case "harassment", "self_care", "work_relations", "communication", events.ThemeReturnToWork:
			if !c.Has(events.LicenceCareerConsultant) {
				out[i].weight = 18
			}
		case "management", "leadership":
			if c.Has(events.LicenceCoach) {
				out[i].weight = 18
			}
		}
	}
	return out
}

// character draws style, values and personality; how somebody talks goes with who they are.
func (g *generator) character(c *Consultant) {
	c.Values = some(g.rand, 2+g.rand.IntN(2), even(events.Values()))
	mean := []float64{8.2, 11, 10.4, 5.6, 9.8} // extraversion agreeableness conscientiousness neuroticism openness
	for _, m := range mean {
		c.Personality = append(c.Personality, min(14, max(2, int(g.rand.NormFloat64()*2+m+0.5))))
	}
	styles := even(events.Styles())
	for i := range styles {
		styles[i].weight = 10
		switch styles[i].code {
		case "listening", "empathic":
			styles[i].weight += 3 * max(0, c.Personality[1]-9)
		case "advising", "practical", "structuring":
			styles[i].weight += 3 * max(0, c.Personality[2]-9)
		case "questioning", "frank":
			styles[i].weight += 3 * max(0, c.Personality[4]-9)
		case "encouraging":
			styles[i].weight += 3 * max(0, c.Personality[0]-8)
		}
	}
	c.Styles = some(g.rand, 2+g.rand.IntN(2), styles)
}
