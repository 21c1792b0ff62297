package recordform

import "kikite/events"

// For lists the parts of a program's record; none for a program that is not known. Exit and pre_joining ask neither health, job fit nor leaving, as their
// surveys do not; what an exit talk asks for is why somebody who has decided goes. No part asks for a name: where it is about people, by what they are.
func For(program events.Code) []Part {
	switch program {
	case events.OneOnOne:
		return oneOnOne()
	case events.EngagementCareer:
		return engagementCareer()
	case events.RegularCare:
		return regularCare()
	case events.SurveyFollowup:
		return surveyFollowup()
	case events.MentalHarassment:
		return mentalHarassment()
	case events.Exit:
		return exit()
	case events.PreJoining:
		return preJoining()
	}
	return nil
}

func one(code events.Code, ja, en string, options ...Option) Part {
	return Part{Code: code, Text: Text{ja, en}, Most: 1, Options: options}
}

// some is a part of which all options that fit may be chosen.
func some(code events.Code, ja, en string, options ...Option) Part {
	return Part{Code: code, Text: Text{ja, en}, Most: len(options), Options: options}
}

func words(code events.Code, ja, en string) Part { return Part{Code: code, Text: Text{ja, en}} }

func option(code events.Code, ja, en string) Option { return Option{Code: code, Text: Text{ja, en}} }
