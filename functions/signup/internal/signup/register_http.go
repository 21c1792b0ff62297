package signup

import (
	"context"
	"net/http"
	"time"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
)

// RegistrationInput is the form of an invited person.
type RegistrationInput struct {
	Body struct {
		Secret       string      `json:"secret" minLength:"1" maxLength:"100" doc:"From the link of the invitation"`
		PrivateEmail string      `json:"private_email" minLength:"3" maxLength:"254" doc:"Not one of the company"`
		Locale       events.Code `json:"locale" enum:"ja,en"`
		Zone         events.Zone `json:"zone" maxLength:"64"`
	}
}

// InvitationsInput asks for invitations.
type InvitationsInput struct {
	Keyed
	Body struct {
		Numbers    []string    `json:"employee_numbers,omitempty" minItems:"1" maxItems:"1000" doc:"Absent: everybody on the roster"`
		Locale     events.Code `json:"locale" enum:"ja,en"`
		SenderText *string     `json:"sender_text,omitempty" maxLength:"1000" doc:"Words of the sender, above the link. Absent: those that the company keeps"`
		SendAt     *time.Time  `json:"send_at,omitempty" doc:"Not before this time, in at most 90 days; sent within a quarter of an hour. Absent: now"`
		Days       int         `json:"valid_days,omitempty" minimum:"7" maximum:"90" doc:"How many days after it is sent an invitation can be used. Absent: 14"`
	}
}

// InvitationsOutput says that the run is under way. It is the same whoever registered.
type InvitationsOutput struct {
	Body struct {
		RunID events.ID `json:"run_id"`
	}
}

func (s *Service) registerInvitations(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "view-invitation", Method: http.MethodGet, Path: "/public/invitations/{secret}",
		Summary: "What an invited person sees before registering"}, s.getInvitation)
	httpapi.Register(api, httpapi.Op{ID: "register", Method: http.MethodPost, Path: "/public/registrations",
		Summary: "Register with a private address. The answer is the same whoever has an account; the account is opened by the first sign-in", Status: http.StatusAccepted}, s.postRegistration)
	httpapi.Register(api, httpapi.Op{ID: "invite", Method: http.MethodPost, Path: "/invitations", Roles: hr(),
		Summary: "Invite people of the roster, again or for the first time", Status: http.StatusAccepted}, s.postInvitations)
}

func (s *Service) getInvitation(ctx context.Context, in *struct {
	Secret string `path:"secret" maxLength:"100"`
}) (*struct{ Body InvitationView }, error) {
	v, err := s.viewInvitation(ctx, in.Secret)
	return &struct{ Body InvitationView }{v}, err
}

func (s *Service) postRegistration(ctx context.Context, in *RegistrationInput) (*struct{}, error) {
	b := in.Body
	return nil, s.register(ctx, Registering{Secret: b.Secret, Email: b.PrivateEmail, Locale: b.Locale, Zone: b.Zone})
}

func (s *Service) postInvitations(ctx context.Context, in *InvitationsInput) (*InvitationsOutput, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	if err := numbered(in.Body.Numbers); err != nil {
		return nil, err
	}
	r := Run{ID: s.newID(ids.Request, me.ID, in.Key), CompanyID: me.CompanyID, RequestedBy: me.ID, Locale: in.Body.Locale, People: len(in.Body.Numbers),
		Days: in.Body.Days}
	if at := in.Body.SendAt; at != nil {
		if now := s.Clock.Now(); at.After(now.Add(maxAhead)) {
			return nil, invalid("too_far_ahead", "Invitations can be scheduled for the next 90 days.")
		}
		r.SendAt = at.UTC().Truncate(time.Second)
	}
	out := &InvitationsOutput{}
	out.Body.RunID = r.ID
	return out, s.requestInvitations(ctx, r, job{Numbers: in.Body.Numbers, SenderText: in.Body.SenderText})
}
