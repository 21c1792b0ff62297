package matching

import (
	"github.com/danielgtaylor/huma/v2"

	"kikite/events"
)

// The codes of requests are types of their own, so that a code outside its list is refused with the place where it stands, and
// the OpenAPI document lists what is allowed.
type (
	programCode    events.Code
	concernCode    events.Code
	themeCode      events.Code
	situationCode  events.Code
	industryCode   events.Code
	jobCode        events.Code
	ageCode        events.Code
	valueCode      events.Code
	genderCode     events.Code
	languageCode   events.Code
	licenceCode    events.Code
	timeCode       events.Code
	backgroundCode events.Code
	consultantID   events.ID
)

func enum(codes []events.Code) *huma.Schema {
	s := &huma.Schema{Type: huma.TypeString}
	for _, c := range codes {
		s.Enum = append(s.Enum, string(c))
	}
	return s
}

// Schema implements huma.SchemaProvider, as do the others.
func (programCode) Schema(huma.Registry) *huma.Schema    { return enum(events.Programs()) }
func (concernCode) Schema(huma.Registry) *huma.Schema    { return enum(Concerns()) }
func (themeCode) Schema(huma.Registry) *huma.Schema      { return enum(events.Themes()) }
func (situationCode) Schema(huma.Registry) *huma.Schema  { return enum(Situations()) }
func (industryCode) Schema(huma.Registry) *huma.Schema   { return enum(events.Industries()) }
func (jobCode) Schema(huma.Registry) *huma.Schema        { return enum(events.JobTypes()) }
func (ageCode) Schema(huma.Registry) *huma.Schema        { return enum(events.AgeBands()) }
func (valueCode) Schema(huma.Registry) *huma.Schema      { return enum(events.Values()) }
func (genderCode) Schema(huma.Registry) *huma.Schema     { return enum(events.Genders()) }
func (languageCode) Schema(huma.Registry) *huma.Schema   { return enum(events.Languages()) }
func (licenceCode) Schema(huma.Registry) *huma.Schema    { return enum(events.Licences()) }
func (timeCode) Schema(huma.Registry) *huma.Schema       { return enum(Times()) }
func (backgroundCode) Schema(huma.Registry) *huma.Schema { return enum(events.Backgrounds()) }
func (consultantID) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Pattern: `^con_[0-9a-z]{26}$`, Description: "ID of a consultant"}
}

// codesOf turns codes of a request into plain ones.
func codesOf[T ~string](in []T) []events.Code {
	if len(in) == 0 {
		return nil
	}
	out := make([]events.Code, len(in))
	for i, c := range in {
		out[i] = events.Code(c)
	}
	return out
}

// as turns plain codes into those of an answer.
func as[T ~string](in []events.Code) []T {
	out := make([]T, len(in))
	for i, c := range in {
		out[i] = T(c)
	}
	return out
}
