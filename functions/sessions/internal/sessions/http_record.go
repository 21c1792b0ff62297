package sessions

import (
	"context"
	"net/http"

	"kikite/events"
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
}

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
	return Record(b), nil
}

type recordOutput struct{ Body recordBody }

type recordFormOutput struct {
	Body struct {
		Themes    []entryView `json:"themes"`
		RiskSigns []entryView `json:"risk_signs"`
	}
}

func (s *Service) registerRecord(api *httpapi.API) {
	roles := []events.Code{events.RoleConsultant}
	httpapi.Register(api, httpapi.Op{ID: "get-record-form", Method: http.MethodGet, Path: "/record-form", Summary: "Themes and risk signs of a record", Roles: roles},
		func(context.Context, *struct{}) (*recordFormOutput, error) {
			out := &recordFormOutput{}
			out.Body.Themes, out.Body.RiskSigns = entryViews(taxonomy.Topics()), entryViews(taxonomy.Signals())
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
			return &recordOutput{Body: recordBody(r)}, nil
		})
}
