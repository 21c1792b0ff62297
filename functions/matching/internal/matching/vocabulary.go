package matching

import (
	"slices"

	"kikite/events"
)

// Concerns lists what an employee may want to talk about: all themes but those that would tell of health.
func Concerns() []events.Code {
	return slices.DeleteFunc(events.Themes(), func(c events.Code) bool { return c == events.ThemeReturnToWork })
}

// Times lists the parts of a week that may suit an employee, in Asia/Tokyo.
func Times() []events.Code {
	return []events.Code{"weekday_morning", "weekday_afternoon", "weekday_evening", "weekend_morning", "weekend_afternoon", "weekend_evening"}
}

// situation is where an employee stands, with the themes that usually come with it.
type situation struct {
	code   events.Code
	themes []events.Code
}

func situations() []situation {
	return []situation{
		{"new_graduate", []events.Code{"onboarding", "work_relations", "self_understanding"}},
		{"newly_joined", []events.Code{"onboarding", "communication"}},
		{"settled", []events.Code{"skill_growth", "motivation"}},
		{"specialist", []events.Code{"skill_growth", "evaluation"}},
		{"new_manager", []events.Code{"management", "leadership", "new_role"}},
		{"manager", []events.Code{"management", "leadership"}},
		{"after_transfer", []events.Code{"new_role", "onboarding"}},
		{"after_childbirth_leave", []events.Code{"childcare", "work_life"}},
		{"caring_for_family", []events.Code{"elder_care", "work_life"}},
		{"before_retirement", []events.Code{"life_plan", "career_design"}},
		{"working_abroad", []events.Code{"global", "communication"}},
		{"offer_accepted", []events.Code{"onboarding", "career_design"}},
	}
}

// Situations lists the career situations of a profile.
func Situations() []events.Code {
	var out []events.Code
	for _, s := range situations() {
		out = append(out, s.code)
	}
	return out
}

// Limits of a profile.
const (
	MaxConcerns    = 5
	MaxConcernText = 1000 // characters
	MaxValues      = 3
	HopeListen     = 1 // "I want to be listened to"
	HopeAdvice     = 5 // "I want advice"
	maxPage        = 20
	pageSize       = 20 // of a search
)
