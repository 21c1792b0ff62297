package sessions

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/functions/sessions/internal/stresscheck"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
)

type sectionView struct {
	Part   string   `json:"part" enum:"A,B,C,D"`
	LeadIn string   `json:"lead_in"`
	Scale  []string `json:"scale" doc:"The four answers, numbered 1 to 4"`
	Items  []string `json:"items"`
}

type selfCheckFormOutput struct {
	Body struct {
		Notice   string        `json:"notice"`
		Source   string        `json:"source"`
		Sections []sectionView `json:"sections"`
	}
}

type sumsView struct {
	A    int  `json:"a"`
	B    int  `json:"b"`
	C    int  `json:"c"`
	High bool `json:"high_stress" doc:"By the rule of this scoring"`
}

type scaleView struct {
	Code   string   `json:"code"`
	Part   string   `json:"part"`
	Name   textView `json:"name"`
	Raw    int      `json:"raw"`
	Points int      `json:"points" minimum:"1" maximum:"5" doc:"Higher: less stress"`
}

type selfCheckView struct {
	SelfCheckID events.ID   `json:"self_check_id"`
	At          string      `json:"at" format:"date-time"`
	Notice      string      `json:"notice"`
	Simple      sumsView    `json:"simple" doc:"Simple sum; higher: more stress"`
	Converted   *sumsView   `json:"converted,omitempty" doc:"By the conversion table; higher: less stress. Only where a sex was given"`
	Scales      []scaleView `json:"scales,omitempty"`
}

type selfCheckOutput struct{ Body selfCheckView }

type selfChecksOutput struct {
	Body struct {
		SelfChecks []selfCheckView `json:"self_checks"`
	}
}

func checkView(c SelfCheck) selfCheckView {
	r := c.Result
	v := selfCheckView{
		SelfCheckID: c.ID, At: startKey(c.At), Notice: stresscheck.Notice,
		Simple: sumsView{r.Sums.A, r.Sums.B, r.Sums.C, r.HighSimple},
	}
	if r.Converted == nil {
		return v
	}
	v.Converted = &sumsView{r.Converted.A, r.Converted.B, r.Converted.C, r.Converted.High}
	for _, p := range r.Converted.Scales {
		v.Scales = append(v.Scales, scaleView{p.Scale.Code, p.Scale.Part, textView{p.Scale.NameJA, p.Scale.NameEN}, p.Raw, p.Points})
	}
	return v
}

type selfCheckInput struct {
	Body struct {
		Sex     string `json:"sex,omitempty" enum:"male,female" doc:"Only for the conversion table; left out: simple sum only"`
		Answers []int  `json:"answers" minItems:"57" maxItems:"57" doc:"1 to 4 each, in the order of the form"`
	}
}

func (in *selfCheckInput) sex() stresscheck.Sex {
	switch in.Body.Sex {
	case "male":
		return stresscheck.Male
	case "female":
		return stresscheck.Female
	default:
		return stresscheck.Withheld
	}
}

func (s *Service) registerSelfCheck(api *httpapi.API) {
	roles := []events.Code{events.RoleEmployee}
	httpapi.Register(api, httpapi.Op{ID: "get-self-check-form", Method: http.MethodGet, Path: "/self-check-form", Summary: "The 57-item self-check (not the statutory stress check)", Roles: roles},
		func(context.Context, *struct{}) (*selfCheckFormOutput, error) {
			out := &selfCheckFormOutput{}
			out.Body.Notice, out.Body.Source = stresscheck.Notice, stresscheck.Source
			for _, f := range stresscheck.Form() {
				out.Body.Sections = append(out.Body.Sections, sectionView{f.Part, f.LeadIn, f.Scale[:], f.Items})
			}
			return out, nil
		})
	httpapi.Register(api, httpapi.Op{ID: "submit-self-check", Method: http.MethodPost, Path: "/self-checks", Summary: "Answer the self-check, at most once in twelve months", Roles: roles, Status: http.StatusCreated},
		func(ctx context.Context, in *selfCheckInput) (*selfCheckOutput, error) {
			p, _ := principal.From(ctx)
			c, err := s.SubmitSelfCheck(ctx, p, in.sex(), in.Body.Answers)
			if err != nil {
				return nil, err
			}
			return &selfCheckOutput{Body: checkView(c)}, nil
		})
	httpapi.Register(api, httpapi.Op{ID: "list-self-checks", Method: http.MethodGet, Path: "/me/self-checks", Summary: "Own results", Roles: roles},
		func(ctx context.Context, _ *struct{}) (*selfChecksOutput, error) {
			p, _ := principal.From(ctx)
			checks, err := s.SelfChecks(ctx, p)
			if err != nil {
				return nil, err
			}
			out := &selfChecksOutput{}
			out.Body.SelfChecks = make([]selfCheckView, len(checks))
			for i, c := range checks {
				out.Body.SelfChecks[i] = checkView(c)
			}
			return out, nil
		})
}
