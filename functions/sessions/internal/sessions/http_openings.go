package sessions

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
)

// OpeningPath names a disclosure. It is exported because huma skips embedded types that are not.
type OpeningPath struct {
	EntryPath
	Opening events.ID `path:"opening" pattern:"^opn_[0-9a-z]{26}$"`
}

type actInput struct {
	EntryPath
	Key  string `header:"Idempotency-Key" maxLength:"100"`
	Body struct {
		Reason    string `json:"reason" minLength:"1" maxLength:"2000" doc:"Why, in words that the employee may read"`
		Dangerous string `json:"dangerous,omitempty" maxLength:"2000" doc:"Why telling the employee would be dangerous; left out: they are told at once"`
	}
}

type askInput struct {
	EntryPath
	Key  string `header:"Idempotency-Key" maxLength:"100"`
	Body struct {
		Reason    string        `json:"reason" minLength:"1" maxLength:"2000" doc:"Why, in words that the employee may read"`
		Dangerous string        `json:"dangerous,omitempty" maxLength:"2000" doc:"Why telling the employee would be dangerous"`
		What      []events.Code `json:"what" minItems:"1" maxItems:"2" uniqueItems:"true" enum:"person,sentences"`
	}
}

type secondInput struct {
	OpeningPath
	Body struct {
		Agree bool   `json:"agree"`
		Tell  bool   `json:"tell" doc:"Tell the employee, though it was said to be dangerous"`
		Words string `json:"words" maxLength:"2000"`
	}
}

// contentsOutput is what a disclosure opens, to who asked for it.
type contentsOutput struct {
	Body struct {
		AccountID events.ID      `json:"account_id,omitempty"`
		CompanyID events.ID      `json:"company_id,omitempty"`
		Emergency *emergencyBody `json:"emergency,omitempty" doc:"Not there if it is not part of it, or the employee gave nothing"`
		SOSPlace  string         `json:"sos_place,omitempty"`
		SOSNote   string         `json:"sos_note,omitempty"`
		Sentences []string       `json:"sentences"`
	}
}

func (s *Service) registerOpenings(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "act-alone", Method: http.MethodPost, Path: "/care/{id}/act", Summary: "Act alone: a life is in danger. A second person reviews within 24 hours", Roles: operators()},
		func(ctx context.Context, in *actInput) (*careEntryOutput, error) {
			p, _ := principal.From(ctx)
			_, _, err := s.ActAlone(ctx, p, in.ID, Ask{Key: in.Key, Reason: in.Body.Reason, Dangerous: in.Body.Dangerous})
			return s.careAnswer(ctx, p, in.ID, err)
		})
	httpapi.Register(api, httpapi.Op{ID: "ask-opening", Method: http.MethodPost, Path: "/care/{id}/openings", Summary: "Ask a second person to agree to a disclosure", Roles: operators()},
		func(ctx context.Context, in *askInput) (*careEntryOutput, error) {
			p, _ := principal.From(ctx)
			_, _, err := s.AskOpening(ctx, p, in.ID, Ask{Key: in.Key, Reason: in.Body.Reason, Dangerous: in.Body.Dangerous, Saw: opens(in.Body.What)})
			return s.careAnswer(ctx, p, in.ID, err)
		})
	httpapi.Register(api, httpapi.Op{ID: "decide-opening", Method: http.MethodPost, Path: "/care/{id}/openings/{opening}/decide", Summary: "Agree to a disclosure that somebody else asked for, or refuse it", Roles: operators()},
		func(ctx context.Context, in *secondInput) (*careEntryOutput, error) {
			p, _ := principal.From(ctx)
			_, err := s.DecideOpening(ctx, p, in.ID, in.Opening, in.Body.Agree, in.Body.Tell, in.Body.Words)
			return s.careAnswer(ctx, p, in.ID, err)
		})
	httpapi.Register(api, httpapi.Op{ID: "review-opening", Method: http.MethodPost, Path: "/care/{id}/openings/{opening}/review", Summary: "Review what somebody else did alone", Roles: operators()},
		func(ctx context.Context, in *secondInput) (*careEntryOutput, error) {
			p, _ := principal.From(ctx)
			_, err := s.ReviewOpening(ctx, p, in.ID, in.Opening, in.Body.Agree, in.Body.Tell, in.Body.Words)
			return s.careAnswer(ctx, p, in.ID, err)
		})
	httpapi.Register(api, httpapi.Op{ID: "tell-opening", Method: http.MethodPost, Path: "/care/{id}/openings/{opening}/tell", Summary: "Tell the employee now", Roles: operators()},
		func(ctx context.Context, in *OpeningPath) (*careEntryOutput, error) {
			p, _ := principal.From(ctx)
			_, err := s.TellOpening(ctx, p, in.ID, in.Opening)
			return s.careAnswer(ctx, p, in.ID, err)
		})
	httpapi.Register(api, httpapi.Op{ID: "write-done", Method: http.MethodPut, Path: "/care/{id}/openings/{opening}/done", Summary: "Write what was done", Roles: operators()},
		func(ctx context.Context, in *struct {
			OpeningPath
			Body struct {
				Words string `json:"words" minLength:"1" maxLength:"4000"`
			}
		}) (*careEntryOutput, error) {
			p, _ := principal.From(ctx)
			_, err := s.WriteDone(ctx, p, in.ID, in.Opening, in.Body.Words)
			return s.careAnswer(ctx, p, in.ID, err)
		})
	httpapi.Register(api, httpapi.Op{ID: "read-opening", Method: http.MethodPost, Path: "/care/{id}/openings/{opening}/read", Summary: "Read what was opened; each reading is logged", Roles: operators(), Status: http.StatusOK},
		s.readOpening)
}

func (s *Service) readOpening(ctx context.Context, in *OpeningPath) (*contentsOutput, error) {
	p, _ := principal.From(ctx)
	c, err := s.ReadOpening(ctx, p, in.ID, in.Opening)
	if err != nil {
		return nil, err
	}
	out := &contentsOutput{}
	out.Body.AccountID, out.Body.CompanyID, out.Body.Sentences = c.EmployeeID, c.CompanyID, append([]string{}, c.Sentences...)
	if c.Emergency != nil {
		body := emergencyBody(*c.Emergency)
		out.Body.Emergency = &body
	}
	if c.SOS != nil {
		out.Body.SOSPlace, out.Body.SOSNote = c.SOS.Place, c.SOS.Note
	}
	return out, nil
}

// opens is what an operator may ask to be opened, in the words of the log.
func opens(what []events.Code) []events.Code {
	var out []events.Code
	for _, w := range what {
		if w == SawPerson {
			out = append(out, SawPerson, SawContact, SawPlace, SawSOS)
		} else {
			out = append(out, w)
		}
	}
	return out
}
