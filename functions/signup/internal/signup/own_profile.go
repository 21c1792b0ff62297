package signup

import (
	"context"
	"net/http"
	"reflect"

	"kikite/events"
	"kikite/shared/httpapi"
)

// OwnProfile is a consultant's own entry: what they may change alone, and what an operator changes for them.
type OwnProfile struct {
	ConsultantID events.ID       `json:"consultant_id"`
	Status       events.Code     `json:"status"`
	Name         string          `json:"name"`
	Kana         string          `json:"kana,omitempty"`
	Romaji       string          `json:"romaji,omitempty"`
	Gender       events.Code     `json:"gender"`
	Licences     []Licence       `json:"licences" nullable:"false"`
	Valid        []events.Code   `json:"valid_licences" nullable:"false" doc:"Kinds that employees are shown: those not expired"`
	Requested    *LicenceRequest `json:"licence_request,omitempty" doc:"A change of the licences that waits for an operator"`
	Profile      Profile         `json:"profile"`
	Version      int64           `json:"version" doc:"A change names the version that was seen"`
	Conduct      *Accepted       `json:"conduct,omitempty" doc:"The code of conduct that was accepted last"`
	ConductUntil events.Date     `json:"conduct_until,omitempty" doc:"Last day on which the one in force can be accepted without a pause; absent where it was, and before the mail that asks for it"`
	Paused       bool            `json:"paused,omitempty" doc:"Not proposed and not booked anew until the code of conduct is accepted; what is booked stays"`
	ConductNow   string          `json:"conduct_version" doc:"The one that is to be accepted"`
}

// OwnProfileInput replaces the profile.
type OwnProfileInput struct {
	Body struct {
		Profile Profile `json:"profile"`
		Version int64   `json:"version" minimum:"1" doc:"As it was seen; an older one is refused"`
	}
}

func consultants() []events.Code { return []events.Code{events.RoleConsultant} }

func (s *Service) registerOwnProfile(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "get-own-entry", Method: http.MethodGet, Path: "/me/consultant", Roles: consultants(),
		Summary: "The consultant's own entry"}, s.getOwnProfile)
	httpapi.Register(api, httpapi.Op{ID: "put-own-profile", Method: http.MethodPut, Path: "/me/consultant", Roles: consultants(),
		Summary: "Change one's own profile; employees see it at once"}, s.putOwnProfile)
}

// own reads the caller's own entry.
func (s *Service) own(ctx context.Context) (Consultant, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return Consultant{}, err
	}
	return s.consultant(ctx, me.ConsultantID)
}

func (s *Service) showOwn(ctx context.Context, c Consultant) (*struct{ Body OwnProfile }, error) {
	out := OwnProfile{ConsultantID: c.ID, Status: c.Status, Name: c.Name, Kana: c.Kana, Romaji: c.Romaji, Gender: c.Gender,
		Licences: c.Licences, Valid: c.licences(s.today()), Profile: c.profile(), Version: c.Version,
		Conduct: c.Conduct, ConductNow: ConductVersion, Paused: c.Paused}
	if c.Asked != nil && c.Asked.Version == ConductVersion {
		out.ConductUntil = c.Asked.Until
	}
	r, ok, err := s.licenceRequest(ctx, c.ID)
	if ok {
		out.Requested = &r
	}
	return &struct{ Body OwnProfile }{out}, err
}

func (s *Service) getOwnProfile(ctx context.Context, _ *struct{}) (*struct{ Body OwnProfile }, error) {
	c, err := s.own(ctx)
	if err != nil {
		return nil, err
	}
	return s.showOwn(ctx, c)
}

// putOwnProfile replaces the profile. The same profile again changes nothing, so a repeated request is answered as the first.
// Errors: invalid, changed if the entry is no longer at the version that was seen.
func (s *Service) putOwnProfile(ctx context.Context, in *OwnProfileInput) (*struct{ Body OwnProfile }, error) {
	c, err := s.own(ctx)
	if err != nil {
		return nil, err
	}
	p := in.Body.Profile
	if err := p.check(); err != nil {
		return nil, err
	}
	if same(p, c.profile()) {
		return s.showOwn(ctx, c)
	}
	if c.Version != in.Body.Version {
		return nil, errChanged
	}
	c.take(p)
	if c, err = s.saveConsultant(ctx, c, nil); err != nil {
		return nil, err
	}
	return s.showOwn(ctx, c)
}

// same compares profiles; a list that is missing is an empty one.
func same(a, b Profile) bool {
	return reflect.DeepEqual(tidy(a), tidy(b))
}

func tidy(p Profile) Profile {
	for _, list := range []*[]events.Code{&p.Programs, &p.Themes, &p.Industries, &p.JobTypes, &p.Styles, &p.Values, &p.Languages, &p.Backgrounds} {
		if len(*list) == 0 {
			*list = nil
		}
	}
	if len(p.Personality) == 0 {
		p.Personality = nil
	}
	return p
}
