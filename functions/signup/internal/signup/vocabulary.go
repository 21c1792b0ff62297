package signup

import (
	"regexp"
	"slices"
	"time"
	_ "time/tzdata" // the Lambda image has no zone files

	"kikite/events"
)

// Where an inquiry came from.
const (
	ChannelWeb   events.Code = "web"
	ChannelPhone events.Code = "phone"
	ChannelMail  events.Code = "mail"
)

// What an inquiry asks for.
const (
	InterestBrochure     events.Code = "brochure"
	InterestConsultation events.Code = "consultation"
)

// Where an inquiry stands.
const (
	InquiryAside      events.Code = "aside" // kept aside: it may be from a program
	InquiryReceived   events.Code = "received"
	InquiryHeard      events.Code = "heard"
	InquiryProposed   events.Code = "proposed"
	InquiryContracted events.Code = "contracted"
	InquiryOnboarding events.Code = "onboarding"
	InquiryLive       events.Code = "live"
	InquiryLost       events.Code = "lost"
)

// ConsultantRejected is where an application ends that was not approved; other contexts never hear of it.
const ConsultantRejected events.Code = "rejected"

// Defaults of a contract.
const (
	MinThreshold    = 10      // k of the design: a company may raise it, never lower it
	DefaultSetUpFee = 250_000 // JPY, excluding tax
)

var codeForm = regexp.MustCompile(events.PatternCode)

// codes checks that every value is of the list and none comes twice.
func codes(field string, values, list []events.Code) error {
	for i, v := range values {
		if !slices.Contains(list, v) {
			return invalid("unknown_code", "%s: %q is not in the list.", field, printable(v))
		}
		if slices.Contains(values[:i], v) {
			return invalid("repeated_code", "%s: %q is named twice.", field, v)
		}
	}
	return nil
}

// printable keeps what does not even look like a code out of the answer.
func printable(c events.Code) events.Code {
	if codeForm.MatchString(string(c)) {
		return c
	}
	return "?"
}

// zone checks an IANA zone that this binary knows.
func zone(z events.Zone) error {
	if z == "" || z == "Local" || !zoneForm.MatchString(string(z)) {
		return invalid("zone", "The time zone is not known.")
	}
	if _, err := time.LoadLocation(string(z)); err != nil {
		return invalid("zone", "The time zone is not known.")
	}
	return nil
}

var zoneForm = regexp.MustCompile(events.PatternZone)

// day parses a calendar day.
func day(field string, d events.Date) (time.Time, error) {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}, invalid("date", "%s is not a day of the calendar.", field)
	}
	return t, nil
}

// ProgramName is what people read for a program.
type ProgramName struct {
	Code events.Code `json:"code"`
	JA   string      `json:"ja"`
	EN   string      `json:"en"`
}

// programNames returns the names of programs in the order of the design.
func programNames(programs []events.Code) []ProgramName {
	all := []ProgramName{
		{events.OneOnOne, "上司1on1の代行", "1-on-1 in place of the manager"},
		{events.EngagementCareer, "エンゲージメント・キャリア支援", "Engagement and career"},
		{events.RegularCare, "定期ケア・実態把握", "Regular care"},
		{events.SurveyFollowup, "サーベイ後フォロー", "After a survey"},
		{events.MentalHarassment, "メンタルケア・ハラスメント", "Mental health and harassment"},
		{events.Exit, "退職者ヒアリング", "Leaving the company"},
		{events.PreJoining, "内定者面談", "Before joining"},
	}
	return slices.DeleteFunc(all, func(n ProgramName) bool { return !slices.Contains(programs, n.Code) })
}
