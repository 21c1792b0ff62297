package sessions

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
	"kikite/shared/problem"
)

type excerptView struct {
	ExcerptID events.ID   `json:"excerpt_id"`
	SessionID events.ID   `json:"session_id"`
	Status    events.Code `json:"status" enum:"proposed,approved,vetoed"`
	Topic     events.Code `json:"topic"`
	Text      string      `json:"text" doc:"What was removed shows as a mark of its type"`
}

type excerptOutput struct{ Body excerptView }

type excerptsOutput struct {
	Body struct {
		Excerpts []excerptView `json:"excerpts"`
	}
}

func (s *Service) registerExcerpts(api *httpapi.API) {
	roles := []events.Code{events.RoleEmployee}
	httpapi.Register(api, httpapi.Op{ID: "list-excerpts", Method: http.MethodGet, Path: "/me/excerpts", Summary: "Sentences proposed for the company's report; none leaves without approval", Roles: roles},
		func(ctx context.Context, in *struct {
			Status events.Code `query:"status" enum:"proposed,approved,vetoed" doc:"Only these"`
		}) (*excerptsOutput, error) {
			p, _ := principal.From(ctx)
			list, err := s.Excerpts(ctx, p)
			if err != nil {
				return nil, err
			}
			out := &excerptsOutput{}
			out.Body.Excerpts = []excerptView{}
			for _, e := range list {
				if in.Status == "" || in.Status == e.Status {
					out.Body.Excerpts = append(out.Body.Excerpts, excerptView{e.ID, e.SessionID, e.Status, e.Topic, e.Text})
				}
			}
			return out, nil
		})
	httpapi.Register(api, httpapi.Op{ID: "decide-excerpt", Method: http.MethodPost, Path: "/me/excerpts/{id}/decision", Summary: "Approve exactly this text, or veto it", Roles: roles},
		func(ctx context.Context, in *struct {
			ID   events.ID `path:"id" pattern:"^exc_[0-9a-z]{26}$" doc:"Excerpt"`
			Body struct {
				Approve bool   `json:"approve"`
				Text    string `json:"text,omitempty" maxLength:"500" doc:"Needed to approve: the words that may be shown, as proposed or fewer"`
			}
		}) (*excerptOutput, error) {
			p, _ := principal.From(ctx)
			if in.Body.Approve && in.Body.Text == "" {
				return nil, problem.New(problem.Invalid, "text_missing", "Send the text that you approve.")
			}
			e, err := s.Decide(ctx, p, in.ID, in.Body.Approve, in.Body.Text)
			if err != nil {
				return nil, err
			}
			return &excerptOutput{Body: excerptView{e.ID, e.SessionID, e.Status, e.Topic, e.Text}}, nil
		})
}
