package sessions

import (
	"context"
	"net/http"
	"time"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
)

// emergencyBody is what an employee gives for danger to life; everything is optional.
type emergencyBody struct {
	OwnName  string `json:"own_name" maxLength:"100" doc:"How they are called"`
	OwnPhone string `json:"own_phone" maxLength:"40"`
	Place    string `json:"place" maxLength:"400" doc:"Where they usually talk"`
	Name     string `json:"name" maxLength:"100" doc:"Whom to tell"`
	Relation string `json:"relation" maxLength:"60"`
	Phone    string `json:"phone" maxLength:"40"`
}

type emergencyOutput struct {
	Body struct {
		Emergency *emergencyBody `json:"emergency,omitempty" doc:"Not there if nothing was given"`
		GivenAt   string         `json:"given_at,omitempty" format:"date-time"`
	}
}

type seenView struct {
	At     string        `json:"at" format:"date-time" doc:"The first time"`
	Times  int           `json:"times" doc:"How often they looked"`
	Role   events.Code   `json:"role" doc:"Of who looked"`
	Did    events.Code   `json:"did"`
	Saw    []events.Code `json:"saw" doc:"contact, place, sos_note, sentences, person, voice, case …"`
	Why    events.Code   `json:"why,omitempty" doc:"danger, two_people …"`
	Reason string        `json:"reason,omitempty" doc:"In the operator's words"`
	Done   string        `json:"done,omitempty" doc:"What was done"`
	Second string        `json:"second,omitempty" doc:"What the second person said"`
	Agreed *bool         `json:"agreed,omitempty" doc:"Whether the second person agreed; not there: nobody has looked yet"`
}

type seenOutput struct {
	Body struct {
		Seen []seenView `json:"seen" doc:"Newest first"`
	}
}

func (s *Service) registerEmergency(api *httpapi.API) {
	roles := []events.Code{events.RoleEmployee}
	httpapi.Register(api, httpapi.Op{ID: "get-emergency", Method: http.MethodGet, Path: "/me/emergency", Summary: "What one gave for danger to life", Roles: roles},
		func(ctx context.Context, _ *struct{}) (*emergencyOutput, error) {
			p, _ := principal.From(ctx)
			e, at, err := s.Emergency(ctx, p)
			return emergencyAnswer(e, at), err
		})
	httpapi.Register(api, httpapi.Op{ID: "put-emergency", Method: http.MethodPut, Path: "/me/emergency", Summary: "Give or change what is for danger to life only", Roles: roles},
		func(ctx context.Context, in *struct{ Body emergencyBody }) (*emergencyOutput, error) {
			p, _ := principal.From(ctx)
			at, err := s.PutEmergency(ctx, p, Emergency(in.Body))
			return emergencyAnswer(Emergency(in.Body), at), err
		})
	httpapi.Register(api, httpapi.Op{ID: "delete-emergency", Method: http.MethodDelete, Path: "/me/emergency", Summary: "Take back what one gave for danger to life", Roles: roles},
		func(ctx context.Context, _ *struct{}) (*struct{}, error) {
			p, _ := principal.From(ctx)
			return nil, s.DeleteEmergency(ctx, p)
		})
	httpapi.Register(api, httpapi.Op{ID: "list-access", Method: http.MethodGet, Path: "/me/access", Summary: "Who looked at what is one's own, and why", Roles: roles},
		func(ctx context.Context, _ *struct{}) (*seenOutput, error) {
			p, _ := principal.From(ctx)
			list, err := s.AccessLog(ctx, p)
			out := &seenOutput{}
			out.Body.Seen = []seenView{}
			for _, x := range list {
				out.Body.Seen = append(out.Body.Seen, seenView{
					At: startKey(x.At), Times: x.Times, Role: x.Role, Did: x.Did, Saw: x.Saw, Why: x.Why, Reason: x.Reason, Done: x.Done, Second: x.Second, Agreed: x.Agreed,
				})
			}
			return out, err
		})
}

func emergencyAnswer(e Emergency, at time.Time) *emergencyOutput {
	out := &emergencyOutput{}
	if !at.IsZero() {
		body := emergencyBody(e)
		out.Body.Emergency, out.Body.GivenAt = &body, startKey(at)
	}
	return out
}
