package sessions

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/functions/sessions/internal/survey"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
	"kikite/shared/problem"
)

type optionView struct {
	Value int      `json:"value"`
	Text  textView `json:"text"`
}

type itemView struct {
	Code    events.Code  `json:"code"`
	Text    textView     `json:"text"`
	Options []optionView `json:"options"`
	Source  string       `json:"source,omitempty" doc:"Of the instrument"`
}

type pulseFormOutput struct {
	Body struct {
		Program events.Code `json:"program"`
		Notice  textView    `json:"notice"`
		Items   []itemView  `json:"items"`
	}
}

func pulseFormView(f survey.Form) *pulseFormOutput {
	out := &pulseFormOutput{}
	out.Body.Program, out.Body.Notice = f.Program, textView(f.Notice)
	for _, item := range f.Items {
		v := itemView{Code: item.Code, Text: textView(item.Text), Source: item.Source}
		for _, o := range item.Options {
			v.Options = append(v.Options, optionView{o.Value, textView(o.Text)})
		}
		out.Body.Items = append(out.Body.Items, v)
	}
	return out
}

func (s *Service) registerPulse(api *httpapi.API) {
	roles := []events.Code{events.RoleEmployee}
	httpapi.Register(api, httpapi.Op{ID: "get-pulse-form", Method: http.MethodGet, Path: "/pulse-forms/{program}", Summary: "The survey after a talk", Roles: roles},
		func(_ context.Context, in *struct {
			Program events.Code `path:"program" maxLength:"64"`
		}) (*pulseFormOutput, error) {
			f, ok := survey.For(in.Program)
			if !ok {
				return nil, problem.New(problem.NotFound, "not_found", "There is no such program.")
			}
			return pulseFormView(f), nil
		})
	httpapi.Register(api, httpapi.Op{ID: "answer-pulse", Method: http.MethodPost, Path: "/sessions/{id}/pulse", Summary: "Answer the survey after a talk", Roles: roles},
		func(ctx context.Context, in *struct {
			SessionPath
			Body struct {
				Answers map[string]int `json:"answers" maxProperties:"12" doc:"By item code; every item of the program's form"`
			}
		}) (*sessionOutput, error) {
			p, _ := principal.From(ctx)
			answers := make(map[events.Code]int, len(in.Body.Answers))
			for code, v := range in.Body.Answers {
				answers[events.Code(code)] = v
			}
			x, err := s.AnswerPulse(ctx, p, in.ID, answers)
			return s.answer(x, p, err)
		})
}
