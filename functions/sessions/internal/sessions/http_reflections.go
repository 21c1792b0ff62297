package sessions

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
)

// ReflectionPath is the path parameter of a note. It is exported because huma skips embedded types that are not.
type ReflectionPath struct {
	ID events.ID `path:"id" pattern:"^rfl_[0-9a-z]{26}$" doc:"Note"`
}

type reflectionView struct {
	ReflectionID events.ID `json:"reflection_id"`
	SessionID    events.ID `json:"session_id,omitempty" doc:"The talk that the note is about, if any"`
	Text         string    `json:"text"`
	Version      int64     `json:"version" doc:"A change names the version that it changes"`
	WrittenAt    string    `json:"written_at" format:"date-time"`
	ChangedAt    string    `json:"changed_at" format:"date-time"`
}

type reflectionOutput struct{ Body reflectionView }

type reflectionsOutput struct {
	Body struct {
		Reflections []reflectionView `json:"reflections"`
	}
}

func (r Reflection) view() reflectionView {
	return reflectionView{r.ID, r.SessionID, r.Text.Words, r.Text.Version, startKey(r.WrittenAt), startKey(r.ChangedAt)}
}

func answerReflection(r Reflection, err error) (*reflectionOutput, error) {
	if err != nil {
		return nil, err
	}
	return &reflectionOutput{r.view()}, nil
}

func (s *Service) registerReflections(api *httpapi.API) {
	roles := []events.Code{events.RoleEmployee}
	httpapi.Register(api, httpapi.Op{ID: "list-reflections", Method: http.MethodGet, Path: "/me/reflections", Summary: "One's own notes; nobody else reads them, and nothing analyses them", Roles: roles},
		func(ctx context.Context, _ *struct{}) (*reflectionsOutput, error) {
			p, _ := principal.From(ctx)
			list, err := s.Reflections(ctx, p)
			if err != nil {
				return nil, err
			}
			out := &reflectionsOutput{}
			out.Body.Reflections = make([]reflectionView, len(list))
			for i, r := range list {
				out.Body.Reflections[i] = r.view()
			}
			return out, nil
		})
	httpapi.Register(api, httpapi.Op{ID: "add-reflection", Method: http.MethodPost, Path: "/me/reflections", Status: http.StatusCreated, Summary: "Write a note for oneself, about a talk or about none", Roles: roles},
		func(ctx context.Context, in *struct {
			Key  string `header:"Idempotency-Key" maxLength:"128" doc:"Repeat a request with the same key to get the same answer"`
			Body struct {
				Text      string    `json:"text" minLength:"1" maxLength:"5000"`
				SessionID events.ID `json:"session_id,omitempty" pattern:"^ses_[0-9a-z]{26}$" doc:"A talk of one's own"`
			}
		}) (*reflectionOutput, error) {
			p, _ := principal.From(ctx)
			return answerReflection(s.Reflect(ctx, p, in.Key, in.Body.Text, in.Body.SessionID))
		})
	httpapi.Register(api, httpapi.Op{ID: "change-reflection", Method: http.MethodPut, Path: "/me/reflections/{id}", Summary: "Put other words in a note", Roles: roles},
		func(ctx context.Context, in *struct {
			ReflectionPath
			Body struct {
				Text    string `json:"text" minLength:"1" maxLength:"5000"`
				Version int64  `json:"version" minimum:"1"`
			}
		}) (*reflectionOutput, error) {
			p, _ := principal.From(ctx)
			return answerReflection(s.ChangeReflection(ctx, p, in.ID, Text{in.Body.Text, in.Body.Version}))
		})
	httpapi.Register(api, httpapi.Op{ID: "delete-reflection", Method: http.MethodDelete, Path: "/me/reflections/{id}", Summary: "Delete a note", Roles: roles},
		func(ctx context.Context, in *ReflectionPath) (*struct{}, error) {
			p, _ := principal.From(ctx)
			return nil, s.ForgetReflection(ctx, p, in.ID)
		})
}
