package signup

import (
	"context"
	"net/http"
	"time"

	"kikite/events"
	"kikite/shared/httpapi"
)

// InvitationRun is one request to invite people. Nothing in it depends on who registered.
type InvitationRun struct {
	RunID       events.ID   `json:"run_id"`
	Status      events.Code `json:"status" enum:"scheduled,sending,sent,cancelled"`
	People      int         `json:"people" doc:"Who were named; 0: everybody on the roster when it is sent"`
	Locale      events.Code `json:"locale"`
	RequestedAt time.Time   `json:"requested_at"`
	SendAt      *time.Time  `json:"send_at,omitempty"`
	Days        int         `json:"valid_days" doc:"How many days after it is sent an invitation can be used"`
}

// InvitationRuns are the newest requests.
type InvitationRuns struct {
	Body struct {
		Runs []InvitationRun `json:"runs" nullable:"false"`
	}
}

// SenderWords are what a company adds to its invitations, unless a request brings its own.
type SenderWords struct {
	JA string `json:"ja" maxLength:"1000"`
	EN string `json:"en" maxLength:"1000"`
}

func (s *Service) registerRuns(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "list-invitation-runs", Method: http.MethodGet, Path: "/invitations", Roles: hr(),
		Summary: "The newest fifty requests to invite people"}, s.listRuns)
	httpapi.Register(api, httpapi.Op{ID: "cancel-invitations", Method: http.MethodDelete, Path: "/invitations/{id}", Roles: hr(),
		Summary: "Take back invitations whose time has not come", Status: http.StatusNoContent}, s.deleteRun)
	httpapi.Register(api, httpapi.Op{ID: "get-sender-words", Method: http.MethodGet, Path: "/company/sender", Roles: hr(),
		Summary: "What the company adds to its invitations"}, s.getSender)
	httpapi.Register(api, httpapi.Op{ID: "put-sender-words", Method: http.MethodPut, Path: "/company/sender", Roles: hr(),
		Summary: "Keep what the company adds to its invitations"}, s.putSender)
}

func (s *Service) listRuns(ctx context.Context, _ *struct{}) (*InvitationRuns, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	const newest = 50
	runs, err := s.invitationRuns(ctx, me.CompanyID, newest)
	out := &InvitationRuns{}
	out.Body.Runs = []InvitationRun{}
	for _, r := range runs {
		v := InvitationRun{RunID: r.ID, Status: r.status(s.Clock.Now()), People: r.People, Locale: r.Locale, RequestedAt: r.RequestedAt, Days: r.days()}
		if !r.SendAt.IsZero() {
			v.SendAt = &r.SendAt
		}
		out.Body.Runs = append(out.Body.Runs, v)
	}
	return out, err
}

func (r Run) status(now time.Time) events.Code {
	switch {
	case r.Cancelled:
		return "cancelled"
	case r.Done:
		return "sent"
	case r.waits(now):
		return "scheduled"
	}
	return "sending"
}

func (s *Service) deleteRun(ctx context.Context, in *struct {
	ID events.ID `path:"id" maxLength:"64"`
}) (*struct{}, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	return nil, s.cancel(ctx, me.CompanyID, in.ID)
}

func (s *Service) getSender(ctx context.Context, _ *struct{}) (*struct{ Body SenderWords }, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	words, err := s.senderWords(ctx, me.CompanyID)
	return &struct{ Body SenderWords }{SenderWords{JA: words["ja"], EN: words["en"]}}, err
}

func (s *Service) putSender(ctx context.Context, in *struct{ Body SenderWords }) (*struct{ Body SenderWords }, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	return &struct{ Body SenderWords }{in.Body}, s.putSenderWords(ctx, me.CompanyID, map[events.Code]string{"ja": in.Body.JA, "en": in.Body.EN})
}
