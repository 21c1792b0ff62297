package sessions

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/functions/sessions/internal/recordform"
	"kikite/functions/sessions/internal/taxonomy"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
	"kikite/shared/problem"
)

// recordBody is a record on the wire. Codes are those of the record form.
type recordBody struct {
	Themes    []events.Code `json:"themes" maxItems:"10" uniqueItems:"true" doc:"Codes of the record form"`
	State     string        `json:"state" maxLength:"2000" doc:"How the person is, in the consultant's words"`
	NextSteps string        `json:"next_steps" maxLength:"2000" doc:"What was agreed"`
	RiskSigns []events.Code `json:"risk_signs" maxItems:"5" uniqueItems:"true" doc:"Codes of the record form"`
	Text      string        `json:"text" maxLength:"20000" doc:"What was talked about; may be empty where there is a transcript"`
	Parts     []partAnswer  `json:"parts,omitempty" maxItems:"10" doc:"What the record form asks of the program of the talk; what is left out is not answered"`
}

// partAnswer is what a record says of one part of its program's form.
type partAnswer struct {
	Part   events.Code   `json:"part" pattern:"^[a-z_]{1,30}$"`
	Chosen []events.Code `json:"chosen,omitempty" maxItems:"20" doc:"Codes of its options"`
	Words  string        `json:"words,omitempty" maxLength:"1000" doc:"Where it has no options"`
}

// record is what was sent, its parts not yet held to the program of the talk.
func (b recordBody) record() (Record, error) {
	for _, c := range b.Themes {
		if !taxonomy.Known(taxonomy.Topics(), c) {
			return Record{}, problem.New(problem.Invalid, "unknown_theme", "One of the themes is not on the record form.")
		}
	}
	for _, c := range b.RiskSigns {
		if !taxonomy.Known(taxonomy.Signals(), c) {
			return Record{}, problem.New(problem.Invalid, "unknown_risk_sign", "One of the risk signs is not on the record form.")
		}
	}
	r := Record{Themes: b.Themes, State: b.State, NextSteps: b.NextSteps, RiskSigns: b.RiskSigns, Text: b.Text}
	for _, a := range b.Parts {
		r.Parts = append(r.Parts, recordform.Answer(a))
	}
	return r, nil
}

func bodyOf(r Record) recordBody {
	b := recordBody{Themes: r.Themes, State: r.State, NextSteps: r.NextSteps, RiskSigns: r.RiskSigns, Text: r.Text}
	for _, a := range r.Parts {
		b.Parts = append(b.Parts, partAnswer(a))
	}
	return b
}

type recordOutput struct{ Body recordBody }

// partView is one part of a program's record form.
type partView struct {
	Code    events.Code `json:"code"`
	Text    textView    `json:"text"`
	Most    int         `json:"most" doc:"How many options may be chosen; 0: it is answered in words"`
	Options []entryView `json:"options"`
}

func partViews(parts []recordform.Part) []partView {
	out := make([]partView, len(parts))
	for i, p := range parts {
		out[i] = partView{Code: p.Code, Text: textView(p.Text), Most: p.Most, Options: make([]entryView, len(p.Options))}
		for j, o := range p.Options {
			out[i].Options[j] = entryView{Code: o.Code, Text: textView(o.Text)}
		}
	}
	return out
}

type recordFormInput struct {
	Program events.Code `query:"program" enum:"one_on_one,engagement_career,regular_care,survey_followup,mental_harassment,exit,pre_joining" doc:"Whose parts are asked for; none if left out"`
}

type recordFormOutput struct {
	Body struct {
		Themes    []entryView `json:"themes"`
		RiskSigns []entryView `json:"risk_signs"`
		Parts     []partView  `json:"parts" doc:"What the record of the program asks for beyond what every record does"`
	}
}

func (s *Service) registerRecord(api *httpapi.API) {
	roles := []events.Code{events.RoleConsultant}
	httpapi.Register(api, httpapi.Op{ID: "get-record-form", Method: http.MethodGet, Path: "/record-form", Summary: "Themes, risk signs and the program's parts of a record", Roles: roles},
		func(_ context.Context, in *recordFormInput) (*recordFormOutput, error) {
			out := &recordFormOutput{}
			out.Body.Themes, out.Body.RiskSigns = entryViews(taxonomy.Topics()), entryViews(taxonomy.Signals())
			out.Body.Parts = partViews(recordform.For(in.Program))
			return out, nil
		})
	httpapi.Register(api, httpapi.Op{ID: "put-record", Method: http.MethodPut, Path: "/sessions/{id}/record", Summary: "Write or correct the record of a talk", Roles: roles},
		func(ctx context.Context, in *struct {
			SessionPath
			Body recordBody
		}) (*sessionOutput, error) {
			p, _ := principal.From(ctx)
			r, err := in.Body.record()
			if err != nil {
				return nil, err
			}
			x, err := s.SubmitRecord(ctx, p, in.ID, r)
			return s.answer(x, p, err)
		})
	httpapi.Register(api, httpapi.Op{ID: "get-record", Method: http.MethodGet, Path: "/sessions/{id}/record", Summary: "The record one wrote", Roles: roles},
		func(ctx context.Context, in *SessionPath) (*recordOutput, error) {
			p, _ := principal.From(ctx)
			r, err := s.ReadRecord(ctx, p, in.ID)
			if err != nil {
				return nil, err
			}
			return &recordOutput{Body: bodyOf(r)}, nil
		})
}
