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
	Status    events.Code `json:"status" enum:"proposed,checking,approved,vetoed,withdrawn"`
	Topic     events.Code `json:"topic"`
	Text      string      `json:"text" doc:"What was removed shows as a mark of its type"`
	Check     events.Code `json:"check,omitempty" enum:"clean,removed,unavailable" doc:"What looking through the employee's own words came to"`
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
			Status events.Code `query:"status" enum:"proposed,checking,approved,vetoed,withdrawn" doc:"Only these"`
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
					out.Body.Excerpts = append(out.Body.Excerpts, excerptView{e.ID, e.SessionID, e.Status, e.Topic, e.Text, e.Check})
				}
			}
			return out, nil
		})
	httpapi.Register(api, httpapi.Op{ID: "decide-excerpt", Method: http.MethodPost, Path: "/me/excerpts/{id}/decision", Summary: "Approve exactly this text, or veto it", Roles: roles},
		func(ctx context.Context, in *struct {
			ID   events.ID `path:"id" pattern:"^exc_[0-9a-z]{26}$" doc:"Excerpt"`
			Body struct {
				Approve bool   `json:"approve"`
				Text    string `json:"text,omitempty" maxLength:"500" doc:"Needed to approve: exactly the proposed words"`
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
			return &excerptOutput{Body: excerptView{e.ID, e.SessionID, e.Status, e.Topic, e.Text, e.Check}}, nil
		})
	s.registerExcerptChanges(api, roles)
}

func (s *Service) registerExcerptChanges(api *httpapi.API, roles []events.Code) {
	httpapi.Register(api, httpapi.Op{ID: "edit-excerpt", Method: http.MethodPut, Path: "/me/excerpts/{id}/text", Summary: "Put other words in an excerpt; they are looked through before they can be approved", Roles: roles},
		func(ctx context.Context, in *struct {
			ExcerptPath
			Body struct {
				Text string `json:"text" minLength:"1" maxLength:"500"`
			}
		}) (*excerptOutput, error) {
			p, _ := principal.From(ctx)
			return answerExcerpt(s.EditExcerpt(ctx, p, in.ID, in.Body.Text))
		})
	httpapi.Register(api, httpapi.Op{ID: "withdraw-excerpt", Method: http.MethodPost, Path: "/me/excerpts/{id}/withdrawal", Summary: "Take an approval back, until the month's report is made", Roles: roles},
		func(ctx context.Context, in *ExcerptPath) (*excerptOutput, error) {
			p, _ := principal.From(ctx)
			return answerExcerpt(s.WithdrawExcerpt(ctx, p, in.ID))
		})
}

// ExcerptPath is the path parameter of an excerpt. It is exported because huma skips embedded types that are not.
type ExcerptPath struct {
	ID events.ID `path:"id" pattern:"^exc_[0-9a-z]{26}$" doc:"Excerpt"`
}

func answerExcerpt(e Excerpt, err error) (*excerptOutput, error) {
	if err != nil {
		return nil, err
	}
	return &excerptOutput{Body: excerptView{e.ID, e.SessionID, e.Status, e.Topic, e.Text, e.Check}}, nil
}
