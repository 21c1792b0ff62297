package sessions

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
)

// handoverView is a note as a consultant sees it, who does not learn what was decided.
type handoverView struct {
	Text      string `json:"text"`
	WrittenAt string `json:"written_at" format:"date-time"`
}

// myHandover is a note as its employee sees it.
type myHandover struct {
	SessionID events.ID   `json:"session_id" doc:"The talk that it was written after"`
	Status    events.Code `json:"status" enum:"waiting,allowed,kept" doc:"What was decided; waiting counts as no"`
	Revision  int64       `json:"revision" doc:"A decision names the words that it is about"`
	Text      string      `json:"text"`
	WrittenAt string      `json:"written_at" format:"date-time"`
}

type handoverOutput struct{ Body handoverView }

type ownHandoverOutput struct {
	Body struct {
		Handover *handoverView `json:"handover,omitempty" doc:"Absent while there is none, or after its employee deleted it"`
	}
}

type handoversOutput struct {
	Body struct {
		Handovers []handoverView `json:"handovers"`
	}
}

type myHandoversOutput struct {
	Body struct {
		Handovers []myHandover `json:"handovers"`
	}
}

type myHandoverOutput struct{ Body myHandover }

func (h Handover) view() handoverView { return handoverView{h.Words, startKey(h.WrittenAt)} }

func (h Handover) mine() myHandover {
	return myHandover{h.SessionID, h.Status, h.Revision, h.Words, startKey(h.WrittenAt)}
}

func answerHandover(h Handover, err error) (*handoverOutput, error) {
	if err != nil {
		return nil, err
	}
	return &handoverOutput{h.view()}, nil
}

func (s *Service) registerHandovers(api *httpapi.API) {
	roles := []events.Code{events.RoleConsultant}
	httpapi.Register(api, httpapi.Op{ID: "put-handover", Method: http.MethodPut, Path: "/sessions/{id}/handover", Summary: "Write a note for a next consultant; the employee decides whether they read it", Roles: roles},
		func(ctx context.Context, in *struct {
			SessionPath
			Body struct {
				Text string `json:"text" minLength:"1" maxLength:"3000"`
			}
		}) (*handoverOutput, error) {
			p, _ := principal.From(ctx)
			return answerHandover(s.WriteHandover(ctx, p, in.ID, in.Body.Text))
		})
	httpapi.Register(api, httpapi.Op{ID: "get-handover", Method: http.MethodGet, Path: "/sessions/{id}/handover", Summary: "The handover note one wrote, if there is one", Roles: roles},
		func(ctx context.Context, in *SessionPath) (*ownHandoverOutput, error) {
			p, _ := principal.From(ctx)
			h, err := s.OwnHandover(ctx, p, in.ID)
			out := &ownHandoverOutput{}
			if err != nil || h == nil {
				return out, err
			}
			v := h.view()
			out.Body.Handover = &v
			return out, nil
		})
	httpapi.Register(api, httpapi.Op{ID: "list-handovers", Method: http.MethodGet, Path: "/sessions/{id}/handovers", Summary: "Notes of earlier talks that the employee lets this talk's consultant read, from 15 minutes before its time", Roles: roles},
		func(ctx context.Context, in *SessionPath) (*handoversOutput, error) {
			p, _ := principal.From(ctx)
			list, err := s.HandoversFor(ctx, p, in.ID)
			if err != nil {
				return nil, err
			}
			out := &handoversOutput{}
			out.Body.Handovers = make([]handoverView, len(list))
			for i, h := range list {
				out.Body.Handovers[i] = h.view()
			}
			return out, nil
		})
	s.registerMyHandovers(api)
}

func (s *Service) registerMyHandovers(api *httpapi.API) {
	roles := []events.Code{events.RoleEmployee}
	httpapi.Register(api, httpapi.Op{ID: "list-my-handovers", Method: http.MethodGet, Path: "/me/handovers", Summary: "Notes that consultants wrote for a next one: one's own to give", Roles: roles},
		func(ctx context.Context, _ *struct{}) (*myHandoversOutput, error) {
			p, _ := principal.From(ctx)
			list, err := s.Handovers(ctx, p)
			if err != nil {
				return nil, err
			}
			out := &myHandoversOutput{}
			out.Body.Handovers = make([]myHandover, len(list))
			for i, h := range list {
				out.Body.Handovers[i] = h.mine()
			}
			return out, nil
		})
	httpapi.Register(api, httpapi.Op{ID: "decide-handover", Method: http.MethodPost, Path: "/me/handovers/{id}/decision", Summary: "Let the next consultant read a note, or not (any more)", Roles: roles},
		func(ctx context.Context, in *struct {
			SessionPath
			Body struct {
				Allow    bool  `json:"allow"`
				Revision int64 `json:"revision" minimum:"1"`
			}
		}) (*myHandoverOutput, error) {
			p, _ := principal.From(ctx)
			h, err := s.DecideHandover(ctx, p, in.ID, in.Body.Revision, in.Body.Allow)
			if err != nil {
				return nil, err
			}
			return &myHandoverOutput{h.mine()}, nil
		})
	httpapi.Register(api, httpapi.Op{ID: "delete-handover", Method: http.MethodDelete, Path: "/me/handovers/{id}", Summary: "Delete a handover note for everybody", Roles: roles},
		func(ctx context.Context, in *SessionPath) (*struct{}, error) {
			p, _ := principal.From(ctx)
			return nil, s.DeleteHandover(ctx, p, in.ID)
		})
}
