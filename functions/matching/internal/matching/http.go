package matching

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
)

var (
	forEmployee   = []events.Code{events.RoleEmployee}
	forConsultant = []events.Code{events.RoleConsultant}
	forReaders    = []events.Code{events.RoleEmployee, events.RoleOperator}
)

// caller is the principal that httpapi has verified for the operation's roles.
func caller(ctx context.Context) principal.Principal {
	p, _ := principal.From(ctx)
	return p
}

type answer[T any] struct{ Body T }

func answered[T any](body T, err error) (*answer[T], error) {
	if err != nil {
		return nil, err
	}
	return &answer[T]{body}, nil
}

type nothing struct{}

// API registers the operations. HR has none: whom an employee is shown or chooses is nobody's business at the company.
func API(s *Service) *httpapi.API {
	a := httpapi.New(events.Matching).Audited(s.store.table, s.clock, s.ids).Free("list-swaps", "bring-back")
	registerProfile(a, s)
	registerPicks(a, s)
	registerSwaps(a, s)
	registerConsultants(a, s)
	registerModels(a, s)
	return a
}

func registerProfile(a *httpapi.API, s *Service) {
	httpapi.Register(a, httpapi.Op{ID: "get-matching-profile", Method: http.MethodGet, Path: "/me/profile", Roles: forEmployee,
		Summary: "The employee's own matching profile; empty if there is none"},
		func(ctx context.Context, _ *nothing) (*answer[ProfileAnswer], error) {
			e, err := s.employee(ctx, caller(ctx))
			return answered(profileAnswer(e.Profile), err)
		})
	httpapi.Register(a, httpapi.Op{ID: "put-matching-profile", Method: http.MethodPut, Path: "/me/profile", Roles: forEmployee,
		Summary: "Replace the matching profile; every part may be left out"},
		func(ctx context.Context, in *struct{ Body ProfileBody }) (*answer[ProfileAnswer], error) {
			p, err := in.Body.profile(s.clock.Now())
			if err != nil {
				return nil, err
			}
			return answered(profileAnswer(&p), s.PutProfile(ctx, caller(ctx).AccountID, p))
		})
}

type picksInput struct {
	Program programCode `query:"program" doc:"That of the profile if absent"`
	Page    int         `query:"page" minimum:"1" maximum:"20" default:"1" doc:"Each page has ten others"`
}

// NominationBody is a choice.
type NominationBody struct {
	ConsultantID consultantID `json:"consultant_id"`
	Program      programCode  `json:"program"`
	Source       string       `json:"source" enum:"picks,search"`
}

// NominationAnswer is a stored choice.
type NominationAnswer struct {
	NominationID string `json:"nomination_id"`
	NominationBody
}

func registerPicks(a *httpapi.API, s *Service) {
	httpapi.Register(a, httpapi.Op{ID: "list-picks", Method: http.MethodGet, Path: "/me/picks", Roles: forEmployee,
		Summary: "Ten consultants for the employee, with reasons"},
		func(ctx context.Context, in *picksInput) (*answer[PicksBody], error) {
			return answered(s.Picks(ctx, caller(ctx), events.Code(in.Program), in.Page))
		})
	httpapi.Register(a, httpapi.Op{ID: "nominate", Method: http.MethodPost, Path: "/nominations", Roles: forEmployee, Status: http.StatusCreated,
		Summary: "Choose a consultant"},
		func(ctx context.Context, in *struct {
			Key  string `header:"Idempotency-Key" maxLength:"128" doc:"Repeat a request with the same key to get the same answer"`
			Body NominationBody
		}) (*answer[NominationAnswer], error) {
			n, err := s.Nominate(ctx, caller(ctx), in.Key, Nomination{ConsultantID: events.ID(in.Body.ConsultantID),
				Program: events.Code(in.Body.Program), Source: events.Code(in.Body.Source)})
			return answered(NominationAnswer{string(n.ID), NominationBody{consultantID(n.ConsultantID), programCode(n.Program), string(n.Source)}}, err)
		})
}

type searchInput struct {
	Keywords string         `query:"q" maxLength:"100" doc:"Keywords, separated by spaces; all must be found, at most eight are looked at. Spellings that people mean alike count as one; a keyword with fewer than three results finds near words as well"`
	Theme    []themeCode    `query:"theme,explode" maxItems:"24" doc:"Any of these. Repeat the parameter for several values, here and in the other filters; a consultant must pass every filter that is given"`
	Industry []industryCode `query:"industry,explode" maxItems:"16" doc:"Any of these"`
	Licence  []licenceCode  `query:"licence,explode" maxItems:"8" doc:"Any of these"`
	Language []languageCode `query:"language,explode" maxItems:"8" doc:"Any of these"`
	Gender   []genderCode   `query:"gender,explode" maxItems:"3" doc:"Any of these"`
	Program  []programCode  `query:"program,explode" maxItems:"7" doc:"Serves any of these"`
	FreeWeek bool           `query:"free_this_week" doc:"Only with an open slot today or in the six days after it, Asia/Tokyo"`
	Sort     string         `query:"sort" enum:"relevance,soon,experience" default:"relevance" doc:"soon: the next open slot first; experience: the most years first"`
	Page     int            `query:"page" minimum:"1" maximum:"500" default:"1"`
}

func (in searchInput) search() Search {
	return Search{Keywords: in.Keywords, FreeWeek: in.FreeWeek, Sort: events.Code(in.Sort), Page: in.Page, Filters: [facets][]events.Code{
		facetTheme: codesOf(in.Theme), facetIndustry: codesOf(in.Industry), facetLicence: codesOf(in.Licence),
		facetLanguage: codesOf(in.Language), facetGender: codesOf(in.Gender), facetProgram: codesOf(in.Program),
	}}
}

func registerConsultants(a *httpapi.API, s *Service) {
	httpapi.Register(a, httpapi.Op{ID: "search-consultants", Method: http.MethodGet, Path: "/consultants", Roles: forReaders,
		Summary: "Find consultants by keyword and property"},
		func(ctx context.Context, in *searchInput) (*answer[SearchBody], error) {
			return answered(s.Search(ctx, caller(ctx), in.search()))
		})
	httpapi.Register(a, httpapi.Op{ID: "get-consultant", Method: http.MethodGet, Path: "/consultants/{id}", Roles: forReaders,
		Summary: "A consultant's page"},
		func(ctx context.Context, in *struct {
			ID consultantID `path:"id"`
		}) (*answer[DetailBody], error) {
			return answered(s.Consultant(ctx, caller(ctx), events.ID(in.ID)))
		})
	httpapi.Register(a, httpapi.Op{ID: "get-own-consultant-profile", Method: http.MethodGet, Path: "/me/consultant-profile", Roles: forConsultant,
		Summary: "The consultant's own page as employees see it"},
		func(ctx context.Context, _ *nothing) (*answer[OwnBody], error) {
			return answered(s.Own(ctx, caller(ctx)))
		})
}
